import CourseModel

/// The lanes of a timeline, from top to bottom: each task below the one that made it.
struct TimelineLanes {
    /// One lane.
    struct Lane: Equatable {
        /// What it shows.
        enum Content: Equatable {
            case task(Int)
            /// Many tasks that were made at one place, by number.
            case many([Int])
            /// A thread of the program's own.
            case thread(Int)
        }

        let content: Content
        /// How many tasks stand above it in its family.
        let depth: Int
    }

    /// More tasks of one making than this are drawn as one.
    static let mostAlike = 12
    /// How many of them are still drawn by themselves.
    static let shownAlike = 4

    let lanes: [Lane]

    /// The lanes of a trace.
    init(_ trace: Trace) {
        var children: [Int?: [Int]] = [:]
        for (number, task) in trace.tasks.enumerated() {
            children[task.parent, default: []].append(number)
        }
        var lanes: [Lane] = []
        // Without recursion: each task can have made the next one, thousands of times.
        var open = Array(
            Self.folded(children[nil] ?? [], of: trace, depth: 0).reversed())
        while let lane = open.popLast() {
            lanes.append(lane)
            guard case .task(let number) = lane.content else { continue }
            let depth = lane.depth + 1
            open += Self.folded(children[number] ?? [], of: trace, depth: depth).reversed()
        }
        lanes += trace.threads.indices.filter { trace.threads[$0].kind == .own }
            .map { Lane(content: .thread($0), depth: 0) }
        self.lanes = lanes
    }

    /// The lanes of a task's children, those in one lane that are many and alike.
    private static func folded(_ children: [Int], of trace: Trace, depth: Int) -> [Lane] {
        var alike: [Kind: [Int]] = [:]
        for child in children { alike[Kind(trace.tasks[child]), default: []].append(child) }
        var lanes: [Lane] = []
        var shown: [Kind: Int] = [:]
        for child in children {
            let kind = Kind(trace.tasks[child])
            let all = alike[kind] ?? []
            guard all.count > mostAlike else {
                lanes.append(Lane(content: .task(child), depth: depth))
                continue
            }
            shown[kind, default: 0] += 1
            let number = shown[kind, default: 0]
            if number <= shownAlike {
                lanes.append(Lane(content: .task(child), depth: depth))
            } else if number == shownAlike + 1 {
                lanes.append(
                    Lane(content: .many(Array(all.dropFirst(shownAlike))), depth: depth))
            }
        }
        return lanes
    }

    /// What tasks have in common that are drawn as one.
    private struct Kind: Hashable {
        let origin: Trace.Origin
        let place: Trace.Place?

        init(_ task: Trace.Task) {
            origin = task.origin
            place = task.place
        }
    }
}
