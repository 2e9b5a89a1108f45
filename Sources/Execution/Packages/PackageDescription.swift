/// What `swift package describe --type json` says of a package.
struct PackageDescription: Decodable {
    struct Product: Decodable {
        struct Kind: Decodable {
            let library: [String]?
        }
        let name: String
        let targets: [String]
        let type: Kind
    }
    struct Target: Decodable {
        let name: String
        /// What its module is called.
        let c99name: String
        let path: String
        let type: String
    }
    let path: String
    let products: [Product]
    let targets: [Target]

    /// The folders of what it is built of, its tests left out.
    var folders: [String] {
        targets.filter { $0.type != "test" }.map { target in
            target.path.hasPrefix("/") ? target.path : "\(path)/\(target.path)"
        }
    }
}

/// What `swift package show-dependencies --format json` says.
struct PackageGraph: Decodable {
    let path: String
    let dependencies: [PackageGraph]

    /// The folders of all packages that others depend on, each once.
    var dependencyFolders: Set<String> {
        dependencies.reduce(into: []) { folders, dependency in
            folders.insert(dependency.path)
            folders.formUnion(dependency.dependencyFolders)
        }
    }
}
