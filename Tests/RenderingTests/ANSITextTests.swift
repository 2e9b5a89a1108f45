import CourseModel
import Testing

@testable import Rendering

@Suite("A terminal's colours")
struct ANSITextTests {
    private static func look(
        _ codes: String, _ change: (inout ANSIText.Look) -> Void = { _ in }
    ) -> (ANSIText.Look, ANSIText.Look) {
        var text = ANSIText()
        let stretches = text.stretches(of: "\u{1B}[\(codes)mx")
        var expected = ANSIText.Look()
        change(&expected)
        return (stretches.first?.look ?? ANSIText.Look(foreground: 99), expected)
    }

    @Test("Codes choose colours and looks, several in one sequence")
    func codes() {
        for (codes, change) in [
            ("31", { $0.foreground = 1 }), ("1;32", { ($0.isBold, $0.foreground) = (true, 2) }),
            ("97;100", { ($0.foreground, $0.background) = (15, 8) }),
            ("44", { $0.background = 4 }),
            (
                "3;4;9",
                { look in
                    (look.isItalic, look.isUnderlined, look.isStruck) = (true, true, true)
                }
            ), ("2", { $0.isFaint = true }), ("7", { $0.isInverse = true }),
            ("38;5;9", { $0.foreground = 9 }), ("38;5;196", { $0.foreground = 9 }),
            ("48;5;232", { $0.background = 0 }), ("38;2;0;200;0", { $0.foreground = 2 }),
            ("38:2:0:200:0", { $0.foreground = 2 }), ("31;39", { _ in }), ("1;0", { _ in }),
            ("", { _ in }), ("99", { _ in }), ("38;2;1", { _ in }), ("38;5;999", { _ in }),
            ("1;22;3;23;4;24;7;27;9;29", { _ in }),
            ("99999999999999999999", { _ in }),
        ] as [(String, (inout ANSIText.Look) -> Void)] {
            let (look, expected) = Self.look(codes, change)
            #expect(look == expected, "\(codes)")
        }
    }

    @Test("A look lasts until it is changed, over the end of a line too")
    func lasts() {
        var text = ANSIText()
        let red = ANSIText.Look(foreground: 1)
        #expect(
            text.stretches(of: "a\u{1B}[31mb") == [
                .init(look: .init(), text: "a"), .init(look: red, text: "b"),
            ])
        #expect(
            text.stretches(of: "c\u{1B}[md") == [
                .init(look: red, text: "c"), .init(look: .init(), text: "d"),
            ])
        #expect(text.stretches(of: "") == [])
    }

    @Test(
        "Other sequences stay in the text",
        arguments: ["\u{1B}[2Ja", "\u{1B}]0;t\u{7}a", "a\u{1B}", "\u{1B}[31", "\u{1B}[?25h"])
    func others(line: String) {
        var text = ANSIText()
        #expect(text.stretches(of: line) == [.init(look: .init(), text: line)])
    }

    @Test("Stretches become classes of the page, and control characters numbers")
    func classes() {
        var html = HTMLBuffer()
        var lines = OutputLines()
        lines.write(
            [
                .init(stream: .standardOutput, text: "\u{1B}[1;31;47m<a>\u{1B}[0m\u{8}", time: 0),
                .init(stream: .standardError, text: "b\u{1B}[7m", time: 0),
                .init(stream: .standardOutput, text: "c", time: 0),
                .init(stream: .standardError, text: "d", time: 0),
            ], to: &html)
        #expect(
            html.string == """
                <samp class="stdout"><span class="fg-1 bg-7 bold">&lt;a&gt;</span>⟨8⟩
                </samp><samp class="stderr">b
                </samp><samp class="stdout">c
                </samp><samp class="stderr"><span class="fg-paper bg-ink">d</span>
                </samp>
                """)
    }

    @Test("A long output shows its first lines, and the rest in a fold in the look they have")
    func fold() {
        func html(_ count: Int) -> String {
            var html = HTMLBuffer()
            let lines = (1...count).map {
                Transcript.Line(
                    stream: .standardOutput, text: $0 == 1 ? "\u{1B}[32m1" : "\($0)", time: 0)
            }
            OutputRenderer.write(
                Transcript(diagnostics: [], lines: lines, ending: .exit(0), duration: 1),
                frequency: "", to: &html)
            return html.string
        }
        let shown = OutputRenderer.shownLines
        let most = shown + shown / 2
        #expect(!html(most).contains("<details"))
        let long = html(most + 1)
        #expect(
            long.contains(
                "<span class=\"fg-2\">\(shown)</span>\n</samp></pre><details class=\"fold\"><summary>"
                    + "Show \(shown / 2 + 1) more lines</summary><pre tabindex=\"0\">"
                    + "<samp class=\"stdout\"><span class=\"fg-2\">\(shown + 1)</span>\n"),
            "\(long)")
    }
}
