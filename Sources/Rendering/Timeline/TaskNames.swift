import CourseModel

/// What the tasks and threads of a trace are called.
struct TaskNames {
    /// The tasks' names, in their order.
    let tasks: [String]
    /// The threads' names, in their order.
    let threads: [String]

    /// The names in a trace.
    ///
    /// A task without a name of its own is called after what made it; an `async let` after its variable
    /// where the line, which `code` gives, names one.
    init(_ trace: Trace, code: (Trace.Place) -> String?) {
        var counts: [String: Int] = [:]
        let kinds = trace.tasks.map { task in
            task.name ?? task.origin.words(line: task.place.flatMap(code))
        }
        let totals = Dictionary(grouping: kinds, by: \.self).mapValues(\.count)
        tasks = kinds.map { kind in
            guard totals[kind, default: 0] > 1 else { return kind }
            counts[kind, default: 0] += 1
            return "\(kind) \(counts[kind, default: 0])"
        }
        let threadKinds = trace.threads.map(\.kind)
        var threadCounts: [Trace.Thread.Kind: Int] = [:]
        threads = threadKinds.map { kind in
            threadCounts[kind, default: 0] += 1
            let isOne = threadKinds.count { $0 == kind } == 1
            return kind.words + (isOne ? "" : " \(threadCounts[kind, default: 0])")
        }
    }
}

extension Trace.Origin {
    /// What a task is called that has no name.
    fileprivate func words(line: String?) -> String {
        switch self {
        case .main: "main"
        case .asyncLet: "async let" + (line.flatMap(Self.variable).map { " \($0)" } ?? "")
        case .group: "child task"
        case .task: "Task"
        case .detached: "Task.detached"
        case .immediate: "Task.immediate"
        case .unknown: "task"
        }
    }

    /// The variable of a line's only `async let`.
    private static func variable(in line: String) -> String? {
        let pieces = line.split(separator: /\basync\s+let\s+/, omittingEmptySubsequences: false)
        guard pieces.count == 2 else { return nil }
        let name = pieces[1].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return name.isEmpty || name == "_" ? nil : String(name)
    }
}

extension Trace.Thread.Kind {
    fileprivate var words: String {
        switch self {
        case .main: "main thread"
        case .mainQueue: "main actor's thread"
        case .pool: "pool thread"
        case .own: "own thread"
        case .other: "other thread"
        }
    }
}
