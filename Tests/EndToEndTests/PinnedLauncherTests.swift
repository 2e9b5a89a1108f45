import Foundation
import TestSupport
import Testing

/// The launcher that init writes, with a repository in Lectern's place whose own launcher builds in no
/// time and writes down that it did.
@Suite("The launcher that init writes", .occupiesCore)
struct PinnedLauncherTests {
    /// A course with its launcher, a repository of something like Lectern, and an empty cache.
    private struct Site {
        let workspace: Workspace

        init() throws {
            workspace = try Workspace(["lectern-source/lectern": Self.ownLauncher])
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: source + "/lectern")
            try Repository.make(in: source)
            try Repository.tag("0.1.0", in: source)
            try workspace.run("init", "course")
        }

        var source: String { "\(workspace.path)/lectern-source" }
        var cache: String { "\(workspace.path)/cache" }

        /// It says what it was given, and ends as it is told to.
        private static let ownLauncher = """
            #!/bin/sh
            here=$(dirname "$0")
            if ! [ -e "$here/built" ]; then
                echo built >> "$BUILDS"
                ${BUILD:-:} || exit 2
                : > "$here/built"
            fi
            [ "$1" != --version ] || exit 0
            printf '<%s>' "$@"
            exit "${STATUS:-0}"

            """

        func variables(_ more: [String: String] = [:]) -> [String: String] {
            [
                "LECTERN_SOURCE": source, "XDG_CACHE_HOME": cache,
                "BUILDS": "\(workspace.path)/builds",
            ].merging(more) { $1 }
        }

        func run(_ arguments: String..., variables more: [String: String] = [:]) throws
            -> Binary.Result
        {
            try Binary.run(
                arguments, in: "\(workspace.path)/course", environment: variables(more),
                program: "\(workspace.path)/course/lectern")
        }

        /// How often something was built.
        func builds() throws -> Int {
            try workspace.text("builds").split(separator: "\n").count
        }
    }

    @Test("It fetches and builds once, and hands over words and status each time")
    func handsOver() throws {
        let site = try Site()
        let first = try site.run("a b", "--c", variables: ["STATUS": "7"])
        #expect(first.status == 7)
        #expect(first.output == "<a b><--c>")
        #expect(first.errors == "lectern: fetching Lectern 0.1.0 from \(site.source)\n")
        // Neither the repository nor git is needed any more.
        try FileManager.default.moveItem(
            atPath: "\(site.source)/.git", toPath: "\(site.source)/git")
        let second = try site.run("verify")
        #expect(second.status == 0)
        #expect(second.output == "<verify>")
        #expect(second.errors == "")
        #expect(try site.builds() == 1)
    }

    @Test("A build that fails is never taken for a whole one, nor is one that was killed")
    func halfDone() throws {
        let site = try Site()
        let failed = try site.run("verify", variables: ["BUILD": "false"])
        #expect(failed.status == 2)
        #expect(failed.errors.contains("lectern: Lectern 0.1.0 was not built\n"))
        #expect(failed.output == "")
        // The launcher, or the subshell of it that waits for the build, is killed.
        _ = try site.run("verify", variables: ["BUILD": "eval kill -9 $PPID; exit 2"])
        let third = try site.run("verify")
        #expect(third.output == "<verify>", "\(third.errors)")
        #expect(try site.builds() == 3)
    }

    @Test("Two at once do not hurt each other")
    func atOnce() async throws {
        let site = try Site()
        try await withThrowingTaskGroup(of: Binary.Result.self) { group in
            for number in 1...3 {
                group.addTask { try site.run("\(number)", variables: ["BUILD": "sleep 1"]) }
            }
            for try await result in group {
                #expect(result.status == 0)
                #expect(result.output.wholeMatch(of: /<[123]>/) != nil, "\(result)")
            }
        }
        // Where there is a lock, one builds for all.
        if FileManager.default.isExecutableFile(atPath: "/usr/bin/flock") {
            #expect(try site.builds() == 1)
        }
    }

    @Test("What came from one place is not taken for what comes from another")
    func places() throws {
        let site = try Site()
        _ = try site.run("a")
        let copy = "\(site.workspace.path)/copy"
        try FileManager.default.copyItem(atPath: site.source, toPath: copy)
        #expect(try site.run("b", variables: ["LECTERN_SOURCE": copy]).output == "<b>")
        #expect(try site.builds() == 2)
    }

    @Test("A branch of the release's name is not the release")
    func branch() throws {
        let site = try Site()
        try site.workspace.write("#!/bin/sh\necho no\n", to: "lectern-source/lectern")
        try Repository.commit(in: site.source)
        try Repository.branch("0.1.0", in: site.source)
        #expect(try site.run("a").output == "<a>")
    }

    @Test(
        "What it lacks it says in one sentence",
        arguments: [
            ("LECTERN_SOURCE", "", "nothing says where Lectern 0.1.0 is to come from"),
            (
                "LECTERN_SOURCE", "/nowhere/lectern",
                "Lectern 0.1.0 cannot be fetched from /nowhere/lectern"
            ),
            ("PATH", "<bin>", "git is not installed"),
            ("XDG_CACHE_HOME", "/dev/null/cache", "/dev/null/cache/lectern/0.1.0/"),
        ])
    func lacking(_ variable: String, _ value: String, _ words: String) throws {
        let site = try Site()
        let bin = "\(site.workspace.path)/bin"
        try FileManager.default.createDirectory(
            atPath: bin, withIntermediateDirectories: false)
        for name in ["cksum", "tr", "mkdir"] {
            let place = try #require(
                ["/usr/bin", "/bin"].first {
                    FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
                })
            try FileManager.default.createSymbolicLink(
                atPath: "\(bin)/\(name)", withDestinationPath: "\(place)/\(name)")
        }
        let result = try site.run(
            "verify", variables: [variable: value.replacing("<bin>", with: bin)])
        #expect(result.status == 2)
        #expect(result.errors.contains("lectern: \(words)"), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").last?.hasPrefix("  help: ") == true)
    }

    @Test("A release that is not there is told")
    func noRelease() throws {
        let site = try Site()
        let launcher = try site.workspace.text("course/lectern")
        try site.workspace.write(
            launcher.replacing("version='0.1.0'", with: "version='0.9.9'"), to: "course/lectern")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: "\(site.workspace.path)/course/lectern")
        let result = try site.run("verify")
        #expect(result.status == 2)
        #expect(result.errors.hasPrefix("lectern: there is no Lectern 0.9.9 at \(site.source)\n"))
    }

    @Test("It never runs the tests of Lectern itself")
    func noTests() throws {
        let site = try Site()
        #expect(try site.run("test").status == 2)
        #expect(!FileManager.default.fileExists(atPath: site.cache))
    }
}
