import CourseModel

/// The commands that the compiler's driver would run for a file, asked for once and then used for
/// every snippet: calling the frontend directly saves most of the driver's time.
struct DriverJobs: Sendable, Equatable {
    /// The words of each command.
    ///
    /// The first compiles; the others link.
    private let commands: [[String]]
    private let probe: Probe

    /// What stands in the commands in place of a snippet's own names.
    struct Probe: Sendable, Equatable {
        let source: String
        let module: String
        let executable: String
    }

    /// Reads what `swiftc -### …` printed; `nil` where its first command is no compilation.
    init?(driverOutput: String, probe: Probe) {
        let commands = driverOutput.split(separator: "\n").map { ShellWords.split($0) }
            .filter { !$0.isEmpty }
        guard let first = commands.first, first.contains("-frontend"), first.contains(probe.source),
            first.contains(probe.module), commands.count >= 2,
            let output = first.firstIndex(of: "-o"), output + 1 < first.count
        else { return nil }
        self.commands = commands
        self.probe = probe
        self.object = first[output + 1]
    }

    /// The object file as the driver calls it.
    private let object: String

    /// The command that compiles a file.
    func compilation(
        source: String, module: String, object: String, diagnostics: String, isLibrary: Bool
    ) -> [String] {
        var words = commands[0].map { word in
            switch word {
            case probe.source: source
            case probe.module: module
            case self.object: object
            default: word
            }
        }
        words += ["-serialize-diagnostics-path", diagnostics]
        if isLibrary { words.append("-parse-as-library") }
        return words
    }

    /// The commands that link an object file together with the support code.
    func linking(object: String, support: String, executable: String) -> [[String]] {
        // The driver keeps its intermediate files in a folder of its own; ours are beside the object.
        let folder = self.object.split(separator: "/").dropLast().joined(separator: "/")
        let own = object.split(separator: "/").dropLast().joined(separator: "/")
        return commands.dropFirst().map { command in
            var words: [String] = []
            for word in command {
                if word == self.object {
                    words.append(object)
                    // Only the link takes the support code; what extracts autolinking does not.
                    if command.contains(probe.executable) { words.append(support) }
                } else if word == probe.executable {
                    words.append(executable)
                } else {
                    words.append(word.replacing("/\(folder)/", with: "/\(own)/"))
                }
            }
            return words
        }
    }
}
