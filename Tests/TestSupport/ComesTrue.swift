import Foundation

/// Asks again and again until something is so, and returns whether it came in time.
///
/// A test that expects something soon still waits long: what it is to find is whether it comes, and not
/// how busy the machine is.
package func comesTrue(
    within limit: Duration = .seconds(120), _ isSo: () async throws -> Bool
) async rethrows -> Bool {
    let start = ContinuousClock.now
    while try await !isSo() {
        guard start.duration(to: .now) < limit else { return false }
        await Task.yield()
    }
    return true
}

/// The same for a test that is no task and keeps its thread.
package func comesTrue(
    keepingThreadFor limit: Duration, _ isSo: () throws -> Bool
) rethrows -> Bool {
    let start = ContinuousClock.now
    while try !isSo() {
        guard start.duration(to: .now) < limit else { return false }
        sched_yield()
    }
    return true
}
