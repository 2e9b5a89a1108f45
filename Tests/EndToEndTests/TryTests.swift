import Foundation
import TestSupport
import Testing

/// `lectern try` on files that nobody wrote for it.
@Suite("Trying any Markdown", .occupiesCore)
struct TryTests {
    private static let fence = "```swift\nprint(\"tried\")\n```\n"

    @Test("Nothing is written, hidden or not")
    func nothingWritten() throws {
        let workspace = try Workspace(["README.md": Self.fence])
        let result = try workspace.run("try", "README.md")
        #expect(result.output.hasPrefix("README.md:1: runs\n1 fence: 1 runs\n"))
        #expect(
            try FileManager.default.subpathsOfDirectory(atPath: workspace.path) == ["README.md"])
    }

    @Test("A file of 1 MiB is tried as any other")
    func large() throws {
        let line = "Prose with `code`, a [link](x) and *words* of no interest to anybody.\n"
        let prose = String(repeating: line + "\n", count: (1 << 20) / line.utf8.count)
        let workspace = try Workspace(["README.md": prose + Self.fence])
        let result = try workspace.run("try", "README.md")
        #expect(result.output.contains("1 fence: 1 runs"))
    }

    @Test("A program that prints for ever, and one that waits, are ended and told")
    func rude() throws {
        let workspace = try Workspace([
            "README.md": """
            ```swift
            while true { print("soup") }
            ```

            ```swift timeout=1s
            await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
            ```
            """
        ])
        let result = try workspace.run("try", "--strict", "README.md", status: 1)
        #expect(result.output.contains("README.md:1: broken: this printed more than"))
        #expect(result.output.contains("README.md:5: broken: this ran longer than 1 s"))
    }

    @Test("What stands behind a program that never ends is compiled with it, and not run")
    func behindEndless() throws {
        let workspace = try Workspace([
            "README.md": """
            ```swift timeout=1s
            let leaves = 3
            await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
            ```

            ```swift
            print(leaves)
            ```
            """
        ])
        let result = try workspace.run("try", "README.md")
        #expect(
            result.output.contains(
                "‘after=’ the fence at line 1 would make it compile (tried), and then it gets no "
                    + "further than the code in front"), "\(result.output)")
    }

    @Test("Without a toolchain the machine has failed, unless there is nothing to run")
    func noToolchain() throws {
        let workspace = try Workspace(["README.md": Self.fence, "prose.md": "# A\n"])
        let nowhere = ["PATH": workspace.path]
        let result = try workspace.run("try", "README.md", status: 2, environment: nowhere)
        #expect(result.errors.contains("looking for swiftc"))
        try workspace.run("try", "prose.md", environment: nowhere)
    }

    @Test("A pipe is no file")
    func pipe() throws {
        let workspace = try Workspace([:])
        mkfifo("\(workspace.path)/README.md", 0o600)
        try workspace.run("try", "README.md", status: 2)
        try workspace.run("try", ".", status: 1)
    }

    @Test("Fences import a package's libraries, and what only lacks the import is told so")
    func package() throws {
        let workspace = try Workspace([
            "garden/Package.swift": """
            // swift-tools-version: 6.0
            import PackageDescription
            let package = Package(
                name: "garden", products: [.library(name: "Garden", targets: ["Garden"])],
                targets: [.target(name: "Garden")])
            """,
            "garden/Sources/Garden/Bed.swift":
                "import Foundation\npublic func sow() -> String { Data([1]).base64EncodedString() }\n",
            "garden/README.md": """
            ```swift
            import Garden
            print(sow())
            ```

            ```swift
            print(sow(), "again")
            ```

            ```swift
            import Garden
            print(sow(3))
            ```

            ```swift
            import Greenhouse
            ```
            """,
        ])
        let before = try workspace.files(below: "garden").keys.sorted()
        let result = try workspace.run("try", "--package", "garden", "garden/README.md")
        #expect(
            result.output.hasPrefix(
                """
                garden/README.md:1: runs
                garden/README.md:6: lacks context: cannot find 'sow' in scope (line 7)
                  help: ‘import Garden’ would make it run (tried)
                garden/README.md:10: broken: argument passed to call that takes no arguments (line 12)
                garden/README.md:15: lacks context: no such module 'Greenhouse' (line 16)
                  help: ‘Greenhouse’ is not here: ‘garden’ does not give it, so say skip="…"
                4 fences: 1 runs, 2 lack context, 1 broken
                """), "\(result.output)\(result.errors)")
        #expect(try workspace.files(below: "garden").keys.sorted() == before)
        try workspace.write("func sow(\n", to: "garden/Sources/Garden/Bed.swift")
        let broken = try workspace.run(
            "try", "--package", "garden", "garden/README.md", status: 1)
        #expect(broken.errors.contains("[package-not-built]"), "\(broken.errors)")
        try workspace.run(
            "try", "--package", "garden", "--product", "Kale", "garden/README.md", status: 2)
        try workspace.run("try", "--product", "Garden", "garden/README.md", status: 64)
        try workspace.run("try", "--package", "nowhere", "garden/README.md", status: 2)
    }
}
