import Foundation
import TestSupport
import Testing

@testable import Coding

@Suite("Reading the text of a data file")
struct JSONReaderTests {
    private static func read(_ text: String) -> String {
        do {
            return String(
                decoding: try JSONReader.read(Array(text.utf8)).bytes, as: UTF8.self)
        } catch {
            return "refused"
        }
    }

    /// What Foundation reads, as we would write it.
    private static func reference(_ bytes: [UInt8]) -> Bool {
        do {
            _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            return true
        } catch {
            return false
        }
    }

    @Test(
        "Values are read whatever white space stands between them",
        arguments: [
            ("{}", "{\n\n}"), (" [ ] ", "[\n\n]"), ("\t\"a\"\r\n", "\"a\""), ("0", "0"),
            ("-12", "-12"), ("[1,]", "[\n  1\n]"),
            ("[true,false,null]", "[\n  true,\n  false,\n  null\n]"),
            ("{\"b\":1,\"a\":[{}]}", "{\n  \"b\" : 1,\n  \"a\" : [\n    {\n\n    }\n  ]\n}"),
            ("9223372036854775807", "9223372036854775807"),
            ("-9223372036854775808", "-9223372036854775808"),
        ])
    func values(text: String, written: String) {
        #expect(Self.read(text) == written)
    }

    @Test(
        "What a backslash stands for is read",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u2028""#, "é\u{2028}"),
            (#""a\uD83D\uDE00b""#, "a😀b"), (#""\u0000""#, "\0"), (#""日\u672C""#, "日本"),
            (#""e\u0301""#, "e\u{301}"), (#""\r\n""#, "\r\n"),
        ])
    func escapes(text: String, meant: String) throws {
        guard case .string(let string) = try JSONReader.read(Array(text.utf8)) else {
            Issue.record("\(text) is a text")
            return
        }
        #expect(Array(string.utf8) == Array(meant.utf8))
    }

    @Test(
        "What is no JSON is refused, and what Lectern writes never has",
        arguments: [
            "", " ", "{", "}", "[", "]", "[1", "[1,", "[,1]", "[,]", "[1,,]", "{\"a\"}", "{\"a\":}",
            "{,}", "{a:1}", "{1:1}", "\"", "\"a", "\"\\\"", "\"\\x\"", "\"\\u12\"",
            "\"\\u12G4\"", "\"\\u+123\"", "\"\\uD83D\"", "\"\\uD83Dx\"", "\"\\uD83D\\u0041\"",
            "\"\\uDE00\"", "\"\n\"", "\"\u{1}\"", "tru", "nul", "truefalse", "1 2", "-", "+1", "01",
            "-01", "1.5", "1e3", "1.", "9223372036854775808", "--1", "'a'", "// x\n1", "\u{FEFF}1",
            "<<<<<<< HEAD\n{}", "\0", "{\"a\":1}x", "[1]]",
        ])
    func refused(text: String) {
        #expect(Self.read(text) == "refused")
    }

    @Test(
        "A failure says up to where the text could be read",
        arguments: [("", 0), ("[1, x]", 4), ("{\"a\": 1.5}", 7), ("[1", 2), ("1 2", 2), ("\"a", 2)])
    func offset(text: String, offset: Int) {
        #expect(throws: JSONReader.Failure(offset: offset)) {
            try JSONReader.read(Array(text.utf8))
        }
    }

    @Test("Wrong UTF-8 is refused, within a text and without")
    func invalidUTF8() {
        for bytes in [
            [0xFF], [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
        ]
            as [[UInt8]]
        {
            #expect(throws: JSONReader.Failure.self) { try JSONReader.read(bytes) }
        }
    }

    @Test("Nesting without end is refused, and no crash")
    func nesting() {
        let depth = 500
        let brackets = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(Self.read(brackets) != "refused")
        #expect(Self.read(String(repeating: "[", count: 100_000)) == "refused")
        #expect(Self.read(String(repeating: "{\"a\":", count: 100_000)) == "refused")
    }

    @Test("A damaged text is read where Foundation reads it, and nowhere else", arguments: 0..<8)
    func damage(seed: Int) {
        let whole = Array(
            #"{"a" : [1, -20, true, null], "b\n\u00e9" : {"c" : "d\"é", "": false}}"#.utf8)
        let pieces = Array("\"\\{}[],:u0dD8 \n\t-1tfn".utf8)
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<2_000 {
            var bytes = whole
            for _ in 0...Int.random(in: 0...2, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = generator.pick(pieces)
                default: bytes.insert(generator.pick(pieces), at: place)
                }
            }
            var isRead = true
            do { _ = try JSONReader.read(bytes) } catch { isRead = false }
            guard isRead != Self.reference(bytes) else { continue }
            Issue.record("\(String(decoding: bytes, as: UTF8.self)): read \(isRead)")
            return
        }
    }
}
