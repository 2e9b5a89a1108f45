/// The names under which a server on loopback answers: a page of another site that has its own name lead
/// to this machine must not read what is served (DNS rebinding).
package struct AllowedHosts: Sendable, Equatable {
    private let names: Set<String>

    /// `localhost`, addresses in digits, which no name server can make up, and the names given.
    package init(_ names: [String] = []) {
        self.names = Set(["localhost"] + names.map { $0.lowercased() })
    }

    /// Whether a host with or without a port, as it stands in `Host`, is one of them.
    func contain(authority: String) -> Bool {
        guard let host = Self.host(of: authority.lowercased()) else { return false }
        return names.contains(host) || Self.isAddress(host)
    }

    /// The host of an authority, an address of six in its brackets; `nil` where it is none.
    private static func host(of authority: String) -> String? {
        let end: String.Index
        if authority.first == "[" {
            guard let bracket = authority.firstIndex(of: "]") else { return nil }
            end = authority.index(after: bracket)
        } else {
            end = authority.firstIndex(of: ":") ?? authority.endIndex
        }
        let rest = authority[end...]
        guard rest.isEmpty || (rest.first == ":" && rest.dropFirst().utf8.allSatisfy(isDigit)),
            end > authority.startIndex
        else { return nil }
        return String(authority[..<end])
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Whether a host is an address in digits, of either family.
    private static func isAddress(_ host: String) -> Bool {
        if host.first == "[" {
            return host.dropFirst().dropLast().utf8.allSatisfy { byte in
                isDigit(byte) || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
        }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { UInt8($0) != nil && $0.utf8.allSatisfy(isDigit) }
    }
}
