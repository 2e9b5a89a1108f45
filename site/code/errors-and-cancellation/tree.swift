func sleepy() async -> String {
    do { try await Task.sleep(for: .milliseconds(600)) } catch { return "\(error)" }
    return "slept to the end"
}
func busy() async -> String {
    let end = ContinuousClock.now + .milliseconds(600)
    while ContinuousClock.now < end { await Task.yield(); _ = (1...20_000).reduce(0, +) }
    return "worked to the end, cancelled: \(Task.isCancelled)"
}
let parent = Task(name: "parent") {
    async let a = sleepy()
    async let b = busy()
    let own = Task(name: "own") { await sleepy() }
    print("a:", await a)
    print("b:", await b)
    print("own:", await own.value)
}
try await Task.sleep(for: .milliseconds(100))
parent.cancel()
await parent.value
