import Foundation
import TestSupport
import Testing

/// Timelines of a course, and of a program by itself, with the real binary.
@Suite("Timelines, with the real binary", .occupiesCore)
struct TimelineTests {
    private static let lesson = """
        ---
        title: A
        ---

        ```swift id=three timeline output=unordered
        await withTaskGroup(of: Void.self) { group in
            for number in 1...3 {
                group.addTask(name: "child \\(number)") {
                    try? await Task.sleep(for: .milliseconds(100 * number))
                    print(number)
                }
            }
        }
        ```
        """

    private static let course = [
        "content/course.yml": "title: Small\n", "content/01-a.md": lesson + "\n",
    ]

    @Test("A timeline is recorded once, and stays while the snippet shows the same")
    func recordedOnce() throws {
        let workspace = try Workspace(Self.course)
        try workspace.run("build", "--no-annotations")
        let page = try workspace.text("site/a.html")
        #expect(page.contains(">child 3</text>") && page.contains("How the tasks ran"))
        #expect(page.contains("data-times=\""), "its output can be played back")
        let files = try workspace.files(below: "content/recordings")
        try workspace.write(Self.lesson + "\n\nMore prose.\n", to: "content/01-a.md")
        try workspace.run("build", "--no-cache", "--no-annotations")
        #expect(try workspace.files(below: "content/recordings") == files)
        try workspace.run("verify", "--trace")
        try workspace.run("build", "--frozen")
        #expect(try workspace.text("site/a.html").contains(">child 3</text>"))
    }

    @Test("With a changed output a new timeline is accepted; without the word none is kept")
    func acceptedAndDropped() throws {
        let workspace = try Workspace(Self.course)
        try workspace.run("build", "--no-annotations")
        func data() throws -> String { try workspace.text("content/recordings/a.data.json") }
        #expect(try data().contains("\"tracing\""))
        // What the program sees counts as another output: the recording no longer fits.
        try workspace.write(
            Self.lesson.replacing("print(number)", with: "print(\"no\", number)"),
            to: "content/01-a.md")
        try workspace.run("accept", "--yes", "a/three")
        #expect(try workspace.text("content/recordings/a/three.txt").contains("no 2"))
        #expect(try data().contains("\"child 2\""))
        try workspace.run("verify")
        try workspace.write(
            try workspace.text("content/01-a.md").replacing(" timeline", with: ""),
            to: "content/01-a.md")
        try workspace.run("build", "--no-annotations")
        #expect(try !data().contains("\"tracing\""))
    }

    @Test("A program in a file is drawn, told, and given as data")
    func programInFile() throws {
        let workspace = try Workspace([
            "kale grows.swift": """
            async let a = Task.sleep(for: .milliseconds(20))
            try await a
            print("grown", CommandLine.arguments.count)
            """
        ])
        try workspace.run("trace", "kale grows.swift", "-o", "run.svg")
        let svg = try workspace.text("run.svg")
        #expect(svg.hasPrefix("<svg xmlns=") && svg.contains(">async let a</text>"))
        #expect(svg.contains(">grown 1</text>"))
        let text = try workspace.run("trace", "kale grows.swift", "--text", "--", "x", "y")
        #expect(text.output.contains("async let a (line 1, made by main): made at "))
        #expect(text.output.contains("it printed “grown 3”"))
        let json = try workspace.run("trace", "kale grows.swift", "--json").output
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        #expect(object?["ending"] as? String == "exit 0")
        #expect(object?["lines"] as? [String] == ["grown 1"])
        let trace = object?["trace"] as? [String: Any]
        #expect((trace?["tasks"] as? [Any])?.count == 2)
    }

    @Test("Where a picture cannot be written, that is said, and nothing is left")
    func unwritable() throws {
        let workspace = try Workspace(["kale.swift": "print(1)\n"])
        let result = try workspace.run("trace", "kale.swift", "-o", "no/run.svg", status: 2)
        #expect(result.errors.contains("no/run.svg cannot be written: "))
        #expect(try workspace.files(below: "no").isEmpty)
    }

    @Test("A program that crashes is drawn up to there")
    func crash() throws {
        let workspace = try Workspace(["boom.swift": "print(\"before\")\nfatalError(\"boom\")\n"])
        let result = try workspace.run("trace", "boom.swift", "--json")
        #expect(result.output.contains("\"ending\" : \"signal 4\""))
    }
}
