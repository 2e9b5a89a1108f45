func ask(_ server: String, after ms: Int) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    print(server, "answers")
    return server
}

func winner() async throws -> String? {
    try await withThrowingTaskGroup(of: String.self) { group in
        group.addTask { try await ask("slow", after: 600) }
        group.addTask { try await ask("fast", after: 100) }
        let first = try await group.next()
        group.cancelAll()
        return first
    }
}

print("winner:", try await winner() ?? "nobody")
