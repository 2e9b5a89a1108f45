struct Refused: Error {}

func fetch(_ page: String, after pause: Duration = .milliseconds(20)) async throws -> String {
    try await Task.sleep(for: pause)
    return "page " + page
}

func fail() async throws -> String { throw Refused() }
async let a = Task { try await fetch("A") }.result, b = Task { try await fail() }.result
print(await [a, b].map { (try? $0.get()) ?? "an error" })
