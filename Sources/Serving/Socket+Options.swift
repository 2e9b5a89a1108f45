import FlyingSocks

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Socket {
    /// Sends what is written at once, and does not wait for more.
    func sendAtOnce() throws {
        try setValue(
            true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: Int32(TCP_NODELAY)))
    }

    /// Listens to the sixth version of the Internet Protocol alone, so that the fourth has its own socket.
    func keepToVersion6() throws {
        try setValue(
            true, for: BoolSocketOption(level: Int32(IPPROTO_IPV6), name: Int32(IPV6_V6ONLY)))
    }

    /// Says that nothing more is written.
    func endWriting() throws {
        guard shutdown(file.rawValue, Int32(SHUT_WR)) == 0 else { throw SocketError.disconnected }
    }
}

/// Reasons for which an address cannot be listened at.
extension SocketError {
    /// Whether another program listens there.
    var isAddressInUse: Bool { number == EADDRINUSE }

    /// Whether the machine has no such address, or no such protocol.
    var isAddressMissing: Bool { number == EADDRNOTAVAIL || number == EAFNOSUPPORT }

    private var number: Int32? {
        if case .failed(_, let number, _) = self { number } else { nil }
    }

    /// The system's own words.
    var reason: String {
        if case .failed(_, _, let message) = self { message } else { "\(self)" }
    }
}
