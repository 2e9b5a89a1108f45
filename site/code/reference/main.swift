func fetch(_ page: String) async throws -> String { "page " + page }
@main struct App { static func main() async throws { print(try await fetch("A")) } }
