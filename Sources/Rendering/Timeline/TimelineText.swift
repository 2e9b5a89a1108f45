import CourseModel

/// A trace in sentences: what its drawing shows, for those who do not see it.
struct TimelineText {
    private let trace: Trace
    private let names: TaskNames
    private let lines: [Transcript.Line]

    /// The sentences of a trace with the lines that were printed.
    init(_ trace: Trace, names: TaskNames, lines: [Transcript.Line]) {
        self.trace = trace
        self.names = names
        self.lines = lines
    }

    /// How many tasks are told of one by one.
    static let longestList = 60

    /// One sentence about the whole.
    var summary: String {
        let tasks = trace.tasks.count == 1 ? "One task" : "\(trace.tasks.count) tasks"
        let used = trace.threads.count { $0.kind != .own }
        let threads = used == 1 ? "one thread" : "\(used) threads"
        let unended = trace.tasks.count { $0.isUnended }
        let lost =
            switch unended {
            case 0: ""
            case 1: " One task never ended."
            default: " \(unended) tasks never ended."
            }
        let cut = trace.cut.map {
            " The log was full after \(TimelineTime.text($0)); what came then is not known."
        }
        return "\(tasks) on \(threads) in \(TimelineTime.text(trace.duration)).\(lost)\(cut ?? "")"
    }

    /// What is told of each task, then of the threads that ran none.
    var items: [String] {
        let told = trace.tasks.indices.prefix(Self.longestList).map(sentence)
        let rest = trace.tasks.count - told.count
        let threads = trace.threads.indices.filter { trace.threads[$0].kind == .own }
        return told + (rest > 0 ? ["And \(rest) more tasks."] : []) + threads.map(threadSentence)
    }

    // MARK: Tasks

    private func sentence(_ number: Int) -> String {
        let task = trace.tasks[number]
        var text = "\(names.tasks[number])\(origin(of: task)): "
        text += task.origin == .main ? "began" : "made"
        text += " at \(TimelineTime.text(task.start))"
        let deeds = [running(task), ready(task), waiting(task)].compactMap(\.self)
        if !deeds.isEmpty { text += "; " + deeds.joined(separator: "; ") }
        if let time = task.cancelled { text += "; seen cancelled at \(TimelineTime.text(time))" }
        if let end = task.end {
            text += "; ended at \(TimelineTime.text(end))."
        } else if task.isUnended {
            text += "; never ended."
        } else {
            text += "; ended with the program."
        }
        let prints = trace.prints.filter { $0.task == number }
        return text + prints.prefix(5).map(printed).joined()
            + (prints.count > 5 ? " And \(prints.count - 5) more lines." : "")
    }

    private func origin(of task: Trace.Task) -> String {
        guard task.origin != .main else { return "" }
        var words: [String] = []
        if task.name != nil { words.append(task.origin.rawValue) }
        if let place = task.place { words.append("line \(place.line)") }
        if let parent = task.parent { words.append("made by \(names.tasks[parent])") }
        return words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
    }

    private func running(_ task: Trace.Task) -> String? {
        var total = 0
        var computed = 0
        var threads: [Int] = []
        var executors: [Int] = []
        for span in task.spans {
            guard case .running(let thread, let executor, let computing) = span.state else {
                continue
            }
            total += span.duration
            computed += min(computing, span.duration)
            if !threads.contains(thread) { threads.append(thread) }
            if executor != 0, !executors.contains(executor) { executors.append(executor) }
        }
        guard total > 0 else { return nil }
        var text = "ran for \(TimelineTime.text(total)) on "
        text += list(threads.map { names.threads[$0] })
        if !executors.isEmpty {
            text += ", as code of " + list(executors.map { trace.executors[$0] })
        }
        // Less is what a thread loses to others of the machine.
        if task.spans.contains(where: \.isBlocking) {
            text += ", of which it computed \(TimelineTime.text(computed)) and held the thread idle"
        }
        return text
    }

    private func ready(_ task: Trace.Task) -> String? {
        var times: [Int: Int] = [:]
        for span in task.spans {
            if case .ready(let executor) = span.state {
                times[executor, default: 0] += span.duration
            }
        }
        let parts = times.sorted { $0.key < $1.key }.map { executor, time in
            let what = executor == 0 ? "a thread" : "its turn on the \(trace.executors[executor])"
            return "\(TimelineTime.text(time)) for \(what)"
        }
        return parts.isEmpty ? nil : "was ready and waited \(list(parts))"
    }

    private func waiting(_ task: Trace.Task) -> String? {
        var total = 0
        var wakers: [Int] = []
        for span in task.spans {
            guard case .waiting(let waker) = span.state else { continue }
            total += span.duration
            if let waker, !wakers.contains(waker) { wakers.append(waker) }
        }
        guard total > 0 else { return nil }
        let woken = wakers.prefix(4).map { names.tasks[$0] }
        let more = wakers.count > 4 ? ["\(wakers.count - 4) more"] : []
        return "waited \(TimelineTime.text(total)) with its thread given back"
            + (woken.isEmpty ? "" : ", woken by \(list(woken + more))")
    }

    private func printed(_ print: Trace.Print) -> String {
        guard lines.indices.contains(print.line) else { return "" }
        return " At \(TimelineTime.text(print.time)) it printed “\(lines[print.line].text)”."
    }

    // MARK: Threads

    private func threadSentence(_ number: Int) -> String {
        let thread = trace.threads[number]
        let start = thread.start ?? 0
        var text = "\(names.threads[number]): began at \(TimelineTime.text(start))"
        text += thread.end.map { ", ended at \(TimelineTime.text($0))" } ?? ", never ended"
        let length = (thread.end ?? trace.end) - start
        text +=
            "; of \(TimelineTime.text(max(0, length))) it computed \(TimelineTime.text(thread.computing))."
        let prints = trace.prints.filter { $0.thread == number && $0.task == nil }
        return text + prints.prefix(5).map(printed).joined()
    }

    private func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension Trace.Task {
    /// Whether it was waited for in vain: the program's first task, which ends the program, is not.
    var isUnended: Bool { end == nil && origin != .main }
}

extension Trace.Span {
    /// Whether it kept a thread from others without computing: most of the time, and long enough that
    /// it was no chance.
    var isBlocking: Bool {
        guard case .running(_, _, let computing) = state else { return false }
        return duration >= 1000 && computing < duration / 2
    }
}
