import Foundation

let fetchTime = Duration.milliseconds(200)

func fetchURL(_ url: String) -> String {
    Thread.sleep(forTimeInterval: fetchTime / .seconds(1))
    return "<html>\(url)</html>"
}

print(fetchURL("https://www.example.com"))
func toThread<T: Sendable>(
    _ body: @escaping @Sendable () throws -> T
) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        let thread = Thread {
            continuation.resume(with: Result { try body() })
        }
        thread.start()
    }
}

let page = try await toThread { fetchURL("https://www.example.com") }
print(page)
