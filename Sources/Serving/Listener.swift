import FlyingSocks

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Sockets at which a server listens: of both versions of the Internet Protocol, at one port.
package struct Listener: Sendable {
    let sockets: [Socket]
    /// The port.
    package let port: UInt16
    let pool: any AsyncSocketPool

    /// Why nothing can be listened at.
    package enum Failure: Error, Sendable, Equatable {
        /// Another program listens at the port.
        case portInUse(UInt16)
        /// No port from the first to the last one is free.
        case noPortFree(UInt16, UInt16)
        /// The machine has no such address, or does not let it be used.
        case refused(String)
    }

    /// Where to listen.
    package enum Place: Sendable, Equatable {
        /// Where only programs of this machine reach it.
        case loopback
        /// At an address of the fourth or the sixth version of the protocol.
        case address(String)
    }

    /// How many ports are tried where none was named.
    private static let ports: UInt16 = 20

    /// Listens at a port, 0 for any; without one at the first free one from 8080 up.
    ///
    /// Throws ``Failure``.
    package static func listen(at place: Place, port: UInt16?) throws -> Listener {
        if let port {
            guard let listener = try listening(at: place, port: port) else {
                throw Failure.portInUse(port)
            }
            return listener
        }
        let first: UInt16 = 8080
        for port in first..<(first + ports) {
            if let listener = try listening(at: place, port: port) { return listener }
        }
        throw Failure.noPortFree(first, first + ports - 1)
    }

    /// Closes the sockets.
    func close() {
        for socket in sockets {
            do {
                try socket.close()
            } catch {
                // It is closed already.
            }
        }
    }

    /// Listens; `nil` where another program does.
    private static func listening(at place: Place, port: UInt16) throws -> Listener? {
        var sockets: [Socket] = []
        func discard() {
            Listener(sockets: sockets, port: port, pool: .make()).close()
        }
        do {
            switch place {
            case .loopback:
                sockets.append(try socket(at: sockaddr_in.inet(ip4: "127.0.0.1", port: port)))
                let port = try portOf(sockets[0])
                do {
                    sockets.append(try socket(at: sockaddr_in6.inet6(ip6: "::1", port: port)))
                } catch let error as SocketError where error.isAddressMissing {
                    // A machine without the sixth version has one address.
                }
            case .address(let text) where text.contains(":"):
                sockets.append(try socket(at: sockaddr_in6.inet6(ip6: text, port: port)))
            case .address(let text):
                sockets.append(try socket(at: sockaddr_in.inet(ip4: text, port: port)))
            }
            return Listener(
                sockets: sockets, port: try portOf(sockets[0]), pool: .make(maxEvents: 64))
        } catch let error as SocketError where error.isAddressInUse {
            discard()
            return nil
        } catch let error as SocketError {
            discard()
            throw Failure.refused(error.reason)
        }
    }

    private static func socket(at address: some SocketAddress) throws -> Socket {
        let socket = try Socket(domain: Int32(type(of: address).family))
        do {
            try socket.setValue(true, for: .localAddressReuse)
            if address is sockaddr_in6 { try socket.keepToVersion6() }
            try socket.bind(to: address)
        } catch {
            try socket.close()
            throw error
        }
        try socket.listen(maxPendingConnection: 512)
        return socket
    }

    private static func portOf(_ socket: Socket) throws -> UInt16 {
        switch try socket.sockname() {
        case .ip4(_, let port), .ip6(_, let port): port
        case .unix: 0
        }
    }
}
