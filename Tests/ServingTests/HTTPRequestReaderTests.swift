import Serving
import TestSupport
import Testing

@Suite("Reading requests")
struct HTTPRequestReaderTests {
    /// What becomes of bytes that come at once: the targets of the requests, and the refusal at the end.
    private static func read(_ text: String) -> (
        targets: [String], refusal: HTTPRequestReader.Refusal?
    ) {
        var reader = HTTPRequestReader()
        reader.feed(Array(text.utf8))
        var targets: [String] = []
        do throws(HTTPRequestReader.Refusal) {
            while let request = try reader.next() { targets.append(request.target) }
            return (targets, nil)
        } catch {
            return (targets, error)
        }
    }

    private static let host = "Host: localhost\r\n"

    @Test("A request is read with its method, target, version and fields")
    func whole() throws {
        var reader = HTTPRequestReader()
        reader.feed(Array("HEAD /a?b=c HTTP/1.1\r\nHost: x\r\nAccept:  a , b\t\r\nX:\r\n\r\n".utf8))
        let request = try #require(try reader.next())
        #expect(request.method == .head)
        #expect(request.target == "/a?b=c")
        #expect(request.isVersion11)
        #expect(request.values(of: "accept") == ["a , b"])
        #expect(request.value(of: "x") == "")
        #expect(request.keepsConnection)
        #expect(try reader.next() == nil)
        #expect(!reader.hasBegun)
    }

    @Test(
        "Requests are read one after the other, however their bytes come",
        arguments: [1, 2, 7, 1000])
    func pieces(size: Int) throws {
        let text =
            "GET /a HTTP/1.1\r\n\(Self.host)\r\nGET /b HTTP/1.0\r\n\r\n\r\nGET /c HTTP/1.1\r\n\r\n"
        var reader = HTTPRequestReader()
        var targets: [String] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            reader.feed(rest.prefix(size))
            rest = rest.dropFirst(size)
            while let request = try reader.next() { targets.append(request.target) }
        }
        #expect(targets == ["/a", "/b", "/c"])
    }

    @Test(
        "Whether a connection is kept follows version and field",
        arguments: [
            ("HTTP/1.1", "", true), ("HTTP/1.1", "Connection: close\r\n", false),
            ("HTTP/1.1", "Connection: Foo, Close\r\n", false), ("HTTP/1.0", "", false),
            ("HTTP/1.0", "Connection: keep-alive\r\n", true),
        ])
    func keeping(version: String, field: String, keeps: Bool) throws {
        var reader = HTTPRequestReader()
        reader.feed(Array("GET / \(version)\r\n\(field)\r\n".utf8))
        #expect(try reader.next()?.keepsConnection == keeps)
    }

    @Test(
        "What could be read in two ways, or is no request, is refused",
        arguments: [
            ("\r\n\r\n\0", nil), ("GET\r\n\r\n", .malformed),
            ("GET / HTTP/1.1 \r\n\r\n", .malformed),
            ("GET  / HTTP/1.1\r\n\r\n", .malformed), (" GET / HTTP/1.1\r\n\r\n", .malformed),
            ("GET / HTTP/2.0\r\n\r\n", .unknownVersion),
            ("PRI * HTTP/2.0\r\n\r\n", .unknownVersion),
            ("GET / http/1.1\r\n\r\n", .malformed), ("G@T / HTTP/1.1\r\n\r\n", .malformed),
            ("GET /\u{1} HTTP/1.1\r\n\r\n", .malformed), ("GET /ä HTTP/1.1\r\n\r\n", .malformed),
            ("GET / HTTP/1.1\r\nA : b\r\n\r\n", .malformed),
            ("GET / HTTP/1.1\r\n: b\r\n\r\n", .malformed),
            ("GET / HTTP/1.1\r\nA b\r\n\r\n", .malformed),
            ("GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", .malformed),
            ("GET / HTTP/1.1\r\nA: b\0\r\n\r\n", .malformed),
            ("GET / HTTP/1.1\r\nA: b\rc\r\n\r\n", .malformed),
            ("GET / HTTP/1.1\nA: b\r\n\r\n", .malformed),
            ("GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n", .malformed),
            ("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", .hasBody),
            ("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc", .hasBody),
            ("GET / HTTP/1.1\r\nContent-Length: +3\r\n\r\n", .malformed),
            ("GET / HTTP/1.1\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n", .malformed),
        ] as [(String, HTTPRequestReader.Refusal?)])
    func refused(text: String, refusal: HTTPRequestReader.Refusal?) {
        #expect(Self.read(text).refusal == refusal)
    }

    @Test("Without a body, its length may be said")
    func noBody() {
        #expect(Self.read("GET /a HTTP/1.1\r\nContent-Length: 00\r\n\r\n").targets == ["/a"])
    }

    @Test("What does not end is refused when it is too long, and not kept")
    func limits() {
        let long = String(repeating: "a", count: 9000)
        #expect(Self.read("GET /\(long)").refusal == .targetTooLong)
        #expect(Self.read("GET /\(long) HTTP/1.1\r\n\r\n").refusal == .targetTooLong)
        let field = "A: \(String(repeating: "b", count: 1000))\r\n"
        let fields = String(repeating: field, count: 17)
        #expect(Self.read("GET / HTTP/1.1\r\n\(fields)").refusal == .headTooLarge)
        #expect(Self.read("GET / HTTP/1.1\r\n\(fields)\r\n").refusal == .headTooLarge)
        let many = String(repeating: "A: b\r\n", count: 101)
        #expect(Self.read("GET / HTTP/1.1\r\n\(many)\r\n").refusal == .headTooLarge)
    }

    @Test("Random bytes, and requests with random damage, never end the reader", arguments: 0..<20)
    func hostile(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let request = Array(
            "GET /a%20b HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-5\r\n\r\n".utf8)
        for _ in 0..<500 {
            var reader = HTTPRequestReader()
            reader.feed(request.damaged(&generator))
            do {
                while try reader.next() != nil {}
            } catch {
                continue
            }
        }
    }
}
