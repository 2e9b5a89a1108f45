struct Refused: Error {}

func fetch(_ page: String, after pause: Duration = .milliseconds(20)) async throws -> String {
    try await Task.sleep(for: pause)
    return "page " + page
}

func fail() async throws -> String { throw Refused() }
func slow() async throws -> String? {
try await withThrowingTaskGroup(of: String?.self) { group in
    group.addTask { try await fetch("A", after: .seconds(5)) }
    group.addTask { try await Task.sleep(for: .milliseconds(100)); return nil }
    defer { group.cancelAll() }
    return try await group.next() ?? nil
}
}
print(try await slow() ?? "too late")
