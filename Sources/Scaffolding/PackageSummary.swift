import Coding

/// What a course has to know of the package that it explains.
package struct PackageSummary: Sendable, Equatable {
    /// A product that can be imported.
    package struct Library: Sendable, Equatable {
        /// Its name in the manifest.
        package let product: String
        /// What is imported of it.
        package let module: String
    }

    /// The package's name.
    package let name: String
    /// Its library products that have a module to import, in the manifest's order.
    package let libraries: [Library]

    /// A package that is known.
    init(name: String, libraries: [Library]) {
        self.name = name
        self.libraries = libraries
    }

    /// The package that `swift package describe --type json` tells of; `nil` where its words cannot be
    /// read.
    package init?(description: [UInt8]) {
        do {
            try self.init(json: try JSONReader.read(description))
        } catch {
            return nil
        }
    }

    private init(json: JSONValue) throws(JSONMismatch) {
        name = try json.member("name")
        let modules: [DescribedTarget] = try json.member("targets")
        let products: [DescribedProduct] = try json.member("products")
        libraries = products.compactMap { product in
            guard product.isLibrary else { return nil }
            let own = modules.filter { product.targets.contains($0.name) && $0.isModule }
            // A product is mostly named after what is imported of it.
            let module = own.first { $0.name == product.name } ?? own.first
            return module.map { Library(product: product.name, module: $0.module) }
        }
    }
}

private struct DescribedProduct: JSONReadable {
    let name: String
    let targets: [String]
    let isLibrary: Bool

    init(json: JSONValue) throws(JSONMismatch) {
        name = try json.member("name")
        targets = try json.member("targets")
        let kind: ProductKind = try json.member("type")
        isLibrary = kind.isLibrary
    }
}

/// How a product says what it is: an object whose only key is the kind.
private struct ProductKind: JSONReadable {
    let isLibrary: Bool

    init(json: JSONValue) throws(JSONMismatch) {
        guard case .object(let members) = json else { throw .unexpected(path: []) }
        isLibrary = members.contains { $0.key == "library" }
    }
}

private struct DescribedTarget: JSONReadable {
    let name: String
    let module: String
    let isModule: Bool

    init(json: JSONValue) throws(JSONMismatch) {
        name = try json.member("name")
        module = try json.member("c99name")
        let kind: String = try json.member("type")
        isModule = kind == "library" || kind == "system-target"
    }
}
