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
func fetchURLAsync(_ url: String) async throws -> String {
    try await toThread { fetchURL(url) }
}

let start = ContinuousClock.now
async let a = fetchURLAsync("https://www.example.com")
async let b = fetchURLAsync("https://www.example.org")
async let c = fetchURLAsync("https://www.example.net")
for page in try await [a, b, c] { print(page) }

let fetches = (ContinuousClock.now - start) / fetchTime
print("three fetches in the time of less than two:", fetches < 2)
