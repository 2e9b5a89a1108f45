struct Failed: Error {}

func sendAll() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { throw Failed() }
        group.addTask {
            try await Task.sleep(for: .milliseconds(200))
            print("the other one was sent")
        }
    }
}

do {
    try await sendAll()
    print("no error")
} catch { print("caught:", error) }
