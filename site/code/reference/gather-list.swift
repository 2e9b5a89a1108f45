struct Refused: Error {}

func fetch(_ page: String, after pause: Duration = .milliseconds(20)) async throws -> String {
    try await Task.sleep(for: pause)
    return "page " + page
}

func fail() async throws -> String { throw Refused() }
func gather(_ pages: [String]) async throws -> [String] {
try await withThrowingTaskGroup { group in
    for (i, page) in pages.enumerated() { group.addTask { (i, try await fetch(page)) } }
    return try await group.reduce(into: pages) { $0[$1.0] = $1.1 }
}
}
print(try await gather(["A", "B"]))
