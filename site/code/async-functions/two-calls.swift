let nap = Duration.milliseconds(400)

func kale(_ suffix: String) async throws -> String {
    try await Task.sleep(for: nap)
    return "hello " + suffix
}

func both(_ a: String, _ b: String) -> [String] {
    [a, b]
}

let time = try await ContinuousClock().measure {
    print(try await both(kale("1"), kale("2")))
}
print("together:", time < nap * 1.8)
