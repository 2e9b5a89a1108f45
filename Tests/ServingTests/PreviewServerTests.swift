import CourseModel
import FlyingSocks
import TestSupport
import Testing

@testable import Serving

@Suite("The server of the preview", .occupiesCore)
struct PreviewServerTests {
    /// Runs a body while a server of a small site answers.
    private static func serving(
        _ limits: ServerLimits = ServerLimits(),
        _ body:
            @escaping @Sendable (PreviewServer, @escaping @Sendable () async throws -> Client)
            async throws -> Void
    ) async throws {
        let listener = try Listener.listen(at: .loopback, port: 0)
        let server = PreviewServer(listener, hosts: AllowedHosts(), limits: limits)
        var tree = SiteTree()
        for (path, text) in [
            ("index.html", "hello"), ("big.txt", String(repeating: "x", count: 4 << 20)),
        ] {
            let path = try #require(SitePath(path))
            _ = tree.add(Array(text.utf8), at: path)
        }
        await server.serve(ServedSite(tree, previous: ServedSite()))
        let pool: some AsyncSocketPool = .make()
        try await pool.prepare()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await pool.run() }
            group.addTask { try await server.run() }
            group.addTask {
                try await body(server) { try await Client.connect(to: listener.port, pool) }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private static let get = "GET / HTTP/1.1\r\nHost: localhost\r\n"

    @Test("Requests of one connection are answered in their order, and HEAD without a body")
    func connection() async throws {
        try await Self.serving { _, connect in
            let client = try await connect()
            try await client.send(
                "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n\(Self.get)\r\n\(Self.get)Connection: close\r\n\r\n"
            )
            let text = try await client.readToEnd()
            #expect(text.ranges(of: "HTTP/1.1 200 OK\r\n").count == 3)
            #expect(text.ranges(of: "hello").count == 2)
            #expect(text.ranges(of: "Content-Length: 5\r\n").count == 3)
            let date = /\r\nDate: [A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT\r\n/
            #expect(text.matches(of: date).count == 3)
            #expect(text.hasSuffix("Connection: close\r\n\r\nhello"))
        }
    }

    @Test("A large file comes whole")
    func large() async throws {
        try await Self.serving { _, connect in
            let client = try await connect()
            try await client.send("GET /big.txt HTTP/1.0\r\nHost: localhost\r\n\r\n")
            let text = try await client.readToEnd()
            #expect(text.utf8.count > 4 << 20)
            #expect(text.hasSuffix("xxxx"))
        }
    }

    @Test(
        "What is no request gets its answer and the connection's end",
        arguments: [
            ("nonsense\r\n\r\n", "400 Bad Request"),
            ("GET / HTTP/3\r\n\r\n", "505 HTTP Version Not Supported"),
            (
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello",
                "413 Content Too Large"
            ),
            ("GET /\(String(repeating: "a", count: 9000))", "414 URI Too Long"),
        ])
    func malformed(text: String, status: String) async throws {
        try await Self.serving { _, connect in
            let client = try await connect()
            try await client.send(text)
            #expect(try await client.readToEnd().hasPrefix("HTTP/1.1 \(status)\r\n"))
        }
    }

    @Test("Who sends slowly, or nothing, is dropped, and keeps nobody else waiting")
    func slow() async throws {
        var limits = ServerLimits()
        // Long enough for a machine on which all tests run at once to send a whole request.
        limits.readTime = .milliseconds(1000)
        limits.idleTime = .milliseconds(1500)
        try await Self.serving(limits) { server, connect in
            let silent = try await connect()
            let slow = try await connect()
            try await slow.send("GET / HT")
            let other = try await connect()
            try await other.send("\(Self.get)\r\n")
            #expect(try await other.read(until: "hello").hasPrefix("HTTP/1.1 200"))
            #expect(try await silent.readToEnd() == "")
            #expect(try await slow.readToEnd() == "")
            _ = try await other.readToEnd()
            #expect(await comesTrue { await server.connectionCount == 0 })
        }
    }

    @Test("Who takes no answer is dropped")
    func stuck() async throws {
        var limits = ServerLimits()
        limits.writeTime = .milliseconds(100)
        try await Self.serving(limits) { server, connect in
            let client = try await connect()
            for _ in 0..<8 {
                try await client.send("GET /big.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
            }
            #expect(await comesTrue { await server.connectionCount == 0 })
            try client.close()
        }
    }

    @Test("Too many connections are told so, and room is made by those that leave")
    func tooMany() async throws {
        var limits = ServerLimits()
        limits.connections = 2
        try await Self.serving(limits) { server, connect in
            let (first, second) = (try await connect(), try await connect())
            #expect(await comesTrue { await server.connectionCount == 2 })
            let third = try await connect()
            #expect(try await third.readToEnd().hasPrefix("HTTP/1.1 503 "))
            try first.close()
            #expect(await comesTrue { await server.connectionCount == 1 })
            let fourth = try await connect()
            try await fourth.send("\(Self.get)\r\n")
            _ = try await fourth.read(until: "hello")
            try second.close()
        }
    }

    @Test("Whoever listens hears what was last, and what is new, and is forgotten when he leaves")
    func events() async throws {
        try await Self.serving { server, connect in
            await server.feed.publish("old")
            let client = try await connect()
            try await client.send("GET /@lectern/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(
                try await client.read(until: "data: old\n\n").contains(
                    "Content-Type: text/event-stream\r\n"))
            await server.feed.publish("new")
            #expect(try await client.read(until: "data: new\n\n") == "data: new\n\n")
            try client.close()
            #expect(await comesTrue { await server.feed.count == 0 })
            #expect(await comesTrue { await server.connectionCount == 0 })
        }
    }

    @Test("Thousands of malformed requests leave it answering, with no connection open")
    func fuzz() async throws {
        try await Self.serving { server, connect in
            var generator = SeededGenerator(seed: 8)
            let request = Array(
                "GET /index.html HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-3\r\n\r\n".utf8)
            for _ in 0..<2000 {
                let client = try await connect()
                do {
                    try await client.send(request.damaged(&generator))
                } catch is SocketError {
                    // It was closed before all was sent.
                }
                try client.close()
            }
            #expect(await comesTrue { await server.connectionCount == 0 })
            let client = try await connect()
            try await client.send("\(Self.get)\r\n")
            _ = try await client.read(until: "hello")
        }
    }
}

@Suite("Where the preview listens")
struct ListenerTests {
    @Test("A port that is taken is refused where it was named")
    func taken() throws {
        let first = try Listener.listen(at: .loopback, port: 0)
        defer { first.close() }
        #expect(throws: Listener.Failure.portInUse(first.port)) {
            try Listener.listen(at: .loopback, port: first.port)
        }
    }

    @Test("An address of another machine is refused in the system's words")
    func foreign() {
        #expect(throws: Listener.Failure.refused("Cannot assign requested address")) {
            try Listener.listen(at: .address("192.0.2.1"), port: 0)
        }
    }
}
