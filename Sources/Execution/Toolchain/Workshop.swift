import CourseModel
import FileSystem
import FoundationEssentials

/// Builds Lectern's own C code with the toolchain's compiler.
struct Workshop: Sendable {
    let toolchain: Toolchain
    /// A folder of this process's.
    let folder: String
    /// Where products are kept for other processes.
    let kept: String

    /// The path of a product, which is built where it is not yet kept.
    ///
    /// Takes 0.1 s where it is built. It gets its name when it is whole, so that two processes do not
    /// hurt each other.
    func program(_ name: String, source: [UInt8], arguments: [String]) async throws -> String {
        let product = "\(kept)/\(name)"
        if FileManager.default.fileExists(atPath: product) { return product }
        let code = "\(folder)/\(name).c"
        let draft = "\(folder)/\(name)"
        do {
            try Data(source).write(to: URL(filePath: code))
        } catch {
            throw ExecutionFailure(attempt: "writing \(code)", cause: Reason.text(of: error))
        }
        // The launcher cannot be used yet: this is what builds it.
        let result = try await BareProcess.run(
            toolchain.clang, arguments + [code, "-o", draft],
            environment: Self.environment(of: toolchain, folder: folder), folder: folder)
        guard result.isSuccess else {
            throw ExecutionFailure(
                attempt: "building \(name) with \(toolchain.clang)", cause: result.output,
                help: "lectern doctor tells what the toolchain lacks")
        }
        do {
            // The folders can be on different file systems, between which nothing can be renamed.
            let neighbour = "\(kept)/\(UUID().uuidString)"
            try FileManager.default.copyItem(atPath: draft, toPath: neighbour)
            try FileManager.default.moveItem(atPath: neighbour, toPath: product)
            return product
        } catch {
            // Another process was faster, or nothing can be kept: the draft is as good.
            return draft
        }
    }

    /// The launcher as a library in the compiler, if it works there; that is tried once and kept.
    func resident() async throws -> Launcher.Resident? {
        #if canImport(Glibc)
            let library = try await program(
                "launcher.so", source: PackageResources.launcher_c,
                arguments: ["-O1", "-DLECTERN_RESIDENT", "-shared", "-fPIC"])
            let resident = Launcher.Resident(
                program: "\(toolchain.binaries)/swift-frontend", library: library)
            let proof = "\(kept)/launcher-lives-in-compiler"
            if FileManager.default.fileExists(atPath: proof) { return resident }
            guard await works(resident) else { return nil }
            do {
                try Data().write(to: URL(filePath: proof))
            } catch {
                // It is tried again next time, then.
            }
            return resident
        #else
            return nil
        #endif
    }

    /// Whether a launcher in the compiler makes it tell its version.
    private func works(_ resident: Launcher.Resident) async -> Bool {
        let request = LaunchRequest(
            program: resident.program, arguments: [resident.program, "--version"],
            environment: Self.environment(of: toolchain, folder: folder), folder: folder,
            limits: RunLimits.standard.tool)
        do {
            let launcher = Launcher(path: "", sandbox: .off, resident: resident)
            let outcome = try await launcher.withSession(SandboxView(), livesInCompiler: true) {
                try await $0.run(request)
            }
            return outcome.status == .exit(0)
                && outcome.lines.contains { $0.text.contains("Swift version") }
        } catch {
            return false
        }
    }

    /// The variables that the toolchain's programs get.
    static func environment(of toolchain: Toolchain, folder: String) -> [String: String] {
        [
            "HOME": folder, "LANG": "C.UTF-8",
            "PATH": "\(toolchain.binaries):/usr/local/bin:/usr/bin:/bin", "TMPDIR": folder,
            "SWIFT_BACKTRACE": "enable=no",
        ]
    }
}
