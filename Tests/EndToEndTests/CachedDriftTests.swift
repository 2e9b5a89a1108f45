import Foundation
import TestSupport
import Testing

/// Runs that went wrong once.
@Suite("What went wrong once", .occupiesCore)
struct CachedDriftTests {
    /// A course whose snippet prints what stands in a file that no recipe knows.
    private func workspace() throws -> Workspace {
        let workspace = try Workspace(["word": "steady\n"])
        try workspace.write("title: T\n", to: "content/course.yml")
        let code = """
            ```swift id=x
            import Foundation
            print(try String(contentsOfFile: "\(workspace.path)/word", encoding: .utf8), terminator: "")
            ```

            """
        try workspace.write(RecordedCourse.lesson(code), to: "content/01-a.md")
        try workspace.run("build", "--sandbox=off")
        return workspace
    }

    @Test("is run again until it is right, and is remembered then", arguments: ["verify", "build"])
    func drift(command: String) throws {
        let workspace = try workspace()
        let recordings = try workspace.files(below: "content/recordings")
        try workspace.remove(".lectern")
        try workspace.write("flaky\n", to: "word")
        for _ in 1...2 {
            let drifted = try workspace.run(command, "--sandbox=off", status: 1)
            #expect(drifted.errors.contains("[drift]"), "\(drifted.errors)")
        }
        try workspace.write("steady\n", to: "word")
        let again = try workspace.run(command, "--sandbox=off")
        #expect(again.output.contains("1 run, 0 from cache"))
        let remembered = try workspace.run(command, "--sandbox=off")
        #expect(remembered.output.contains("0 run, 1 from cache"))
        #expect(try workspace.files(below: "content/recordings") == recordings)
    }

    @Test("is not accepted from memory either")
    func acceptance() throws {
        let workspace = try workspace()
        try workspace.remove(".lectern")
        try workspace.write("flaky\n", to: "word")
        try workspace.run("verify", "--sandbox=off", status: 1)
        try workspace.write("steady\n", to: "word")
        #expect(try workspace.run("accept", "--sandbox=off").output == "nothing is new\n")
    }

    @Test("in a crash or against an output fence is no different", arguments: [true, false])
    func contract(isCrash: Bool) throws {
        let workspace = try workspace()
        let code = try workspace.text("content/01-a.md")
        if isCrash {
            try workspace.replace(
                "import Foundation\n", in: "content/01-a.md",
                with:
                    "import Foundation\nif try !String(contentsOfFile: \"\(workspace.path)/word\", "
                    + "encoding: .utf8).hasPrefix(\"s\") { exit(3) }\n")
        } else {
            try workspace.write(code + "\n```output\nsteady\n```\n", to: "content/01-a.md")
        }
        try workspace.write("flaky\n", to: "word")
        try workspace.remove(".lectern")
        try workspace.run("build", "--sandbox=off", status: 1)
        try workspace.write("steady\n", to: "word")
        #expect(try workspace.run("build", "--sandbox=off").output.contains("1 run, 0 from cache"))
        try workspace.run("verify", "--sandbox=off")
    }

    @Test("and stands damaged or as another version's in the cache is run again, and told of")
    func damagedEntry() throws {
        let workspace = try workspace()
        for (text, words) in [("half", "damaged"), ("lectern transcript 1\n", "another version")] {
            let entries = try workspace.files(below: ".lectern").filter {
                $0.value.starts(with: "lectern transcript ".utf8)
            }
            #expect(entries.count == 1)
            for entry in entries.keys { try workspace.write(text, to: ".lectern/\(entry)") }
            let result = try workspace.run("verify", "--sandbox=off")
            #expect(result.output.contains("1 run, 0 from cache"))
            #expect((result.errors + result.output).contains(words), "\(result.errors)")
        }
    }
}
