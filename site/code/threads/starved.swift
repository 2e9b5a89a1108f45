import Foundation

let fetchTime = Duration.milliseconds(200)

func fetchURL(_ url: String) -> String {
    Thread.sleep(forTimeInterval: fetchTime / .seconds(1))
    return "<html>\(url)</html>"
}

print(fetchURL("https://www.example.com"))
func delayOfQuickTask(
    behind job: @escaping @Sendable () async throws -> Void
) async throws -> Duration {
    let crowd = 2 * ProcessInfo.processInfo.activeProcessorCount
    let start = ContinuousClock.now
    return try await withThrowingTaskGroup(of: Duration?.self) { group in
        for _ in 1...crowd {
            group.addTask { try await job(); return nil }
        }
        try await Task.sleep(for: .milliseconds(50))
        group.addTask { ContinuousClock.now - start }
        var delay = Duration.zero
        for try await result in group { delay = result ?? delay }
        return delay
    }
}

let polite = try await delayOfQuickTask { try await Task.sleep(for: fetchTime) }
let blocked = try await delayOfQuickTask { _ = fetchURL("https://example.com") }
print("held up by tasks that await:", polite >= fetchTime)
print("held up by tasks that block:", blocked >= fetchTime)
