import Coding
package import CourseModel
import FileSystem
import FoundationEssentials

/// Builds the packages that snippets import, once, with SwiftPM.
///
/// SwiftPM runs as it does by hand, with the user's variables and network: its manifests, plugins and
/// macros are programs of the packages' authors, and so is what it builds. What snippets do with them
/// is contained as ever.
package struct PackageBuilder: Sendable {
    private let manifest: PackageManifest
    private let products: [String]
    /// What is asked for, in words that are the same on every machine.
    private let wishes: String
    private let course: String
    private let toolchain: Toolchain
    private let folder: String
    private let jobs: Int

    /// A builder for a course's packages; `nil` where it has none.
    ///
    /// - Parameters:
    ///   - course: the course's folder, from which the packages' paths lead.
    ///   - cache: a folder in which what was built is kept.
    package init?(
        _ dependencies: [PackageDependency], course: String, toolchain: Toolchain, cache: String,
        jobs: Int
    ) {
        guard !dependencies.isEmpty else { return nil }
        products = dependencies.flatMap(\.products)
        wishes = dependencies.map { "package \($0.source) \($0.products)\n" }.joined()
        self.toolchain = toolchain
        self.jobs = jobs
        let root = URL(filePath: course).standardizedFileURL.path
        self.course = root
        manifest = PackageManifest(dependencies, from: root)
        folder =
            URL(filePath: "\(cache)/packages/\(FNV1a.digits(of: manifest.text))")
            .standardizedFileURL.path
    }

    /// The packages as they were built before; `nil` where they must be built.
    ///
    /// Starts nothing; reads the sources.
    package func recall() -> PackageBuild? {
        guard let build = remembered(), build.question == question,
            build.arguments.objects.allSatisfy(FileManager.default.fileExists(atPath:))
        else { return nil }
        do {
            return try build.sources.fingerprint() == build.fingerprint ? build : nil
        } catch {
            // Something is gone of which it was built.
            return nil
        }
    }

    /// The packages, built where they must be.
    ///
    /// Throws ``ExecutionFailure`` where SwiftPM cannot be started, or says nothing that is understood.
    package func build() async throws -> Result<PackageBuild, PackageRefusal> {
        if let build = recall() { return .success(build) }
        try write(manifest.text, to: "Package.swift")
        try write("", to: "Sources/\(PackageManifest.probe)/main.swift")
        let swiftPM = SwiftPM(toolchain: toolchain, package: folder, jobs: jobs)
        var known = Set(products).union(remembered()?.modules ?? [])
        do {
            let plan = try await swiftPM.plan()
            known.formUnion(plan.modules)
            let sources = PackageSources(paths: plan.paths.sorted(), course: course)
            return .success(try await build(of: sources, with: swiftPM))
        } catch let refusal as SwiftPM.Refusal {
            return .failure(PackageRefusal(lines: refusal.lines, modules: known.sorted()))
        } catch let unknown as PackageArguments.Unknown {
            throw ExecutionFailure(
                attempt: "reading what SwiftPM wrote in \(folder)",
                cause: "\(unknown.what) cannot be found",
                help: "Swift 6.0 to 6.3 are known to work: \(toolchain.version)")
        }
    }

    /// Builds until nothing has changed meanwhile: what is kept must be of one state.
    private func build(
        of sources: PackageSources, with swiftPM: SwiftPM
    ) async throws -> PackageBuild {
        // From here on, what lies there is of no known state: also where this is ended half-way.
        try forget()
        for _ in 0..<Self.attempts {
            let fingerprint = try sources.fingerprint()
            try await swiftPM.build()
            guard try sources.fingerprint() == fingerprint else { continue }
            let arguments = try swiftPM.arguments()
            let build = PackageBuild(
                question: question, conditions: "packages \(fingerprint)\n\(wishes)",
                sources: sources, fingerprint: fingerprint,
                modules: try swiftPM.modules(for: arguments), arguments: arguments, folder: folder)
            try write(
                String(decoding: JSONEncoder().encode(build), as: UTF8.self), to: Self.memory)
            return build
        }
        throw ExecutionFailure(
            attempt: "building packages", cause: "their sources change while they are built",
            help: "run the command again")
    }

    /// How often they are built before they have changed too often.
    private static let attempts = 3

    // MARK: Memory

    private static let memory = "build.json"

    private var question: String { "\(manifest.text)\(toolchain.fingerprint)\n" }

    /// Makes sure that nothing is taken for built.
    private func forget() throws {
        let path = "\(folder)/\(Self.memory)"
        guard FileManager.default.fileExists(atPath: path) else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw ExecutionFailure(attempt: "removing \(path)", cause: Reason.text(of: error))
        }
    }

    private func remembered() -> PackageBuild? {
        let path = "\(folder)/\(Self.memory)"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try JSONDecoder().decode(
                PackageBuild.self, from: Data(contentsOf: URL(filePath: path)))
        } catch {
            // What cannot be read is built again, which takes a moment where nothing changed.
            return nil
        }
    }

    private func write(_ text: String, to name: String) throws {
        let url = URL(filePath: "\(folder)/\(name)")
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            // A file that is written again is built again.
            if FileManager.default.fileExists(atPath: url.path),
                try Data(contentsOf: url) == Data(text.utf8)
            {
                return
            }
            try Data(text.utf8).write(to: url, options: .atomic)
        } catch {
            throw ExecutionFailure(attempt: "writing \(url.path)", cause: Reason.text(of: error))
        }
    }
}
