import Foundation
import TestSupport
import Testing

/// An `accept` that is killed at any moment.
@Suite("Killed while accepting", .serialized, .occupiesMachine)
struct KilledAcceptTests {
    private static let lessons = 24

    /// A recorded course whose snippets would print another word now.
    ///
    /// The word stands in a file which no recipe knows; every other snippet says in a fence what it
    /// prints.
    private func workspace() throws -> Workspace {
        let settings = """
            title: T
            runners:
              sh:
                command: [sh, "{file}"]
                version: [sh, -c, "echo 1"]
                extension: sh
                comment: "#"

            """
        let workspace = try Workspace(["content/course.yml": settings, "word": "old\n"])
        for number in 1...Self.lessons {
            let fence = number.isMultiple(of: 2) ? "\n```output\nold\n```\n" : ""
            let code = "```sh id=x\ncat '\(workspace.path)/word' # \(number)\n```\n"
            try workspace.write(
                RecordedCourse.lesson(code + fence), to: "content/\(number)-l\(number).md")
        }
        try workspace.run("build", "--sandbox=off")
        try workspace.write("new\n", to: "word")
        // What the cache remembers agrees with the recordings, so that nothing would be run.
        try workspace.remove(".lectern/transcripts")
        return workspace
    }

    private let command = ["accept", "--yes", "--sandbox=off"]

    /// Starts to accept, and kills it once a file is another one.
    private func kill(_ workspace: Workspace, once path: String) throws {
        let place = "\(workspace.path)/\(path)"
        func inode() -> UInt64 {
            var facts = stat()
            return lstat(place, &facts) == 0 ? UInt64(facts.st_ino) : 0
        }
        let before = inode()
        let process = Process()
        process.executableURL = URL(filePath: Binary.path)
        process.arguments = command
        process.currentDirectoryURL = URL(filePath: workspace.path)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        while process.isRunning, inode() == before { sched_yield() }
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// Whether files are new only where all files are that are written before them: data of recordings
    /// after their texts, and these after lessons.
    private static func areInOrder(_ now: [String: Data], _ old: [String: Data]) -> Bool {
        let kinds = [".md", ".txt", ".json"].map { ending in
            now.filter { path, _ in
                // A lesson without a fence stays, and a recording's text where its fence says it.
                path.hasSuffix(ending) && (ending != ".md" || !now.keys.contains(text(of: path)))
            }
        }
        let areNew = kinds.map { files in files.map { $0.value != old[$0.key] } }
        return areNew.indices.dropFirst().allSatisfy { index in
            !areNew[index].contains(true) || !areNew[index - 1].contains(false)
        }
    }

    /// The path of the text of a lesson's recording.
    private static func text(of lesson: String) -> String {
        "recordings/\(lesson.split(separator: "-").last?.dropLast(3) ?? "")/x.txt"
    }

    @Test("Each file is old or new, and what is built or accepted afterwards is right")
    func killed() throws {
        let workspace = try workspace()
        let old = try workspace.files(below: "content")
        let frozen = try workspace.run("build", "--frozen", "--sandbox=off")
        #expect(frozen.status == 0)

        let paths = old.keys.sorted().filter { $0 != "course.yml" }
        var mixtures = 0
        for moment in stride(from: 0, to: paths.count, by: 6) {
            let path = paths[moment]
            try workspace.remove("content")
            for (path, data) in old {
                try workspace.write(
                    String(decoding: data, as: UTF8.self), to: "content/\(path)")
            }
            try kill(workspace, once: "content/\(path)")
            let now = try workspace.files(below: "content").filter { !$0.key.hasPrefix(".") }
            #expect(now.keys.sorted() == old.keys.sorted())
            var changed = 0
            for (path, data) in now where data != old[path] {
                changed += 1
                let text = String(decoding: data, as: UTF8.self)
                if path.hasSuffix(".json") {
                    _ = try JSONSerialization.jsonObject(with: data)
                } else if path.hasSuffix(".txt") {
                    #expect(text == "new\n", "\(path)")
                } else {
                    let was = String(decoding: try #require(old[path]), as: UTF8.self)
                    #expect(text == was.replacing("\nold\n", with: "\nnew\n"), "\(path)")
                }
            }
            #expect(Self.areInOrder(now, old), "lessons go first, then texts, then data")
            let total = Self.lessons / 2 * 3 + Self.lessons / 2
            if changed > 0, changed < total { mixtures += 1 }

            // A build takes nothing that is not accepted, and says what to do.
            let build = try Binary.run(
                ["build", "--sandbox=off"], in: workspace.path)
            if build.status != 0 {
                #expect(build.status == 1 && build.errors.contains("help: "))
                #expect(build.errors.contains("lectern accept l"), "\(build.errors)")
            }
            _ = try Binary.run(command, in: workspace.path)
            let verify = try workspace.run("verify", "--sandbox=off")
            #expect(verify.errors.isEmpty)
            let after = try workspace.files(below: "content")
            #expect(!after.keys.contains { $0.hasPrefix(".lectern-staging") })
            #expect(after.keys.sorted() == old.keys.sorted())
            for number in 1...Self.lessons {
                let shown =
                    number.isMultiple(of: 2)
                    ? "\(number)-l\(number).md" : "recordings/l\(number)/x.txt"
                let text = String(decoding: try #require(after[shown]), as: UTF8.self)
                #expect(text.contains("new\n") && !text.contains("old\n"), "\(shown)")
            }
        }
        #expect(mixtures > 0, "nothing was killed in the middle of writing: this tests nothing")
    }
}
