import FlyingSocks
import FoundationEssentials

/// Serves a site from memory.
///
/// An actor, because it lives as long as the preview, and what it serves changes. FlyingFox's own server has
/// no limits on what a client sends and how long it takes; so only its sockets are used.
package actor PreviewServer {
    private let listener: Listener
    private let limits: ServerLimits
    private let hosts: AllowedHosts
    private var site = ServedSite()
    private var connections: [Int: (task: Task<Void, Never>, deadline: Deadline)] = [:]
    private var nextConnection = 0
    /// What tells browsers that something is new.
    package nonisolated let feed = EventFeed()

    /// A server that listens already, and answers once it runs.
    package init(
        _ listener: Listener, hosts: AllowedHosts, limits: ServerLimits = ServerLimits()
    ) {
        self.listener = listener
        self.hosts = hosts
        self.limits = limits
    }

    /// How many connections are open.
    package var connectionCount: Int { connections.count }

    /// Serves another site from now on.
    package func serve(_ site: ServedSite) {
        self.site = site
    }

    /// Answers until the task is cancelled; every connection is closed then.
    ///
    /// Throws where no more connections can be accepted.
    package func run() async throws {
        let pool = listener.pool
        try await pool.prepare()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await pool.run() }
            group.addTask {
                while true {
                    try await ContinuousClock().sleep(for: Self.watchInterval)
                    await self.dropLate()
                }
            }
            for socket in listener.sockets {
                group.addTask { try await self.accept(at: socket, pool) }
            }
            defer {
                group.cancelAll()
                listener.close()
            }
            try await group.next()
        }
    }

    private nonisolated func accept(at socket: Socket, _ pool: some AsyncSocketPool) async throws {
        let listening = try AsyncSocket(socket: socket, pool: pool)
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                do {
                    let client = try await listening.accept()
                    guard let (number, task) = await self.admit(client) else {
                        self.turnAway(client)
                        continue
                    }
                    group.addTask {
                        await withTaskCancellationHandler {
                            await task.value
                        } onCancel: {
                            task.cancel()
                        }
                        await self.leave(number)
                    }
                } catch is CancellationError {
                    break
                } catch {
                    // One that was gone before it was accepted, or too many files: others are waited for.
                    await self.pause()
                }
            }
            group.cancelAll()
        }
    }

    private func answer(_ request: HTTPRequest) -> HTTPResponse {
        SiteResponder(site, hosts: hosts).response(to: request)
    }

    // MARK: Connections

    /// Begins to serve a connection, in a task that can be ended by itself; `nil` where there are too
    /// many.
    private func admit(_ socket: AsyncSocket) -> (number: Int, task: Task<Void, Never>)? {
        guard connections.count < limits.connections else { return nil }
        let connection = Connection(socket: socket, limits: limits, feed: feed) { request in
            await self.answer(request)
        }
        let task = Task { await connection.serve() }
        nextConnection += 1
        connections[nextConnection] = (task, connection.deadline)
        return (nextConnection, task)
    }

    private func leave(_ number: Int) {
        connections[number] = nil
    }

    /// Ends what takes longer than it may.
    private func dropLate() {
        for (task, deadline) in connections.values where deadline.isPast { task.cancel() }
    }

    /// How often it is looked who takes too long.
    private static let watchInterval: Duration = .milliseconds(100)

    private nonisolated func turnAway(_ client: AsyncSocket) {
        defer { Connection.close(client) }
        do {
            let response = HTTPResponse(.unavailable, words: "Too many connections are open.")
            guard case .bytes(let words) = response.body else { return }
            let bytes = response.head(keepingConnection: false) + words
            _ = try client.socket.write(Data(bytes))
            try client.socket.endWriting()
        } catch {
            // It left by itself.
        }
    }

    private nonisolated func pause() async {
        do {
            try await ContinuousClock().sleep(for: .milliseconds(20))
        } catch {
            // The server ends.
        }
    }
}
