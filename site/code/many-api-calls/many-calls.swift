func concurrentMap<In: Sendable, Out: Sendable>(
    _ items: [In], limit: Int,
    _ body: @escaping @Sendable (In) async throws -> Out
) async throws -> [Out] {
    try await withThrowingTaskGroup(of: (Int, Out).self) { group in
        var results = [Out?](repeating: nil, count: items.count)
        var next = 0
        func startOne() {
            guard next < items.count else { return }
            let (index, item) = (next, items[next])
            next += 1
            group.addTask { (index, try await body(item)) }
        }
        for _ in 1...limit { startOne() }
        while let (index, value) = try await group.next() {
            results[index] = value
            startOne()
        }
        return results.map { $0! }
    }
}

let squares = try await concurrentMap([1, 2, 3, 4, 5], limit: 2) { $0 * $0 }
print(squares)
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
actor FakeAPI {
    private var inside = 0
    private var turnedAway = false
    private(set) var peak = 0

    func answer(_ question: Int) async throws -> String {
        inside += 1
        defer { inside -= 1 }
        peak = max(peak, inside)
        try await Task.sleep(for: .milliseconds(100))
        if question == 4, !turnedAway {
            turnedAway = true
            throw APIError.busy
        }
        return "answer \(question)"
    }
}

let api = FakeAPI()
let answers = try await concurrentMap(Array(1...9), limit: 3) { question in
    try await retry(attempts: 3) { try await api.answer(question) }
}
for answer in answers { print(answer) }
print("most calls at the same time:", await api.peak)
