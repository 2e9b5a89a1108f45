struct Offline: Error {}

func load(_ page: String, after ms: Int) async throws -> String {
    try await Task.sleep(for: .milliseconds(ms))
    if page == "no page" { throw Offline() }
    return page
}

func value<T: Sendable>(
    within limit: Duration, or fallback: T,
    _ work: @escaping @Sendable () async throws -> T
) async throws -> T {
    try await withThrowingTaskGroup(of: T.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: limit)
            return fallback
        }
        defer { group.cancelAll() }
        return try await group.next()!
    }
}

let limit = Duration.milliseconds(400)
let time = await ContinuousClock().measure {
    do {
        for (page, ms) in [("new page", 50), ("late page", 1000), ("no page", 50)] {
            print(try await value(within: limit, or: "old page") {
                try await load(page, after: ms)
            })
        }
    } catch { print(error) }
}
print("in time:", time < .seconds(1))
