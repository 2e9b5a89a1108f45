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
let api = PretendAPI()
_ = await askMany(1...10, limit: 10) { try await api.ask($0) }
print(await api.answered, "answered,", await api.rejected, "rejected")
