import FoundationEssentials

/// The libraries that a package offers to others.
package struct PackageLibraries: Sendable, Equatable {
    /// The names of the products.
    package let products: [String]
    /// The modules in them that can be imported.
    package let modules: [String]

    /// The libraries of the package in a folder, which is only read.
    ///
    /// Throws ``ExecutionFailure`` where there is no package, or none that SwiftPM can read.
    ///
    /// - Parameters:
    ///   - wanted: the products that are wanted; empty for all.
    ///   - workFolder: a folder in which SwiftPM can work.
    package static func find(
        in folder: String, wanted: [String], toolchain: Toolchain, workFolder: String
    ) async throws -> PackageLibraries {
        let description: PackageDescription
        do {
            description = try await SwiftPM(toolchain: toolchain, package: workFolder, jobs: 1)
                .answer(
                    "swift-package", ["describe", "--type", "json"],
                    // SwiftPM works in another folder than this process does.
                    in: URL(filePath: folder).standardizedFileURL.path)
        } catch let refusal as SwiftPM.Refusal {
            throw ExecutionFailure(
                attempt: "looking for the libraries of \(folder)",
                cause: refusal.lines.first ?? "SwiftPM says nothing",
                help: "name the folder in which its Package.swift lies")
        } catch let unknown as PackageArguments.Unknown {
            throw ExecutionFailure(
                attempt: "looking for the libraries of \(folder)",
                cause: "\(unknown.what) cannot be read")
        }
        let libraries = PackageLibraries(description, wanted: wanted)
        if let missing = wanted.first(where: { !libraries.products.contains($0) }) {
            let all = PackageLibraries(description, wanted: []).products
            throw ExecutionFailure(
                attempt: "looking for the libraries of \(folder)",
                cause: "none of them is called ‘\(missing)’",
                help: "they are: \(all.joined(separator: ", "))")
        }
        guard !libraries.products.isEmpty else {
            throw ExecutionFailure(
                attempt: "looking for the libraries of \(folder)", cause: "it has none",
                help: "only a library product can be imported")
        }
        return libraries
    }

    init(_ description: PackageDescription, wanted: [String]) {
        let chosen = description.products.filter { product in
            product.type.library != nil && (wanted.isEmpty || wanted.contains(product.name))
        }
        let targets = Set(chosen.flatMap(\.targets))
        products = chosen.map(\.name)
        modules = description.targets.filter { targets.contains($0.name) }.map(\.c99name).sorted()
    }
}
