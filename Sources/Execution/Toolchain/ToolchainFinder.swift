import FileSystem
import FoundationEssentials

/// Finds the toolchain, and remembers what it calls itself.
package struct ToolchainFinder: Sendable {
    private let searchPath: String
    private let temporaryFolder: String
    private let memory: String?

    /// A finder that looks along a search path, and remembers in a folder if one is given.
    package init(searchPath: String, temporaryFolder: String, memoryFolder: String?) {
        self.searchPath = searchPath
        self.temporaryFolder = temporaryFolder
        self.memory = memoryFolder.map { "\($0)/toolchain" }
    }

    /// The toolchain whose `swiftc` comes first in the search path.
    ///
    /// Starts a process only where the toolchain is not the one remembered. Throws
    /// ``ExecutionFailure`` where there is none.
    package func find() async throws -> Toolchain {
        guard let compiler = Toolchain.find("swiftc", in: searchPath) else {
            throw ExecutionFailure(
                attempt: "looking for swiftc", cause: "it is not in the search path",
                help: "install a Swift toolchain, or add its bin folder to PATH")
        }
        guard let clang = clang(beside: compiler) else {
            throw ExecutionFailure(
                attempt: "looking for clang", cause: "it is neither beside swiftc nor in PATH",
                help: "a Swift toolchain brings its own: is this one complete?")
        }
        let fingerprint: String
        do {
            fingerprint = try Toolchain.fingerprint(of: compiler)
        } catch {
            throw ExecutionFailure(attempt: "looking at \(compiler)", cause: Reason.text(of: error))
        }
        if let version = remembered(fingerprint) {
            return Toolchain(
                compiler: compiler, clang: clang, version: version, fingerprint: fingerprint)
        }
        let result = try await askForVersion(compiler)
        // `swift-driver version: … ` stands before it on some platforms, and the target below.
        guard
            let line = result.output.split(separator: "\n").first(where: {
                $0.contains("Swift version")
            }),
            let start = line.range(ofText: "Swift version")
        else {
            throw ExecutionFailure(
                attempt: "asking \(compiler) for its version", cause: result.output)
        }
        let version = String(line[start...])
        remember(fingerprint, version)
        return Toolchain(
            compiler: compiler, clang: clang, version: version, fingerprint: fingerprint)
    }

    /// What a compiler says to `--version`.
    ///
    /// Its driver leaves a folder behind wherever temporary files go: so they go into one that is
    /// removed.
    private func askForVersion(_ compiler: String) async throws -> BareProcess.Result {
        let folder = try ProcessFolder.temporary(in: temporaryFolder)
        defer { folder.remove() }
        return try await BareProcess.run(
            compiler, ["--version"],
            environment: [
                "PATH": searchPath, "LANG": "C.UTF-8", "HOME": folder.path, "TMPDIR": folder.path,
            ],
            folder: folder.path)
    }

    private func clang(beside compiler: String) -> String? {
        let resolved = URL(filePath: compiler).resolvingSymlinksInPath()
        for folder in [compiler, resolved.path].map({
            URL(filePath: $0).deletingLastPathComponent()
        }) {
            let clang = folder.appending(path: "clang").path
            if FileManager.default.isExecutableFile(atPath: clang) { return clang }
        }
        return Toolchain.find("clang", in: searchPath)
    }

    private func remembered(_ fingerprint: String) -> String? {
        guard let memory, FileManager.default.fileExists(atPath: memory) else { return nil }
        do {
            let text = try String(contentsOfFile: memory, encoding: .utf8)
            guard text.hasPrefix(fingerprint + "\n\n") else { return nil }
            return String(text.dropFirst(fingerprint.count + 2))
        } catch {
            // What cannot be remembered is asked again.
            return nil
        }
    }

    private func remember(_ fingerprint: String, _ version: String) {
        guard let memory else { return }
        do {
            try Data("\(fingerprint)\n\n\(version)".utf8).write(
                to: URL(filePath: memory), options: .atomic)
        } catch {
            // It is only a memory: next time costs 0.1 s again.
        }
    }
}

extension Substring {
    /// Where a text first occurs.
    fileprivate func range(ofText text: String) -> Index? {
        indices.first { self[$0...].hasPrefix(text) }
    }
}
