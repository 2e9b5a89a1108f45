import Foundation

let fetchTime = Duration.milliseconds(200)

func fetchURL(_ url: String) -> String {
    Thread.sleep(forTimeInterval: fetchTime / .seconds(1))
    return "<html>\(url)</html>"
}

print(fetchURL("https://www.example.com"))
import Foundation

final class ThreadPool: TaskExecutor, @unchecked Sendable {
    private let condition = NSCondition()
    private var jobs: [UnownedJob] = []

    init(threads: Int) {
        for _ in 1...threads { Thread { self.work() }.start() }
    }
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        condition.withLock { jobs.append(job) }
        condition.signal()
    }
    private func work() {
        while true {
            let job = condition.withLock {
                while jobs.isEmpty { condition.wait() }
                return jobs.removeFirst()
            }
            job.runSynchronously(on: asUnownedTaskExecutor())
        }
    }
}
let pool = ThreadPool(threads: 4)

func toThread<T: Sendable>(_ body: @Sendable () throws -> T) async throws -> T {
    try await withTaskExecutorPreference(pool) { try body() }
}

func fetchMany(_ count: Int) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for i in 1...count {
            group.addTask {
                _ = try await toThread { fetchURL("https://example.com/\(i)") }
            }
        }
        try await group.waitForAll()
    }
}

let start = ContinuousClock.now
try await fetchMany(8)
print("rounds of fetching:", Int((ContinuousClock.now - start) / fetchTime))
