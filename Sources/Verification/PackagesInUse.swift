import CourseModel
import Diagnostics
import Execution

/// The packages that a course's programs can import.
struct PackagesInUse: Sendable {
    private let dependencies: [PackageDependency]
    private let toolchain: Toolchain
    private let options: CheckOptions

    /// The packages that some of these programs may import; where none imports anything, none are in use.
    init(
        _ programs: [Program], _ dependencies: [PackageDependency], toolchain: Toolchain,
        options: CheckOptions
    ) {
        self.init(
            code: programs.filter { $0.recipe.swift != nil }.map(\.recipe.text), dependencies,
            toolchain: toolchain, options: options)
    }

    /// The packages that some of this Swift code may import.
    init(
        code: [String], _ dependencies: [PackageDependency], toolchain: Toolchain,
        options: CheckOptions
    ) {
        self.dependencies = code.contains(where: ImportedModules.areNamed) ? dependencies : []
        self.toolchain = toolchain
        self.options = options
    }

    /// What is known of the packages without building any.
    enum Recollection: Sendable {
        /// They are as they were when they were built; `nil` where none are in use.
        case known(PackageBuild?)
        /// They must be built.
        case unknown
    }

    /// What is known.
    func recall() -> Recollection {
        guard let folder = options.cacheFolder, let builder = builder(in: folder) else {
            return dependencies.isEmpty ? .known(nil) : .unknown
        }
        return builder.recall().map { .known($0) } ?? .unknown
    }

    /// The tools with what is built of the packages, and why it is not built where it is not.
    ///
    /// Throws ``ExecutionFailure`` where SwiftPM cannot do its part.
    func added(to tools: ToolBench) async throws -> (tools: ToolBench, refusal: PackageRefusal?) {
        let folder = options.cacheFolder ?? tools.temporaryFolder
        switch try await builder(in: folder)?.build() {
        case .success(let build): return (tools.importing(build), nil)
        case .failure(let refusal): return (tools, refusal)
        case nil: return (tools, nil)
        }
    }

    /// What is said of packages that are not built.
    func diagnostic(of refusal: PackageRefusal, programs: Int) -> Diagnostic? {
        // Of several, the one that SwiftPM speaks of.
        let guilty = dependencies.first { dependency in
            let name = dependency.name.split(separator: "/").last ?? ""
            return name.contains { $0 != "." } && refusal.lines.contains { $0.contains(name) }
        }
        return (guilty ?? dependencies.first).map { dependency in
            Diagnostic(
                .packageNotBuilt,
                "the package ‘\(dependency.name)’ does not build"
                    + (programs == 0
                        ? ""
                        : ", so \(programs) "
                            + "\(programs == 1 ? "snippet that imports it" : "snippets that import it") "
                            + "cannot be run"),
                at: dependency.span, quotation: refusal.lines,
                help: "mend it, and see that swift build succeeds in it")
        }
    }

    private func builder(in folder: String) -> PackageBuilder? {
        PackageBuilder(
            dependencies, course: options.content, toolchain: toolchain, cache: folder,
            jobs: options.jobs)
    }
}
