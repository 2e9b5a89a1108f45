func factorial(_ number: Int, ms: Int) async throws -> Int {
    try await Task.sleep(for: .milliseconds(ms))
    return (1...number).reduce(1, *)
}

func factorials() async throws -> [Int] {
    try await withThrowingTaskGroup(of: Int.self) { group in
        group.addTask { try await factorial(2, ms: 600) }
        group.addTask { try await factorial(3, ms: 350) }
        group.addTask { try await factorial(4, ms: 100) }
        var results: [Int] = []
        for try await result in group { results.append(result) }
        return results
    }
}

print(try await factorials())
