import CourseModel

extension TimelineDrawing {
    /// Many tasks in one lane: how many of them run, are ready and wait at each moment, on top of one
    /// another.
    mutating func write(many numbers: [Int], depth: Int) {
        html.markup("<g class=\"lane\">\n")
        let first = trace.tasks[numbers[0]]
        let place = first.place.map { ", line \($0.line)" } ?? ""
        label("\(numbers.count) more", "\(first.origin.rawValue)\(place)", depth: depth)
        let counts = Counts(numbers.map { trace.tasks[$0] }, columns: Self.columns, scale: scale)
        let height = Self.manyHeight - 80
        let bottom = y + Self.manyHeight - 40
        func top(_ count: Int) -> Int {
            // Few among many can be seen too.
            count == 0 ? bottom : bottom - max(10, height * count / max(1, counts.most))
        }
        // Each lies before what is wider.
        let columns = (0..<Self.columns).map(counts.ofColumn)
        area("crowd-waiting", columns.map { top($0.running + $0.ready + $0.waiting) }, bottom)
        area("crowd-ready", columns.map { top($0.running + $0.ready) }, bottom)
        area("running", columns.map { top($0.running) }, bottom)
        text("tick", Self.gutter, bottom, "0", anchor: .end)
        text("tick", Self.gutter, bottom - height + 60, "\(counts.most)", anchor: .end)
        html.markup("</g>\n")
        y += Self.manyHeight
    }

    /// How many columns the width is divided into.
    private static let columns = 132

    /// A shape whose upper edge is one height a column.
    private mutating func area(_ name: StaticString, _ tops: [Int], _ bottom: Int) {
        guard tops.contains(where: { $0 < bottom }) else { return }
        let width = scale.width / Self.columns
        html.markup("<path class=\"")
        html.markup(name)
        html.markup("\" d=\"M")
        html.tenths(scale.start)
        html.markup(" ")
        html.tenths(bottom)
        var last = bottom
        for (column, top) in tops.enumerated() where top != last {
            html.markup("H")
            html.tenths(scale.start + column * width)
            html.markup("V")
            html.tenths(top)
            last = top
        }
        html.markup("H")
        html.tenths(scale.start + tops.count * width)
        html.markup("V")
        html.tenths(bottom)
        html.markup("z\"/>\n")
    }

    /// How many tasks do what, in the middle of each column.
    struct Counts {
        private var running: [Int]
        private var ready: [Int]
        private var waiting: [Int]

        init(_ tasks: [Trace.Task], columns: Int, scale: TimelineScale) {
            running = Array(repeating: 0, count: columns)
            ready = running
            waiting = running
            for task in tasks {
                var time = task.start
                for span in task.spans {
                    // The columns whose middles lie within the stretch.
                    let first = (2 * columns * time / scale.duration + 1) / 2
                    time += span.duration
                    let end = min(columns, (2 * columns * time / scale.duration + 1) / 2)
                    guard first < end else { continue }
                    for column in first..<end {
                        switch span.state {
                        case .running: running[column] += 1
                        case .ready: ready[column] += 1
                        case .waiting: waiting[column] += 1
                        }
                    }
                }
            }
        }

        /// The most tasks at a moment.
        var most: Int {
            running.indices.map { running[$0] + ready[$0] + waiting[$0] }.max() ?? 0
        }

        /// How many do what in a column.
        func ofColumn(_ column: Int) -> (running: Int, ready: Int, waiting: Int) {
            (running[column], ready[column], waiting[column])
        }
    }
}
