/// Decides what is done next: a pure state machine, told what has been finished, that says what to
/// start.
///
/// There are so many places as there are cores to be used. Compiling and linking hold a place until
/// they are done, a run only until it is seen to wait rather than compute. What is nearest to its end
/// goes first, so that one lesson runs while the next compiles.
struct Schedule: Sendable {
    /// Something to start in a place.
    struct Job: Sendable, Equatable {
        /// What is done.
        enum Work: Sendable, Equatable {
            case compile(Int)
            case link(LinkGroups.Group)
            case run(Int)
        }

        /// What is done.
        let work: Work
        /// Where, from 0 up.
        let place: Int
    }

    /// More runs than this are never under way at a time, however much they sleep: each has a
    /// process, memory and pipes.
    static let mostRuns = 64

    private let runLimit: Int
    private let lessons: [Int]
    private var places: [Int]
    private var compiling: [Int]
    private var linking: [LinkGroups.Group] = []
    private var running: [Int] = []
    /// The place that each run under way holds; `nil` once it was seen to wait.
    private var placeOfRun: [Int: Int?] = [:]
    private var openInLesson: [Int: Int] = [:]
    private var candidates: [Int: [LinkGroups.Candidate]] = [:]
    private var unfinished: Int

    /// A schedule for programs, the lesson of each being given as a number, in their order.
    init(lessons: [Int], places: Int, runLimit: Int = mostRuns) {
        self.runLimit = runLimit
        self.lessons = lessons
        self.places = Array((0..<max(1, places)).reversed())
        compiling = Array(lessons.indices.reversed())
        unfinished = lessons.count
        for lesson in lessons { openInLesson[lesson, default: 0] += 1 }
    }

    /// Whether every program has ended.
    var isDone: Bool { unfinished == 0 }

    /// What to start now.
    mutating func next() -> [Job] {
        var jobs: [Job] = []
        while let place = places.last, let work = nextWork() {
            places.removeLast()
            if case .run(let index) = work { placeOfRun[index] = .some(place) }
            jobs.append(Job(work: work, place: place))
        }
        return jobs
    }

    private mutating func nextWork() -> Job.Work? {
        if placeOfRun.count < runLimit, let index = running.popFirst() { return .run(index) }
        if let group = linking.popFirst() { return .link(group) }
        return compiling.popLast().map { .compile($0) }
    }

    /// A place has nothing to do any more: its compilation or link is done.
    mutating func free(place: Int) {
        places.append(place)
    }

    /// A program was compiled, and is to be linked.
    mutating func compiled(_ candidate: LinkGroups.Candidate) {
        candidates[lessons[candidate.index], default: []].append(candidate)
        closeCompilation(of: candidate.index)
    }

    /// A program was made ready without a link.
    mutating func madeReady(_ index: Int) {
        running.append(index)
        closeCompilation(of: index)
    }

    /// A program came to its end when it was compiled.
    mutating func endedWhenCompiled(_ index: Int) {
        unfinished -= 1
        closeCompilation(of: index)
    }

    private mutating func closeCompilation(of index: Int) {
        let lesson = lessons[index]
        let open = (openInLesson[lesson] ?? 0) - 1
        openInLesson[lesson] = open
        guard open == 0, let all = candidates.removeValue(forKey: lesson) else { return }
        linking += LinkGroups.make(all.sorted { $0.index < $1.index })
    }

    /// A program was linked, and can be run.
    mutating func linked(_ index: Int) {
        running.append(index)
    }

    /// A program could not be linked.
    mutating func endedWhenLinked(_ index: Int) {
        unfinished -= 1
    }

    /// A run waits rather than computes.
    mutating func idle(_ index: Int) {
        guard let held = placeOfRun[index], let place = held else { return }
        placeOfRun[index] = .some(nil)
        places.append(place)
    }

    /// A run is over, and the program is to be run again, before others that wait: its runs cannot be
    /// made side by side, and so are what takes longest.
    mutating func again(_ index: Int) {
        close(index)
        running.insert(index, at: 0)
    }

    /// The last run of a program is over.
    mutating func ended(_ index: Int) {
        unfinished -= 1
        close(index)
    }

    private mutating func close(_ index: Int) {
        if let held = placeOfRun.removeValue(forKey: index), let place = held {
            places.append(place)
        }
    }
}

extension Array {
    /// Takes the first element away; `nil` where there is none.
    fileprivate mutating func popFirst() -> Element? { isEmpty ? nil : removeFirst() }
}
