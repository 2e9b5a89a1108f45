package import CourseModel

/// A timeline as a picture of its own, for READMEs and slides: an SVG file that brings its colours, its
/// letters and its key.
package enum TimelinePicture {
    /// What it shows.
    package struct Subject: Sendable {
        /// What stands above it.
        package let title: String
        /// How the tasks ran.
        package let trace: Trace
        /// What the program printed.
        package let lines: [Transcript.Line]
        /// The lines of the program's parts, by their labels.
        package let code: [String: [String]]

        /// A subject.
        package init(
            title: String, trace: Trace, lines: [Transcript.Line], code: [String: [String]]
        ) {
            self.title = title
            self.trace = trace
            self.lines = lines
            self.code = code
        }

        var names: TaskNames { TaskNames(trace) { place in line(at: place) } }

        private func line(at place: Trace.Place) -> String? {
            guard let lines = code[place.part], lines.indices.contains(place.line - 1) else {
                return nil
            }
            return lines[place.line - 1]
        }
    }

    /// The file's bytes: the tasks, and below them the threads.
    package static func svg(of subject: Subject) -> [UInt8] {
        let content = TimelineDrawing.Content(
            trace: subject.trace, names: subject.names, lines: subject.lines)
        let text = TimelineText(subject.trace, names: subject.names, lines: subject.lines)
        let tasks = TimelineDrawing.body(content, as: .tasks, below: 420)
        let threads = TimelineDrawing.body(content, as: .threads, below: tasks.height + 300)
        let height = threads.height + 420
        var html = HTMLBuffer()
        html.markup("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"timeline\" viewBox=\"0 0 ")
        html.tenths(TimelineDrawing.width)
        html.markup(" ")
        html.tenths(height)
        html.markup("\" width=\"")
        html.tenths(TimelineDrawing.width)
        html.markup("\" height=\"")
        html.tenths(height)
        html.markup("\" role=\"img\" aria-labelledby=\"title words\">\n<title id=\"title\">")
        html.text(subject.title)
        html.markup("</title>\n<desc id=\"words\">")
        html.text(([text.summary] + text.items).joined(separator: "\n"))
        html.markup("</desc>\n<style>\n")
        html.markup(style)
        html.markup("</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n")
        heading(subject.title, 220, "title", &html)
        heading(text.summary, 380, "origin", &html)
        html.append(tasks.html)
        heading("The same by thread", tasks.height + 200, "title", &html)
        html.append(threads.html)
        var key = TimelineKey(y: threads.height + 220)
        key.write()
        html.append(key.html)
        html.markup("</svg>\n")
        return html.bytes
    }

    private static func heading(
        _ words: String, _ y: Int, _ name: StaticString, _ html: inout HTMLBuffer
    ) {
        html.markup("<text class=\"")
        html.markup(name)
        html.markup("\" x=\"4\" y=\"")
        html.tenths(y)
        html.markup("\">")
        html.text(words)
        html.markup("</text>\n")
    }

    /// The trace in words, a sentence a line.
    package static func text(of subject: Subject) -> [String] {
        let text = TimelineText(subject.trace, names: subject.names, lines: subject.lines)
        return [text.summary] + text.items
    }

    /// Colours of its own, because it is shown where nobody else brings any.
    private static let style: StaticString = """
        .timeline { --ink: #1d1d1f; --soft: #5c5c66; --faint: #d5d5dc; --paper: #ffffff;
          --run: #1f5fbf; --block: #a8390b; --ready: #8a6100; --mark: #6b2fa0; }
        @media (prefers-color-scheme: dark) { .timeline { --ink: #f2f2f4; --soft: #b4b4be;
          --faint: #45454d; --paper: #1b1b1f; --run: #7fb1ff; --block: #ff9d73; --ready: #f0c860;
          --mark: #d0a6ff; } }
        .paper { fill: var(--paper); }
        text { fill: var(--ink); font: 12px system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
        .title { font-weight: 600; font-size: 14px; }
        .origin, .tick { fill: var(--soft); font-size: 11px; }
        .printed, .holder { font: 11px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
        .printed { stroke: var(--paper); stroke-width: 3; paint-order: stroke; }
        .grid { stroke: var(--faint); }
        .cut { stroke: var(--block); stroke-dasharray: 4 3; }
        .waiting { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 1.5 4; stroke-linecap: round; }
        .running { fill: var(--run); }
        .blocking { fill: var(--paper); stroke: var(--block); stroke-width: 2; }
        .ready { fill: var(--paper); stroke: var(--ready); stroke-width: 1.5; stroke-dasharray: 4 2; }
        .isolated { fill: var(--paper); opacity: .85; }
        .crowd-ready { fill: var(--ready); opacity: .75; }
        .crowd-waiting { fill: var(--faint); }
        .cap, .cancelled, .pin { stroke: var(--ink); stroke-width: 1.5; }
        circle.pin { fill: var(--paper); }
        .unended { fill: var(--block); font-weight: 600; font-size: 11px; }

        """
}

/// The key of a drawing: what its shapes mean.
struct TimelineKey {
    private let y: Int
    private(set) var html = HTMLBuffer()

    init(y: Int) { self.y = y }

    private enum Sample: CaseIterable {
        case running, blocking, ready, waiting
    }

    /// Writes a sample of each shape with its word.
    mutating func write() {
        html.markup("<g class=\"key\">\n")
        for (number, sample) in Sample.allCases.enumerated() {
            let x = 100 + number * 1700
            switch sample {
            case .running:
                rectangle("running", x, 140)
                word("running", x)
            case .blocking:
                rectangle("blocking", x, 140)
                word("holds its thread, idle", x)
            case .ready:
                rectangle("ready", x, 60)
                word("ready, not running", x)
            case .waiting:
                html.markup("<path class=\"waiting\" d=\"M")
                html.tenths(x)
                html.markup(" ")
                html.tenths(y)
                html.markup("h24\"/>\n")
                word("waiting or asleep", x)
            }
        }
        html.markup("</g>\n")
    }

    private mutating func rectangle(_ name: StaticString, _ x: Int, _ height: Int) {
        html.markup("<rect class=\"")
        html.markup(name)
        html.markup("\" x=\"")
        html.tenths(x)
        html.markup("\" y=\"")
        html.tenths(y - height / 2)
        html.markup("\" width=\"24\" height=\"")
        html.tenths(height)
        html.markup("\"/>\n")
    }

    private mutating func word(_ word: StaticString, _ x: Int) {
        html.markup("<text class=\"origin\" x=\"")
        html.tenths(x + 320)
        html.markup("\" y=\"")
        html.tenths(y + 40)
        html.markup("\">")
        html.markup(word)
        html.markup("</text>\n")
    }
}
