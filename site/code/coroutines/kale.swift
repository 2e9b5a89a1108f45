let nap = Duration.milliseconds(300)

func kale(_ suffix: String) async throws -> String {
    try await Task.sleep(for: nap)
    return "hello " + suffix
}

let start = ContinuousClock.now
func napsSoFar() -> Int { Int((ContinuousClock.now - start) / nap) }

let x = try await kale("1")
print(x, "- whole naps so far:", napsSoFar())

let z = Task { try await kale("3") }
async let y = kale("2")
print(try await y, "- whole naps so far:", napsSoFar())
print(try await z.value, "- whole naps so far:", napsSoFar())
