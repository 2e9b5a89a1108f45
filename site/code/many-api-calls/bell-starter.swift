func ask(_ question: Int) async throws -> String {
    try await Task.sleep(for: question < 3 ? .milliseconds(100) : .seconds(60))
    return "answer \(question)"
}

func askUntil(_ bell: Duration, _ questions: ClosedRange<Int>) async -> [Int: String] {
    [:]  // Here: a task group.
}

let answers = await askUntil(.seconds(1), 1...5)
for question in 1...5 { print("\(question):", answers[question] ?? "too late") }
let time = await ContinuousClock().measure { _ = await askUntil(.seconds(2), 1...2) }
print("waited for the bell:", time > .seconds(1.5))
