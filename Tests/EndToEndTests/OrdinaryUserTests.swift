import Foundation
import TestSupport
import Testing

/// The real binary as a user without rights: where tests run as root, as somebody else.
@Suite("An ordinary user", .serialized, .occupiesMachine)
struct OrdinaryUserTests {
    private static let nobody = 65534

    private static let course = [
        "content/course.yml": "title: T\n",
        "content/01-a.md": """
        ---
        title: A
        ---

        ```swift id=good
        print("well")
        ```

        ```swift id=hog
        import Glibc
        while let block = malloc(1 << 24) { memset(block, 1, 1 << 24) }
        ```

        ```swift id=bomb
        import Glibc
        @_silgen_name("fork") func cFork() -> Int32
        while true { _ = cFork() }
        ```

        ```swift id=chatter
        while true { print("and on it goes") }
        ```

        ```swift id=rude
        import Glibc
        for number: Int32 in 1...64 { kill(1, number) }
        kill(-1, SIGKILL)
        print("still here")
        ```

        ```swift id=daemon
        import Glibc
        @_silgen_name("fork") func cFork() -> Int32
        if cFork() == 0 { setsid(); while true { sleep(60) } }
        print("gone")
        ```

        ```swift id=vandal
        import Glibc
        var found: [String] = []
        for path in ["/etc/shadow", "FOLDER/content/course.yml", "/root", "/proc/sys/kernel/hostname"]
        where open(path, O_WRONLY) >= 0 || open("\\(path)/new", O_WRONLY | O_CREAT, 0o600) >= 0 {
            found.append(path)
        }
        mkdir("locked", 0)
        print("found:", found)
        ```

        """,
    ]

    /// A workspace that belongs to the user, with the binary in it, and what a command did there.
    private func run(_ arguments: [String], in workspace: Workspace) throws -> Binary.Result {
        guard geteuid() == 0 else {
            return try Binary.run(
                arguments, in: workspace.path, environment: ["TMPDIR": "\(workspace.path)/tmp"])
        }
        let binary = "\(workspace.path)/lectern"
        if !FileManager.default.fileExists(atPath: binary) {
            try FileManager.default.copyItem(atPath: Binary.path, toPath: binary)
        }
        for path in try [""] + FileManager.default.subpathsOfDirectory(atPath: workspace.path) {
            try FileManager.default.setAttributes(
                [.ownerAccountID: Self.nobody, .groupOwnerAccountID: Self.nobody],
                ofItemAtPath: "\(workspace.path)/\(path)")
        }
        let user = "--reuid=\(Self.nobody)"
        return try Binary.run(
            [user, "--regid=\(Self.nobody)", "--clear-groups", binary] + arguments,
            in: workspace.path,
            environment: ["TMPDIR": "\(workspace.path)/tmp", "HOME": workspace.path],
            program: "/usr/bin/setpriv")
    }

    @Test("Hostile snippets are each told of in their own words, and the others are unharmed")
    func hostile() throws {
        let workspace = try Workspace(Self.course)
        let lesson = try #require(Self.course["content/01-a.md"])
        try workspace.write(lesson.replacing("FOLDER", with: workspace.path), to: "content/01-a.md")
        try FileManager.default.createDirectory(
            atPath: "\(workspace.path)/tmp", withIntermediateDirectories: true)
        let start = ContinuousClock.now
        let result = try run(["build", "--sandbox=required"], in: workspace)
        print("HOSTILE | as an ordinary user | \(start.duration(to: .now))")
        #expect(result.status == 1, "\(result.errors)")
        for words in [
            "id=hog", "this held more than 2048 MiB of memory and was ended",
            "this had more than 2048 processes and threads and was ended",
            "this printed more than 1 MiB and was ended", "3 errors",
        ] {
            #expect(result.errors.contains(words), "\(words) is not in\n\(result.errors)")
        }
        #expect(try workspace.text("content/course.yml") == "title: T\n")
        let left = try FileManager.default.contentsOfDirectory(atPath: "\(workspace.path)/tmp")
        #expect(left == [])
        for name in ["./hog", "./bomb", "./daemon", "./chatter"] {
            #expect(try RunningProcesses.commands(with: name) == [])
        }

        // Without the three it builds, and the others have printed what they print.
        let parts = lesson.replacing("FOLDER", with: workspace.path).split(
            separator: "\n\n```swift", omittingEmptySubsequences: false)
        let kept = parts.filter { part in
            !["hog", "bomb", "chatter"].contains { part.hasPrefix(" id=\($0)\n") }
        }
        try workspace.write(kept.joined(separator: "\n\n```swift"), to: "content/01-a.md")
        let mended = try run(["build", "--sandbox=required"], in: workspace)
        #expect(mended.status == 0, "\(mended.errors)")
        for (name, text) in [
            ("good", "well"), ("rude", "still here"), ("daemon", "gone"), ("vandal", "found: []"),
        ] {
            let shown = try workspace.text("content/recordings/a/\(name).txt")
            #expect(shown == text + "\n", "\(name)")
        }
    }
}
