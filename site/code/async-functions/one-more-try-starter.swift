struct Busy: Error {}

func oneMoreTry(_ work: () async throws -> String) async throws -> String {
    // Here: a second run, if the first one fails.
    try await work()
}

for failures in [1, 2] {
    var calls = 0
    do {
        let answer = try await oneMoreTry {
            calls += 1
            if calls <= failures { throw Busy() }
            return "hello, at call \(calls)"
        }
        print(answer)
    } catch {
        print("gave up:", error)
    }
}
