func fetch(_ page: String, ms: Int = 20) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    return "page " + page
}
func first() async throws -> String? { try await withThrowingTaskGroup { g in
for n in [20, 1] { g.addTask { try await fetch("\(n)", ms: 200 * n) } }
let page = try await g.next(); g.cancelAll()
return page
} }
print(try await first() ?? "none")
