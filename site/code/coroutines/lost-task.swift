func kale(_ suffix: String) async throws -> String {
    print("kale starts")
    try await Task.sleep(for: .seconds(5))
    print("kale ends")
    return "hello " + suffix
}

Task { try await kale("3") }
try await Task.sleep(for: .milliseconds(200))
print("main ends")
