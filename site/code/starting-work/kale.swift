func kale(_ suffix: String) async throws -> String {
    try await Task.sleep(for: .milliseconds(300))
    return "hello " + suffix
}

let start = ContinuousClock.now
let x = try await kale("1")
let z = Task { try await kale("3") }
let y = try await kale("2")
print(x)
print(y)
print(try await z.value)
print("it took", ContinuousClock.now - start)
