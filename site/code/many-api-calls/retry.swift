enum APIError: Error { case busy, badRequest }

func retry<T: Sendable>(
    attempts: Int, _ body: @Sendable () async throws -> T
) async throws -> T {
    var pause = Duration.milliseconds(20)
    for _ in 1..<attempts {
        do { return try await body() } catch APIError.busy {
            try await Task.sleep(for: pause)
            pause *= 2
        }
    }
    return try await body()
}

actor Server {
    private var calls = 0
    func ask() throws -> String {
        calls += 1
        if calls < 3 { throw APIError.busy }
        return "answered at call \(calls)"
    }
}
let server = Server()
print(try await retry(attempts: 5) { try await server.ask() })
