/// Finds out which sandbox this machine can make.
package enum SandboxFinder {
    /// What the user's choice will come to if `bwrap`, where it is there, works: enough to look into
    /// the cache, without starting a process.
    package static func presume(_ choice: Sandbox.Choice, searchPath: String) -> Sandbox {
        guard choice != .off, let path = Toolchain.find("bwrap", in: searchPath) else {
            return .off
        }
        return Sandbox(bubblewrap: path)
    }

    /// The sandbox that the user's choice comes to here.
    ///
    /// Starts a process to try it. Throws ``ExecutionFailure`` where one is required and cannot be had.
    package static func find(
        _ choice: Sandbox.Choice, searchPath: String
    ) async throws -> Sandbox {
        if choice == .off { return .off }
        switch await examine(searchPath: searchPath) {
        case .works(let sandbox): return sandbox
        case .fails(let reason):
            guard choice == .required else { return .off }
            throw ExecutionFailure(
                attempt: "making a sandbox, which --sandbox=required asks for", cause: reason,
                help: Self.advice)
        }
    }

    /// How to get a sandbox.
    package static let advice =
        "apt-get install bubblewrap, and let users make namespaces "
        + "(sysctl kernel.unprivileged_userns_clone=1)"

    /// Whether a sandbox can be made.
    package enum Examination: Sendable {
        case works(Sandbox)
        case fails(String)
    }

    /// Tries to make a sandbox.
    package static func examine(searchPath: String) async -> Examination {
        guard let path = Toolchain.find("bwrap", in: searchPath) else {
            return .fails("bwrap is not in the search path")
        }
        let sandbox = Sandbox(bubblewrap: path)
        let command = sandbox.command(launcher: "/usr/bin/true", view: SandboxView())
        do {
            let result = try await BareProcess.run(
                path, Array(command.dropFirst()), environment: [:], folder: "/")
            return result.isSuccess ? .works(sandbox) : .fails("\(path) fails: \(result.output)")
        } catch {
            return .fails("\(path) cannot be started: \(error)")
        }
    }
}
