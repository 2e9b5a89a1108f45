import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Hostile lessons")
struct HostileLessonsTests {
    private static let pieces: [String] =
        FenceWord.allCases.map(\.rawValue) + [
            "```swift", "```", "~~~swift", "~~~", "````", "```python", "`", " ", "  ", "    ", "\t",
            "\n", "\n", "\n", "\n\n", "\r\n", "\r", "=", "=\"", "\"", "\\", "\\\"", "\\é", ":",
            ": ",
            ",", "/", "<!--", "<!-- lectern:", "-->", "<!-- lectern: id=x -->", "- ", "1. ", "> ",
            "> [!NOTE]", "> [!QUIZ] x", "| a | b |", "|---|", "|:-:|-|", "\\|", "|", "# ", "## a b",
            "[a](b.md)", "[a](#x)", "[a]: c", "![x](y)", "<div>", "<b>", "&amp;", "*", "_", "**",
            "// hide", "// error: x", "// warning: x", "\"\"\"", "\\(", ")", "/*", "*/", "#\"",
            "@main", "print(1)", "let é = \"日本\"", "e\u{301}", "👩‍👩‍👧", "\u{0}", "\u{1B}[31m",
            "\u{2028}", "\u{FEFF}", "id=a", "after=a", "after=b/c", "expect=compile-error",
            "expect=exit:3", "expect=timeout", "error=\"x\"", "skip=\"y\"", "title=\"z\"",
            "swift=5",
            "file=01-a.md", "region=a", "// region a\n", "// endregion\n", "with=01-a.md,x",
            "env=\"A=b\"", "args=\"a 'b\"", "flags=\"-D -o\"", "timeout=99m", "min-swift=6.",
            "---", "===", "title: A", "setup: [a]", "summary: x", "{", "}", "[", "]", "<", ">",
        ]

    /// A lesson of random pieces.
    private static func text(_ generator: inout SeededGenerator) -> String {
        let front = generator.pick([
            "---\ntitle: A\n---\n", "---\n", "", "---\r\ntitle: A\r\n---\r\n",
        ])
        let count = Int.random(in: 0...60, using: &generator)
        return front + (0..<count).map { _ in generator.pick(pieces) }.joined()
    }

    @Test(
        "Random mixtures never crash the reader, and all it says lies within the file",
        arguments: 0..<40)
    func mixtures(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<50 {
            let text = Self.text(&generator)
            let result = Courses.load(["01-a.md": text])
            for span in result.spans {
                let file = try #require(
                    result.source(of: span), "\(span) of \(text.debugDescription)")
                #expect(
                    (0...file.text.utf8.count).contains(span.range.upperBound),
                    "\(span) of \(text.debugDescription)")
            }
            for lesson in result.course.lessons {
                Self.checkSnippets(of: lesson, text)
            }
        }
    }

    /// Every snippet has a name of its own, and knows where its code stands.
    private static func checkSnippets(of lesson: Lesson, _ text: String) {
        for line in lesson.snippets.flatMap(\.lines) {
            let end = line.offset + line.text.utf8.count
            #expect(line.offset >= 0 && line.offset <= lesson.source.text.utf8.count)
            // A line in which a container ate half a tab is allowed to be longer than its place.
            if lesson.source[line.offset..<end] != line.text {
                let number = lesson.source.line(at: line.offset)
                #expect(
                    lesson.source.start(ofLine: number) == line.offset,
                    "\(line) of \(text.debugDescription)")
            }
        }
        let unnamed = lesson.snippets.filter { !$0.isNamed }.map(\.id)
        #expect(Set(unnamed).count == unnamed.count, "\(unnamed) of \(text.debugDescription)")
    }

    @Test("One reading gives what another one gives", arguments: 0..<5)
    func deterministic(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(1000 + seed))
        for _ in 0..<20 {
            let text = Self.text(&generator)
            let (one, other) = (Courses.load(["01-a.md": text]), Courses.load(["01-a.md": text]))
            #expect(one.course == other.course, "\(text.debugDescription)")
            #expect(one.diagnostics == other.diagnostics, "\(text.debugDescription)")
        }
    }

    @Test(
        "Random words of a fence never crash the parser, and each is read once", arguments: 0..<20)
    func words(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(2000 + seed))
        for _ in 0..<100 {
            let count = Int.random(in: 0...20, using: &generator)
            let text = (0..<count).map { _ in generator.pick(Self.pieces) }.joined()
            let file = SourceFile(path: "a.md", text: text)
            let range = 0..<text.utf8.count
            let lexer = FenceLexer(file: file, range: range, allowsLines: seed.isMultiple(of: 2))
            var offset = 0
            for word in lexer.words {
                #expect(
                    word.keySpan.range.lowerBound >= offset, "\(word) of \(text.debugDescription)")
                #expect(word.valueSpan.range.upperBound <= range.upperBound)
                offset = max(word.keySpan.range.upperBound, word.valueSpan.range.upperBound)
            }
            let expectations = InlineExpectations(lines: [], scanned: [], file: "a.md")
            var parser = SnippetRequestParser(lexer.words, context: .init())
            let parsed = parser.result(shownLines: nil, inlineExpectations: expectations)
            #expect((parsed.request == nil) == parsed.diagnostics.containErrors)
        }
    }
}
