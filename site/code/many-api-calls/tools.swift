struct TimedOut: Error {}

func withTimeout<T: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> T
) async throws -> T {
    try await withThrowingTaskGroup(of: T.self) { group in
        group.addTask(name: "work") { try await work() }
        group.addTask(name: "clock") {
            try await Task.sleep(for: limit)
            throw TimedOut()
        }
        defer { group.cancelAll() }
        return try await group.next()!
    }
}
enum Trouble: Equatable { case hang, status(Int) }
struct HTTPError: Error { let status: Int }

actor PretendAPI {
    private var troubles: [Int: [Trouble]], inside = 0
    private(set) var calls = 0, answered = 0, rejected = 0
    init(_ troubles: [Int: [Trouble]] = [:]) { self.troubles = troubles }

    func ask(_ question: Int) async throws -> String {
        calls += 1
        guard inside < 3 else { rejected += 1; throw HTTPError(status: 429) }
        inside += 1
        defer { inside -= 1 }
        let trouble = troubles[question]?.popLast()
        try await Task.sleep(for: trouble == .hang ? .seconds(60) : .milliseconds(100))
        if case .status(let status) = trouble { throw HTTPError(status: status) }
        answered += 1
        return "answer \(question)"
    }
}
typealias Answer = Result<String, any Error>
func askMany(
    _ questions: ClosedRange<Int>, limit: Int,
    _ ask: @escaping @Sendable (Int) async throws -> String
) async -> [Answer] {
    await withTaskGroup(of: (Int, Answer).self) { group in
        var answers: [Int: Answer] = [:]
        for (index, question) in questions.enumerated() {
            if index >= limit, let (q, answer) = await group.next() {
                answers[q] = answer
            }
            group.addTask {
                do { return (question, .success(try await ask(question))) }
                catch { return (question, .failure(error)) }
            }
        }
        for await (q, answer) in group { answers[q] = answer }
        return questions.map { answers[$0]! }
    }
}
extension HTTPError { var isTemporary: Bool { status == 429 || status >= 500 } }

func retry<T: Sendable>(
    attempts: Int, _ work: @Sendable () async throws -> T
) async throws -> T {
    var pause = Duration.milliseconds(50)
    for _ in 1..<attempts {
        do {
            return try await work()
        } catch let error as HTTPError where error.isTemporary {
            try await Task.sleep(for: pause)
        } catch is TimedOut {
            try await Task.sleep(for: pause)
        }
        pause *= 2
    }
    return try await work()
}
