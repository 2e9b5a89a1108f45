struct BoxFull: Error {}

func deliver(_ thing: String) async throws -> String {
    try await Task.sleep(for: .milliseconds(400))
    if thing == "parcel" { throw BoxFull() }
    return thing + " delivered"
}

let start = ContinuousClock.now
for thing in ["letter", "parcel", "card"] {
    _ = Task { try await deliver(thing) }
}
print("the postman goes home")
print("at the same time:", ContinuousClock.now - start < .milliseconds(900))
