import Synchronization
let working = Mutex((now: 0, most: 0))
func work(_ n: Int) async throws -> String {
    working.withLock { $0.now += 1; $0.most = max($0.most, $0.now) }
    defer { working.withLock { $0.now -= 1 } }
    try await Task.sleep(for: .milliseconds(100))
    return "job \(n)"
}
func run() async throws { try await withThrowingTaskGroup(of: String.self) { g in
for n in 1...9 { if n > 3 { _ = try await g.next() }; g.addTask { try await work(n) } }
} }
try await run()
print("never more at work than", working.withLock { $0.most })
