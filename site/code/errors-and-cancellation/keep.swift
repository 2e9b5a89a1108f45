struct Negative: Error { let number: Int }

func factorial(_ number: Int) async throws -> Int {
    try await Task.sleep(for: .milliseconds(30 * abs(number)))
    if number < 0 { throw Negative(number: number) }
    return (1...number).reduce(1, *)
}
typealias Outcome = Result<Int, any Error>
func outcome(_ number: Int) async -> Outcome {
    do { return .success(try await factorial(number)) }
    catch { return .failure(error) }
}

func outcomes(_ numbers: [Int]) async -> [Outcome] {
    await withTaskGroup(of: (Int, Outcome).self) { group in
        for (index, number) in numbers.enumerated() {
            group.addTask { (index, await outcome(number)) }
        }
        var found: [Int: Outcome] = [:]
        for await (index, outcome) in group { found[index] = outcome }
        return numbers.indices.map { found[$0]! }
    }
}

for outcome in await outcomes([2, -3, 4]) {
    do { print(try outcome.get()) } catch { print("failed:", error) }
}
