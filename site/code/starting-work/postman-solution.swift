struct BoxFull: Error {}

func deliver(_ thing: String) async throws -> String {
    try await Task.sleep(for: .milliseconds(400))
    if thing == "parcel" { throw BoxFull() }
    return thing + " delivered"
}

let start = ContinuousClock.now
var deliveries: [Task<String, any Error>] = []
for thing in ["letter", "parcel", "card"] {
    deliveries.append(Task { try await deliver(thing) })
}
for delivery in deliveries {
    do {
        print(try await delivery.value)
    } catch {
        print("failed:", error)
    }
}
print("the postman goes home")
print("at the same time:", ContinuousClock.now - start < .milliseconds(900))
