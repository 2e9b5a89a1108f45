import Coding
import CourseModel
import Testing

@testable import Execution

@Suite("What is asked of the machine")
struct RequestTests {
    @Test("A request is numbers, then texts that end with zeros, in a fixed order")
    func bytes() throws {
        var request = LaunchRequest(
            program: "/bin/é", arguments: ["./a", "", "b c\n"],
            environment: ["Z": "1", "A": "x=y"], folder: "/run",
            limits: LaunchLimits(
                wallTime: 1, cpuTime: 2, memory: 3, tasks: 4, output: 5, fileSize: 6))
        let plain = "/run\0\0\0/bin/é\0./a\0\0b c\n\0A=x=y\0Z=1\0"
        #expect(
            String(decoding: try request.bytes, as: UTF8.self)
                == "1 2 3 4 5 6 3 2 \(plain.utf8.count)\n\(plain)")
        request.copiedFiles = "/files"
        request.standardInput = "/input"
        #expect(
            String(decoding: try request.bytes, as: UTF8.self)
                .hasSuffix("\n/run\0/files\0/input\0/bin/é\0./a\0\0b c\n\0A=x=y\0Z=1\0"))
    }

    @Test("A text that holds a zero is a failure, and never a second argument")
    func zero() {
        let request = LaunchRequest(
            program: "/bin/a", arguments: ["a", "b\0c"], environment: [:], folder: "/",
            limits: RunLimits.standard.run)
        #expect(throws: ExecutionFailure.self) { try request.bytes }
    }

    @Test(
        "The modules that a program imports are found",
        arguments: [
            ("import Foundation", ["Foundation"]), ("", []), ("let import1 = 2", []),
            ("import A; import B\nimport A", ["A", "B"]), ("@testable import A", ["A"]),
            ("public import A\nprivate import B", ["A", "B"]),
            ("import struct Foundation.Date", ["Foundation"]), ("import A.B", ["A"]),
            ("@preconcurrency public import A", ["A"]), ("  import  A", ["A"]),
            ("import \"x\"", []), ("import", []), ("import é", []),
        ])
    func imports(text: String, names: [String]) {
        #expect(ImportedModules.names(in: text) == names)
    }

    @Test("A recipe comes back from its JSON, whatever bytes its files hold")
    func recipe() throws {
        let recipe = Recipe(
            action: .run, tool: .swift(SwiftBuild(flags: ["-O", "a b"], sanitizer: .thread)),
            moduleName: "m", hasMainAttribute: true,
            settings: RunSettings(
                arguments: ["", "é\n"], environment: [.init(name: "A", value: "=\n")],
                standardInput: "x\n",
                files: [
                    .init(name: "a", contents: [0xFF, 0x00, 0x0A]),
                    .init(name: "b", contents: Array("text".utf8)), .init(name: "c", contents: []),
                ], timeLimit: 5), text: "e\u{301}")
        #expect(try Recipe(json: JSONReader.read(recipe.json.bytes)) == recipe)
        let script = Recipe(
            action: .run, tool: .command(["python3", "{file}"], fileExtension: "py"),
            moduleName: "m", text: "")
        #expect(try Recipe(json: JSONReader.read(script.json.bytes)) == script)
    }

    @Test("Recipes that differ have different words, and so those that only look alike")
    func words() {
        func recipe(_ settings: RunSettings, flags: [String] = [], text: String = "t") -> Recipe {
            Recipe(
                action: .run, tool: .swift(SwiftBuild(flags: flags)), moduleName: "m",
                settings: settings, text: text)
        }
        func file(_ name: String, _ contents: [UInt8]) -> RunSettings {
            RunSettings(files: [.init(name: name, contents: contents)])
        }
        let recipes = [
            recipe(RunSettings()), recipe(RunSettings(arguments: ["a", "b"])),
            recipe(RunSettings(arguments: ["a\nargument, 1 bytes\n  b"])),
            recipe(RunSettings(arguments: ["a b"])), recipe(RunSettings(), flags: ["a b"]),
            recipe(RunSettings(), flags: ["a", "b"]), recipe(RunSettings(standardInput: "")),
            recipe(RunSettings(environment: [.init(name: "A", value: "")])),
            recipe(file("a", [0xFF])), recipe(file("a", Array("ff".utf8))),
            recipe(file("a", Array("bytes ff".utf8))), recipe(file("a", [])),
            recipe(RunSettings(), text: "\u{E9}"), recipe(RunSettings(), text: "e\u{301}"),
            recipe(RunSettings(timeLimit: 1)), recipe(RunSettings(), text: "t\n"),
        ]
        for (first, recipe) in recipes.enumerated() {
            for (second, other) in recipes.enumerated() {
                let isSame =
                    Array(recipe.words.utf8) == Array(other.words.utf8)
                #expect(isSame == (first == second), "\(recipe.words)\n\(other.words)")
                #expect((recipe == other) == (first == second))
            }
        }
    }

    @Test(
        "A version is one to three numbers",
        arguments: [
            ("6", "6"), ("6.2", "6.2"), ("6.3.1", "6.3.1"), ("", nil), ("6.", nil), (".6", nil),
            ("6.2.1.0", nil), ("6.x", nil), ("-6", nil), ("99999999999999999999", nil),
        ])
    func version(text: String, description: String?) {
        #expect(SwiftVersion(text)?.description == description)
    }

    @Test(
        "A requirement that is not met is named",
        arguments: [
            (nil, nil, nil), ("6.2", nil, nil), ("6.3.1", nil, nil),
            ("6.3.2", nil, "needs Swift 6.3.2"), ("6.10", nil, "needs Swift 6.10"),
            ("7", nil, "needs Swift 7"), (nil, .linux, nil), (nil, .macos, "needs macOS"),
            ("7", .macos, "needs macOS"),
        ] as [(String?, Requirement.Platform?, String?)])
    func shortcoming(swift: String?, platform: Requirement.Platform?, words: String?) {
        let stated = SwiftVersion(statedBy: "Swift version 6.3.1 (swift-6.3.1-RELEASE)")
        let requirement = Requirement(
            minimumSwift: swift.flatMap { SwiftVersion($0) }, platform: platform)
        #expect(requirement.shortcoming(of: stated, on: .linux) == words)
        #expect(
            Requirement(minimumSwift: SwiftVersion("9")).shortcoming(of: nil, on: .linux) == nil)
        #expect(SwiftVersion(statedBy: "Swift version 6.4-dev (LLVM)") == SwiftVersion("6.4"))
        #expect(SwiftVersion(statedBy: "clang 17") == nil)
    }
}
