import Foundation
import TestSupport
import Testing

/// Builds that are stopped at any moment.
@Suite("Interrupted builds", .serialized, .occupiesMachine)
struct InterruptionTests {
    /// Starts a build and sends it a signal once a condition holds.
    private func interrupt(
        _ workspace: Workspace, with signal: Int32, once isReady: () throws -> Bool
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: Binary.path)
        process.arguments = ["build"]
        process.currentDirectoryURL = URL(filePath: workspace.path)
        process.environment = ProcessInfo.processInfo.environment
            .merging(["TMPDIR": workspace.path]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        _ = try comesTrue(keepingThreadFor: .seconds(120)) { try !process.isRunning || isReady() }
        if process.isRunning { kill(process.processIdentifier, signal) }
        process.waitUntilExit()
        return process
    }

    /// Programs of a name that no other process has, of which none ever ends.
    private func endless(_ name: String) -> String {
        """
        ---
        title: A
        ---

        ```swift id=\(name)
        while true {}
        ```

        ```swift id=\(name)-sleeper
        import Glibc
        if fork() == 0 { setsid() }
        while true { sleep(60) }
        @_silgen_name("fork") func fork() -> Int32
        ```

        """
    }

    private func folders(_ workspace: Workspace) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: workspace.path)
            .filter { $0.hasPrefix("lectern-") }
    }

    @Test(
        "A build that is stopped while a snippet runs leaves no process; asked kindly, no folder",
        arguments: [SIGINT, SIGTERM, SIGKILL])
    func whileRunning(signal: Int32) throws {
        let workspace = try Workspace(["content/course.yml": "title: T\n"])
        let name = "endless\(Int.random(in: 1_000_000..<10_000_000))"
        try workspace.write(endless(name), to: "content/01-a.md")
        let process = try interrupt(workspace, with: signal) {
            try RunningProcesses.commands(with: "./\(name)").count == 3
        }
        #expect(process.terminationStatus == (signal == SIGKILL ? SIGKILL : 130))
        // After SIGKILL the launchers notice by themselves, which takes a moment.
        let running = try RunningProcesses.wait(for: 0, with: name, atMost: .seconds(2))
        #expect(running == [], "they outlived their build")
        if signal != SIGKILL { #expect(try folders(workspace).isEmpty) }

        // The next build clears away what a killed one left.
        try workspace.write(Workspace.small["content/01-a.md"] ?? "", to: "content/01-a.md")
        try workspace.run("build", environment: ["TMPDIR": workspace.path])
        #expect(try folders(workspace).isEmpty)
    }

    @Test(
        "A build that is killed while it writes leaves each file old or new, and the next is whole")
    func whileWriting() throws {
        let lessons = 150
        func course(_ word: String) -> [String: String] {
            var files = ["content/course.yml": "title: \(word)\n"]
            for number in 1...lessons {
                files["content/\(number)-l\(number).md"] = "---\ntitle: \(word)\n---\n\(word)\n"
            }
            return files
        }
        let (old, new) = (try Workspace(course("old")), try Workspace(course("new")))
        try old.run("build")
        try new.run("build")
        let (oldSite, newSite) = (try old.files(below: "site"), try new.files(below: "site"))
        #expect(oldSite.count == newSite.count && oldSite["l1.html"] != newSite["l1.html"])

        var mixtures = 0
        for moment in [0, 15, 35, 75] {
            let workspace = try Workspace(course("old"))
            try workspace.run("build")
            for (path, text) in course("new") { try workspace.write(text, to: path) }
            let last = "\(workspace.path)/site/\(oldSite.keys.sorted()[moment])"
            let before = try Data(contentsOf: URL(filePath: last))
            _ = try interrupt(workspace, with: SIGKILL) {
                try Data(contentsOf: URL(filePath: last)) != before
            }
            let site = try workspace.files(below: "site").filter { !$0.key.hasPrefix(".") }
            for (path, data) in site where path != "lectern-manifest.txt" {
                #expect(
                    data == oldSite[path] || data == newSite[path], "\(path) is neither old nor new"
                )
            }
            if site != oldSite, site != newSite { mixtures += 1 }
            try workspace.run("build")
            #expect(try workspace.files(below: "site") == newSite)
        }
        #expect(mixtures > 0, "no build was killed in the middle of writing: this tests nothing")
    }
}
