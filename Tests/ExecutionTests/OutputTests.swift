import CourseModel
import Testing

@testable import Execution

@Suite("Output")
struct OutputTests {
    private func chunk(_ text: String, isError: Bool = false, at milliseconds: Int)
        -> ChildProcess.Chunk
    {
        ChildProcess.Chunk(
            isError: isError, bytes: Array(text.utf8), time: .milliseconds(milliseconds))
    }

    @Test("Lines are cut at newlines wherever the bytes were cut, and timed when they are finished")
    func lines() {
        let lines = OutputAssembler.lines(
            of: [
                chunk("on", at: 1), chunk("err\n", isError: true, at: 2), chunk("e\ntw", at: 3),
                chunk("o", at: 4),
            ], parts: ["a/x"])
        #expect(
            lines == [
                Transcript.Line(stream: .standardError, text: "err", time: 2),
                Transcript.Line(stream: .standardOutput, text: "one", time: 3),
                Transcript.Line(
                    stream: .standardOutput, text: "two", time: 3, isComplete: false),
            ])
    }

    @Test("A character that is cut between two reads is whole again")
    func characters() {
        let bytes = Array("é\n".utf8)
        let chunks = bytes.enumerated().map { index, byte in
            ChildProcess.Chunk(isError: false, bytes: [byte], time: .milliseconds(index))
        }
        #expect(OutputAssembler.lines(of: chunks, parts: []).map(\.text) == ["é"])
    }

    @Test("Marks tell the parts of a chain apart and are not shown")
    func marks() {
        let lines = OutputAssembler.lines(
            of: [chunk("a\nrest\u{1E}lectern:part\nb\n\u{1E}lectern:part\nc\n", at: 1)],
            parts: ["l/one", "l/two", "l/three"])
        #expect(lines.map(\.text) == ["a", "rest", "b", "c"])
        #expect(lines.map(\.part) == ["l/one", "l/one", "l/two", nil])
        #expect(lines.map(\.isComplete) == [true, false, true, true])
    }

    @Test(
        "What differs from run to run is taken out, and nothing else",
        arguments: [
            ("wrote /tmp/lectern-1/run/a", "wrote <folder>/a"),
            ("0    x.so      0x00007f372035f130 f + 33", "0    x.so      0x… f + 33"),
            ("0x00007f372035f130", "0x00007f372035f130"), ("12 apples", "12 apples"),
            ("Current stack trace:", "Current stack trace:"), ("", ""),
        ])
    func normalizing(text: String, expected: String) {
        let line = Transcript.Line(stream: .standardError, text: text, time: 0)
        let normalized = OutputNormalizer.normalize(line, folder: "/tmp/lectern-1/run")
        #expect(normalized.text == expected)
    }

    @Test(
        "Commands are split as a shell would",
        arguments: [
            ("a b", ["a", "b"]), ("'a b' \"c d\"", ["a b", "c d"]), ("a\\ b", ["a b"]),
            ("''", [""]), ("  x  ", ["x"]), ("a'b'c", ["abc"]), ("'a\\b'", ["a\\b"]),
        ])
    func shellWords(line: String, words: [String]) {
        #expect(ShellWords.split(line) == words)
    }

    @Test("The driver's commands are used with a snippet's own names")
    func driverJobs() throws {
        let probe = DriverJobs.Probe(source: "/t/p.swift", module: "probe", executable: "/t/p")
        let output = """
            /s/swift-frontend -frontend -c -primary-file /t/p.swift -module-name probe -o /tmp/T.x/p-1.o
            /s/swift-autolink-extract /tmp/T.x/p-1.o -o /tmp/T.x/probe-1.autolink
            /s/clang -pie /tmp/T.x/p-1.o @/tmp/T.x/probe-1.autolink -o /t/p

            """
        let jobs = try #require(DriverJobs(driverOutput: output, probe: probe))
        #expect(
            jobs.compilation(
                source: "/w/main.swift", module: "kale", object: "/w/main.o",
                diagnostics: "/w/main.dia", isLibrary: true)
                == [
                    "/s/swift-frontend", "-frontend", "-c", "-primary-file", "/w/main.swift",
                    "-module-name", "kale", "-o", "/w/main.o", "-serialize-diagnostics-path",
                    "/w/main.dia", "-parse-as-library",
                ])
        #expect(
            jobs.linking(object: "/w/main.o", support: "/r.o", executable: "/w/kale") == [
                ["/s/swift-autolink-extract", "/w/main.o", "-o", "/w/probe-1.autolink"],
                ["/s/clang", "-pie", "/w/main.o", "/r.o", "@/w/probe-1.autolink", "-o", "/w/kale"],
            ])
        #expect(DriverJobs(driverOutput: "error: unknown option", probe: probe) == nil)
    }
}
