func poll() async {
    do {
        for round in 1...5 {
            print("round", round)
            try await Task.sleep(for: .seconds(1))
        }
    } catch {
        print("stopped")
    }
}

let task = Task { await poll() }
try await Task.sleep(for: .milliseconds(200))
task.cancel()
await task.value
