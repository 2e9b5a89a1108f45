import CourseModel

/// Everything on the machine and in Lectern that decides about a transcript besides the program: two
/// runs under equal conditions are the same run.
package struct RunConditions: Sendable, Equatable {
    private let toolchain: String
    private let isContained: Bool
    /// A hash of Lectern's own code that goes with every run.
    private let supportCode: UInt64
    /// What each command of a runner says of its version.
    private let versions: [[String]: String]

    /// The conditions of runs.
    ///
    /// - Parameters:
    ///   - toolchain: what the compiler says of its version.
    ///   - versions: what the commands of other languages say of theirs.
    package init(toolchain: Toolchain, sandbox: Sandbox, versions: [[String]: String] = [:]) {
        self.toolchain = toolchain.version
        self.isContained = sandbox.isOn
        var support = FNV1a()
        for text in ToolBench.supportCode { support.add(text) }
        supportCode = support.value
        self.versions = versions
    }

    /// The conditions as lines, as far as they concern a program.
    func lines(for recipe: Recipe) -> [String] {
        let limits = RunLimits.standard
        var lines = ["sandbox \(isContained ? "on" : "off")"]
        switch recipe.tool {
        case .swift: lines.append("toolchain \(toolchain)")
        case .command(let words, _): lines.append("version \(versions[words] ?? "unknown")")
        }
        let variables = RunEnvironment.variables(folder: "", settings: RunSettings())
        return lines + variables.map { "variable \($0.key)=\($0.value)" }.sorted() + [
            "tool limits \(limits.tool)", "run limits \(limits.run)",
            "support code \(String(supportCode, radix: 16))",
        ]
    }
}

extension LaunchLimits: CustomStringConvertible {
    /// The limits in words.
    package var description: String {
        "\(wallTime) ms, \(cpuTime) ms of CPU time, \(memory) bytes of memory, \(tasks) tasks, "
            + "\(output) bytes of output, \(fileSize) bytes a file"
    }
}
