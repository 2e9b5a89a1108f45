import Foundation

/// The cores of a machine, handed out in the order in which they are asked for.
///
/// An actor because tests that run side by side share it.
package actor MachineCores {
    /// Those of this machine.
    package static let shared = MachineCores(
        count: ProcessInfo.processInfo.activeProcessorCount)

    /// How many there are.
    package let count: Int
    private var free: Int
    private var waiting: [(wanted: Int, turn: CheckedContinuation<Void, Never>)] = []

    /// How many wait for their turn.
    package var queue: Int { waiting.count }

    /// So many cores, all of them free.
    package init(count: Int) {
        self.count = count
        free = count
    }

    /// Runs a body as soon as it is its turn and so many cores are free.
    package func with<Result: Sendable>(
        _ wanted: Int, _ body: @Sendable () async throws -> Result
    ) async rethrows -> Result {
        precondition((0...count).contains(wanted), "there are \(count) cores, not \(wanted)")
        if waiting.isEmpty, wanted <= free {
            free -= wanted
        } else {
            await withCheckedContinuation { waiting.append((wanted, $0)) }
        }
        defer { give(wanted) }
        return try await body()
    }

    private func give(_ cores: Int) {
        free += cores
        while let first = waiting.first, first.wanted <= free {
            free -= first.wanted
            waiting.removeFirst().turn.resume()
        }
    }
}
