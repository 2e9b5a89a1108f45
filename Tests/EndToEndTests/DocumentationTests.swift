import Foundation
import TestSupport
import Testing

/// What the documents show is true.
@Suite("The documents", .occupiesCore)
struct DocumentationTests {
    private static func document(_ path: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        return try String(contentsOf: root.appending(path: path).standardized, encoding: .utf8)
    }

    /// The lessons, whole or in part, that a document shows between four backticks.
    private static func examples(in text: String) -> [String] {
        text.components(separatedBy: "````markdown\n").dropFirst()
            .compactMap { $0.components(separatedBy: "\n````").first }
    }

    @Test("Every example of a lesson builds", arguments: ["docs/AUTHORING.md", "README.md"])
    func examples(_ path: String) throws {
        let examples = Self.examples(in: try Self.document(path))
        #expect(!examples.isEmpty)
        let workspace = try Workspace(["content/course.yml": "title: Examples\n"])
        for (number, example) in examples.enumerated() {
            let frontMatter = example.hasPrefix("---\n") ? "" : "---\ntitle: Example\n---\n\n"
            try workspace.write(
                frontMatter + example + "\n", to: "content/\(number + 1)-example-\(number + 1).md")
        }
        try workspace.run("build")
    }

    @Test("README quotes the message that its example gives once the compiler accepts it")
    func quotedMessage() throws {
        let readme = try Self.document("README.md")
        let example = try #require(Self.examples(in: readme).first)
        let mended = example.replacing("print(kale())", with: "print(await kale())")
        #expect(mended != example)
        let lesson = "---\ntitle: A\n---\n" + String(repeating: "\n", count: 23) + mended + "\n"
        let workspace = try Workspace([
            "content/course.yml": "title: A\n", "content/03-async-functions.md": lesson,
        ])
        let headline = try #require(
            try workspace.run("build", status: 1).errors.split(separator: "\n").first)
        #expect(readme.contains(headline), "README does not quote: \(headline)")
    }

    @Test("README quotes what the case ‘try’ tells of its fences")
    func quotedTrial() throws {
        let cases = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
        let told = try String(
            contentsOf: cases.appending(path: "try/expected/stdout"), encoding: .utf8)
        let quoted = try Self.document("README.md").split(separator: "\n")
            .filter { $0.hasPrefix("README.md:") || $0.hasPrefix("  help: ") }
        #expect(quoted.count > 2)
        for line in quoted { #expect(told.contains(line), "the case does not tell: \(line)") }
    }

    @Test("Every message that DIAGNOSTICS.md shows is what some case expects, word for word")
    func messages() throws {
        let cases = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
        let expected = try FileManager.default.subpathsOfDirectory(atPath: cases.path)
            .filter { $0.hasSuffix("expected/stderr") }
            .map { try String(contentsOf: cases.appending(path: $0), encoding: .utf8) }
        let document = try Self.document("docs/DIAGNOSTICS.md")
        let examples = document.matches(of: /(?m)^(`{3,})text\n((?s).*?)^\1$/).map {
            String($0.output.2)
        }
        #expect(examples.count > 20)
        for example in examples {
            #expect(expected.contains { $0.contains(example) }, "no case expects:\n\(example)")
        }
    }

    @Test("README opens with the two commands, and names every command there is")
    func commands() throws {
        let readme = try Self.document("README.md")
        #expect(readme.hasPrefix("# Lectern\n\n```sh\n./lectern build"))
        let help = try Binary.run(["--help"], in: "/").output
        let subcommands = help.components(separatedBy: "SUBCOMMANDS:\n").last ?? ""
        let names = subcommands.split(separator: "\n").filter { $0.hasPrefix("  ") }
            .compactMap { $0.split(separator: " ").first }
            .filter { $0.allSatisfy(\.isLetter) && $0 == $0.lowercased() }
        #expect(names.contains("build") && names.contains("doctor"))
        for name in names where help.contains("  \(name)  ") {
            #expect(readme.contains("`./lectern \(name)"), "README does not mention \(name)")
        }
    }

    @Test("What init makes builds at once, and is left alone by a second init")
    func initialCourse() throws {
        let workspace = try Workspace([:])
        try workspace.run("init")
        try workspace.run("build")
        #expect(
            try workspace.text("content/recordings/hello/hello.txt")
                == "Hello, Ada!\nHello, Grace!\n")
        #expect(try workspace.text(".gitignore") == "site/\n.lectern/\n")
        try workspace.run("new", "Späte Früchte & more", "--slug", "fruit")
        try workspace.run("new", "It's \"quoted\": yes")
        try workspace.run("build")
        #expect(try workspace.files(below: "site")["it-s-quoted-yes.html"] != nil)
        try workspace.run("init", status: 1)
    }
}
