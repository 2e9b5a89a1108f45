/// Looks for programs that Lectern can use and does not need.
package enum MachineProbe {
    /// What was found.
    package enum Result: Sendable, Equatable {
        case present(String)
        case missing(String)
    }

    /// Whether a program is in the search path.
    package static func program(_ name: String, searchPath: String) -> Result {
        Toolchain.find(name, in: searchPath).map { .present($0) }
            ?? .missing("\(name) is not in the search path")
    }

    /// What a program that runs can start says to `--version`.
    package static func version(_ name: String) async -> Result {
        let searchPath = RunEnvironment.searchPath
        guard let path = Toolchain.find(name, in: searchPath) else {
            return .missing("\(name) is not in the search path")
        }
        return await run(path, ["--version"], searchPath: searchPath) { output in
            "\(output.split(separator: "\n").first ?? "") at \(path)"
        }
    }

    /// Whether programs can be contained.
    package static func sandbox(searchPath: String) async -> Result {
        switch await SandboxFinder.examine(searchPath: searchPath) {
        case .works: .present("bubblewrap works: snippets and compilers run in it")
        case .fails(let reason): .missing(reason)
        }
    }

    /// Which version of Pygments the Python has that code of other languages is handed to.
    package static func highlighter() async -> Result {
        let searchPath = RunEnvironment.searchPath
        guard let path = Toolchain.find("python3", in: searchPath) else {
            return .missing("Pygments needs python3, which is not in the search path")
        }
        let question = "import pygments, sys; sys.stdout.write(pygments.__version__)"
        return await run(path, ["-I", "-c", question], searchPath: searchPath) { output in
            "Pygments \(output.split(separator: "\n").first ?? "") in \(path)"
        }
    }

    private static func run(
        _ path: String, _ arguments: [String], searchPath: String, state: (String) -> String
    ) async -> Result {
        do {
            let result = try await BareProcess.run(
                path, arguments, environment: ["PATH": searchPath, "LANG": "C.UTF-8"], folder: "/")
            return result.isSuccess
                ? .present(state(result.output)) : .missing("\(path) fails: \(result.output)")
        } catch {
            return .missing("\(path) cannot be started: \(error)")
        }
    }
}
