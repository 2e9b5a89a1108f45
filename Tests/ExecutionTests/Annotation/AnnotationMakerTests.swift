import CourseModel
import Testing

@testable import Execution

@Suite("What of a server's answers readers get")
struct AnnotationMakerTests {
    /// A word of the given line, and what the server says of it.
    private struct Word {
        let token: ServerToken
        let hover: String?
    }

    /// The n-th word of this text on a line.
    private static func word(
        _ text: String, _ line: Int, _ lines: [String], kind: ServerToken.Kind,
        occurrence: Int = 0, _ declaration: String? = nil
    ) throws -> Word {
        let ranges = lines[line].ranges(of: text)
        let start = lines[line].utf8.distance(
            from: lines[line].startIndex,
            to: try #require(ranges.dropFirst(occurrence).first).lowerBound)
        return Word(
            token: ServerToken(
                line: line, column: start, start: start, length: text.utf8.count, kind: kind,
                text: text),
            hover: declaration.map { "```swift\n\($0)\n```\n" })
    }

    private static func made(
        _ lines: [String], before: Int = 0, hidden: [Int] = [], _ words: [Word]
    ) -> [String] {
        let question = CodeQuestion(
            tool: .languageServer(.swift6, flags: [], isLibrary: false),
            precedingLines: Array(lines[..<before]), lines: Array(lines[before...]),
            hiddenLines: hidden)
        let tokens = words.map(\.token)
        var hovers: [Int: String] = [:]
        // Only what is asked has an answer.
        for place in AnnotationMaker.places(in: tokens, of: question) {
            hovers[place] = words[place].hover
        }
        let annotation = AnnotationMaker(question, tokens: tokens, hovers: hovers).annotation()
        #expect(annotation.fits(question.lines))
        return annotation.tokens.map { token in
            let meaning = token.meaning.map { " = \(annotation.meanings[$0].declaration)" } ?? ""
            return "\(token.line):\(token.start) \(token.kind?.rawValue ?? "-")\(meaning)"
        }
    }

    @Test("A type that is stated is not told, one that is inferred is, here and where it is used")
    func variables() throws {
        let lines = ["let a: Int = 1", "let b = 2", "use(a, b)"]
        #expect(
            Self.made(
                lines,
                [
                    try Self.word("let", 0, lines, kind: .known(.keyword)),
                    try Self.word("a", 0, lines, kind: .name, "let a: Int"),
                    try Self.word("let", 1, lines, kind: .known(.keyword)),
                    try Self.word("b", 1, lines, kind: .name, "let b: Int"),
                    try Self.word("a", 2, lines, kind: .known(.variable), "let a: Int"),
                    try Self.word("b", 2, lines, kind: .known(.variable), "let b: Int"),
                ]) == [
                    "0:0 keyword", "0:4 variable", "1:0 keyword", "1:4 variable = let b: Int",
                    "2:4 variable",
                    "2:7 variable = let b: Int",
                ])
    }

    @Test("Of two declarations that read the same, the one above counts")
    func shadows() throws {
        let lines = ["func f(x: Int) { x }", "for x in list { x }"]
        #expect(
            Self.made(
                lines,
                [
                    try Self.word("x", 0, lines, kind: .known(.function), "let x: Int"),
                    try Self.word(
                        "x", 0, lines, kind: .known(.variable), occurrence: 1, "let x: Int"),
                    try Self.word("x", 1, lines, kind: .name, "let x: Int"),
                    try Self.word(
                        "x", 1, lines, kind: .known(.variable), occurrence: 1, "let x: Int"),
                ]) == [
                    "0:7 parameter", "0:17 variable", "1:4 variable = let x: Int",
                    "1:16 variable = let x: Int",
                ])
    }

    @Test("What the snippet declares is not told, also above its declaration")
    func functions() throws {
        let lines = ["f()", "func f() {}"]
        #expect(
            Self.made(
                lines,
                [
                    try Self.word("f", 0, lines, kind: .known(.function), "func f()"),
                    try Self.word("func", 1, lines, kind: .known(.keyword)),
                    try Self.word("f", 1, lines, kind: .name, occurrence: 1, "func f()"),
                ]) == ["0:0 function", "1:0 keyword", "1:5 function"])
    }

    @Test("What stands in a hidden line, or in the code before, is told where it is used")
    func unseen() throws {
        let lines = ["func f() {}", "func g() {}", "f(); g()"]
        let words = [
            try Self.word("f", 0, lines, kind: .name, occurrence: 1, "func f()"),
            try Self.word("g", 1, lines, kind: .name, "func g()"),
            try Self.word("f", 2, lines, kind: .known(.function), "func f()"),
            try Self.word("g", 2, lines, kind: .known(.function), "func g()"),
        ]
        #expect(
            Self.made(lines, before: 1, hidden: [0], words) == [
                "0:5 function", "1:0 function = func f()", "1:5 function = func g()",
            ])
    }

    @Test("A label is none of its function's names, and a type's name stands for its initializer")
    func labels() throws {
        let lines = ["Box(side: 1)"]
        #expect(
            Self.made(
                lines,
                [
                    try Self.word("Box", 0, lines, kind: .known(.type), "init(side: Int)"),
                    try Self.word("side", 0, lines, kind: .known(.function), "init(side: Int)"),
                ]) == ["0:0 type = init(side: Int)", "0:4 parameter"])
    }

    @Test("Names that lead nowhere have the colour that their letters suggest")
    func guesses() throws {
        let lines = ["import Nowhere", "Thing.call(word)"]
        #expect(
            Self.made(
                lines,
                [
                    try Self.word("import", 0, lines, kind: .known(.keyword)),
                    try Self.word("Nowhere", 0, lines, kind: .name),
                    try Self.word("Thing", 1, lines, kind: .name),
                    try Self.word("call", 1, lines, kind: .name),
                    try Self.word("word", 1, lines, kind: .name),
                ]) == ["0:0 keyword", "0:7 type", "1:0 type", "1:6 function"])
    }
}
