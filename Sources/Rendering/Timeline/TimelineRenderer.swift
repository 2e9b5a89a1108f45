import CourseModel

/// Writes how the tasks of a snippet ran, as it stands under its output: drawn by task and by thread, and
/// told in words.
struct TimelineRenderer {
    private let snippet: SnippetID
    private let content: TimelineDrawing.Content
    private let text: TimelineText

    /// Writes what is known of a recorded run's schedule.
    ///
    /// - Parameter listing: the snippet's code as it stands above.
    static func write(
        _ recording: Recording, listing: SnippetListing, to html: inout HTMLBuffer
    ) {
        switch recording.tracing {
        case nil: break
        case .impossible(let reason):
            html.markup("<p class=\"verdict verdict-quiet\">No timeline: ")
            html.text(reason)
            html.markup(".</p>\n")
        case .traced(let trace):
            let renderer = TimelineRenderer(trace, recording, listing)
            renderer.writeTimeline(to: &html)
        }
    }

    private init(_ trace: Trace, _ recording: Recording, _ listing: SnippetListing) {
        snippet = recording.snippet
        let lines = recording.transcript.lines
        let names = TaskNames(trace) { place in
            place.part == recording.label ? listing.code(ofLine: place.line) : nil
        }
        // Readers count the lines that they see.
        let shown = trace.relocated { place in
            guard place.part == recording.label,
                let line = listing.place(ofLine: place.line)
            else { return nil }
            return Trace.Place(part: place.part, line: line + 1)
        }
        let outputs = recording.transcript.placesOfOwnLines
        content = TimelineDrawing.Content(
            trace: shown, names: names, lines: lines, shownLine: { $0.line },
            shownOutput: { outputs[$0] })
        text = TimelineText(shown, names: names, lines: lines)
    }

    private func writeTimeline(to html: inout HTMLBuffer) {
        html.markup(
            "<div class=\"timeline\">\n<p class=\"label\"><span>How the tasks ran</span> <span>")
        html.text(text.summary)
        html.markup("</span></p>\n")
        draw(.tasks, titled: "Timeline of the tasks", to: &html)
        html.markup("<div class=\"timeline-more\">\n<details><summary>By thread</summary>\n")
        draw(.threads, titled: "Timeline of the threads", to: &html)
        html.markup("</details>\n<details><summary>In words</summary>\n<ul>\n")
        for item in text.items {
            html.markup("<li>")
            html.text(item)
            html.markup("</li>\n")
        }
        html.markup("</ul>\n</details>\n</div>\n</div>\n")
    }

    private func draw(
        _ view: TimelineDrawing.View, titled title: StaticString, to html: inout HTMLBuffer
    ) {
        var drawing = TimelineDrawing.body(content, as: view)
        var height = drawing.height
        // The key of the first drawing is that of the second one, too.
        if view == .tasks {
            var key = TimelineKey(y: height + 120)
            key.write()
            drawing.html.append(key.html)
            height += 260
        }
        let scale = TimelineScale(content.trace)
        html.markup("<div class=\"timeline-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"")
        html.markup(title)
        html.markup("\">\n<svg role=\"img\" viewBox=\"0 0 ")
        html.tenths(TimelineDrawing.width)
        html.markup(" ")
        html.tenths(height)
        // Where a moment lies, for what moves along with a replay.
        html.markup("\" data-start=\"")
        html.tenths(scale.start)
        html.markup("\" data-width=\"")
        html.tenths(scale.width)
        html.markup("\" data-duration=\"")
        html.number(scale.duration)
        html.markup("\" aria-label=\"")
        html.markup(title)
        html.text(" of \(snippet). ")
        html.text(text.summary)
        html.markup(" “In words” tells the same.\">\n")
        html.append(drawing.html)
        html.markup("</svg>\n</div>\n")
    }
}

extension TimelineScale {
    /// The scale of every drawing of a trace.
    init(_ trace: Trace) {
        self.init(
            start: TimelineDrawing.gutter + 60,
            width: TimelineDrawing.width - TimelineDrawing.gutter - 60 - TimelineDrawing.margin,
            duration: max(1, trace.end))
    }
}

extension Trace {
    /// The same trace with other places, or none, for where tasks are made.
    fileprivate func relocated(_ move: (Place) -> Place?) -> Trace {
        Trace(
            tasks: tasks.map { task in
                Task(
                    origin: task.origin, name: task.name, parent: task.parent,
                    place: task.place.flatMap(move), start: task.start, end: task.end,
                    cancelled: task.cancelled, spans: task.spans)
            },
            threads: threads, executors: executors, prints: prints, duration: duration, cut: cut)
    }
}

extension Transcript {
    /// Where the snippet's own lines stand in the output on the page, from 0, by their places among all
    /// lines.
    var placesOfOwnLines: [Int: Int] {
        var places: [Int: Int] = [:]
        var rest = tellingLines[...]
        var count = 0
        for (index, line) in lines.enumerated() where line == rest.first {
            rest = rest.dropFirst()
            guard line.part == nil else { continue }
            places[index] = count
            count += 1
        }
        return places
    }
}
