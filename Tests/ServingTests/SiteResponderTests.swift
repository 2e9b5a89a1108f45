import CourseModel
import Serving
import TestSupport
import Testing

@Suite("Answers of the preview")
struct SiteResponderTests {
    private static let site: ServedSite = {
        var tree = SiteTree()
        let files = [
            "index.html": "<html><head>\n</head></html>", "404.html": "<head>\nmissing",
            "a b.html": "<head>\n", "code/a/k.swift": "0123456789", "x.svg": "<svg/>", "y": "?",
        ]
        for (path, text) in files {
            if let path = SitePath(path) { _ = tree.add(Array(text.utf8), at: path) }
        }
        return ServedSite(tree, previous: ServedSite())
    }()

    private static func answer(
        _ target: String, _ fields: [String] = [], method: String = "GET",
        host: String? = "localhost:8080"
    ) throws -> HTTPResponse {
        var reader = HTTPRequestReader()
        let lines = ["\(method) \(target) HTTP/1.1"] + (host.map { ["Host: \($0)"] } ?? []) + fields
        reader.feed(Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8))
        let request = try #require(try reader.next())
        return SiteResponder(site, hosts: AllowedHosts(["lab.example"])).response(to: request)
    }

    private static func text(_ response: HTTPResponse) -> String {
        guard case .bytes(let bytes) = response.body else { return "events" }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Paths

    @Test("A page is found by its path, encoded or not, with a query or none")
    func found() throws {
        #expect(try Self.answer("/").status == .ok)
        #expect(try Self.answer("/?a=b").status == .ok)
        #expect(try Self.answer("/a%20b.html").status == .ok)
        #expect(try Self.answer("/%61%20b.html?").status == .ok)
        #expect(try Self.answer("http://localhost:8080/x.svg").status == .ok)
        #expect(try Self.answer("http://localhost").status == .ok)
    }

    @Test("Pages are made to follow changes, before any other script, and no other file is")
    func follower() throws {
        #expect(
            Self.text(try Self.answer("/")) == """
                <html><head>
                <link rel="stylesheet" href="/@lectern/live.css">
                <script src="/@lectern/live.js" defer></script>
                </head></html>
                """)
        #expect(Self.text(try Self.answer("/x.svg")) == "<svg/>")
        #expect(
            try Self.answer("/@lectern/live.js").value(of: "Content-Type")
                == "text/javascript; charset=utf-8")
        #expect(try Self.answer("/@lectern/events").body == .events)
    }

    @Test(
        "No path leads out of the site",
        arguments: [
            "/../Package.swift", "/..%2fPackage.swift", "/%2e%2e/%2e%2e/etc/passwd",
            "/code/../x.svg",
            "//etc/passwd", "/./x.svg", "/x.svg/", "/code", "/..", "/....//", "/x.svg%20",
            "/C:/x.svg",
            "/.git/config", "/code\\a", "/@lectern/../x.svg", "/@lectern/other",
        ])
    func paths(target: String) throws {
        let answer = try Self.answer(target)
        #expect(answer.status == .notFound)
        #expect(Self.text(answer).contains("missing"))
    }

    @Test(
        "What names no path is refused",
        arguments: [
            "*", "x.svg", "/%", "/%2", "/%zz", "/%00", "/x.svg%00.html", "/%ff", "/%0a", "/x#y",
            "http://",
            "https://localhost/", "ftp://localhost/x.svg", "javascript:alert(1)",
        ])
    func noPaths(target: String) throws {
        #expect(try Self.answer(target).status == .badRequest)
    }

    @Test(
        "Types are said, and nothing is to be guessed",
        arguments: [
            ("/", "text/html; charset=utf-8"), ("/code/a/k.swift", "text/plain; charset=utf-8"),
            ("/x.svg", "image/svg+xml"), ("/y", "application/octet-stream"),
        ])
    func types(target: String, type: String) throws {
        #expect(try Self.answer(target).value(of: "Content-Type") == type)
    }

    // MARK: Who asks

    @Test(
        "Only this server's own names are answered to",
        arguments: [
            ("localhost", .ok), ("LOCALHOST:1", .ok), ("127.0.0.1:8080", .ok), ("[::1]:8080", .ok),
            ("192.168.1.2", .ok), ("lab.example:8080", .ok), ("evil.example", .misdirected),
            ("localhost.evil.example", .misdirected), ("127.0.0.1.evil.example", .misdirected),
            ("localhost:8080:1", .misdirected), ("localhost:x", .misdirected),
            ("[::1", .misdirected),
            ("", .misdirected), ("evil@localhost", .misdirected), ("256.0.0.1", .misdirected),
        ] as [(String, HTTPResponse.Status)])
    func hosts(host: String, status: HTTPResponse.Status) throws {
        #expect(try Self.answer("/", host: host).status == status)
    }

    @Test(
        "A request without a host, with two, or that names another in its target, is not answered")
    func ambiguousHosts() throws {
        #expect(try Self.answer("/", host: nil).status == .badRequest)
        #expect(try Self.answer("/", ["Host: localhost"]).status == .badRequest)
        #expect(try Self.answer("http://evil.example/").status == .misdirected)
        #expect(try Self.answer("http://localhost/", host: "evil.example").status == .misdirected)
    }

    @Test(
        "Pages of other sites may not ask",
        arguments: [
            ("http://localhost:8080", .ok), ("HTTP://LOCALHOST:8080", .ok),
            ("http://localhost:3000", .forbidden), ("http://[::1]:8080", .forbidden),
            ("https://localhost:8080", .forbidden),
            ("http://evil.example", .forbidden), ("null", .forbidden), ("", .forbidden),
        ] as [(String, HTTPResponse.Status)])
    func origins(origin: String, status: HTTPResponse.Status) throws {
        #expect(try Self.answer("/", ["Origin: \(origin)"]).status == status)
    }

    @Test(
        "Only GET and HEAD are there",
        arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"])
    func methods(method: String) throws {
        let answer = try Self.answer("/", method: method)
        #expect(answer.status == .methodNotAllowed)
        #expect(answer.value(of: "Allow") == "GET, HEAD")
    }

    // MARK: Ranges and conditions

    @Test(
        "A range is answered with the bytes that are there",
        arguments: [
            ("bytes=0-3", "0123", "bytes 0-3/10"), ("bytes=7-", "789", "bytes 7-9/10"),
            ("bytes=-2", "89", "bytes 8-9/10"), ("bytes=-99", "0123456789", "bytes 0-9/10"),
            ("bytes=9-99", "9", "bytes 9-9/10"), ("BYTES=0-0", "0", "bytes 0-0/10"),
            ("bytes=5-99999999999999999999", "56789", "bytes 5-9/10"),
        ])
    func ranges(range: String, text: String, told: String) throws {
        let answer = try Self.answer("/code/a/k.swift", ["Range: \(range)"])
        #expect(answer.status == .partialContent)
        #expect(Self.text(answer) == text)
        #expect(answer.value(of: "Content-Range") == told)
    }

    @Test(
        "A range behind the end is refused",
        arguments: ["bytes=10-", "bytes=-0", "bytes=99999999999999999999-"])
    func noRange(range: String) throws {
        let answer = try Self.answer("/code/a/k.swift", ["Range: \(range)"])
        #expect(answer.status == .rangeNotSatisfiable)
        #expect(answer.value(of: "Content-Range") == "bytes */10")
    }

    @Test(
        "What is no single range of bytes is as if it were not there",
        arguments: [
            "bytes=3-1", "bytes=a-b", "bytes=", "bytes=-", "lines=0-1", "bytes=0-1,3-4",
            "bytes=1 - 2",
        ])
    func wholeFile(range: String) throws {
        #expect(try Self.answer("/code/a/k.swift", ["Range: \(range)"]).status == .ok)
        #expect(
            try Self.answer("/code/a/k.swift", ["Range: \(range)"], method: "HEAD").status == .ok)
    }

    @Test("Conditions on what the file is are kept")
    func conditions() throws {
        let path = "/code/a/k.swift"
        let tag = try #require(try Self.answer(path).value(of: "ETag"))
        func status(_ fields: String...) throws -> HTTPResponse.Status {
            try Self.answer(path, fields).status
        }
        #expect(try status("If-None-Match: \(tag)") == .notModified)
        #expect(try status("If-None-Match: \"x\", W/\(tag)") == .notModified)
        #expect(try status("If-None-Match: *") == .notModified)
        #expect(try status("If-None-Match: \"x\"") == .ok)
        #expect(try status("If-Match: \(tag)") == .ok)
        #expect(try status("If-Match: \"x\"") == .preconditionFailed)
        #expect(try status("If-Match: *", "If-None-Match: \(tag)") == .notModified)
        #expect(try status("Range: bytes=0-1", "If-Range: \(tag)") == .partialContent)
        #expect(try status("Range: bytes=0-1", "If-Range: \"x\"") == .ok)
        #expect(try status("If-Modified-Since: Sat, 29 Oct 1994 19:43:31 GMT") == .ok)
    }

    @Test("A file that is as it was keeps its tag, and one that changed gets another")
    func tags() throws {
        var tree = SiteTree()
        let (a, b) = (try #require(SitePath("a.txt")), try #require(SitePath("b.txt")))
        _ = tree.add([1], at: a)
        _ = tree.add([2], at: b)
        let first = ServedSite(tree, previous: ServedSite())
        var next = SiteTree()
        _ = next.add([1], at: a)
        _ = next.add([3], at: b)
        let second = ServedSite(next, previous: first)
        #expect(first.files["/a.txt"]?.tag == second.files["/a.txt"]?.tag)
        #expect(first.files["/b.txt"]?.tag != second.files["/b.txt"]?.tag)
    }
}
