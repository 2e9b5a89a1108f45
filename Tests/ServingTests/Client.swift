import FlyingSocks
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A client that sends whatever bytes a test wants.
struct Client: Sendable {
    let socket: AsyncSocket

    static func connect(to port: UInt16, _ pool: some AsyncSocketPool) async throws -> Client {
        let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: port)
        return Client(socket: try await AsyncSocket.connected(to: address, pool: pool, timeout: 60))
    }

    func send(_ text: String) async throws {
        try await socket.write(Data(text.utf8))
    }

    func send(_ bytes: [UInt8]) async throws {
        try await socket.write(Data(bytes))
    }

    /// What comes until the other side closes.
    func readToEnd() async throws -> String {
        var bytes: [UInt8] = []
        do {
            while true { bytes += try await socket.read(atMost: 4096) }
        } catch let error as SocketError {
            // Closed, or reset because it sent more than was read.
            if case .timeout = error { throw error }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What comes until a text is there.
    func read(until end: String) async throws -> String {
        var bytes: [UInt8] = []
        while true {
            bytes += try await socket.read(atMost: 4096)
            let text = String(decoding: bytes, as: UTF8.self)
            if text.contains(end) { return text }
        }
    }

    func close() throws {
        try socket.close()
    }
}
