import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import Rendering

@Suite("A program to save and run")
struct ProgramFileTests {
    private static func recording(
        _ recipe: Recipe, _ ending: Transcript.Ending = .exit(0)
    ) throws -> Recording {
        Recording(
            snippet: try #require(SnippetID("no-await")), label: "a/no-await", recipe: recipe,
            recorder: Recorder(tool: "Swift <6>", platform: "linux x86_64"),
            transcript: Transcript(diagnostics: [], lines: [], ending: ending, duration: 12))
    }

    private static func command(_ recipe: Recipe) throws -> String {
        try ProgramFile(recording(recipe), of: #require(LessonID("a"))).command
    }

    @Test("Its command is what a person types to build and run it")
    func commands() throws {
        #expect(
            try Self.command(Recipe(action: .run, moduleName: "no_await", text: ""))
                == "swiftc -swift-version 6 no-await.swift -o no_await && ./no_await")
        #expect(
            try Self.command(
                Recipe(
                    action: .compile,
                    tool: .swift(SwiftBuild(languageMode: .swift5, flags: ["-D", "a b"])),
                    moduleName: "no_await", hasMainAttribute: true, text: ""))
                == "swiftc -swift-version 5 -parse-as-library -D 'a b' no-await.swift")
        #expect(
            try Self.command(
                Recipe(
                    action: .run, tool: .swift(SwiftBuild(sanitizer: .thread)),
                    moduleName: "no_await",
                    settings: RunSettings(
                        arguments: ["it's", ""], environment: [.init(name: "K", value: "a b")],
                        standardInput: "x\ny"), text: ""))
                == "swiftc -swift-version 6 -sanitize=thread no-await.swift -o no_await && "
                + "printf %s 'x\ny' | K='a b' ./no_await 'it'\\''s' ''")
        #expect(
            try Self.command(
                Recipe(
                    action: .run, tool: .command(["python3", "-X", "{file}"], fileExtension: "py"),
                    moduleName: "k", text: "")) == "python3 -X no-await.py")
    }

    @Test("It lies beside its lesson, and what it reads in a folder of its own")
    func paths() throws {
        let recipe = Recipe(
            action: .run, moduleName: "k",
            settings: RunSettings(files: [.init(name: "d.csv", contents: [1])]), text: "")
        let lesson = try #require(LessonID("a"))
        let recording = try Self.recording(recipe)
        #expect(ProgramFile(recording, of: lesson).path.text == "code/a/no-await.swift")
        #expect(
            ProgramFile.companions(of: recording, in: lesson).map(\.path.text)
                == ["code/a/no-await/d.csv"])
    }

    private static func provenance(
        _ ending: Transcript.Ending, _ contract: OutputContract = OutputContract(),
        stated: String? = nil
    ) throws -> String {
        var html = HTMLBuffer()
        let fence = stated.flatMap { text in
            Courses.course(lesson: "```swift id=k\n```\n\n```output\n\(text)\n```\n").lessons.first?
                .snippets.first?.outputFence
        }
        let lesson = try #require(LessonID("a"))
        let recording = try recording(Recipe(action: .run, moduleName: "k", text: ""), ending)
        ProvenanceRenderer.write(
            recording, contract: contract, fence: fence,
            file: ProgramFile(recording, of: lesson), lesson: lesson, to: &html)
        return html.string
    }

    @Test("What imports a package is not said to be built by the compiler alone")
    func packages() throws {
        func byHand(_ text: String) throws -> String {
            let recording = try Self.recording(
                Recipe(action: .run, moduleName: "k", text: text))
            let lesson = try #require(LessonID("a"))
            let package = PackageDependency(
                source: .path(".."), products: ["Garden", "Shed"], span: .file("course.yml"))
            var html = HTMLBuffer()
            ProvenanceRenderer.write(
                recording, contract: OutputContract(), fence: nil,
                file: ProgramFile(recording, of: lesson), lesson: lesson, packages: [package],
                to: &html)
            return html.string.split(separator: "\n").first { $0.contains("By hand") }.map(
                String.init) ?? ""
        }
        #expect(
            try byHand("@testable import Garden\nprint(1)\n").hasSuffix(
                "<code>swift run</code>, in a package that depends on Garden</dd></div>"))
        for text in ["import Gardener\n", "print(\"Garden\")\n", "// Garden\n"] {
            #expect(try byHand(text).contains("<code>swiftc -swift-version 6"), "\(text)")
        }
    }

    @Test("Where a recording comes from is told in full for a run, and as far as it goes otherwise")
    func told() throws {
        #expect(
            try Self.provenance(.exit(0)) == """
                <details class="provenance"><summary>How this was run</summary>
                <dl>
                <div><dt>Program</dt><dd><a download href="code/a/no-await.swift">no-await.swift</a></dd></div>
                <div><dt>By hand</dt><dd><code>swiftc -swift-version 6 no-await.swift -o k &amp;&amp; ./k</code></dd></div>
                <div><dt>Recorded with</dt><dd>Swift &lt;6&gt;, linux x86_64</dd></div>
                <div><dt>Took</dt><dd>12 ms</dd></div>
                <div><dt>Limits</dt><dd>10 s, 30 s of CPU time, 2048 MiB of memory, 2048 processes and threads, 1 MiB of output</dd></div>
                <div><dt>Every run</dt><dd>prints these lines in this order</dd></div>
                </dl>
                </details>

                """)
        let refused = try Self.provenance(.refused)
        #expect(refused.contains("How this was compiled"), "\(refused)")
        #expect(!refused.contains("Took") && !refused.contains("Every run"), "\(refused)")
    }

    @Test(
        "What holds for every run is said in words",
        arguments: [
            (.init(.unordered), "prints these lines, in any order"),
            (
                .init(.unordered, masks: [.time, .number]),
                "prints these lines, in any order; times, numbers may differ"
            ),
            (.init(.order([.last("done")])), "prints these lines, done last"),
            (.init(.contains), "prints the lines that the lesson states, among others"),
            (.init(.ignored, masks: [.time]), "may print something else"),
        ] as [(OutputContract, String)])
    func promises(contract: OutputContract, words: String) throws {
        let html = try Self.provenance(.exit(0), contract)
        #expect(html.contains("<dt>Every run</dt><dd>\(words)</dd>"), "\(html)")
    }

    @Test("Where a fence leaves something open, what is shown is not what must come")
    func gaps() throws {
        let html = try Self.provenance(.exit(0), stated: "[..] of 8")
        #expect(
            html.contains("<dd>prints the lines that the lesson states in this order</dd>"),
            "\(html)")
        let whole = try Self.provenance(.exit(0), stated: "8 of 8")
        #expect(whole.contains("<dd>prints these lines in this order</dd>"), "\(whole)")
    }
}
