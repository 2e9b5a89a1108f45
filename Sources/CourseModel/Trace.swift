/// When the tasks of a program ran in one run, what they waited for, and what they printed.
///
/// All times are microseconds, counted from the program's start. Tasks, threads and executors are known by
/// their places in the lists here.
package struct Trace: Sendable, Equatable {
    /// The tasks, in the order in which they were made.
    package let tasks: [Task]
    /// The threads that ran a task, printed, or were started by the program, in the order in which they
    /// are met.
    package let threads: [Thread]
    /// What tasks ran on, as in `main actor` or `actor Counter`; the first is the default pool.
    package let executors: [String]
    /// The lines that were printed, in order.
    package let prints: [Print]
    /// When the program ended.
    package let duration: Int
    /// When the log was full, so that nothing is known of what came after; `nil` where it was not.
    package let cut: Int?

    /// A trace.
    package init(
        tasks: [Task], threads: [Thread], executors: [String], prints: [Print], duration: Int,
        cut: Int? = nil
    ) {
        self.tasks = tasks
        self.threads = threads
        self.executors = executors
        self.prints = prints
        self.duration = duration
        self.cut = cut
    }

    /// Until when something is known.
    package var end: Int { cut ?? duration }

    /// One task.
    package struct Task: Sendable, Equatable {
        /// What made it.
        package let origin: Origin
        /// The name it was given.
        package let name: String?
        /// The task that made it.
        package let parent: Int?
        /// Where it is made, if that is in the program's own text.
        package let place: Place?
        /// When it was made.
        package let start: Int
        /// When its closure returned; `nil` where that was not seen.
        package let end: Int?
        /// When it was first seen to be cancelled.
        package let cancelled: Int?
        /// What it did, without gaps, from when it was made.
        package let spans: [Span]

        /// A task.
        package init(
            origin: Origin, name: String? = nil, parent: Int? = nil, place: Place? = nil,
            start: Int, end: Int? = nil, cancelled: Int? = nil, spans: [Span] = []
        ) {
            self.origin = origin
            self.name = name
            self.parent = parent
            self.place = place
            self.start = start
            self.end = end
            self.cancelled = cancelled
            self.spans = spans
        }
    }

    /// What made a task.
    package enum Origin: String, Sendable, Equatable, CaseIterable {
        /// The program's first one, in which its code at the top level or its `main` runs.
        case main
        case asyncLet = "async let"
        /// A task group.
        case group
        case task = "Task"
        case detached = "Task.detached"
        case immediate = "Task.immediate"
        /// A task that was not seen to be made.
        case unknown
    }

    /// A line of a part of the program.
    package struct Place: Sendable, Hashable {
        /// The label of the part.
        package let part: String
        /// The 1-based line.
        package let line: Int

        /// A place.
        package init(part: String, line: Int) {
            self.part = part
            self.line = line
        }
    }

    /// A stretch of a task's life.
    package struct Span: Sendable, Equatable {
        /// What it did.
        package let state: State
        /// For how long.
        package let duration: Int

        /// A stretch.
        package init(_ state: State, _ duration: Int) {
            self.state = state
            self.duration = duration
        }
    }

    /// What a task does.
    package enum State: Sendable, Equatable {
        /// It holds a thread, on which it has processor time for so long.
        case running(thread: Int, executor: Int, computing: Int)
        /// It could run, and waits for a thread of the pool or for its turn on an executor.
        case ready(executor: Int)
        /// It has given its thread back, and waits; what woke it was this task, or, where `nil`, a timer
        /// or something else outside all tasks.
        case waiting(wokenBy: Int?)
    }

    /// One thread.
    package struct Thread: Sendable, Equatable {
        /// What it is.
        package let kind: Kind
        /// For a thread of the program's own: when it began.
        package let start: Int?
        /// For a thread of the program's own: when it ended, if it did.
        package let end: Int?
        /// For a thread of the program's own: its processor time between the two.
        package let computing: Int

        /// A thread.
        package init(_ kind: Kind, start: Int? = nil, end: Int? = nil, computing: Int = 0) {
            self.kind = kind
            self.start = start
            self.end = end
            self.computing = computing
        }

        /// What a thread is.
        package enum Kind: String, Sendable, Equatable {
            /// The one on which the program began.
            case main
            /// One on which the main actor runs after the first one has been given up.
            case mainQueue = "main queue"
            /// One of the pool that all tasks share.
            case pool
            /// One that the program started itself.
            case own
            /// Another one that printed.
            case other
        }
    }

    /// A line that was printed.
    package struct Print: Sendable, Equatable {
        /// Which line of the transcript, from 0.
        package let line: Int
        /// The task that printed it; `nil` for a thread that ran none.
        package let task: Int?
        /// The thread.
        package let thread: Int
        /// When.
        package let time: Int

        /// A line.
        package init(line: Int, task: Int?, thread: Int, time: Int) {
            self.line = line
            self.task = task
            self.thread = thread
            self.time = time
        }
    }
}

/// What came of writing down how a program's tasks ran.
package enum Tracing: Sendable, Equatable {
    /// How they ran.
    case traced(Trace)
    /// Nothing could be written down, for this reason.
    case impossible(reason: String)

    /// How the tasks ran; `nil` where that is not known.
    package var trace: Trace? {
        if case .traced(let trace) = self { trace } else { nil }
    }
}
