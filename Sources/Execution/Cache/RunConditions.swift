import Coding
import CourseModel

/// Everything on the machine and in Lectern that decides about a transcript besides the program: two
/// runs under equal conditions are the same run.
package struct RunConditions: Sendable, Equatable {
    /// What concerns every run.
    private let common: String
    private let toolchain: String
    /// What each command of a runner says of its version.
    private let versions: [[String]: String]
    /// The packages that Swift programs can import.
    private let packages: PackageBuild?

    /// The conditions of runs.
    ///
    /// - Parameters:
    ///   - toolchain: what the compiler says of its version.
    ///   - versions: what the commands of other languages say of theirs.
    ///   - packages: the packages that Swift programs can import.
    package init(
        toolchain: Toolchain, sandbox: Sandbox, versions: [[String]: String] = [:],
        packages: PackageBuild? = nil
    ) {
        self.toolchain = toolchain.version
        self.packages = packages
        self.versions = versions
        // A hash tells what Lectern's own code was; it is no author's, and nobody would forge it.
        var support = FNV1a()
        for text in ToolBench.supportCode { support.add(text) }
        let limits = RunLimits.standard
        let variables = RunEnvironment.variables(folder: "", settings: RunSettings())
            .map { "variable \($0.key)=\($0.value)\n" }.sorted().joined()
        common = """
            sandbox \(sandbox.isOn ? "on" : "off")
            tool limits \(limits.tool)
            run limits \(limits.run)
            support code \(String(support.value, radix: 16))
            \(variables)
            """
    }

    /// The conditions in lines of words, as far as they concern a program.
    func words(for recipe: Recipe) -> String {
        switch recipe.tool {
        case .swift:
            "\(common)toolchain \(toolchain)\n"
                + (packages.flatMap { $0.isImported(by: recipe.text) ? $0.conditions : nil } ?? "")
        case .command(let words, _): "\(common)version \(versions[words] ?? "unknown")\n"
        }
    }
}

extension LaunchLimits: CustomStringConvertible {
    /// The limits in words.
    package var description: String {
        "\(wallTime) ms, \(cpuTime) ms of CPU time, \(memory) bytes of memory, \(tasks) tasks, "
            + "\(output) bytes of output, \(fileSize) bytes a file"
    }
}
