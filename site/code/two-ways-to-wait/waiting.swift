func fetch(_ page: String) async throws -> String {
    try await Task.sleep(for: .milliseconds(400))
    return "page " + page
}

let clock = ContinuousClock()
let oneByOne = try await clock.measure {
    let a = try await fetch("A")
    let b = try await fetch("B")
    print(a, b)
}
let together = try await clock.measure {
    async let a = fetch("A")
    async let b = fetch("B")
    print(try await a, try await b)
}
print("together took less than 9/10 of the time:", together / oneByOne < 0.9)
