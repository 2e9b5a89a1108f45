import Foundation
import TestSupport
import Testing

/// Which snippets `verify` runs.
@Suite("Verifying a part", .occupiesCore)
struct SelectionTests {
    /// What a check in JSON says.
    private struct Report: Decodable {
        struct Case: Decodable {
            let name: String
            let work: String
            let state: String
        }
        let cases: [Case]

        /// The snippets that were run, or that the cache knew.
        var names: [String] { cases.filter { $0.work != "skipped" }.map(\.name) }
    }

    private func report(
        _ workspace: Workspace, _ arguments: [String], statuses: Set<Int32> = [0]
    ) throws -> Report {
        let result = try Binary.run(["verify", "--format", "json"] + arguments, in: workspace.path)
        try #require(statuses.contains(result.status), "\(arguments): \(result.errors)")
        return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    }

    // MARK: Names and shares

    private static let seven: [String: String] = {
        func snippets(_ names: [String]) -> String {
            names.map { "```swift id=\($0)\nprint(\"\($0)\")\n```\n" }.joined(separator: "\n")
        }
        var files = RecordedCourse.files(snippets(["a1", "a2", "a3"]))
        files["content/02-b.md"] = RecordedCourse.lesson(snippets(["b1"]))
        files["content/03-c.md"] = RecordedCourse.lesson(
            snippets(["c1", "c2", "c3"])
                + "\n```swift id=shown skip=\"a sketch\"\nsketch()\n```\n")
        return RecordedCourse.built(files)
    }()

    private static let all = ["a/a1", "a/a2", "a/a3", "b/b1", "c/c1", "c/c2", "c/c3"]

    @Test("Shares run every snippet once, and are the same every time", arguments: 1...9)
    func shards(count: Int) throws {
        let workspace = try Workspace(Self.seven)
        var names: [String] = []
        for index in 1...count {
            let shard = ["--shard", "\(index)/\(count)"]
            let own = try report(workspace, shard).names
            #expect(own.count == Self.all.count / count || own.count == Self.all.count / count + 1)
            #expect(try report(workspace, shard + ["--jobs", "1"]).names == own)
            names += own
        }
        #expect(names.sorted() == Self.all)
    }

    @Test("Lessons and snippets can be named, and only they are run")
    func only() throws {
        let workspace = try Workspace(Self.seven)
        try workspace.forge("zz\n", asRecordingOf: "a/a2")
        try workspace.write("?", to: "content/recordings/b/b1.txt")
        #expect(try report(workspace, ["--only", "c"]).names == ["c/c1", "c/c2", "c/c3"])
        #expect(
            try report(workspace, ["--only", "a/a3", "--only", "c/c1"]).names == ["a/a3", "c/c1"])
        let drifted = try report(workspace, ["--only", "a"], statuses: [1])
        #expect(drifted.cases.map(\.state) == ["passed", "failed", "passed"])
        let half = try report(workspace, ["--only", "c", "--shard", "1/2"]).names
        let other = try report(workspace, ["--only", "c", "--shard", "2/2"]).names
        #expect((half + other).sorted() == ["c/c1", "c/c2", "c/c3"])
    }

    @Test(
        "What cannot be meant is wrong usage",
        arguments: [
            ["--repeat", "1"], ["--repeat", "0"], ["--repeat", "-3"], ["--repeat", "1001"],
            ["--repeat", "many"], ["--repeat"], ["--shard", "0/2"], ["--shard", "3/2"],
            ["--shard", "1"], ["--shard", "1/0"], ["--shard", "a/b"], ["--only", "d"],
            ["--only", "a/a9"], ["--only", "A"], ["--since", ""], ["--format", "xml"],
            ["--jobs", "0"], ["--sandbox", "maybe"], ["extra"],
        ])
    func wrongUsage(arguments: [String]) throws {
        let workspace = try Workspace(Self.seven)
        let result = try Binary.run(["verify"] + arguments, in: workspace.path)
        #expect(result.status == 64, "\(result)")
        #expect(result.output.isEmpty && !result.errors.isEmpty)
        #expect(!workspace.has(".lectern"))
    }

    // MARK: Changes

    private static let changing: [String: String] = {
        var files = RecordedCourse.files(
            """
            ```swift id=base
            func double(_ number: Int) -> Int { number * 2 }
            ```

            ```swift id=next after=base
            print(double(3))
            ```

            ```swift id=other output=unordered
            print("other")
            ```

            ```swift id=filed file=code/kale.swift
            ```

            ```swift id=stated
            print("st" + "ated")
            ```

            ```output
            [..]ated
            ```

            """)
        files["content/code/kale.swift"] = "print(\"kale\")\n"
        files["content/02-b.md"] = RecordedCourse.lesson(
            """
            ```swift id=far after=a/base with=data.txt
            print(double(4))
            ```

            ```swift
            print("unnamed")
            ```

            """)
        files["content/data.txt"] = "1\n"
        return RecordedCourse.built(files)
    }()

    /// A change of a course, and the snippets that it touches.
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let touched: [String]
        let make: @Sendable (Workspace) throws -> Void

        init(
            _ name: String, _ touched: String...,
            make: @escaping @Sendable (Workspace) throws -> Void
        ) {
            testDescription = name
            self.touched = touched
            self.make = make
        }
    }

    private static let lesson = "content/01-a.md"

    static let changes: [Change] = [
        Change("nothing") { _ in },
        Change("prose above") {
            try $0.replace("\n```swift id=base", in: lesson, with: "\nNew.\n\n```swift id=base")
        },
        Change("another title") {
            try $0.replace("title: A", in: lesson, with: "title: B\nsummary: S")
        },
        Change("another number") {
            try $0.write($0.text("content/02-b.md"), to: "content/05-b.md")
            try $0.remove("content/02-b.md")
        },
        Change("a heading, by which a snippet without a name is called", "b/far-2") {
            try $0.replace("```swift\n", in: "content/02-b.md", with: "# Far\n\n```swift\n")
        },
        Change("the code", "a/other") {
            try $0.replace("\"other\"", in: lesson, with: "\"others\"")
        },
        Change("code that others build on", "a/base", "a/next", "b/far") {
            try $0.replace("number * 2", in: lesson, with: "number + number")
        },
        Change("the contract", "a/other") {
            try $0.replace(" output=unordered", in: lesson, with: "")
        },
        Change("the language mode", "a/stated") {
            try $0.replace("id=stated", in: lesson, with: "id=stated swift=5")
        },
        Change("the output fence", "a/stated") {
            try $0.replace("[..]ated", in: lesson, with: "s[..]ated")
        },
        Change("the recording", "a/other") { try $0.forge("others\n", asRecordingOf: "a/other") },
        Change("the recording's file is gone", "a/other") {
            try $0.remove("content/recordings/a/other.txt")
        },
        Change("the code's file", "a/filed") {
            try $0.write("print(\"leek\")\n", to: "content/code/kale.swift")
        },
        Change("a file that lies beside it", "b/far") {
            try $0.write("2\n", to: "content/data.txt")
        },
        Change("a new snippet", "b/new") {
            let text = try $0.text("content/02-b.md")
            try $0.write(text + "\n```swift id=new\nprint(5)\n```\n", to: "content/02-b.md")
        },
        Change("a new lesson", "n/new") {
            try $0.write(
                RecordedCourse.lesson("```swift id=new\nprint(5)\n```\n"), to: "content/09-n.md")
        },
    ]

    @Test("Since a revision, what a change touches is run, and nothing else", arguments: changes)
    func since(change: Change) throws {
        let workspace = try Workspace(Self.changing)
        try Repository.make(in: workspace.path)
        try change.make(workspace)
        let names = try report(workspace, ["--since", "HEAD"], statuses: [0, 1]).names
        #expect(names == change.touched)
        // What is committed since counts as what is not.
        try workspace.write("beside the course", to: "notes")
        try Repository.commit(in: workspace.path)
        #expect(
            try report(workspace, ["--since", "HEAD~1"], statuses: [0, 1]).names == change.touched)
        #expect(try report(workspace, ["--since", "HEAD"], statuses: [0, 1]).names == [])
    }

    @Test(
        "Without a repository, or with a revision that it does not know, the machine cannot do it")
    func unknownRevision() throws {
        let workspace = try Workspace(RecordedCourse.two)
        let outside = try workspace.run("verify", "--since", "HEAD", status: 2)
        #expect(outside.errors.contains("lies in no repository of git\n  help: leave --since out"))
        try Repository.make(in: workspace.path)
        try workspace.write("x", to: "more")
        try Repository.commit(in: workspace.path)
        for revision in ["nowhere", "origin/main", "HEAD~2", "--output=x", "HEAD:content"] {
            let result = try workspace.run("verify", "--since=\(revision)", status: 2)
            #expect(result.errors.contains("the repository has no such commit\n  help: git fetch"))
            #expect(result.output.isEmpty)
        }
        try workspace.run("verify", "--since", "HEAD~1")

        let clone = try TemporaryFolder()
        defer { clone.remove() }
        let made = try Binary.run(
            ["git", "clone", "--quiet", "--depth=1", "file://\(workspace.path)", "clone"],
            in: clone.path, program: "/usr/bin/env")
        try #require(made.status == 0, "\(made.errors)")
        let shallow = try Binary.run(
            ["verify", "--since", "HEAD~1"], in: "\(clone.path)/clone")
        #expect(shallow.status == 2 && shallow.errors.contains("fetch-depth: 0"))
        let newest = try Binary.run(["verify", "--since", "HEAD"], in: "\(clone.path)/clone")
        #expect(newest.status == 0, "\(newest.errors)")
    }
}
