import Foundation
import TestSupport
import Testing

/// What words in code are, from asking to the recordings.
@Suite("Annotating code", .occupiesCore)
struct AnnotationTests {
    /// Everywhere else nobody is asked, since that takes seconds.
    private static let asking = ["LECTERN_NO_ANNOTATIONS": ""]

    private static func lesson(_ id: String) -> String {
        "---\ntitle: A\n---\n\n```swift id=\(id)\nprint(\"hello\")\n```\n\n"
            + "```rust\nfn main() {}\n```\n"
    }

    private static let files = [
        "content/course.yml": "title: Small\n", "content/01-a.md": lesson("hello"),
    ]

    private static let data = "content/recordings/a.data.json"

    @Test("New code is asked about once, whatever it is called, and never by a frozen build")
    func once() throws {
        let workspace = try Workspace(Self.files)
        let first = try workspace.run("build", environment: Self.asking)
        #expect(first.output.contains("code: 2 of 2 new pieces coloured"), "\(first)")
        let recorded = try workspace.text(Self.data)
        #expect(recorded.contains("func print(_ items: Any..."), "\(recorded)")
        let second = try workspace.run("build", environment: Self.asking)
        #expect(!second.output.contains("code:"))
        try workspace.run("build", "--frozen", "--site", "frozen")
        #expect(try workspace.files(below: "frozen") == workspace.files(below: "site"))
        try workspace.run("verify")
        #expect(try workspace.text(Self.data) == recorded)
        // Another name is another program, and the same code.
        try workspace.write(Self.lesson("hi"), to: "content/01-a.md")
        let third = try workspace.run("build", environment: Self.asking)
        #expect(!third.output.contains("code:"), "\(third)")
        #expect(try workspace.text(Self.data).contains("func print(_ items: Any..."))
    }

    @Test("Nobody is asked where that is not wanted, and what is recorded stays")
    func unwanted() throws {
        let workspace = try Workspace(Self.files)
        let first = try workspace.run("build", "--no-annotations", environment: Self.asking)
        #expect(!first.output.contains("code:"))
        #expect(!(try workspace.text(Self.data).contains("\"code\"")))
        try workspace.run("build", environment: Self.asking)
        let recorded = try workspace.text(Self.data)
        try workspace.run("build", "--no-annotations")
        #expect(try workspace.text(Self.data) == recorded)
        try workspace.run("accept", "--yes")
        #expect(try workspace.text(Self.data) == recorded)
    }

    @Test("A damaged entry is asked for again")
    func damage() throws {
        let workspace = try Workspace(Self.files)
        try workspace.run("build", environment: Self.asking)
        let recorded = try workspace.text(Self.data)
        for (old, new) in [("\"tokens\" : \"f0", "\"tokens\" : \"f7"), ("\"tokens\"", "\"x\"")] {
            let start = try #require(recorded.firstRange(of: old), "\(recorded)")
            try workspace.write(
                recorded.replacingCharacters(in: start, with: new), to: Self.data)
            try workspace.run("build", "--frozen")
            let again = try workspace.run("build", environment: Self.asking)
            #expect(again.output.contains("code: 1 of 1 new piece coloured"), "\(again)")
            #expect(try workspace.text(Self.data) == recorded)
        }
    }

    @Test("A lesson without snippets has data too, which go with its last code")
    func listingsOnly() throws {
        let workspace = try Workspace(Self.files)
        let text = "---\ntitle: B\n---\n\nWords.\n"
        try workspace.write(text + "\n```rust\nfn x() {}\n```\n", to: "content/02-b.md")
        try workspace.run("build", environment: Self.asking)
        #expect(try workspace.text("content/recordings/b.data.json").contains("\"code\""))
        try workspace.run("verify")
        try workspace.write(text, to: "content/02-b.md")
        try workspace.run("build")
        let names = try workspace.files(below: "content/recordings").keys
        #expect(!names.contains("b.data.json"), "\(names)")
        // The data of a lesson that is gone go too.
        try workspace.write(text + "\n```rust\nfn x() {}\n```\n", to: "content/02-b.md")
        try workspace.run("build", environment: Self.asking)
        try workspace.remove("content/02-b.md")
        try workspace.run("build")
        #expect(!(try workspace.files(below: "content/recordings").keys.contains("b.data.json")))
    }
}
