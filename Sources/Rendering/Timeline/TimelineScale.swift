import CourseModel

/// Where moments lie in a drawing, in tenths of its units.
struct TimelineScale {
    /// Where the moment 0 lies.
    let start: Int
    /// The width of everything that is known.
    let width: Int
    /// What is known, in microseconds; at least 1.
    let duration: Int

    /// Where a moment lies.
    func x(_ time: Int) -> Int {
        start + width * min(max(0, time), duration) / duration
    }

    /// The marks of the axis.
    var ticks: [Int] {
        Array(stride(from: 0, through: duration, by: TimelineTime.step(for: duration)))
    }
}

/// A stretch of a lane that is drawn as one shape, from one place to another.
struct TimelineBar: Equatable {
    /// What is drawn.
    enum Shape: Equatable {
        /// The task computes, on an executor by its number.
        case running(executor: Int)
        /// It holds a thread without computing.
        case blocking(executor: Int)
        /// It could run, and does not.
        case ready
    }

    let shape: Shape
    let from: Int
    var to: Int
    /// The thread that it held.
    let thread: Int?

    /// The least width of a shape, in tenths of a unit: a moment on a long axis can be seen.
    static let leastWidth = 15

    /// Less than this between two bars of a kind cannot be seen.
    private static let gap = 10

    /// The bars of a task; where it waits there is none.
    static func bars(of task: Trace.Task, on scale: TimelineScale) -> [TimelineBar] {
        var bars: [TimelineBar] = []
        var time = task.start
        for span in task.spans {
            defer { time += span.duration }
            let shape: Shape
            var thread: Int?
            switch span.state {
            case .running(let number, let executor, _):
                shape =
                    span.isBlocking ? .blocking(executor: executor) : .running(executor: executor)
                thread = number
            case .ready: shape = .ready
            case .waiting: continue
            }
            let from = scale.x(time)
            let to = max(scale.x(time + span.duration), from + leastWidth)
            // Hundreds of stretches that lie on one another would say no more than one.
            if let last = bars.last, last.shape == shape, last.thread == thread,
                from <= last.to + gap
            {
                bars[bars.count - 1].to = max(last.to, to)
            } else if shape == .ready, to - from <= leastWidth {
                continue
            } else {
                bars.append(TimelineBar(shape: shape, from: from, to: to, thread: thread))
            }
        }
        return bars
    }
}
