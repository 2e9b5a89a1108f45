func ask(_ question: Int) async throws -> String {
    try await Task.sleep(for: question < 3 ? .milliseconds(100) : .seconds(60))
    return "answer \(question)"
}

func askUntil(_ bell: Duration, _ questions: ClosedRange<Int>) async -> [Int: String] {
    await withTaskGroup(of: (Int?, String?).self) { group in
        group.addTask {
            try? await Task.sleep(for: bell)
            return (nil, nil)
        }
        for question in questions {
            group.addTask { (question, try? await ask(question)) }
        }
        var answers: [Int: String] = [:]
        for await (question, answer) in group {
            if let question { answers[question] = answer }
            if question == nil || answers.count == questions.count { group.cancelAll() }
        }
        return answers
    }
}

let answers = await askUntil(.seconds(1), 1...5)
for question in 1...5 { print("\(question):", answers[question] ?? "too late") }
let time = await ContinuousClock().measure { _ = await askUntil(.seconds(2), 1...2) }
print("waited for the bell:", time > .seconds(1.5))
