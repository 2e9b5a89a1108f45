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
    try await work()  // Here.
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
