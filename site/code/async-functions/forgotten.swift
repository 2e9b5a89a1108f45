func kale(_ suffix: String) async throws -> String {
    try await Task.sleep(for: .milliseconds(100))
    return "hello " + suffix
}

func greet() async throws {
    let x = try kale("1")
    let y = await kale("2")
    let z = try await kale("3")
    print(x, y, z)
}

try await greet()
