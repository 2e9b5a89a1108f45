actor Semaphore {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []
    init(_ free: Int) { self.free = free }

    func acquire() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func release() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}

actor Gauge {
    private var now = 0
    private(set) var peak = 0
    func enter() { now += 1; peak = max(peak, now) }
    func leave() { now -= 1 }
}

let seats = Semaphore(3)
let gauge = Gauge()
try await withThrowingDiscardingTaskGroup { group in
    for _ in 1...9 {
        group.addTask {
            for _ in 1...2 {
                await seats.acquire()
                await gauge.enter()
                try await Task.sleep(for: .milliseconds(100))
                await gauge.leave()
                await seats.release()
            }
        }
    }
}
print("three at a time, and no more:", await gauge.peak == 3)
