import Testing

@testable import Execution

@Suite("The commands that build a program")
struct BuildCommandsTests {
    @Test(
        "Commands are split as a shell would",
        arguments: [
            ("a b", ["a", "b"]), ("'a b' \"c d\"", ["a b", "c d"]), ("a\\ b", ["a b"]),
            ("''", [""]), ("  x  ", ["x"]), ("a'b'c", ["abc"]), ("'a\\b'", ["a\\b"]),
        ])
    func shellWords(line: String, words: [String]) {
        #expect(ShellWords.split(line) == words)
    }

    private static let probe = BuildCommands.Probe(
        source: "/t/p.swift", module: "probe", executable: "/t/p", object: "/t/probe.o")

    private static let driverOutput = [
        "/s/swift-frontend -frontend -c -primary-file /t/p.swift -module-name probe -o /tmp/T.x/p-1.o",
        "/s/swift-autolink-extract /tmp/T.x/p-1.o -o /tmp/T.x/probe-1.autolink",
        "/s/clang -pie /tmp/T.x/p-1.o @/tmp/T.x/probe-1.autolink -o /t/p",
    ]

    @Test("The driver's commands are used with a snippet's own names")
    func names() throws {
        let jobs = try #require(
            BuildCommands.jobs(driverOutput: Self.driverOutput, probe: Self.probe))
        #expect(
            jobs.link
                == ["/s/clang", "-pie", "/t/probe.o", BuildCommands.Probe.autolink, "-o", "/t/p"])
        let commands = BuildCommands(
            compilation: jobs.compilation, link: jobs.link,
            fastLink: jobs.link.map { $0.replacing("/s/clang", with: "/s/ld.lld") },
            probe: Self.probe)
        #expect(
            commands.compilation(
                source: "/w/main.swift", module: "kale", object: "/w/main.o",
                diagnostics: "/w/main.dia", entry: "entry_kale", isLibrary: true)
                == [
                    "/s/swift-frontend", "-frontend", "-c", "-primary-file", "/w/main.swift",
                    "-module-name", "kale", "-o", "/w/main.o", "-serialize-diagnostics-path",
                    "/w/main.dia", "-entry-point-function-name", "entry_kale", "-parse-as-library",
                ])
        for (isFast, linker, prefix) in [(true, "/s/ld.lld", ""), (false, "/s/clang", "-Wl,")] {
            #expect(
                commands.linking(
                    objects: ["/w/a.o", "/w/b.o", "/support.o"],
                    autolink: ["-lFoundation", "-lm"], entries: ["entry_a", "entry_b"],
                    executable: "/w/program", isFast: isFast)
                    == [
                        linker, "-pie", "/w/a.o", "/w/b.o", "/support.o", "-lFoundation", "-lm",
                        "-o", "/w/program", "\(prefix)--export-dynamic-symbol=entry_a",
                        "\(prefix)--export-dynamic-symbol=entry_b", "-ldl",
                    ])
        }
    }

    @Test(
        "What is no compilation and link of the probe is not taken for one",
        arguments: [
            [], [""], ["error: unknown option"], Array(driverOutput.prefix(1)),
            Array(driverOutput.suffix(2)), Array(driverOutput.reversed()),
            [driverOutput[0].replacing(" -c ", with: " -typecheck "), driverOutput[2]],
            [driverOutput[0].replacing("-module-name probe", with: ""), driverOutput[2]],
            [driverOutput[0], driverOutput[2].replacing("p-1.o", with: "other.o")],
            [driverOutput[0], driverOutput[2].replacing("/t/p", with: "/t/other")],
        ])
    func otherJobs(output: [String]) {
        #expect(BuildCommands.jobs(driverOutput: output, probe: Self.probe) == nil)
    }
}
