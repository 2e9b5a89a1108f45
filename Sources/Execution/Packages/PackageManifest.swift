import CourseModel
import FoundationEssentials

/// The manifest of a package that depends on everything that snippets can import, so that SwiftPM builds
/// it.
struct PackageManifest: Sendable, Equatable {
    /// The one target of the package, which nobody runs.
    static let probe = "LecternProbe"

    private let dependencies: [PackageDependency]
    private let folder: String

    /// The manifest for packages whose paths lead from a folder.
    init(_ dependencies: [PackageDependency], from folder: String) {
        self.dependencies = dependencies
        self.folder = folder
    }

    /// The text of `Package.swift`.
    var text: String {
        let packages = dependencies.map { "        .package(\(place(of: $0)))," }
        let products = dependencies.flatMap { dependency in
            dependency.products.map {
                "                .product(name: \(Self.quoted($0)), "
                    + "package: \(Self.quoted(identity(of: dependency)))),"
            }
        }
        return """
            // swift-tools-version: 6.0
            import PackageDescription

            let package = Package(
                name: "lectern-packages",
                dependencies: [
            \(packages.joined(separator: "\n"))
                ],
                targets: [
                    .executableTarget(
                        name: "\(Self.probe)",
                        dependencies: [
            \(products.joined(separator: "\n"))
                        ])
                ])

            """
    }

    private func place(of dependency: PackageDependency) -> String {
        switch dependency.source {
        case .path(let path): "path: \(Self.quoted(resolved(path)))"
        case .repository(let url, .exact(let version)):
            "url: \(Self.quoted(url)), exact: \(Self.quoted(version))"
        case .repository(let url, .from(let version)):
            "url: \(Self.quoted(url)), from: \(Self.quoted(version))"
        }
    }

    private func resolved(_ path: String) -> String {
        URL(filePath: path.hasPrefix("/") ? path : "\(folder)/\(path)").standardizedFileURL.path
            .droppingLastSlash
    }

    /// What SwiftPM calls a package: the last part of its place, in lower case.
    private func identity(of dependency: PackageDependency) -> String {
        let place =
            switch dependency.source {
            case .path(let path): resolved(path)
            case .repository(let url, _): url.droppingLastSlash
            }
        let last = place.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? place
        return (last.hasSuffix(".git") ? String(last.dropLast(4)) : last).lowercased()
    }

    /// A text as a string literal.
    private static func quoted(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": literal += "\\\(scalar)"
            case _ where scalar.value < 0x20:
                literal += "\\u{\(String(scalar.value, radix: 16))}"
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }
}

extension String {
    fileprivate var droppingLastSlash: String {
        count > 1 && hasSuffix("/") ? String(dropLast()) : self
    }
}
