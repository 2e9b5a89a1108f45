import Coding
import Testing

@testable import Execution

@Suite("Messages of language servers")
struct ServerMessagesTests {
    private static func text(_ messages: [JSONValue]) -> [String] {
        messages.map { value in
            String(decoding: value.bytes.filter { $0 != 0x0A && $0 != 0x20 }, as: UTF8.self)
        }
    }

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("A message comes back as it was written, however it is cut")
    func everyCut() throws {
        let value = JSONValue.object([("é", .string("日本\n👩‍👩‍👧"))])
        let two = ServerMessages.bytes(of: value) + ServerMessages.bytes(of: .array([]))
        for cut in 0...two.count {
            var messages = ServerMessages()
            let first = try messages.take(Array(two[..<cut]))
            let second = try messages.take(Array(two[cut...]))
            #expect(Self.text(first + second) == ["{\"é\":\"日本\\n👩‍👩‍👧\"}", "[]"])
        }
    }

    @Test("Other headers, and letters of either case, are let pass")
    func headers() throws {
        var messages = ServerMessages()
        let text = "content-type: x; y=z\r\ncontent-LENGTH : 2\r\n\r\n{}"
        #expect(Self.text(try messages.take(Self.bytes(text))) == ["{}"])
    }

    @Test(
        "What is no message is told",
        arguments: [
            ("hello\n\n", ServerMessages.Problem.noHeader),
            ("\r\n\r\n", .noHeader),
            ("Content-Length: -1\r\n\r\n", .noHeader),
            ("Content-Length: 99999999999999999999\r\n\r\n", .noHeader),
            ("Content-Length: 9999999999\r\n\r\n", .tooLong),
            ("Content-Length: 3\r\n\r\n{}}", .noJSON),
            ("Content-Length: 2\r\n\r\n\u{00FF}", .noJSON),
            (String(repeating: "x", count: 5000), .noHeader),
            (String(repeating: "a: b\n", count: 2000), .noHeader),
        ])
    func garbage(_ text: String, _ problem: ServerMessages.Problem) {
        #expect(throws: problem) {
            var messages = ServerMessages()
            _ = try messages.take(Self.bytes(text))
        }
    }
}

@Suite("Words as a language server tells them")
struct ServerTokenTests {
    private static let legend = [
        "keyword", "variable", "string", "identifier", "modifier", "struct",
    ]

    private static func words(_ numbers: [Int], _ lines: [String]) -> [String]? {
        ServerToken.decode(numbers, legend: legend, lines: lines)?
            .map { "\($0.line):\($0.start)+\($0.length) \($0.text)" }
    }

    @Test("Columns are counted in UTF-16 there and in bytes here")
    func columns() {
        let lines = ["let é = \"👩‍👩‍👧 日本\"; x", "y"]
        // `👩‍👩‍👧` is three times two units with two joiners between.
        let words = Self.words(
            [0, 0, 3, 0, 0, 0, 4, 1, 1, 0, 0, 4, 13, 2, 0, 0, 15, 1, 1, 0, 1, 0, 1, 1, 0], lines)
        #expect(
            words == [
                "0:0+3 let", "0:4+2 é", "0:9+27 \"👩‍👩‍👧 日本\"", "0:38+1 x", "1:0+1 y",
            ])
    }

    @Test("What lies beyond a line, or within a character, is left out")
    func outside() {
        #expect(Self.words([0, 0, 9, 1, 0, 0, 1, 1, 1, 0, 7, 0, 1, 1, 0], ["ab"]) == ["0:1+1 b"])
        #expect(Self.words([0, 1, 1, 1, 0], ["👩x"]) == [])
        #expect(Self.words([0, 0, 0, 1, 0], ["ab"]) == [])
    }

    @Test(
        "Other numbers are none",
        arguments: [[0, 1, 2], [0, -1, 1, 0, 0], [Int.max, 0, 1, 0, 0]])
    func noNumbers(_ numbers: [Int]) {
        #expect(Self.words(numbers, ["ab"]) == nil)
    }

    @Test("A name within an attribute is one word with it")
    func attribute() {
        let words = Self.words(
            [0, 0, 10, 4, 0, 0, 1, 9, 5, 0, 0, 10, 3, 0, 0], ["@MainActor var x"])
        #expect(words == ["0:0+10 @MainActor", "0:11+3 var"])
    }

    @Test("A type that the legend lacks is nothing")
    func unknownType() throws {
        let tokens = try #require(
            ServerToken.decode([0, 0, 1, 99, 0], legend: Self.legend, lines: ["a"]))
        #expect(tokens.map(\.kind) == [.other])
    }
}
