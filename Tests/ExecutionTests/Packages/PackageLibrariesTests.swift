import Foundation
import Testing

@testable import Execution

@Suite("The libraries of a package")
struct PackageLibrariesTests {
    private static let description = """
        {"name": "garden", "path": "/p",
         "products": [
          {"name": "Garden", "targets": ["Garden", "Beds"], "type": {"library": ["automatic"]}},
          {"name": "Tools", "targets": ["garden-tools"], "type": {"library": ["static"]}},
          {"name": "dig", "targets": ["dig"], "type": {"executable": null}}],
         "targets": [
          {"name": "Garden", "c99name": "Garden", "path": "Sources/Garden", "type": "library"},
          {"name": "Beds", "c99name": "Beds", "path": "Sources/Beds", "type": "library"},
          {"name": "garden-tools", "c99name": "garden_tools", "path": "Tools", "type": "library"},
          {"name": "dig", "c99name": "dig", "path": "Sources/dig", "type": "executable"}]}
        """

    private static func libraries(_ wanted: [String]) throws -> PackageLibraries {
        PackageLibraries(
            try JSONDecoder().decode(
                PackageDescription.self, from: Data(description.utf8)), wanted: wanted)
    }

    @Test("are its library products, with the modules in them")
    func all() throws {
        let libraries = try Self.libraries([])
        #expect(libraries.products == ["Garden", "Tools"])
        #expect(libraries.modules == ["Beds", "Garden", "garden_tools"])
    }

    @Test("are those that are wanted, where some are")
    func wanted() throws {
        let libraries = try Self.libraries(["Tools"])
        #expect(libraries.products == ["Tools"])
        #expect(libraries.modules == ["garden_tools"])
    }
}
