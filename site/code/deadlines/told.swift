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
final class Flag: Sendable {
    let raised = Atomic(false)
}
func download(_ stop: Flag) throws {
    for _ in 1...8 {
        if stop.raised.load(ordering: .relaxed) { throw CancellationError() }
        Thread.sleep(forTimeInterval: 0.1)
    }
    print("the download is done")
}
func politeDownload() async throws {
    let stop = Flag()
    try await withTaskCancellationHandler {
        try await toThread { try download(stop) }
    } onCancel: {
        stop.raised.store(true, ordering: .relaxed)
    }
}
do { try await withTimeout(.milliseconds(300), politeDownload) } catch { print("timed out") }
print("after the timeout")
