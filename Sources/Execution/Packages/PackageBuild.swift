package import CourseModel
import FileSystem
import FoundationEssentials

/// Packages that SwiftPM has built, ready to be imported.
package struct PackageBuild: Sendable, Equatable, Codable {
    /// What was asked for: the manifest, and the compiler.
    let question: String
    /// Everything about the packages that decides about what a program shows that imports them: their
    /// state, and what of them is asked for; the same on every machine.
    let conditions: String
    /// What it was built of.
    let sources: PackageSources
    /// The state that they were in.
    let fingerprint: String
    /// The modules that can be imported.
    let modules: [String]
    /// How that is done.
    let arguments: PackageArguments
    /// The folder in which all of it lies.
    let folder: String

    /// Whether a program imports one of the modules.
    func isImported(by text: String) -> Bool {
        let names = Set(modules)
        return ImportedModules.names(in: text).contains(where: names.contains)
    }

    /// The same view of the machine with what a program needs that imports them.
    func shown(in view: SandboxView) -> SandboxView { view.reading(folder) }

    /// The same view with what a compiler needs: headers lie where their package does.
    func shownToCompilers(in view: SandboxView) -> SandboxView {
        sources.paths.reduce(shown(in: view)) { $0.reading($1) }
    }
}

/// Why packages are not built.
package struct PackageRefusal: Error, Sendable, Equatable {
    /// What SwiftPM printed, errors first.
    package let lines: [String]
    /// The modules that would be there, as far as they are known.
    let modules: [String]

    /// Whether a program would need them.
    package func concerns(_ program: Program) -> Bool {
        guard program.recipe.swift != nil else { return false }
        let names = Set(modules)
        return ImportedModules.names(in: program.recipe.text).contains(where: names.contains)
    }
}
