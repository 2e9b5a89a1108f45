import Foundation
struct NoScheme: Error {}

func fetchURL(_ url: String) throws -> String {
    guard url.hasPrefix("https://") else { throw NoScheme() }
    Thread.sleep(forTimeInterval: 0.2)
    return "<html>\(url)</html>"
}

func toThread<T: Sendable>(
    _ body: @escaping @Sendable () throws -> T
) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try body() }) }.start()
    }
}

async let page = toThread { try fetchURL("https://www.example.com") }
async let wrong = toThread { try fetchURL("wherever.com") }
print(try await page)
do { print(try await wrong) } catch { print("failed:", error) }
