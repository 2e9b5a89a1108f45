import CourseLoading
import Execution

/// Looks at the machine: what Lectern needs, and what it can use.
package enum Examination {
    /// One thing that was looked for.
    package struct Finding: Sendable, Equatable {
        /// What was looked for.
        package let name: String
        /// What was found.
        package let state: String
        /// What to do, where something is missing.
        package let advice: String?
        /// Whether nothing can be built without it.
        package let isFatal: Bool

        /// A sign to put in front.
        package var mark: String { advice == nil ? "✓" : isFatal ? "✗" : "–" }
    }

    /// Everything that was looked for, what is needed first.
    package static func examine(searchPath: String, temporaryFolder: String) async -> [Finding] {
        [
            await toolchain(searchPath: searchPath, temporaryFolder: temporaryFolder),
            Finding(
                name: "cmark", state: "libcmark \(MarkdownLibrary.version)", advice: nil,
                isFatal: false),
            await MachineProbe.sandbox(searchPath: searchPath).finding(
                "sandbox", advice: SandboxFinder.advice),
            MachineProbe.program("sourcekit-lsp", searchPath: searchPath).finding(
                "language server",
                advice: "a toolchain brings it; without it new Swift code has no colours"),
            await MachineProbe.version("python3").finding(
                "Python runner", advice: "apt-get install python3, if the course runs Python"),
            await MachineProbe.highlighter().finding(
                "highlighter",
                advice: "apt-get install python3-pygments, for colours in other languages"),
        ]
    }

    private static func toolchain(searchPath: String, temporaryFolder: String) async -> Finding {
        do {
            let finder = ToolchainFinder(
                searchPath: searchPath, temporaryFolder: temporaryFolder, memoryFolder: nil)
            let toolchain = try await finder.find()
            let tools = try await ToolBench.prepare(
                toolchain: toolchain, sandbox: .off, temporaryFolder: temporaryFolder,
                cacheFolder: nil)
            tools.dismantle()
            return Finding(
                name: "toolchain", state: "\(toolchain.version) at \(toolchain.compiler)",
                advice: nil, isFatal: false)
        } catch {
            let failure = error as? ExecutionFailure
            return Finding(
                name: "toolchain", state: failure?.description ?? "\(error)",
                advice: failure?.help ?? "install Swift 6 and add it to PATH", isFatal: true)
        }
    }
}

extension MachineProbe.Result {
    /// The result as a finding that is useful and not needed.
    fileprivate func finding(_ name: String, advice: String) -> Examination.Finding {
        switch self {
        case .present(let state):
            Examination.Finding(name: name, state: state, advice: nil, isFatal: false)
        case .missing(let state):
            Examination.Finding(name: name, state: state, advice: advice, isFatal: false)
        }
    }
}
