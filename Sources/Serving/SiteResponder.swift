/// Answers requests from a site in memory: a pure function, which no file system is behind.
package struct SiteResponder: Sendable {
    private let site: ServedSite
    private let hosts: AllowedHosts

    /// What answers for a site under the given names.
    package init(_ site: ServedSite, hosts: AllowedHosts) {
        self.site = site
        self.hosts = hosts
    }

    /// The path under which events are heard.
    package static let events = "\(LiveScript.folder)/events"

    /// The answer to what is no request.
    package static func response(to refusal: HTTPRequestReader.Refusal) -> HTTPResponse {
        switch refusal {
        case .malformed: HTTPResponse(.badRequest)
        case .targetTooLong: HTTPResponse(.targetTooLong)
        case .headTooLarge: HTTPResponse(.headTooLarge)
        case .hasBody: HTTPResponse(.contentTooLarge, words: "A request for a page has no body.")
        case .unknownVersion: HTTPResponse(.versionNotSupported)
        }
    }

    /// The answer to a request; to HEAD it is that to GET.
    package func response(to request: HTTPRequest) -> HTTPResponse {
        guard let target = RequestTarget(request.target) else { return HTTPResponse(.badRequest) }
        // What has no host, or two, is ambiguous (RFC 9112, 3.2).
        guard let host = request.value(of: "host") else { return HTTPResponse(.badRequest) }
        guard hosts.contain(authority: target.authority ?? host), hosts.contain(authority: host)
        else {
            return HTTPResponse(
                .misdirected,
                words: "This server answers only under its own names, not as this host.")
        }
        let origins = request.values(of: "origin")
        guard origins.allSatisfy({ $0.lowercased() == "http://\(host.lowercased())" }) else {
            return HTTPResponse(.forbidden, words: "Other sites may not ask this server.")
        }
        guard request.method == .get || request.method == .head else {
            return HTTPResponse(.methodNotAllowed, fields: [("Allow", "GET, HEAD")])
        }
        if target.path == Self.events {
            return HTTPResponse(
                .ok, [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")],
                body: .events)
        }
        guard let file = site.file(at: target.path) else { return missing }
        return response(with: file, to: request)
    }

    private var missing: HTTPResponse {
        guard let page = site.files["/404.html"] else { return HTTPResponse(.notFound) }
        return HTTPResponse(
            .notFound, [("Content-Type", page.type), ("Cache-Control", "no-store")],
            body: .bytes(page.bytes[...]))
    }

    // MARK: Conditions and ranges

    /// A file as RFC 9110, 13 and 14 want it answered.
    ///
    /// Without a date of change, conditions on one are as if they were not there.
    private func response(with file: ServedSite.File, to request: HTTPRequest) -> HTTPResponse {
        let fields = [
            (name: "Content-Type", value: file.type), ("ETag", file.tag),
            ("Cache-Control", "no-cache"), ("Accept-Ranges", "bytes"),
        ]
        let wanted = request.values(of: "if-match")
        if !wanted.isEmpty, !Self.tags(in: wanted).contains(where: { $0 == "*" || $0 == file.tag })
        {
            return HTTPResponse(.preconditionFailed)
        }
        let known = Self.tags(in: request.values(of: "if-none-match"))
        let isKnown = known.contains { tag in
            tag == "*" || tag == file.tag || tag == "W/\(file.tag)"
        }
        if isKnown { return HTTPResponse(.notModified, fields, body: .bytes([])) }
        let isSame = request.values(of: "if-range").allSatisfy { $0 == file.tag }
        guard request.method == .get, isSame, let range = request.value(of: "range") else {
            return HTTPResponse(.ok, fields, body: .bytes(file.bytes[...]))
        }
        switch ByteRange(range, of: file.bytes.count) {
        case .whole: return HTTPResponse(.ok, fields, body: .bytes(file.bytes[...]))
        case .none:
            return HTTPResponse(
                .rangeNotSatisfiable, fields: [("Content-Range", "bytes */\(file.bytes.count)")])
        case .part(let part):
            let told = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(file.bytes.count)"
            return HTTPResponse(
                .partialContent, fields + [("Content-Range", told)], body: .bytes(file.bytes[part]))
        }
    }

    /// The tags of a list, which hold no comma here.
    private static func tags(in values: [String]) -> [String] {
        values.flatMap { $0.split(separator: ",").map { String($0.trimmingSpaces) } }
    }
}

/// What of a file a client wants.
private enum ByteRange {
    /// All of it: the field is none that must be understood, or names several ranges.
    case whole
    /// Bytes that are not there.
    case none
    case part(Range<Int>)

    /// Reads the value of `Range` (RFC 9110, 14.1.2).
    init(_ text: String, of length: Int) {
        self = .whole
        guard text.lowercased().hasPrefix("bytes=") else { return }
        let range = text.dropFirst("bytes=".count).trimmingSpaces
        let ends = range.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1])
        else { return }
        switch (first, last) {
        case (nil, nil): return
        case (nil, let count?):
            self = count == 0 || length == 0 ? .none : .part(max(0, length - count)..<length)
        case (let start?, let end):
            if let end, end < start { return }
            self = start >= length ? .none : .part(start..<min(length, (end ?? length - 1) + 1))
        }
    }

    /// The number that a text is.
    ///
    /// Of an empty text there is none, which is right too; what is too large for a file counts as the
    /// largest. `nil` where it is something else.
    private static func number(_ text: Substring) -> Int?? {
        guard !text.isEmpty else { return .some(nil) }
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return .some(Int(text).map { min($0, Int.max - 1) } ?? Int.max - 1)
    }
}
