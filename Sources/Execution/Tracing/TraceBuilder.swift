import CourseModel

/// Makes a trace of the events of a log: a state machine that is told one event after the other.
///
/// What a task does is not written down as such: it follows from what is heard of it. A task runs on the
/// thread on which it was last heard of, until that thread's job ends, another task is heard of there,
/// or it asks for another executor and is not at once heard of again.
struct TraceBuilder {
    /// A task as far as it is known.
    struct Draft {
        var origin = Trace.Origin.unknown
        var name: String?
        var parent: UInt64 = 0
        var addresses: [UInt32] = []
        var start: Int
        var end: Int?
        var cancelled: Int?
        /// Stretches that are over, times in nanoseconds.
        var spans: [(state: Draft.State, end: Int)] = []
        /// The one under way.
        var state: State
        /// That it was handed to an executor while it still ran, and which.
        var readyFor: UInt64?

        enum State: Equatable {
            case running(thread: Int, executor: UInt64, computing: Int)
            case ready(UInt64)
            case waiting(wokenBy: UInt64)
        }
    }

    /// A thread as far as it is known.
    struct ThreadDraft {
        var kind = Trace.Thread.Kind.other
        var start: Int?
        var end: Int?
        /// The task that runs there, and the thread's processor time when it began to.
        var task: (id: UInt64, processorTime: Int)?
        /// The task that asked there for another executor, if nothing was heard of the thread since.
        var hopping: UInt64?
        /// The task whose closure returned there, if nothing but wakings was heard of the thread since.
        var ended: UInt64?
        /// Its processor time, when that was looked at last, and when first.
        var processorTime = 0
        var firstProcessorTime: Int?
        /// When its processor time was looked at last.
        var heard: Int?
    }

    /// A piece of output.
    struct Piece {
        let stream: Transcript.Stream
        let bytes: [UInt8]
        let task: UInt64
        let thread: Int
        let time: Int
    }

    private(set) var tasks: [UInt64: Draft] = [:]
    private(set) var order: [UInt64] = []
    private(set) var threads: [Int: ThreadDraft] = [0: ThreadDraft(kind: .main)]
    private(set) var threadOrder: [Int] = []
    private(set) var executorNames: [UInt64: String] = [:]
    private(set) var executorOrder: [UInt64] = [0]
    private(set) var pieces: [Piece] = []
    private var exit: Int?
    private var last = 0

    private init() {}

    /// The trace of a log.
    ///
    /// - Parameters:
    ///   - lines: what the program printed.
    ///   - places: where the addresses of the program lie in its text.
    ///   - wallTime: how long it ran, in microseconds.
    static func trace(
        of log: TraceLog, lines: [Transcript.Line], places: [UInt32: Trace.Place], wallTime: Int
    ) -> Trace {
        var builder = TraceBuilder()
        // Two threads can be given their places in the log in another order than they read the clock.
        let events = log.events.enumerated().sorted {
            ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
        }
        for (_, event) in events { builder.take(event) }
        // Other threads can go on for a moment when one ends the program, or finds the log full.
        let end = max(builder.last, log.cut ?? builder.exit ?? wallTime * 1000)
        for thread in builder.threads.keys.sorted() { builder.close(thread, at: end) }
        return builder.trace(
            lines: lines, places: places, end: end, isCut: log.cut != nil)
    }

    // MARK: Events

    private mutating func take(_ event: TraceLog.Event) {
        last = max(last, event.time)
        if let time = event.processorTime {
            threads[event.thread, default: ThreadDraft()].lookAt(time, at: event.time)
        }
        if event.kind != .enqueue { threads[event.thread]?.ended = nil }
        switch event.kind {
        case .create: create(event)
        case .enqueue: enqueue(event)
        case .jobBegin:
            stop(on: event.thread, at: event.time)
            threads[event.thread, default: ThreadDraft()].work(for: event.value)
            // Tasks that were not seen to be made are the libraries' own, such as those of `Task.sleep`.
            if tasks[event.task] != nil { hear(of: event.task, event, on: event.value) }
        case .jobEnd: stop(on: event.thread, at: event.time)
        case .bodyBegin, .resume: hear(of: event.task, event, on: event.value)
        case .bodyEnd:
            hear(of: event.task, event, on: nil)
            stop(on: event.thread, at: event.time)
            tasks[event.task]?.end = event.time
            threads[event.thread]?.ended = event.task
        case .hop:
            hear(of: event.task, event, on: nil)
            tasks[event.task]?.readyFor = event.value
            stop(on: event.thread, at: event.time)
            threads[event.thread]?.hopping = event.task
        case .name:
            know(event.task, at: event.time)
            tasks[event.task]?.name = String(decoding: event.text, as: UTF8.self)
        case .print:
            if event.task != 0 { hear(of: event.task, event, on: nil) }
            meet(event.thread)
            pieces.append(
                Piece(
                    stream: event.value == 1 ? .standardOutput : .standardError,
                    bytes: event.text, task: event.task, thread: event.thread, time: event.time))
        case .threadBegin:
            meet(event.thread)
            threads[event.thread]?.kind = .own
            threads[event.thread]?.start = event.time
        case .threadEnd: threads[event.thread]?.end = event.time
        case .exit:
            exit = event.time
        case .executor:
            let name = String(decoding: event.text, as: UTF8.self)
            executorNames[event.value] = (event.task == 0 ? "actor " : "executor ") + name
        case .places, .text: break
        }
    }

    /// A task is heard of, for the first time perhaps.
    private mutating func know(_ task: UInt64, at time: Int) {
        guard tasks[task] == nil else { return }
        tasks[task] = Draft(start: time, state: .ready(0))
        order.append(task)
    }

    private mutating func create(_ event: TraceLog.Event) {
        // It can have been heard of already, where another thread was faster than its maker.
        know(event.task, at: event.time)
        guard var draft = tasks[event.task] else { return }
        draft.start = min(draft.start, event.time)
        draft.origin = Trace.Origin(flags: event.value, isFirst: event.creator == 0)
        draft.parent = event.creator
        draft.addresses = event.addresses
        tasks[event.task] = draft
    }

    private mutating func enqueue(_ event: TraceLog.Event) {
        // When a task is over, the runtime wakes those that wait for it, and there is no current task then.
        let current = event.value >> 1
        let (executor, waker) = (
            event.value & 1, current == 0 ? threads[event.thread]?.ended ?? 0 : current
        )
        guard var draft = tasks[event.task] else { return }
        switch draft.state {
        case .running: draft.readyFor = executor
        case .ready: draft.state = .ready(draft.readyFor ?? executor)
        case .waiting:
            draft.state = .waiting(wokenBy: waker)
            draft.change(to: .ready(executor), at: event.time)
        }
        tasks[event.task] = draft
    }

    /// A task is heard of on a thread, and so it runs there.
    private mutating func hear(of task: UInt64, _ event: TraceLog.Event, on executor: UInt64?) {
        let thread = event.thread
        meet(thread)
        know(task, at: event.time)
        if let executor, !executorOrder.contains(executor) { executorOrder.append(executor) }
        guard var draft = tasks[task] else { return }
        if event.isCancelled, draft.cancelled == nil, isOwn(event.kind) {
            draft.cancelled = event.time
        }
        if threads[thread]?.hopping == task { draft.undoHop(on: thread) }
        threads[thread]?.hopping = nil
        let now = threads[thread]?.processorTime ?? 0
        if case .running(thread, let before, _) = draft.state {
            tasks[task] = draft
            if threads[thread]?.task == nil { threads[thread]?.task = (task, now) }
            guard let executor, executor != before else { return }
            // It went over to another executor without giving the thread away.
            stop(on: thread, at: event.time)
            tasks[task]?.state = .running(thread: thread, executor: executor, computing: 0)
            threads[thread]?.task = (task, now)
            return
        }
        if case .running(let other, _, _) = draft.state {
            tasks[task] = draft
            stop(on: other, at: event.time)
            draft = tasks[task] ?? draft
        }
        stop(on: thread, at: event.time)
        let known = executor ?? draft.executorWaitedFor
        draft.readyFor = nil
        draft.change(to: .running(thread: thread, executor: known, computing: 0), at: event.time)
        tasks[task] = draft
        threads[thread]?.task = (task, now)
    }

    /// Whether the task that an event concerns is the one that runs on the thread.
    private func isOwn(_ kind: TraceLog.Kind) -> Bool {
        switch kind {
        case .bodyBegin, .bodyEnd, .hop, .resume, .print: true
        case .create, .places, .enqueue, .jobBegin, .jobEnd, .name, .text, .threadBegin,
            .threadEnd, .exit, .executor:
            false
        }
    }

    /// What runs on a thread gives it away.
    private mutating func stop(on thread: Int, at time: Int) {
        threads[thread]?.hopping = nil
        guard let (task, began) = threads[thread]?.task, var draft = tasks[task] else { return }
        threads[thread]?.task = nil
        guard case .running(thread, let executor, let before) = draft.state else { return }
        let computing = before + max(0, (threads[thread]?.processorTime ?? began) - began)
        draft.state = .running(thread: thread, executor: executor, computing: computing)
        if let next = draft.readyFor {
            draft.change(to: .ready(next), at: time)
        } else {
            draft.change(to: .waiting(wokenBy: 0), at: time)
        }
        tasks[task] = draft
    }

    /// The end comes while a thread still runs something.
    ///
    /// What it did since it was last heard of, nobody looked at: it is taken for computing.
    private mutating func close(_ thread: Int, at end: Int) {
        guard threads[thread]?.task != nil else { return }
        let unheard = max(0, end - (threads[thread]?.heard ?? end)) / 1000
        threads[thread]?.processorTime += unheard
        stop(on: thread, at: end)
    }

    private mutating func meet(_ thread: Int) {
        if threads[thread] == nil { threads[thread] = ThreadDraft() }
        if !threadOrder.contains(thread) { threadOrder.append(thread) }
    }
}

extension TraceBuilder.ThreadDraft {
    /// Its processor time is known.
    fileprivate mutating func lookAt(_ time: Int, at moment: Int) {
        processorTime = time
        firstProcessorTime = firstProcessorTime ?? time
        heard = moment
    }

    /// It runs a job of an executor.
    fileprivate mutating func work(for executor: UInt64) {
        switch (kind, executor) {
        case (.other, 1): kind = .mainQueue
        case (.other, 0), (.mainQueue, 0): kind = .pool
        default: break
        }
    }
}

extension TraceBuilder.Draft {
    /// Ends the stretch under way, and begins another.
    fileprivate mutating func change(to next: State, at time: Int) {
        spans.append((state, time))
        state = next
        readyFor = nil
    }

    /// The executor that it waits for.
    fileprivate var executorWaitedFor: UInt64 {
        if case .ready(let executor) = state { executor } else { 0 }
    }

    /// Takes back that it gave a thread away on which it was at once heard of again.
    fileprivate mutating func undoHop(on thread: Int) {
        guard case .ready = state, case .running(thread, _, _)? = spans.last?.state else { return }
        if let before = spans.popLast() { state = before.state }
    }
}
