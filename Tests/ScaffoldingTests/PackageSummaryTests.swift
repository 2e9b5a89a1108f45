import Scaffolding
import Testing

@Suite("What is known of a package")
struct PackageSummaryTests {
    /// A description as SwiftPM prints it, with a few of its members.
    private static func description(products: String, targets: String) -> [UInt8] {
        Array(
            """
            { "name" : "Kettles", "path" : "/tmp", "tools_version" : "6.2",
              "products" : [ \(products) ], "targets" : [ \(targets) ] }
            """.utf8)
    }

    private static func target(_ name: String, module: String, type: String = "library") -> String {
        #"{ "c99name" : "\#(module)", "name" : "\#(name)", "type" : "\#(type)" }"#
    }

    @Test("Its libraries are those products from which something can be imported")
    func libraries() throws {
        let description = Self.description(
            products: """
                { "name" : "kettle-tool", "targets" : [ "tool" ], "type" : { "executable" : null } },
                { "name" : "Kettle", "targets" : [ "Parts", "Kettle" ],
                  "type" : { "library" : [ "automatic" ] } },
                { "name" : "Tea", "targets" : [ "tea-leaves", "Parts" ],
                  "type" : { "library" : [ "static" ] } },
                { "name" : "Water", "targets" : [ "CWater" ], "type" : { "library" : [ "automatic" ] } },
                { "name" : "Plug", "targets" : [ "Plug" ], "type" : { "plugin" : null } },
                { "name" : "Steam", "targets" : [ "Steam" ], "type" : { "library" : [ "automatic" ] } }
                """,
            targets: [
                Self.target("tool", module: "tool", type: "executable"),
                Self.target("Parts", module: "Parts"), Self.target("Kettle", module: "Kettle"),
                Self.target("tea-leaves", module: "tea_leaves"),
                Self.target("CWater", module: "CWater", type: "system-target"),
                Self.target("Steam", module: "Steam", type: "binary"),
            ].joined(separator: ", "))
        let package = try #require(PackageSummary(description: description))
        #expect(package.name == "Kettles")
        #expect(package.libraries.map(\.product) == ["Kettle", "Tea", "Water"])
        // The module of the same name, or else the first one.
        #expect(package.libraries.map(\.module) == ["Kettle", "Parts", "CWater"])
    }

    @Test(
        "What is no description is none",
        arguments: ["", "{}", "[]", #"{ "name" : 1, "products" : [], "targets" : [] }"#])
    func noDescription(_ text: String) {
        #expect(PackageSummary(description: Array(text.utf8)) == nil)
    }

    @Test("The first line that imports a module, and nothing else, is an example of it")
    func example() {
        let readme =
            "# Kettle\n\nSay `import Kettle`.\n\n```swift\nimport KettleTools\n  import Kettle\n"
        let example = DocumentedImport.first(of: "Kettle", in: readme, file: "README.md")
        #expect(example?.line == 7)
        #expect(DocumentedImport.first(of: "Tea", in: readme, file: "README.md") == nil)
    }
}
