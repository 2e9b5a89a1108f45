struct NoKaleToday: Error {}

func kale() async throws {
    print("kale fails")
    throw NoKaleToday()
}

_ = Task { try await kale() }
try await Task.sleep(for: .milliseconds(100))
print("main ends happily")
