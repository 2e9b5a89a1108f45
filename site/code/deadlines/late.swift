struct TimedOut: Error {}

func withTimeout<T: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> T
) async throws -> T {
    try await withThrowingTaskGroup(of: T.self) { group in
        group.addTask(name: "work") { try await work() }
        group.addTask(name: "clock") {
            try await Task.sleep(for: limit)
            throw TimedOut()
        }
        defer { group.cancelAll() }
        return try await group.next()!
    }
}
import Foundation
import Synchronization

func toThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try body() }) }.start()
    }
}
func download() {
    Thread.sleep(forTimeInterval: 0.8)
    print("the download is done")
}

func main() async {
    do {
        try await withTimeout(.milliseconds(300)) {
            try await toThread { download() }
        }
    } catch { print("timed out") }
}

await main()
print("after main")
