import Testing

@testable import Execution

@Suite("What SwiftPM wrote down of its build")
struct PackageArgumentsTests {
    private static let description = """
        {"swiftCommands": {
          "C.Garden-debug.module": {
            "moduleName": "Garden", "importPath": "/b/Modules", "otherArguments": ["-I", "/wrong"]},
          "C.Probe-debug.module": {
            "moduleName": "Probe", "importPath": "/b/Modules", "otherArguments": [
              "-target", "x86_64-unknown-linux-gnu", "-Onone", "-enable-testing", "-j2", "-DDEBUG",
              "-Xcc", "-fmodule-map-file=/s/CSoil/include/module.modulemap",
              "-Xcc", "-I", "-Xcc", "/s/CSoil/include", "-Xcc", "-fPIC", "-I", "/usr/include/kit",
              "-Xfrontend", "-load-plugin-executable", "-Xfrontend", "/b/Macros#Macros",
              "-module-cache-path", "/b/ModuleCache", "-swift-version", "6", "-g"]}}}
        """
    private static let manifest = """
        commands:
          "C.Garden-debug.exe":
            args: ["swiftc", "-lwrong"]

          "C.Probe-debug.exe":
            tool: shell
            args: ["/t/swiftc","-L","/b","-o","/b/Probe","-lz","-Xlinker","--defsym","-Xlinker","main=Probe_main","-lstdc++","-g"]
            description: "Linking"

        """
    private static let objects = """
        '/b/Garden.build/A b.o'
        /b/Probe.build/main.swift.o
        /b/CSoil.build/soil.c.o

        """

    private static func arguments(
        description: String = description, manifest: String = manifest
    ) throws -> PackageArguments {
        try PackageArguments(
            description: Array(description.utf8), manifest: manifest, objectList: objects,
            probe: "Probe")
    }

    @Test(
        "Where modules, module maps and macros are goes to compilers, and nothing of the probe's own"
    )
    func compilation() throws {
        #expect(
            try Self.arguments().compilation == [
                "-I", "/b/Modules", "-Xcc", "-fmodule-map-file=/s/CSoil/include/module.modulemap",
                "-Xcc", "-I", "-Xcc", "/s/CSoil/include", "-I", "/usr/include/kit",
                "-Xfrontend", "-load-plugin-executable", "-Xfrontend", "/b/Macros#Macros",
            ])
    }

    @Test("Libraries go to the linker, with every object file but the probe's")
    func linking() throws {
        let arguments = try Self.arguments()
        #expect(arguments.linking == ["-L", "/b", "-lz", "-lstdc++"])
        #expect(arguments.objects == ["/b/Garden.build/A b.o", "/b/CSoil.build/soil.c.o"])
    }

    @Test("What is not found is told, and never taken for nothing")
    func unknown() {
        #expect(throws: PackageArguments.Unknown.self) {
            try Self.arguments(description: "{\"swiftCommands\": {}}")
        }
        #expect(throws: PackageArguments.Unknown.self) { try Self.arguments(description: "[]") }
        #expect(throws: PackageArguments.Unknown.self) {
            try Self.arguments(manifest: "commands:\n  \"C.Probe-debug.exe\":\n    tool: shell\n")
        }
    }

    @Test(
        "Of what SwiftPM prints, errors are told, each once",
        arguments: [
            (
                """
                [1/3] Compiling Garden Bed.swift
                error: emit-module command failed with exit code 1 (use -v to see invocation)
                /s/Bed.swift:3:5: error: cannot find 'x' in scope
                3 |     x
                  |     `- error: cannot find 'x' in scope
                /s/Bed.swift:3:5: error: cannot find 'x' in scope
                """, ["/s/Bed.swift:3:5: error: cannot find 'x' in scope"]
            ),
            ("error: no such module\n", ["error: no such module"]),
            ("one\ntwo\n", ["one", "two"]),
        ])
    func errors(output: String, expected: [String]) {
        #expect(SwiftPM.errors(in: output) == expected)
    }
}
