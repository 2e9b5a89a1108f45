import CourseModel

extension TraceBuilder {
    /// What is known at the end, in microseconds, and with numbers in the order in which things are met.
    func trace(
        lines: [Transcript.Line], places: [UInt32: Trace.Place], end: Int, isCut: Bool
    ) -> Trace {
        let numbers = TraceNumbers(tasks: order, threads: threadOrder, executors: executorOrder)
        let tasks = order.compactMap { id in
            self.tasks[id].map { task(id, $0, numbers, places: places, end: end) }
        }
        return Trace(
            tasks: tasks,
            threads: threadOrder.compactMap { threads[$0].map(Trace.Thread.init) },
            executors: executors, prints: prints(of: lines, numbers),
            duration: end / 1000, cut: isCut ? end / 1000 : nil)
    }

    private func task(
        _ id: UInt64, _ draft: Draft, _ numbers: TraceNumbers, places: [UInt32: Trace.Place],
        end: Int
    ) -> Trace.Task {
        let end = draft.end ?? end
        var spans: [Trace.Span] = []
        var start = draft.start / 1000
        for (state, time) in draft.spans + [(draft.state, end)] {
            let duration = min(time, end) / 1000 - start
            guard duration > 0 else { continue }
            start += duration
            let span = Trace.Span(numbers.state(state), duration)
            if let joined = spans.last?.joined(with: span) {
                spans[spans.count - 1] = joined
            } else {
                spans.append(span)
            }
        }
        return Trace.Task(
            origin: draft.origin, name: draft.name, parent: numbers.task(draft.parent),
            place: draft.addresses.lazy.compactMap { places[$0] }.first,
            start: draft.start / 1000, end: draft.end.map { $0 / 1000 },
            cancelled: draft.cancelled.map { $0 / 1000 }, spans: spans)
    }

    /// The executors by name; those of one name are numbered.
    private var executors: [String] {
        let names = executorOrder.map { id in
            switch id {
            case 0: "default pool"
            case 1: "main actor"
            default: executorNames[id] ?? "executor"
            }
        }
        var counts: [String: Int] = [:]
        return names.map { name in
            guard names.count(where: { $0 == name }) > 1 else { return name }
            counts[name, default: 0] += 1
            return "\(name) \(counts[name, default: 0])"
        }
    }

    // MARK: Lines

    /// The lines of the transcript that the log has too, each with who printed it.
    private func prints(of lines: [Transcript.Line], _ numbers: TraceNumbers) -> [Trace.Print] {
        var noted: [Transcript.Stream: [(text: [UInt8], piece: Piece)]] = [:]
        var open: [Transcript.Stream: [UInt8]] = [:]
        var last: [Transcript.Stream: Piece] = [:]
        for piece in pieces {
            last[piece.stream] = piece
            for byte in piece.bytes {
                if byte == UInt8(ascii: "\n") {
                    noted[piece.stream, default: []].append((open[piece.stream] ?? [], piece))
                    open[piece.stream] = []
                } else {
                    open[piece.stream, default: []].append(byte)
                }
            }
        }
        for (stream, text) in open where !text.isEmpty {
            if let piece = last[stream] { noted[stream, default: []].append((text, piece)) }
        }
        var position: [Transcript.Stream: Int] = [:]
        return lines.enumerated().compactMap { index, line -> Trace.Print? in
            let candidates = noted[line.stream] ?? []
            let start = position[line.stream] ?? 0
            // What children of the program print, or C code, is not in the log.
            let place = candidates[start...].firstIndex { $0.text.elementsEqual(line.text.utf8) }
            guard let place else { return nil }
            position[line.stream] = place + 1
            let piece = candidates[place].piece
            guard let thread = numbers.threads[piece.thread] else { return nil }
            return Trace.Print(
                line: index, task: numbers.task(piece.task), thread: thread,
                time: piece.time / 1000)
        }
    }
}

/// The places of tasks, threads and executors in a trace, by what the log calls them.
struct TraceNumbers {
    let tasks: [UInt64: Int]
    let threads: [Int: Int]
    let executors: [UInt64: Int]

    init(tasks: [UInt64], threads: [Int], executors: [UInt64]) {
        self.tasks = Self.places(of: tasks)
        self.threads = Self.places(of: threads)
        self.executors = Self.places(of: executors)
    }

    private static func places<Element: Hashable>(of elements: [Element]) -> [Element: Int] {
        Dictionary(
            elements.enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    func task(_ id: UInt64) -> Int? { id == 0 ? nil : tasks[id] }

    func state(_ state: TraceBuilder.Draft.State) -> Trace.State {
        switch state {
        case .running(let thread, let executor, let computing):
            .running(
                thread: threads[thread] ?? 0, executor: executors[executor] ?? 0,
                computing: computing)
        case .ready(let executor): .ready(executor: executors[executor] ?? 0)
        case .waiting(let waker): .waiting(wokenBy: task(waker))
        }
    }
}

extension Trace.Span {
    /// Two neighbouring stretches as one, if they are of one kind.
    fileprivate func joined(with next: Trace.Span) -> Trace.Span? {
        let duration = duration + next.duration
        switch (state, next.state) {
        case (
            .running(let thread, let executor, let first),
            .running(let nextThread, let nextExecutor, let second)
        ) where thread == nextThread && executor == nextExecutor:
            return Trace.Span(
                .running(thread: thread, executor: executor, computing: first + second), duration)
        case (.ready(let executor), .ready(let nextExecutor)) where executor == nextExecutor:
            return Trace.Span(.ready(executor: executor), duration)
        case (.waiting(nil), .waiting(let waker)):
            return Trace.Span(.waiting(wokenBy: waker), duration)
        default:
            return nil
        }
    }
}

extension Trace.Thread {
    fileprivate init(_ draft: TraceBuilder.ThreadDraft) {
        guard draft.kind == .own else {
            self.init(draft.kind)
            return
        }
        self.init(
            .own, start: draft.start.map { $0 / 1000 }, end: draft.end.map { $0 / 1000 },
            computing: max(0, draft.processorTime - (draft.firstProcessorTime ?? 0)))
    }
}

extension Trace.Origin {
    /// What made a task, from the flags with which the runtime was asked for it: those of the job
    /// (`JobFlags`), and above them those of the call (`TaskCreateFlags` in Swift's `MetadataValues.h`).
    init(flags: UInt64, isFirst: Bool) {
        func has(_ bit: Int) -> Bool { flags & (1 << bit) != 0 }
        let (isGroupChild, isAsyncLet) = (26, 28)
        let (copiesTaskLocals, isEnqueued, isImmediate) = (32 + 10, 32 + 12, 32 + 16)
        if has(isAsyncLet) {
            self = .asyncLet
        } else if has(isGroupChild) {
            self = .group
        } else if has(isImmediate) {
            self = .immediate
        } else if !has(isEnqueued), isFirst {
            self = .main
        } else {
            self = has(copiesTaskLocals) ? .task : .detached
        }
    }
}
