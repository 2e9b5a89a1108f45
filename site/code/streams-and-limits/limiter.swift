actor RateLimiter {
    private let interval: Duration
    private var next = ContinuousClock.now
    init(every interval: Duration) { self.interval = interval }

    func turn() async throws {
        let mine = max(next, .now)
        next = mine + interval
        try await Task.sleep(until: mine)
    }
}

let limiter = RateLimiter(every: .milliseconds(150))
let time = try await ContinuousClock().measure {
    try await withThrowingDiscardingTaskGroup { group in
        for _ in 1...4 { group.addTask { try await limiter.turn() } }
    }
}
print("four turns took three intervals:", time >= .milliseconds(450))
