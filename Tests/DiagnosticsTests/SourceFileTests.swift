import Testing

@testable import Diagnostics

@Suite("Source files")
struct SourceFileTests {
    private static func file(_ text: String) -> SourceFile { SourceFile(path: "a.md", text: text) }

    @Test(
        "LF, CRLF and CR each end a line",
        arguments: [
            ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\r", ["a", ""]), ("a\r\n", ["a", ""]),
            ("\n", ["", ""]), ("\r\n\r\n", ["", "", ""]), ("\n\r", ["", "", ""]),
            ("\r\r\n\n", ["", "", "", ""]), ("a\r\nb\nc\rd", ["a", "b", "c", "d"]),
            ("é\n日本\r\n", ["é", "日本", ""]), ("a\n\nb", ["a", "", "b"]),
            ("a\u{2028}b", ["a\u{2028}b"]),
            ("e\r\n\u{301}x", ["e", "\u{301}x"]),
        ])
    func lines(text: String, expected: [String]) {
        let file = Self.file(text)
        #expect((1...file.lineCount).map { String(file.contents(ofLine: $0)) } == expected)
        // The lines and their ends make up the file.
        let starts = (1...file.lineCount).map { file.start(ofLine: $0) }
        #expect(starts == starts.sorted() && starts.first == 0)
        for (index, start) in starts.enumerated() {
            #expect(file.range(ofLine: index + 1).lowerBound == start)
            #expect(file.line(at: start) == index + 1)
        }
        #expect(file.line(at: text.utf8.count) == file.lineCount)
    }

    @Test(
        "An offset is on the line that holds it, its end included",
        arguments: [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (7, 3), (99, 3)])
    func lineAt(offset: Int, line: Int) {
        #expect(Self.file("a\r\nb\ncd").line(at: offset) == line)
    }

    @Test("Lines before the first and behind the last are clamped")
    func clamped() {
        let file = Self.file("ab\ncd")
        #expect(
            [file.start(ofLine: -3), file.start(ofLine: 0), file.start(ofLine: 9)] == [0, 0, 3])
        #expect([file.range(ofLine: 0), file.range(ofLine: 9)] == [0..<2, 3..<5])
    }

    @Test(
        "A column is where an editor shows it: tabs expanded, wide characters two, marks none",
        arguments: [
            ("abc", 2, 3), ("\tx", 1, 5), ("a\tx", 2, 5), ("abcd\tx", 5, 9), ("日本x", 6, 5),
            ("é", 2, 2), ("e\u{301}x", 3, 2), ("👩‍👩‍👧x", 18, 3), ("한x", 3, 3), ("a", 99, 2),
            ("日\tx", 4, 5),
        ])
    func columns(line: String, offset: Int, column: Int) {
        #expect(Self.file(line).position(at: offset) == SourcePosition(line: 1, column: column))
        #expect(
            Self.file("x\n" + line).position(at: offset + 2)
                == SourcePosition(line: 2, column: column))
    }

    @Test("A line end is the column behind its line")
    func lineEnds() {
        let file = Self.file("ab\r\n")
        #expect(file.position(at: 2) == SourcePosition(line: 1, column: 3))
        #expect(file.position(at: 4) == SourcePosition(line: 2, column: 1))
    }

    @Test("Any range of bytes can be read, cut characters and ends beyond the file too")
    func subscripts() {
        let file = Self.file("aéb")
        #expect(file[0..<99] == "aéb")
        #expect(file[1..<3] == "é")
        #expect(file[50..<99] == "")
        #expect(String(file[0..<2]).utf8.count >= 1)
    }
}
