import Foundation
typealias Job = @Sendable () async throws -> Void
func pause() async -> Bool { (try? await Task.sleep(for: .milliseconds(60))) != nil }
func onEveryCore(_ job: @escaping Job) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 1...ProcessInfo.processInfo.activeProcessorCount {
            group.addTask(name: "job") { try await job() }
        }
        try await group.waitForAll()
    }
}
func waiting() async throws {
    try await Task.sleep(for: .milliseconds(400))
}
func blocking() { usleep(400_000) }

func beats(_ job: @escaping Job) async throws -> Int {
    let heart = Task(name: "heart") {
        var count = 0
        while await pause() { count += 1 }
        return count
    }
    try await onEveryCore(job)
    heart.cancel()
    return await heart.value
}

print("beats while jobs wait: ",
      try await beats(waiting) > 2)
print("beats while jobs block:",
      try await beats(blocking) > 2)
