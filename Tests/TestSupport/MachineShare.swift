package import Testing

/// How much of the machine a test needs while it runs.
///
/// Swift Testing starts all tests at once. Those that start processes would then fail because of their
/// neighbours: a program that should take a second takes ten where eight others want the same two
/// cores. So a test that starts processes waits until its share is free; `Binary` and `TestTools`
/// insist on one.
package struct MachineShare: TestTrait, SuiteTrait, TestScoping {
    private enum Share { case core, machine }

    private let share: Share

    /// The share counts for each test of a suite, and not for the suite.
    package var isRecursive: Bool { true }

    /// Whether the current test has a share.
    @TaskLocal private static var isHeld = false

    /// Records an issue where the current test did not say how much of the machine it needs.
    package static func require(sourceLocation: SourceLocation = #_sourceLocation) {
        guard !isHeld else { return }
        Issue.record(
            "a test that starts processes is marked .occupiesCore or .occupiesMachine",
            sourceLocation: sourceLocation)
    }

    /// Waits for the share, runs a test case, and gives the share back.
    package func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @Sendable () async throws -> Void
    ) async throws {
        let cores = MachineCores.shared
        try await cores.with(share == .machine ? cores.count : 1) {
            try await Self.$isHeld.withValue(true) { try await function() }
        }
    }

    fileprivate static let core = MachineShare(share: .core)
    fileprivate static let machine = MachineShare(share: .machine)
}

extension Trait where Self == MachineShare {
    /// Starts processes: at most as many of these tests run at a time as there are cores.
    package static var occupiesCore: MachineShare { .core }

    /// Depends on how fast or in which order processes run: runs while no other test has a share.
    package static var occupiesMachine: MachineShare { .machine }
}
