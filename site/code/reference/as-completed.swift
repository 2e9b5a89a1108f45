func fetch(_ page: String, ms: Int = 20) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    return "page " + page
}
func asCompleted() async throws { try await withThrowingTaskGroup { g in
for n in [3, 1, 2] { g.addTask { try await fetch("\(n)", ms: 200 * n) } }
for try await page in g { print(page) }
} }
try await asCompleted()
