/// What a request is answered with.
package struct HTTPResponse: Sendable, Equatable {
    /// How a request came out.
    package enum Status: Int, Sendable, Equatable {
        case ok = 200
        case partialContent = 206
        case notModified = 304
        case badRequest = 400
        case forbidden = 403
        case notFound = 404
        case methodNotAllowed = 405
        case preconditionFailed = 412
        case contentTooLarge = 413
        case targetTooLong = 414
        case rangeNotSatisfiable = 416
        case misdirected = 421
        case headTooLarge = 431
        case unavailable = 503
        case versionNotSupported = 505

        /// What stands behind the number.
        var reason: String {
            switch self {
            case .ok: "OK"
            case .partialContent: "Partial Content"
            case .notModified: "Not Modified"
            case .badRequest: "Bad Request"
            case .forbidden: "Forbidden"
            case .notFound: "Not Found"
            case .methodNotAllowed: "Method Not Allowed"
            case .preconditionFailed: "Precondition Failed"
            case .contentTooLarge: "Content Too Large"
            case .targetTooLong: "URI Too Long"
            case .rangeNotSatisfiable: "Range Not Satisfiable"
            case .misdirected: "Misdirected Request"
            case .headTooLarge: "Request Header Fields Too Large"
            case .unavailable: "Service Unavailable"
            case .versionNotSupported: "HTTP Version Not Supported"
            }
        }
    }

    /// What is sent behind the head.
    package enum Body: Sendable, Equatable {
        /// Bytes that are all there.
        case bytes(ArraySlice<UInt8>)
        /// Events for as long as both sides stay.
        case events
    }

    /// How it came out.
    package let status: Status
    /// Fields besides those that every answer has.
    package var fields: [(name: String, value: String)]
    /// What is sent behind the head; of an answer to HEAD the length alone is told.
    package let body: Body

    /// An answer.
    init(_ status: Status, _ fields: [(name: String, value: String)] = [], body: Body) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// An answer in words, for people who see it.
    init(
        _ status: Status, words: String? = nil, fields: [(name: String, value: String)] = []
    ) {
        self.init(
            status, [("Content-Type", "text/plain; charset=utf-8")] + fields,
            body: .bytes(Array("\(words ?? status.reason)\n".utf8)[...]))
    }

    /// Whether answers are the same.
    package static func == (left: HTTPResponse, right: HTTPResponse) -> Bool {
        left.status == right.status && left.body == right.body
            && left.fields.elementsEqual(right.fields) { $0 == $1 }
    }

    /// The value of a field, by its name as it is written.
    package func value(of name: String) -> String? { fields.first { $0.name == name }?.value }

    /// The head, the empty line included.
    func head(keepingConnection: Bool, date: String = HTTPDate.now) -> [UInt8] {
        var lines = ["HTTP/1.1 \(status.rawValue) \(status.reason)", "Date: \(date)"]
        lines += (fields + Self.always).map { "\($0.name): \($0.value)" }
        if case .bytes(let bytes) = body, status != .notModified {
            lines.append("Content-Length: \(bytes.count)")
        }
        lines.append("Connection: \(keepingConnection ? "keep-alive" : "close")")
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    /// What every answer says: browsers are to guess no types, show it in no frame, and give it to no
    /// other site; pages load what is their own, and images from wherever their author has them.
    private static let always: [(name: String, value: String)] = [
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"), ("Referrer-Policy", "no-referrer"),
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
                + "img-src 'self' data: https:; media-src 'self' https:; font-src 'self'; "
                + "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
                + "frame-ancestors 'none'"
        ),
    ]
}
