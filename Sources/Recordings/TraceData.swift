package import Coding
package import CourseModel

extension Tracing {
    /// The form in which it is kept.
    package var json: JSONValue {
        switch self {
        case .traced(let trace): trace.json
        case .impossible(let reason): .object([("impossible", .string(reason))])
        }
    }
}

extension Tracing: JSONReadable {
    /// Reads what was kept.
    package init(json: JSONValue) throws(JSONMismatch) {
        if let reason: String = try json.optionalMember("impossible") {
            self = .impossible(reason: reason)
        } else {
            self = .traced(try Trace(json: json))
        }
    }
}

extension Trace {
    /// The form in which it is kept: an object a task, with its stretches as one text.
    package var json: JSONValue {
        .object([
            ("cut", cut.map { .number($0) }), ("duration", .number(duration)),
            ("executors", .array(executors.map { .string($0) })),
            ("prints", .array(prints.map(\.json))), ("tasks", .array(tasks.map(\.json))),
            ("threads", .array(threads.map(\.json))),
        ])
    }
}

extension Trace: JSONReadable {
    /// Reads a trace; one that points to what it does not have is refused.
    package init(json: JSONValue) throws(JSONMismatch) {
        let tasks: [Task] = try json.member("tasks")
        let threads: [Thread] = try json.member("threads")
        let executors: [String] = try json.member("executors")
        let prints: [Print] = try json.member("prints")
        let duration: Int = try json.member("duration")
        let cut: Int? = try json.optionalMember("cut")
        let times = [duration] + [cut].compactMap(\.self)
        guard times.allSatisfy(Self.times.contains) else {
            throw .unexpected(path: ["duration"])
        }
        for task in tasks {
            let isWhole = task.spans.allSatisfy { span in
                switch span.state {
                case .running(let thread, let executor, _):
                    threads.indices.contains(thread) && executors.indices.contains(executor)
                case .ready(let executor): executors.indices.contains(executor)
                case .waiting(let waker): waker.map(tasks.indices.contains) ?? true
                }
            }
            guard isWhole, task.parent.map(tasks.indices.contains) ?? true else {
                throw .unexpected(path: ["tasks"])
            }
        }
        let isPrinted = prints.allSatisfy { print in
            threads.indices.contains(print.thread)
                && print.task.map(tasks.indices.contains) ?? true
        }
        guard isPrinted else { throw .unexpected(path: ["prints"]) }
        self.init(
            tasks: tasks, threads: threads, executors: executors, prints: prints,
            duration: duration, cut: cut)
    }

    /// Microseconds: more than any run has, and few enough to be added up.
    fileprivate static let times = 0...1_000_000_000_000
}

extension Trace.Task: JSONReadable {
    /// The form in which it is kept.
    fileprivate var json: JSONValue {
        .object([
            ("cancelled", cancelled.map { .number($0) }), ("end", end.map { .number($0) }),
            ("line", place.map { .number($0.line) }), ("name", name.map { .string($0) }),
            ("origin", .string(origin.rawValue)), ("parent", parent.map { .number($0) }),
            ("part", place.map { .string($0.part) }),
            ("spans", .string(SpanText.encode(spans))), ("start", .number(start)),
        ])
    }

    /// Reads a task.
    package init(json: JSONValue) throws(JSONMismatch) {
        let line: Int? = try json.optionalMember("line")
        let part: String? = try json.optionalMember("part")
        let text: String = try json.member("spans")
        guard let spans = SpanText.decode(text) else { throw .unexpected(path: ["spans"]) }
        let start: Int = try json.member("start")
        let end: Int? = try json.optionalMember("end")
        let cancelled: Int? = try json.optionalMember("cancelled")
        guard [start, end ?? 0, cancelled ?? 0].allSatisfy(Trace.times.contains) else {
            throw .unexpected(path: ["start"])
        }
        self.init(
            origin: try json.member("origin"), name: try json.optionalMember("name"),
            parent: try json.optionalMember("parent"),
            place: line.flatMap { line in part.map { Trace.Place(part: $0, line: line) } },
            start: start, end: end, cancelled: cancelled, spans: spans)
    }
}

extension Trace.Origin: JSONReadable {}
extension Trace.Thread.Kind: JSONReadable {}

extension Trace.Thread: JSONReadable {
    fileprivate var json: JSONValue {
        .object([
            ("computing", kind == .own ? .number(computing) : nil),
            ("end", end.map { .number($0) }), ("kind", .string(kind.rawValue)),
            ("start", start.map { .number($0) }),
        ])
    }

    /// Reads a thread.
    package init(json: JSONValue) throws(JSONMismatch) {
        let start: Int? = try json.optionalMember("start")
        let end: Int? = try json.optionalMember("end")
        let computing: Int = try json.optionalMember("computing") ?? 0
        guard [start ?? 0, end ?? 0, computing].allSatisfy(Trace.times.contains) else {
            throw .unexpected(path: ["start"])
        }
        self.init(try json.member("kind"), start: start, end: end, computing: computing)
    }
}

extension Trace.Print: JSONReadable {
    fileprivate var json: JSONValue {
        .object([
            ("line", .number(line)), ("task", task.map { .number($0) }),
            ("thread", .number(thread)), ("time", .number(time)),
        ])
    }

    /// Reads a line's printing.
    package init(json: JSONValue) throws(JSONMismatch) {
        let time: Int = try json.member("time")
        guard Trace.times.contains(time) else { throw .unexpected(path: ["time"]) }
        self.init(
            line: try json.member("line"), task: try json.optionalMember("task"),
            thread: try json.member("thread"), time: time)
    }
}

/// The stretches of a task as one line of text, and back.
///
/// A stretch is a letter, its length in microseconds, and what belongs to it: `r20@1.0~15` runs on
/// thread 1 and executor 0 and computes for 15 µs, `q3.0` is ready for executor 0, `w100<2` waits and is
/// woken by task 2, `w100` by no task.
enum SpanText {
    /// The text of stretches.
    static func encode(_ spans: [Trace.Span]) -> String {
        spans.map { span in
            switch span.state {
            case .running(let thread, let executor, let computing):
                "r\(span.duration)@\(thread).\(executor)~\(computing)"
            case .ready(let executor): "q\(span.duration).\(executor)"
            case .waiting(nil): "w\(span.duration)"
            case .waiting(let waker?): "w\(span.duration)<\(waker)"
            }
        }
        .joined(separator: " ")
    }

    /// The stretches of a text; `nil` for a text that ``encode(_:)`` does not make.
    static func decode(_ text: String) -> [Trace.Span]? {
        var spans: [Trace.Span] = []
        for word in text.split(separator: " ") {
            guard let span = span(word) else { return nil }
            spans.append(span)
        }
        return spans
    }

    private static func span(_ word: Substring) -> Trace.Span? {
        let pieces = word.dropFirst().split(
            omittingEmptySubsequences: false, whereSeparator: { "@.~<".contains($0) })
        let marks = word.dropFirst().filter { "@.~<".contains($0) }
        let numbers = pieces.compactMap { Int($0) }
        guard numbers.count == pieces.count, numbers.allSatisfy(Trace.times.contains),
            let duration = numbers.first
        else { return nil }
        switch (word.first, marks) {
        case ("r", "@.~"):
            return Trace.Span(
                .running(thread: numbers[1], executor: numbers[2], computing: numbers[3]), duration)
        case ("q", "."): return Trace.Span(.ready(executor: numbers[1]), duration)
        case ("w", ""): return Trace.Span(.waiting(wokenBy: nil), duration)
        case ("w", "<"): return Trace.Span(.waiting(wokenBy: numbers[1]), duration)
        default: return nil
        }
    }
}
