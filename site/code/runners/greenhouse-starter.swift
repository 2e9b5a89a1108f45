struct Withered: Error {}

func water(_ plant: String) async throws -> String {
    try await Task.sleep(for: .milliseconds(100))
    if plant == "fern" { throw Withered() }
    return plant + " is watered"
}

struct Greenhouse {
    // Here: the main function.
}
