func kale(_ suffix: String) async throws -> String {
    print("kale starts")
    defer { print("kale cleans up") }
    try await Task.sleep(for: .seconds(5))
    return "hello " + suffix
}

_ = Task { try await kale("3") }
try await Task.sleep(for: .milliseconds(200))
print("main ends")
