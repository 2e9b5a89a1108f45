import CourseModel

/// Writes what a program printed and how it ended, as it stands under its code.
enum OutputRenderer {
    /// How many lines of an output stand on the page before the rest is folded.
    static let shownLines = 24

    /// Writes a transcript's output; `frequency` says in how many runs of a gallery it came, and is empty
    /// elsewhere.
    ///
    /// - Parameters:
    ///   - times: when each line appeared, in milliseconds, where the output can be played back.
    ///   - marks: the places of its own lines that another outcome does not have there.
    static func write(
        _ transcript: Transcript, frequency: String, times: [Int] = [],
        marking marks: Set<Int> = [],
        to html: inout HTMLBuffer
    ) {
        guard transcript.ending.isOfRun else { return }
        let lines = transcript.tellingLines
        let earlier = lines.filter { $0.part != nil }
        let own = lines.filter { $0.part == nil }
        if own.isEmpty, earlier.isEmpty, transcript.ending == .exit(0) {
            html.markup("<p class=\"verdict verdict-quiet\">")
            html.text("Printed nothing\(frequency).")
            html.markup("</p>\n")
            return
        }
        html.markup("<div class=\"output\"")
        if !times.isEmpty {
            html.attribute("data-times", times.map(String.init).joined(separator: " "))
            html.attribute("data-end", String(transcript.duration))
        }
        html.markup("><p class=\"label\"><span>")
        html.text("Output\(frequency)")
        html.markup("</span>")
        write(transcript.ending, to: &html)
        html.markup("</p>")
        if !earlier.isEmpty {
            html.markup(
                "<details class=\"earlier\"><summary>Printed by the code before it</summary>")
            write(earlier, to: &html)
            html.markup("</details>")
        }
        if own.isEmpty {
            html.markup("<p class=\"verdict verdict-quiet\">Printed nothing itself.</p>")
        } else {
            write(own, marking: marks, to: &html)
        }
        html.markup("</div>\n")
    }

    /// Writes lines, those beyond a screenful in a fold.
    private static func write(
        _ lines: [Transcript.Line], marking marks: Set<Int> = [], to html: inout HTMLBuffer
    ) {
        var writer = OutputLines(marks: marks)
        // A fold for a few lines would hide as much as it shows.
        let isLong = lines.count > shownLines + shownLines / 2
        html.markup("<pre tabindex=\"0\">")
        writer.write(isLong ? lines.prefix(shownLines) : lines[...], to: &html)
        html.markup("</pre>")
        guard isLong else { return }
        html.markup("<details class=\"fold\"><summary>")
        html.text("Show \(lines.count - shownLines) more lines")
        html.markup("</summary><pre tabindex=\"0\">")
        writer.write(lines.dropFirst(shownLines), to: &html)
        html.markup("</pre></details>")
    }

    /// Writes how a program ended, where it did not just end.
    private static func write(_ ending: Transcript.Ending, to html: inout HTMLBuffer) {
        let words: String
        switch ending {
        case .exit(0), .refused, .flagsRefused, .notLinked, .compilerFailed, .compiled: return
        case .exit(let status): words = "Exit status \(status), on purpose"
        case .signal(let number):
            let name = SignalName.of(number).map { " (\($0))" } ?? ""
            words = "Crashed on purpose: signal \(number)\(name)"
        case .timedOut(let limit):
            words = "Still running after \(Milliseconds.text(limit)), on purpose"
        case .printedTooMuch, .computedTooLong, .usedTooMuchMemory, .startedTooMany,
            .printedNoText:
            // Errors all: nothing that ended so is ever recorded.
            words = "Ended because it went too far"
        }
        html.markup(" <span class=\"badge\">")
        html.text(words)
        html.markup("</span>")
    }
}
