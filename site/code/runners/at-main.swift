@main
struct App {
    static func main() async throws {
        print("start")
        try await Task.sleep(for: .seconds(1))
        print("hello")
    }
}
