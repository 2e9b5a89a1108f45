struct Refused: Error {}

func fetch(_ page: String, after pause: Duration = .milliseconds(20)) async throws -> String {
    try await Task.sleep(for: pause)
    return "page " + page
}

func fail() async throws -> String { throw Refused() }
async let a = fetch("A"), b = fetch("B"), c = fetch("C")
print(try await [a, b, c])
