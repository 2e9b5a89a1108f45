import CourseModel
import Testing

@testable import Execution

@Suite("What differs from run to run")
struct OutputNormalizerTests {
    private static func normalize(
        _ texts: [String], stream: Transcript.Stream = .standardError
    ) -> [String] {
        OutputNormalizer(folder: "/tmp/l-1/run", codeFolder: "/tmp/l-1/bin").normalize(
            texts.map { Transcript.Line(stream: stream, text: $0, time: 0) }
        ).map(\.text)
    }

    @Test(
        "A single line loses its temporary paths, and keeps everything else",
        arguments: [
            ("wrote /tmp/l-1/run/a", "wrote <folder>/a"),
            ("in /tmp/l-1/run", "in <folder>"),
            ("‘/tmp/l-1/run’.", "‘<folder>’."),
            ("/tmp/l-1/run:/tmp/l-1/run", "<folder>:<folder>"),
            ("/tmp/l-1/running", "/tmp/l-1/running"),
            ("/tmp/l-1/run2/a /tmp/l-1/run/b", "/tmp/l-1/run2/a <folder>/b"),
            ("/tmp/l-1/run-a", "/tmp/l-1/run-a"), ("/tmp/l-1/run_a", "/tmp/l-1/run_a"),
            ("/tmp/l-1/run.txt", "<folder>.txt"),
            ("/tmp/l-1/bin/tea.py: line 3", "tea.py: line 3"),
            ("/tmp/l-1/bind/tea", "/tmp/l-1/bind/tea"),
            ("0x00007f372035f130", "0x00007f372035f130"), ("12 apples", "12 apples"),
            ("Current stack trace:", "Current stack trace:"), ("", ""),
            ("==12== is a heading", "==12== is a heading"), ("(pid=12)", "(pid=12)"),
        ])
    func lines(text: String, expected: String) {
        #expect(Self.normalize([text]) == [expected])
        #expect(Self.normalize([text], stream: .standardOutput) == [expected])
    }

    @Test(
        "A stack trace loses its addresses, and what looks like one in the program's output does not",
        arguments: [
            (
                "0    x.so          0x00007f372035f130 f + 33",
                "0    x.so          0x… f + 33"
            ),
            (
                "5    crash         0x0000561d2f3a0d1a <unavailable> + 4186",
                "5    crash         0x… <unavailable> + 4186"
            ),
            (
                "5    crash         0x12 <unavailable> + 4186",
                "5    crash         0x12 <unavailable> + 4186"
            ),
        ])
    func stackTrace(text: String, expected: String) {
        #expect(Self.normalize([text]) == [expected])
        #expect(Self.normalize([text], stream: .standardOutput) == [text])
    }

    @Test(
        "A sanitizer's report loses addresses and process numbers from its first line on",
        arguments: [
            (
                [
                    "at 0x7f0011223344", "WARNING: ThreadSanitizer: data race (pid=3)",
                    "  Write of size 8 at 0x7b0400000010 by thread T1:",
                    "    #0 race.f() -> () race/a:3 (a+0xb1c2)",
                    "  Location is global 'x' of size 8 at 0x55d5c0ffee00 (a+0x16b0c8)",
                ],
                [
                    "at 0x7f0011223344", "WARNING: ThreadSanitizer: data race (pid=…)",
                    "  Write of size 8 at 0x… by thread T1:",
                    "    #0 race.f() -> () race/a:3 (a+0xb1c2)",
                    "  Location is global 'x' of size 8 at 0x… (a+0x…)",
                ]
            ),
            (
                [
                    "==7==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000010",
                    "READ of size 8 at 0x602000000010 thread T0", "==7==ABORTING",
                ],
                [
                    "==…==ERROR: AddressSanitizer: heap-use-after-free on address 0x…",
                    "READ of size 8 at 0x… thread T0", "==…==ABORTING",
                ]
            ),
            (
                [
                    "AddressSanitizer:DEADLYSIGNAL",
                    "==7==ERROR: AddressSanitizer: SEGV on 0x000000000000",
                ],
                ["AddressSanitizer:DEADLYSIGNAL", "==…==ERROR: AddressSanitizer: SEGV on 0x…"]
            ),
        ])
    func reports(texts: [String], expected: [String]) {
        #expect(Self.normalize(texts) == expected)
        #expect(Self.normalize(texts, stream: .standardOutput) == texts)
    }

    @Test("Nothing but the text of a line changes")
    func otherFields() {
        let line = Transcript.Line(
            stream: .standardError, text: "/tmp/l-1/run", time: 7, part: "a/b", isComplete: false)
        let normalizer = OutputNormalizer(folder: "/tmp/l-1/run", codeFolder: "/tmp/l-1/bin")
        #expect(
            normalizer.normalize([line]) == [
                Transcript.Line(
                    stream: .standardError, text: "<folder>", time: 7, part: "a/b",
                    isComplete: false)
            ])
    }

    @Test("Without folders, no path is touched")
    func noFolders() {
        let line = Transcript.Line(stream: .standardOutput, text: "/a//b", time: 0)
        #expect(OutputNormalizer(folder: "", codeFolder: "").normalize([line]) == [line])
    }
}
