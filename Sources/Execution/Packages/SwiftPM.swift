import FileSystem
import FoundationEssentials
import Subprocess
import SystemPackage

/// The Swift package manager, at work on one package.
struct SwiftPM: Sendable {
    let toolchain: Toolchain
    /// The package's folder.
    let package: String
    /// How many cores it keeps busy.
    let jobs: Int

    /// Something that it refused to do.
    struct Refusal: Error {
        /// What it printed that matters.
        let lines: [String]
    }

    /// Builds the package for debugging, as SwiftPM does when nothing is said, without what a debugger
    /// needs: that is most of what would be linked.
    ///
    /// Throws ``Refusal`` where it does not build.
    func build() async throws {
        _ = try await run(
            "swift-build",
            ["--jobs", String(jobs), "-debug-info-format", "none", "--disable-index-store"])
    }

    /// What the packages in folders are built of.
    struct Plan {
        /// Files and folders, the manifests among them.
        var paths: Set<String> = []
        /// The modules of their targets.
        var modules: Set<String> = []
    }

    /// What the packages in folders are built of.
    ///
    /// Fetches what is not there yet. Throws ``Refusal`` where that fails, or a manifest is wrong.
    func plan() async throws -> Plan {
        let graph: PackageGraph = try await answer(
            "swift-package", ["show-dependencies", "--format", "json"], in: package)
        var plan = Plan(paths: ["\(package)/Package.resolved"])
        for folder in graph.dependencyFolders.sorted()
        where !folder.hasPrefix("\(package)/.build/") {
            let description: PackageDescription = try await answer(
                "swift-package", ["describe", "--type", "json"], in: folder)
            plan.paths.formUnion(description.folders)
            plan.paths.formUnion(try manifests(in: folder))
            plan.modules.formUnion(description.targets.map(\.c99name))
        }
        plan.paths = plan.paths.filter(FileManager.default.fileExists(atPath:))
        return plan
    }

    /// `Package.swift`, and those for other versions of Swift.
    private func manifests(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.wholeMatch(of: /Package(@swift-.*)?\.swift/) != nil }
            .map { "\(folder)/\($0)" }
    }

    /// What it wrote down of how the package is built.
    func arguments() throws -> PackageArguments {
        let debug = "\(package)/.build/debug"
        let probe = PackageManifest.probe
        func text(_ path: String) throws -> String {
            String(decoding: try FileContents.of(path), as: UTF8.self)
        }
        do {
            var arguments = try PackageArguments(
                description: FileContents.of("\(debug)/description.json"),
                manifest: text("\(package)/.build/debug.yaml"),
                objectList: text("\(debug)/\(probe).product/Objects.LinkFileList"), probe: probe)
            try arguments.readLibraries()
            return arguments
        } catch let refusal as SystemRefusal {
            throw PackageArguments.Unknown(what: "a file (\(refusal))")
        }
    }

    /// The modules that can be imported: Swift's own, and those of module maps.
    func modules(for arguments: PackageArguments) throws -> [String] {
        do {
            return try importable(for: arguments)
        } catch {
            throw PackageArguments.Unknown(what: "the modules (\(Reason.text(of: error)))")
        }
    }

    private func importable(for arguments: PackageArguments) throws -> [String] {
        let folder = "\(package)/.build/debug/Modules"
        var modules = Set(
            try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { $0.hasSuffix(".swiftmodule") }.map { String($0.dropLast(12)) })
        modules.remove(PackageManifest.probe)
        for word in arguments.compilation where word.hasPrefix("-fmodule-map-file=") {
            let text = String(
                decoding: try FileContents.of(String(word.dropFirst(18))), as: UTF8.self)
            modules.formUnion(text.matches(of: /\bmodule\s+(\w+)/).map { String($0.output.1) })
        }
        return modules.sorted()
    }

    // MARK: Running

    func answer<Answer: Decodable>(
        _ program: String, _ arguments: [String], in folder: String
    ) async throws -> Answer {
        let output = try await run(program, arguments, in: folder)
        do {
            return try JSONDecoder().decode(Answer.self, from: Data(output.utf8))
        } catch {
            throw PackageArguments.Unknown(what: "the answer of \(program) \(arguments[0])")
        }
    }

    /// What one of its programs printed to standard output.
    private func run(
        _ program: String, _ arguments: [String], in folder: String? = nil
    ) async throws -> String {
        let path = "\(toolchain.binaries)/\(program)"
        let place = ["--package-path", folder ?? package, "--scratch-path", scratch(folder)]
        do {
            let result = try await Subprocess.run(
                .path(FilePath(path)),
                arguments: Arguments(place + arguments),
                // Its locks lie where temporary files do, and are left there.
                environment: .inherit.updating(["TMPDIR": package]),
                workingDirectory: FilePath(package),
                platformOptions: Self.gentleEnd, output: .string(limit: Self.limit),
                error: .string(limit: Self.limit))
            try Task.checkCancellation()
            guard result.terminationStatus.isSuccess else {
                throw Refusal(
                    lines: Self.errors(in: result.standardOutput + "\n" + result.standardError))
            }
            return result.standardOutput
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw ExecutionFailure(
                attempt: "running \(path)", cause: "\(error)",
                help: "lectern doctor tells what the toolchain lacks")
        }
    }

    /// Where it works: for another package than its own not in that one's folder, which is its author's.
    private func scratch(_ folder: String?) -> String {
        folder == nil || folder == package ? "\(package)/.build" : "\(package)/.describe"
    }

    /// When it is cancelled it can end the compilers that it has started.
    private static var gentleEnd: PlatformOptions {
        var options = PlatformOptions()
        options.teardownSequence = [
            .send(signal: .interrupt, allowedDurationToNextStep: .seconds(2)),
            .send(signal: .terminate, allowedDurationToNextStep: .seconds(1)),
        ]
        return options
    }

    /// Bytes that it may print to a stream.
    private static let limit = 16 << 20

    /// The lines that say what is wrong: errors each once, in their order; without any, the last ones.
    static func errors(in output: String) -> [String] {
        let lines = output.split(separator: "\n").map(String.init)
        var seen: Set<String> = []
        let errors = lines.filter { line in
            // Compilers draw the same once more into an excerpt, and SwiftPM says that they failed.
            line.contains(#/^(\S.*: )?error: /#) && !line.contains("command failed with exit code")
                && !line.hasSuffix("error: fatalError") && seen.insert(line).inserted
        }
        return Array((errors.isEmpty ? lines.suffix(longestList) : errors).prefix(longestList))
    }

    private static let longestList = 8
}
