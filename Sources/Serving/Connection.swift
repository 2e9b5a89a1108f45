import FlyingSocks
import FoundationEssentials

/// One client's connection: requests in, answers out, until either side has enough.
struct Connection: Sendable {
    let socket: AsyncSocket
    let limits: ServerLimits
    /// Until when what it waits for must have come; whoever watches it cancels the task.
    let deadline = Deadline()
    let feed: EventFeed
    let answer: @Sendable (HTTPRequest) async -> HTTPResponse

    /// Serves the connection to its end, and closes it.
    ///
    /// What goes wrong on a connection is its client's, who is no longer there to be told.
    func serve() async {
        defer { Self.close(socket) }
        do {
            try socket.socket.sendAtOnce()
        } catch {
            // It is gone already, which is found when it is read.
        }
        var reader = HTTPRequestReader(limits: limits.request)
        var limit = limits.readTime
        while !Task.isCancelled, await turn(&reader, within: limit) == .next {
            limit = limits.idleTime
        }
    }

    /// What comes of one request.
    private enum Turn {
        case next, end
    }

    private func turn(_ reader: inout HTTPRequestReader, within limit: Duration) async -> Turn {
        do {
            guard let request = try await request(from: &reader, within: limit) else {
                return .end
            }
            let response = await answer(request)
            return try await send(response, to: request)
        } catch let refusal as HTTPRequestReader.Refusal {
            await refuse(refusal)
            return .end
        } catch {
            // The client is gone, too slow, or the server ends.
            return .end
        }
    }

    // MARK: Reading

    /// The next request; `nil` where the client has left between two.
    ///
    /// - Parameter limit: how long its first byte may take.
    private func request(
        from reader: inout HTTPRequestReader, within limit: Duration
    ) async throws -> HTTPRequest? {
        if let request = try reader.next() { return request }
        var hasBegun = reader.hasBegun
        deadline.set(hasBegun ? limits.readTime : limit)
        defer { deadline.clear() }
        while let bytes = try await read() {
            if !hasBegun { deadline.set(limits.readTime) }
            hasBegun = true
            reader.feed(bytes)
            if let request = try reader.next() { return request }
        }
        return nil
    }

    /// What came; `nil` where nothing more will.
    private func read() async throws -> [UInt8]? {
        do {
            return try await socket.read(atMost: 4096)
        } catch SocketError.disconnected {
            return nil
        }
    }

    // MARK: Writing

    private func send(_ response: HTTPResponse, to request: HTTPRequest) async throws -> Turn {
        switch response.body {
        case .bytes(let bytes):
            var data = response.head(keepingConnection: request.keepsConnection)
            if request.method != .head { data += bytes }
            try await write(data)
            return request.keepsConnection ? .next : .end
        case .events:
            try await write(response.head(keepingConnection: false))
            if request.method == .get { try await sendEvents() }
            return .end
        }
    }

    /// Sends events until the client leaves.
    private func sendEvents() async throws {
        let events = await feed.listen()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await event in events { try await write(event) }
            }
            group.addTask {
                // A client that has heard enough closes its side, and says nothing before.
                while try await read() != nil {}
            }
            try await group.next()
            group.cancelAll()
        }
    }

    /// Writes all bytes, a stretch within each limit of time.
    private func write(_ bytes: [UInt8]) async throws {
        var rest = bytes[...]
        defer { deadline.clear() }
        while !rest.isEmpty {
            let stretch = Data(rest.prefix(Self.stretch))
            rest = rest.dropFirst(Self.stretch)
            deadline.set(limits.writeTime)
            try await socket.write(stretch)
        }
    }

    private static let stretch = 256 * 1024

    private func refuse(_ refusal: HTTPRequestReader.Refusal) async {
        let response = SiteResponder.response(to: refusal)
        guard case .bytes(let words) = response.body else { return }
        do {
            try await write(response.head(keepingConnection: false) + words)
            try await drain()
        } catch {
            // Who sends no requests may not wait for answers either.
        }
    }

    /// Reads what the client still sends, for a second: a connection that is closed with bytes unread is
    /// reset, and the answer lost with it (RFC 9112, 9.6).
    private func drain() async throws {
        try socket.socket.endWriting()
        deadline.set(.seconds(1))
        var left = 64 * 1024
        while left > 0 { left -= try await socket.read(atMost: 4096).count }
    }

    static func close(_ socket: AsyncSocket) {
        do {
            try socket.close()
        } catch {
            // It is closed already.
        }
    }
}
