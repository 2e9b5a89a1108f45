struct Refused: Error {}

func fetch(_ page: String, after pause: Duration = .milliseconds(20)) async throws -> String {
    try await Task.sleep(for: pause)
    return "page " + page
}

func fail() async throws -> String { throw Refused() }
func greet() async throws {
let page = try fetch("A"); print(page)
}
try await greet()
