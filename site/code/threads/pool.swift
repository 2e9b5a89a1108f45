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
