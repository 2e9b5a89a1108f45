func boil(_ thing: String) async throws -> String {
    try await Task.sleep(for: .milliseconds(500))
    return thing + " is done"
}

let time = try await ContinuousClock().measure {
    async let tea = boil("tea")
    async let egg = boil("egg")
    print(try await tea)
    print(try await egg)
}
print("at the same time:", time < .milliseconds(900))
