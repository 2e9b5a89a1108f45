import CourseModel

/// Draws a trace as SVG: a lane a task, or a lane a thread, over an axis of time.
///
/// What is drawn is told apart by shape and height before it is by colour: a tall full bar runs, a tall
/// hollow one holds a thread without computing, a low hollow one is ready, a dotted line waits. Lengths
/// are tenths of a unit.
struct TimelineDrawing {
    /// What a drawing is made of.
    struct Content {
        let trace: Trace
        let names: TaskNames
        /// What the program printed.
        let lines: [Transcript.Line]
        /// The line on the page, from 1, of the code at a place; `nil` for code that is not shown.
        var shownLine: (Trace.Place) -> Int? = { _ in nil }
        /// The place on the page, from 0, of a line of the transcript; `nil` for one that is not shown.
        var shownOutput: (Int) -> Int? = { _ in nil }
    }

    /// What the lanes are.
    enum View {
        case tasks, threads
    }

    static let width = 7200
    static let gutter = 1700
    static let margin = 300
    static let axisHeight = 260
    static let barHeight = 140
    static let laneHeight = 320
    static let textHeight = 150
    static let manyHeight = 460
    /// The width of a character of the small fixed-width letters, at most.
    static let characterWidth = 66

    let content: Content
    let scale: TimelineScale
    var html = HTMLBuffer()
    var y = 0

    private init(_ content: Content, top: Int) {
        self.content = content
        scale = TimelineScale(content.trace)
        y = top
    }

    var trace: Trace { content.trace }

    /// What stands within the `svg` element, and its height.
    static func body(
        _ content: Content, as view: View, below top: Int = 0
    ) -> (html: HTMLBuffer, height: Int) {
        var lanes = TimelineDrawing(content, top: top + axisHeight)
        switch view {
        case .tasks: lanes.writeTasks()
        case .threads: lanes.writeThreads()
        }
        let bottom = lanes.y
        // The axis lies behind the lanes.
        var axis = TimelineDrawing(content, top: top)
        axis.writeAxis(to: bottom)
        axis.html.append(lanes.html)
        return (axis.html, bottom + 60)
    }

    // MARK: Axis

    private mutating func writeAxis(to bottom: Int) {
        grid(scale.ticks.map(scale.x), from: y + Self.axisHeight - 40, to: bottom)
        html.markup("<g text-anchor=\"middle\">\n")
        for tick in scale.ticks {
            text(
                "tick", scale.x(tick), y + 150, tick == 0 ? "0" : TimelineTime.text(tick),
                anchor: .start)
        }
        html.markup("</g>\n")
        guard let cut = trace.cut else { return }
        let x = scale.x(cut)
        line("cut", x, y + Self.axisHeight - 40, x, bottom)
        text(
            "tick", x, bottom + 40, "the log was full: what came then is not known", anchor: .end)
    }

    // MARK: Tasks

    private mutating func writeTasks() {
        for lane in TimelineLanes(trace).lanes {
            switch lane.content {
            case .task(let number): write(task: number, depth: lane.depth)
            case .many(let numbers): write(many: numbers, depth: lane.depth)
            case .thread(let number): write(thread: number)
            }
        }
    }

    private mutating func write(task number: Int, depth: Int) {
        let task = trace.tasks[number]
        let prints = trace.prints.filter { $0.task == number }
        openLane(task, prints)
        let place = task.place.map { "line \($0.line)" } ?? ""
        let kind = task.name == nil ? "" : task.origin.rawValue
        label(
            content.names.tasks[number],
            [kind, place].filter { !$0.isEmpty }.joined(separator: ", "), depth: depth)
        let middle = y + 30 + Self.barHeight / 2
        let end = task.end ?? trace.end
        line("waiting", scale.x(task.start), middle, scale.x(end), middle)
        write(TimelineBar.bars(of: task, on: scale), middle: middle)
        writeEnd(of: task, middle: middle)
        let bottom = write(prints, middle: middle, top: y + Self.laneHeight - 70)
        html.markup("</g>\n")
        y = max(y + Self.laneHeight, bottom)
    }

    /// Writes the bars of a lane, those of one kind as one shape.
    private mutating func write(_ bars: [TimelineBar], middle: Int) {
        var running: [TimelineBar] = []
        var blocking: [TimelineBar] = []
        var ready: [TimelineBar] = []
        var isolated: [TimelineBar] = []
        for bar in bars {
            switch bar.shape {
            case .running(let executor):
                running.append(bar)
                if executor > 1 { isolated.append(bar) }
            case .blocking(let executor):
                blocking.append(bar)
                if executor > 1 { isolated.append(bar) }
            case .ready: ready.append(bar)
            }
        }
        rectangles("ready", ready, middle, 60)
        rectangles("running", running.joiningOverlaps, middle, Self.barHeight)
        rectangles("blocking", blocking, middle, Self.barHeight)
        rectangles("isolated", isolated.joiningOverlaps, middle, 30)
    }

    /// Marks where a task ended, that it never did, and where it was seen cancelled.
    private mutating func writeEnd(of task: Trace.Task, middle: Int) {
        if let end = task.end {
            let x = scale.x(end)
            line("cap", x, middle - 90, x, middle + 90)
        } else if task.isUnended {
            let x = scale.x(trace.end)
            text("unended", x, middle - 30, "never ended ▸", anchor: .end)
        }
        if let time = task.cancelled {
            let x = scale.x(time)
            line("cancelled", x - 40, middle - 40, x + 40, middle + 40)
            line("cancelled", x - 40, middle + 40, x + 40, middle - 40)
        }
    }

    // MARK: Output

    /// Pins lines to the moments at which they were printed; returns how far down they reach.
    private mutating func write(_ prints: [Trace.Print], middle: Int, top: Int) -> Int {
        /// Where each row of text is taken, from and to.
        var rows: [[Range<Int>]] = []
        var bottom = top
        // Texts stand before the pins that cross them.
        var texts: [(x: Int, baseline: Int, text: String, anchor: Anchor)] = []
        for print in prints where content.lines.indices.contains(print.line) {
            let x = scale.x(print.time)
            let text = content.lines[print.line].text.shortened(to: Self.longestText)
            let length = text.count * Self.characterWidth
            let fits = x + 60 + length <= Self.width - 40
            let taken =
                fits ? x - 20..<x + 100 + length : max(0, x - 100 - length)..<x + 20
            let row = rows.firstIndex { !$0.contains { $0.overlaps(taken) } } ?? rows.count
            guard row < Self.mostRows else {
                pin(x, from: middle, to: middle + 30)
                continue
            }
            if row == rows.count { rows.append([]) }
            rows[row].append(taken)
            let baseline = top + row * Self.textHeight + 110
            pin(x, from: middle, to: baseline - 40)
            texts.append((fits ? x + 50 : x - 50, baseline, text, fits ? .start : .end))
            bottom = max(bottom, baseline + 60)
        }
        for text in texts {
            self.text("printed", text.x, text.baseline, text.text, anchor: text.anchor)
        }
        let hidden = prints.count - rows.reduce(0) { $0 + $1.count }
        if hidden > 0 {
            text("printed", Self.gutter, bottom, "and \(hidden) more lines", anchor: .end)
        }
        return bottom
    }

    /// Longer lines are cut.
    private static let longestText = 48
    /// More rows of text a lane does not have.
    private static let mostRows = 6

    private mutating func pin(_ x: Int, from top: Int, to bottom: Int) {
        line("pin", x, top, x, bottom)
        html.markup("<circle class=\"pin\" cx=\"")
        html.tenths(x)
        html.markup("\" cy=\"")
        html.tenths(bottom)
        html.markup("\" r=\"2.5\"/>\n")
    }

    // MARK: Threads

    private mutating func writeThreads() {
        for number in trace.threads.indices {
            if trace.threads[number].kind == .own {
                write(thread: number)
            } else {
                writeTasks(on: number)
            }
        }
    }

    /// A thread that ran tasks: which of them it held, and when.
    private mutating func writeTasks(on thread: Int) {
        html.markup("<g class=\"lane\">\n")
        label(content.names.threads[thread], "", depth: 0)
        let middle = y + 30 + Self.barHeight / 2
        line("waiting", scale.x(0), middle, scale.x(trace.end), middle)
        let merged = Self.merged(bars(on: thread))
        write(merged.map(\.bar), middle: middle)
        for held in merged {
            guard let number = held.task else { continue }
            let name = content.names.tasks[number]
            if held.bar.to - held.bar.from > name.count * Self.characterWidth + 40 {
                text(
                    "holder", (held.bar.from + held.bar.to) / 2, middle + 130, name,
                    anchor: .middle)
            }
        }
        let prints = trace.prints.filter { $0.thread == thread && $0.task == nil }
        let bottom = write(prints, middle: middle, top: y + Self.laneHeight - 70)
        html.markup("</g>\n")
        y = max(y + Self.laneHeight, bottom)
    }

    /// A bar of a thread, and whose it is; `nil` for several tasks'.
    private typealias Held = (bar: TimelineBar, task: Int?)

    private func bars(on thread: Int) -> [Held] {
        var bars: [Held] = []
        for (number, task) in trace.tasks.enumerated() {
            for bar in TimelineBar.bars(of: task, on: scale) where bar.thread == thread {
                bars.append((bar, number))
            }
        }
        return bars.sorted { ($0.bar.from, $0.bar.to) < ($1.bar.from, $1.bar.to) }
    }

    /// Bars from left to right, those as one that are too narrow to be told apart.
    private static func merged(_ bars: [Held]) -> [Held] {
        var merged: [Held] = []
        for held in bars {
            let isNarrow = held.bar.to - held.bar.from < 30
            if let last = merged.last, isNarrow, held.bar.shape == last.bar.shape,
                held.bar.from <= last.bar.to + 10
            {
                merged[merged.count - 1].bar.to = max(last.bar.to, held.bar.to)
                if last.task != held.task, last.bar.to - last.bar.from < 60 {
                    merged[merged.count - 1].task = nil
                }
            } else {
                merged.append(held)
            }
        }
        return merged
    }

    /// A thread of the program's own.
    private mutating func write(thread number: Int) {
        let thread = trace.threads[number]
        html.markup("<g class=\"lane\">\n")
        label(content.names.threads[number], "", depth: 0)
        let middle = y + 30 + Self.barHeight / 2
        let start = thread.start ?? 0
        let end = thread.end ?? trace.end
        let isIdle = thread.computing < (end - start) / 2
        let bar = TimelineBar(
            shape: isIdle ? .blocking(executor: 0) : .running(executor: 0),
            from: scale.x(start), to: max(scale.x(end), scale.x(start) + 15), thread: number)
        write([bar], middle: middle)
        let prints = trace.prints.filter { $0.thread == number && $0.task == nil }
        let bottom = write(prints, middle: middle, top: y + Self.laneHeight - 70)
        html.markup("</g>\n")
        y = max(y + Self.laneHeight, bottom)
    }
}
