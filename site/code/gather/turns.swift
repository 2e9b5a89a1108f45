import Foundation

final class ThreadPool: TaskExecutor, @unchecked Sendable {
    private let condition = NSCondition()
    private var jobs: [UnownedJob] = []

    init(threads: Int) {
        for _ in 1...threads { Thread { self.work() }.start() }
    }
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

func slowly(_ number: Int) -> Int {
    let end = ContinuousClock.now + .milliseconds(20)
    while ContinuousClock.now < end {}
    return number
}
func factorial(_ name: String, _ number: Int) async -> Int {
    var result = 1
    for i in 2...number {
        print("\(name): i=\(i)")
        await Task.yield()
        result = slowly(result * i)
    }
    print("\(name): \(result)")
    return result
}

func gather() async -> [Int] {
    async let a = factorial("A", 2)
    async let b = factorial("B", 3)
    async let c = factorial("C", 4)
    return await [a, b, c]
}

let loop = ThreadPool(threads: 1)
print(await withTaskExecutorPreference(loop) { await gather() })
