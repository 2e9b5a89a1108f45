func boil(_ thing: String) async throws -> String {
    try await Task.sleep(for: .milliseconds(500))
    return thing + " is done"
}

let time = try await ContinuousClock().measure {
    let tea = try await boil("tea")
    let egg = try await boil("egg")
    print(tea)
    print(egg)
}
print("at the same time:", time < .milliseconds(900))
