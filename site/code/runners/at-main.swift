@main
struct App {
    static func main() async throws {
        print("start")
        try await Task.sleep(for: .milliseconds(300))
        print("hello")
    }
}
