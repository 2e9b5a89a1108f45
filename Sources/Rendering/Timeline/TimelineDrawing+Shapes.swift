import CourseModel

extension TimelineDrawing {
    /// Where a text stands about its point.
    enum Anchor {
        case start, middle, end
    }

    mutating func line(_ name: StaticString, _ x1: Int, _ y1: Int, _ x2: Int, _ y2: Int) {
        html.markup("<path class=\"")
        html.markup(name)
        html.markup("\" d=\"M")
        html.tenths(x1)
        html.markup(" ")
        html.tenths(y1)
        html.markup("L")
        html.tenths(x2)
        html.markup(" ")
        html.tenths(y2)
        html.markup("\"/>\n")
    }

    /// Vertical lines, as one shape.
    mutating func grid(_ places: [Int], from top: Int, to bottom: Int) {
        html.markup("<path class=\"grid\" d=\"")
        for x in places {
            html.markup("M")
            html.tenths(x)
            html.markup(" ")
            html.tenths(top)
            html.markup("V")
            html.tenths(bottom)
        }
        html.markup("\"/>\n")
    }

    /// Bars of one kind about a line, as one shape.
    mutating func rectangles(
        _ name: StaticString, _ bars: [TimelineBar], _ middle: Int, _ height: Int
    ) {
        guard !bars.isEmpty else { return }
        html.markup("<path class=\"")
        html.markup(name)
        html.markup("\" d=\"")
        for bar in bars {
            html.markup("M")
            html.tenths(bar.from)
            html.markup(" ")
            html.tenths(middle - height / 2)
            html.markup("h")
            html.tenths(bar.to - bar.from)
            html.markup("v")
            html.tenths(height)
            html.markup("H")
            html.tenths(bar.from)
            html.markup("z")
        }
        html.markup("\"/>\n")
    }

    mutating func text(_ name: StaticString, _ x: Int, _ y: Int, _ text: String, anchor: Anchor) {
        html.markup("<text class=\"")
        html.markup(name)
        html.markup("\" x=\"")
        html.tenths(x)
        html.markup("\" y=\"")
        html.tenths(y)
        switch anchor {
        case .start: html.markup("\">")
        case .middle: html.markup("\" text-anchor=\"middle\">")
        case .end: html.markup("\" text-anchor=\"end\">")
        }
        html.text(text)
        html.markup("</text>\n")
    }

    /// Opens the lane of a task, tied to its line of code and to what it printed.
    mutating func openLane(_ task: Trace.Task, _ prints: [Trace.Print]) {
        html.markup("<g class=\"lane\"")
        if let line = task.place.flatMap(content.shownLine) {
            html.attribute("data-line", String(line))
        }
        let outputs = prints.compactMap { content.shownOutput($0.line) }.map(String.init)
        if !outputs.isEmpty { html.attribute("data-out", outputs.joined(separator: " ")) }
        html.markup(">\n")
    }

    /// What stands to the left of a lane: a name, and below it where it comes from.
    mutating func label(_ name: String, _ origin: String, depth: Int) {
        let x = 40 + 120 * min(depth, 6)
        let room = (Self.gutter - x) / Self.characterWidth
        text("name", x, y + 130, name.shortened(to: room), anchor: .start)
        guard !origin.isEmpty else { return }
        text("origin", x, y + 250, origin.shortened(to: room + 4), anchor: .start)
    }
}

extension [TimelineBar] {
    /// The bars from left to right, those as one that lie upon one another: filled, they look the same.
    var joiningOverlaps: [TimelineBar] {
        var joined: [TimelineBar] = []
        for bar in sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
            if let last = joined.last, bar.from <= last.to {
                joined[joined.count - 1].to = Swift.max(last.to, bar.to)
            } else {
                joined.append(bar)
            }
        }
        return joined
    }
}

extension HTMLBuffer {
    /// Adds a number of tenths.
    mutating func tenths(_ number: Int) {
        self.number(number / 10)
        guard number % 10 != 0 else { return }
        markup(".")
        self.number(abs(number % 10))
    }
}

extension String {
    /// The text, or as much of it as fits into so many characters, with an ellipsis.
    func shortened(to count: Int) -> String {
        self.count <= max(1, count) ? self : prefix(max(1, count - 1)) + "…"
    }
}
