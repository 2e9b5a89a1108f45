import CourseModel

/// Writes what a program printed and how it ended, as it stands under its code.
enum OutputRenderer {
    /// Writes a transcript's output; `frequency` says in how many runs of a gallery it came, and is empty
    /// elsewhere.
    static func write(
        _ transcript: Transcript, frequency: String, to html: inout HTMLBuffer
    ) {
        let lines = transcript.tellingLines
        let earlier = lines.filter { $0.part != nil }
        let own = lines.filter { $0.part == nil }
        switch transcript.ending {
        case .compiled:
            html.markup("<p class=\"ending ending-quiet\">Compiled, not run.</p>\n")
            return
        case .refused, .flagsRefused, .notLinked, .compilerFailed:
            return
        case .exit, .signal, .timedOut, .printedTooMuch, .computedTooLong, .usedTooMuchMemory,
            .startedTooMany, .printedNoText:
            break
        }
        if own.isEmpty, earlier.isEmpty, transcript.ending == .exit(0) {
            html.markup("<p class=\"ending ending-quiet\">")
            html.text("Printed nothing\(frequency).")
            html.markup("</p>\n")
            return
        }
        html.markup("<div class=\"output\"><p class=\"label\">")
        html.text("Output\(frequency)")
        html.markup("</p>")
        if !earlier.isEmpty {
            html.markup(
                "<details class=\"earlier\"><summary>Printed by the code before it</summary>")
            html.markup("<pre tabindex=\"0\">")
            write(lines: earlier, to: &html)
            html.markup("</pre></details>")
        }
        if own.isEmpty {
            html.markup("<p class=\"ending ending-quiet\">Printed nothing itself.</p>")
        } else {
            html.markup("<pre tabindex=\"0\">")
            write(lines: own, to: &html)
            html.markup("</pre>")
        }
        write(transcript.ending, to: &html)
        html.markup("</div>\n")
    }

    /// Neighbouring lines of one stream stand in one element.
    private static func write(lines: [Transcript.Line], to html: inout HTMLBuffer) {
        var open: Transcript.Stream?
        for line in lines {
            if line.stream != open {
                if open != nil { html.markup("</samp>") }
                switch line.stream {
                case .standardOutput: html.markup("<samp class=\"stdout\">")
                case .standardError: html.markup("<samp class=\"stderr\">")
                }
                open = line.stream
            }
            html.text(line.text.withVisibleControls)
            html.markup("\n")
        }
        if open != nil { html.markup("</samp>") }
    }

    private static func write(_ ending: Transcript.Ending, to html: inout HTMLBuffer) {
        switch ending {
        case .exit(0), .refused, .flagsRefused, .notLinked, .compilerFailed, .compiled: break
        case .exit(let status):
            html.markup("<p class=\"ending ending-exit\">Exit status ")
            html.number(status)
            html.markup("</p>")
        case .signal(let number):
            html.markup("<p class=\"ending ending-signal\">Crashed: ended by signal ")
            html.number(number)
            if let name = SignalName.of(number) {
                html.markup(" (")
                html.text(name)
                html.markup(")")
            }
            html.markup("</p>")
        case .timedOut(let limit):
            html.markup("<p class=\"ending ending-signal\">Still running after ")
            html.text(Milliseconds.text(limit))
            html.markup(", and ended then</p>")
        case .printedTooMuch, .computedTooLong, .usedTooMuchMemory, .startedTooMany,
            .printedNoText:
            // Errors all: nothing that ended so is ever recorded.
            html.markup("<p class=\"ending ending-signal\">Ended because it went too far</p>")
        }
    }
}

extension String {
    /// The text with control characters, and marks that turn the direction of what follows, shown as
    /// their numbers: they would else work on the page.
    fileprivate var withVisibleControls: String {
        guard unicodeScalars.contains(where: \.isInvisibleControl) else { return self }
        return unicodeScalars.map { scalar in
            scalar.isInvisibleControl
                ? "⟨\(String(scalar.value, radix: 16, uppercase: true))⟩" : String(scalar)
        }
        .joined()
    }
}

extension Unicode.Scalar {
    fileprivate var isInvisibleControl: Bool {
        switch value {
        case 0x09: false
        case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
