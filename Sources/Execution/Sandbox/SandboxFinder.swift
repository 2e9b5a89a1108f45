#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

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
        if let urgent = urgentWords(searchPath: searchPath) {
            let sandbox = Sandbox(bubblewrap: path, startedBy: urgent)
            if await attempt(sandbox) == nil { return .works(sandbox) }
        }
        let sandbox = Sandbox(bubblewrap: path)
        guard let problem = await attempt(sandbox) else { return .works(sandbox) }
        return .fails(problem)
    }

    /// Words before a command that let it run whenever it wants to.
    ///
    /// The kernel holds root to no limit of processes: only a launcher that gets its turn among
    /// thousands of them can end a program that multiplies.
    private static func urgentWords(searchPath: String) -> [String]? {
        guard geteuid() == 0, let path = Toolchain.find("chrt", in: searchPath) else { return nil }
        return [path, "-r", "1"]
    }

    /// Why a sandbox cannot be made; `nil` where it can.
    private static func attempt(_ sandbox: Sandbox) async -> String? {
        let command = sandbox.command(launcher: "/usr/bin/true", view: SandboxView())
        let words = command.prefix { !$0.hasPrefix("-") }.joined(separator: " ")
        do {
            let result = try await BareProcess.run(
                command[0], Array(command.dropFirst()), environment: [:], folder: "/")
            return result.isSuccess ? nil : "\(words) fails: \(result.output)"
        } catch {
            return "\(words) cannot be started: \(error)"
        }
    }
}
