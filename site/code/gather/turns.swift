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
func factorial(_ name: String, _ number: Int) async -> Int {
    var result = 1
    for i in 2...number {
        print("Task \(name): factorial(\(number)), now i=\(i)")
        await Task.yield()
        result *= i
    }
    print("Task \(name): done")
    return result
}

func gather() async -> [Int] {
    async let a = factorial("A", 2)
    async let b = factorial("B", 3)
    async let c = factorial("C", 4)
    print("three children created")
    return await [a, b, c]
}

let loop = ThreadPool(threads: 1)
print(await withTaskExecutorPreference(loop) { await gather() })
