func tidyUp(_ how: String) async throws {
    try await Task.sleep(for: .milliseconds(100))
    print("tidied up", how)
}

func work() async throws {
    do { try await Task.sleep(for: .seconds(10)) } catch {
        do { try await tidyUp("right here") }
        catch { print("failed:", error) }
        try await Task { try await tidyUp("in a new task") }.value
        throw error
    }
}

let worker = Task { try await work() }
try await Task.sleep(for: .milliseconds(100))
worker.cancel()
_ = await worker.result
