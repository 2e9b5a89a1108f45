import Foundation

final class ThreadPool: TaskExecutor, @unchecked Sendable {
    private let condition = NSCondition()
    private var jobs: [UnownedJob] = []
    init(threads: Int) { for _ in 1...threads { Thread { self.work() }.start() } }
    func enqueue(_ job: UnownedJob) {
        condition.withLock { jobs.append(job); condition.signal() }
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
import Synchronization

let running = Mutex((now: 0, most: 0))

func fetchPage(_ name: String) -> String {
    running.withLock { $0.now += 1; $0.most = max($0.most, $0.now) }
    defer { running.withLock { $0.now -= 1 } }
    usleep(100_000)
    return "page " + name
}

let pool = ThreadPool(threads: 3)

func toThread<T: Sendable>(_ body: @Sendable () throws -> T) async throws -> T {
    try await withTaskExecutorPreference(pool) { try body() }
}

func fetchAll(_ names: [String]) async throws -> [String] {
    try await withThrowingTaskGroup(of: (Int, String).self) { group in
        for (place, name) in names.enumerated() {
            group.addTask { (place, try await toThread { fetchPage(name) }) }
        }
        var pages = names
        for try await (place, page) in group { pages[place] = page }
        return pages
    }
}

print(try await fetchAll(["kale", "leek", "beet", "mint", "dill", "sage"]))
print("at the same time:", running.withLock { $0.most })
