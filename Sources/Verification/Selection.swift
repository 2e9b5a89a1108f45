package import CourseModel
import Diagnostics

/// Which of a course's snippets are checked.
package struct Selection: Sendable, Equatable {
    /// A lesson, or one snippet of it.
    package enum Name: Sendable, Equatable, CustomStringConvertible {
        case lesson(LessonID)
        case snippet(SnippetReference)

        /// The name that `lesson` or `lesson/id` is; `nil` for anything else.
        package init?(_ text: some StringProtocol) {
            let pieces = text.split(separator: "/", omittingEmptySubsequences: false)
            guard (1...2).contains(pieces.count), let lesson = LessonID(pieces[0]) else {
                return nil
            }
            guard pieces.count == 2 else {
                self = .lesson(lesson)
                return
            }
            guard let snippet = SnippetID(pieces[1]) else { return nil }
            self = .snippet(SnippetReference(lesson: lesson, snippet: snippet))
        }

        /// The name as it is written.
        package var description: String {
            switch self {
            case .lesson(let lesson): lesson.description
            case .snippet(let reference): reference.description
            }
        }

        /// The lesson.
        var lesson: LessonID {
            switch self {
            case .lesson(let lesson): lesson
            case .snippet(let reference): reference.lesson
            }
        }

        func includes(_ reference: SnippetReference) -> Bool {
            switch self {
            case .lesson(let lesson): reference.lesson == lesson
            case .snippet(let snippet): reference == snippet
            }
        }
    }

    /// One of several equal shares of a course.
    package struct Shard: Sendable, Equatable {
        /// Which one, from 1 up.
        package let index: Int
        /// How many there are.
        package let count: Int

        /// More shares than anybody has machines.
        private static let mostShares = 1000

        /// The share that `2/5` is; `nil` for anything else, and for one of more than 1000.
        package init?(_ text: String) {
            let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map {
                Int($0)
            }
            guard numbers.count == 2, let index = numbers[0], let count = numbers[1],
                (1...Self.mostShares).contains(count), (1...count).contains(index)
            else { return nil }
            self.index = index
            self.count = count
        }
    }

    /// The lessons and snippets that are checked; none for all.
    package var names: [Name]
    /// The snippets that are checked, where only those that changed are; `nil` for all.
    package var changed: Set<SnippetReference>?
    /// The share that is checked; `nil` for all.
    package var shard: Shard?

    /// A selection; without arguments that of everything.
    package init(
        names: [Name] = [], changed: Set<SnippetReference>? = nil, shard: Shard? = nil
    ) {
        self.names = names
        self.changed = changed
        self.shard = shard
    }

    /// Whether what concerns a lesson as a whole is checked.
    package func includes(_ lesson: LessonID) -> Bool {
        names.isEmpty || names.contains { $0.lesson == lesson }
    }

    /// Whether a snippet is asked for, whatever share it belongs to.
    package func includes(_ reference: SnippetReference) -> Bool {
        (names.isEmpty || names.contains { $0.includes(reference) })
            && changed?.contains(reference) != false
    }

    /// Those of a course's programs that are checked, in their order.
    ///
    /// Shares are the same on every machine: what takes longest goes first to the share that has least
    /// to do, by the times that are recorded.
    func programs(
        among programs: [Program], recordings: [LessonID: LessonRecordings]
    ) -> [Program] {
        let wanted = programs.filter { includes($0.reference) }
        guard let shard, shard.count > 1 else { return wanted }
        let costs = wanted.map { program in
            (program.reference, Self.cost(of: program, recordings[program.reference.lesson]))
        }
        var loads = Array(repeating: 0, count: shard.count)
        var chosen: Set<SnippetReference> = []
        for (reference, cost) in costs.sorted(by: { ($1.1, $0.0) < ($0.1, $1.0) }) {
            var lightest = 0
            for index in loads.indices where loads[index] < loads[lightest] { lightest = index }
            loads[lightest] += cost
            if lightest == shard.index - 1 { chosen.insert(reference) }
        }
        return wanted.filter { chosen.contains($0.reference) }
    }

    /// About how long a program takes, in milliseconds.
    private static func cost(of program: Program, _ recordings: LessonRecordings?) -> Int {
        let recorded = recordings?.recordings[program.reference.snippet]
        let run = recorded.map { $0.transcript.duration * program.recipe.runs }
        return compilation + (run ?? unknownRun)
    }

    /// What it takes to compile and link a small program, and to run one that was never run.
    private static let (compilation, unknownRun) = (200, 500)

    /// The first name that is no lesson's and no snippet's.
    func unknownName(in course: Course) -> UnknownSelection? {
        for name in names {
            let lesson = course.lessons.first { $0.id == name.lesson }
            switch name {
            case .lesson where lesson != nil: continue
            case .snippet(let reference)
            where lesson?.snippets.contains { $0.id == reference.snippet } == true:
                continue
            case .lesson, .snippet: break
            }
            let known =
                lesson.map { lesson in lesson.snippets.map { "\(lesson.id)/\($0.id)" } }
                ?? course.lessons.map(\.id.slug)
            let nearest = Suggestion.nearest(
                to: lesson == nil ? name.lesson.slug : name.description, among: known)
            return UnknownSelection(name: name, nearest: nearest)
        }
        return nil
    }
}

/// Nothing in a course is called as a selection says.
package struct UnknownSelection: Error, Sendable, Equatable, CustomStringConvertible {
    /// The name.
    package let name: Selection.Name
    /// What is called nearly so, if anything.
    package let nearest: String?

    /// What is not there.
    package var description: String {
        switch name {
        case .lesson: "there is no lesson ‘\(name)’"
        case .snippet: "there is no snippet ‘\(name)’"
        }
    }

    /// What to write instead.
    package var help: String {
        nearest.map { "did you mean ‘\($0)’?" } ?? "name it as lesson or lesson/id"
    }
}
