import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Lets a command clean up when it is asked to stop.
enum Interruption {
    /// Runs a body whose task is cancelled by Ctrl-C (SIGINT), SIGTERM and SIGHUP: programs under
    /// way are ended, temporary folders removed.
    ///
    /// Throws `CancellationError` then, else what the body throws.
    ///
    /// A pipe that nobody reads any more stops nothing: what is printed goes nowhere, and what is
    /// asked of a program that has ended is an error. Programs that are started have the signal back.
    static func watch(_ body: @escaping @Sendable () async throws -> Void) async throws {
        signal(SIGPIPE, SIG_IGN)
        let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
        let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                // Whoever asks a second time does not want to wait.
                for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
                continuation.yield()
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await body() }
            group.addTask {
                for await _ in signals { throw CancellationError() }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
