func fetch(_ page: String, ms: Int = 20) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    return "page " + page
}
func gather(_ pages: [String]) async throws -> [String] { try await withThrowingTaskGroup { g in
for (i, page) in pages.enumerated() { g.addTask { (i, try await fetch(page)) } }
return try await g.reduce(into: pages) { $0[$1.0] = $1.1 }
} }
print(try await gather(["A", "B"]))
