func kale(_ suffix: String) async throws -> String {
    print("kale begins")
    try await Task.sleep(for: .milliseconds(250))
    print("kale ends")
    return "hello " + suffix
}

func greet() async throws {
    print("greet begins")
    let x = try await kale("1")
    print("greet goes on:", x)
}

try await greet()
