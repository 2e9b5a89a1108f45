enum APIError: Error { case busy, badRequest }

actor Server {
    private var script: [APIError?] = [.busy, .busy, nil, .badRequest]

    func answer() throws -> String {
        if let error = script.removeFirst() {
            print("server:", error)
            throw error
        }
        return "an answer"
    }
}

let server = Server()
func retry<T: Sendable>(
    attempts: Int, _ body: @Sendable () async throws -> T
) async throws -> T {
    var pause = Duration.milliseconds(50)
    for _ in 1..<attempts {
        do { return try await body() } catch APIError.busy {
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(400))
        }
    }
    return try await body()
}

do {
    print(try await retry(attempts: 4) { try await server.answer() })
    print(try await retry(attempts: 4) { try await server.answer() })
} catch { print("gave up:", error) }
