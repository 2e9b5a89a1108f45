struct Negative: Error { let number: Int }

func factorial(_ name: String, _ number: Int) async throws -> Int {
    for _ in 1...number * number { try await Task.sleep(for: .milliseconds(50)) }
    if number < 0 { throw Negative(number: number) }
    print(name, "is done")
    return (1...number).reduce(1, *)
}

func factorials() async throws -> [Int] {
    try await withThrowingTaskGroup(of: Int.self) { group in
        group.addTask(name: "A") { try await factorial("A", 2) }
        group.addTask(name: "B") { try await factorial("B", -3) }
        group.addTask(name: "C") { try await factorial("C", 4) }
        var results: [Int] = []
        for try await result in group { results.append(result) }
        return results
    }
}
do { print(try await factorials()) } catch { print("caught:", error) }
