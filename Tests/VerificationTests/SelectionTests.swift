import CourseLoading
import CourseModel
import Diagnostics
import Planning
import Recordings
import TestSupport
import Testing

@testable import Verification

@Suite("What of a course is checked")
struct SelectionTests {
    private static func shard(_ text: String) throws -> Selection.Shard {
        let shard = Selection.Shard(text)
        return try #require(shard)
    }

    private static let bench: Bench = {
        var bench = Bench(snippets: [("k", ""), ("l", "")])
        bench.lessons["02-kale.md"] = Bench.fence("id=leek")
        return bench
    }()

    private static func names(_ texts: String...) -> Selection {
        Selection(names: texts.compactMap { Selection.Name($0) })
    }

    private static func chosen(_ selection: Selection) -> [String] {
        let loaded = bench.loaded
        return selection.programs(
            among: Planner.plan(loaded.course).programs, recordings: loaded.recordings
        ).map(\.reference.description)
    }

    @Test("Names are lessons and snippets, and choose in the order of the course")
    func names() {
        #expect(Self.chosen(Selection()) == ["a/k", "a/l", "kale/leek"])
        #expect(Self.chosen(Self.names("a")) == ["a/k", "a/l"])
        #expect(Self.chosen(Self.names("kale", "a/l")) == ["a/l", "kale/leek"])
        #expect(Self.chosen(Self.names("a/l", "a")) == ["a/k", "a/l"])
    }

    @Test(
        "What is no name is none",
        arguments: ["", "/", "a/", "/k", "a/b/c", "A", "a/K", "a k", "a//b", "../a", "01-a.md"])
    func noName(text: String) {
        #expect(Selection.Name(text) == nil)
    }

    @Test("A name reads as it is written", arguments: ["a", "a/k", "0-x/9"])
    func description(text: String) {
        #expect(Selection.Name(text)?.description == text)
    }

    @Test(
        "A name that nothing has is told with the nearest one",
        arguments: [
            ("kael", "there is no lesson ‘kael’", "did you mean ‘kale’?"),
            ("kael/leek", "there is no snippet ‘kael/leek’", "did you mean ‘kale’?"),
            ("kale/leak", "there is no snippet ‘kale/leak’", "did you mean ‘kale/leek’?"),
            ("zucchini", "there is no lesson ‘zucchini’", "name it as lesson or lesson/id"),
        ])
    func unknown(text: String, description: String, help: String) {
        let unknown = Self.names("a", text).unknownName(in: Self.bench.loaded.course)
        #expect(unknown?.description == description)
        #expect(unknown?.help == help)
    }

    @Test("A name that is there is not unknown, whether or not it is run")
    func known() {
        var bench = Self.bench
        bench.lessons["03-c.md"] = Bench.fence("id=x skip=why") + Bench.fence("id=y after=nothing")
        let selection = Self.names("c", "c/x", "c/y", "a/k")
        #expect(selection.unknownName(in: bench.loaded.course) == nil)
    }

    @Test("Only what changed is chosen, where that is asked for, and of it what is named")
    func changed() {
        let references = Planner.plan(Self.bench.loaded.course).programs.map(\.reference)
        let some: Set = [references[0], references[2]]
        #expect(Self.chosen(Selection(changed: some)) == ["a/k", "kale/leek"])
        #expect(Self.chosen(Selection(changed: [])) == [])
        var both = Self.names("a")
        both.changed = some
        #expect(Self.chosen(both) == ["a/k"])
    }

    // MARK: Shares

    @Test(
        "A share is one of as many as are said",
        arguments: [
            ("1/1", true), ("3/3", true), ("0/3", false), ("4/3", false), ("1/0", false),
            ("1", false), ("1/2/3", false), ("a/b", false), ("", false), ("-1/2", false),
            ("1/ 2", false), ("1000/1000", true), ("1/1001", false), ("1/3000000000", false),
            ("1/9000000000000000000", false),
        ])
    func share(text: String, isOne: Bool) {
        #expect((Selection.Shard(text) != nil) == isOne)
    }

    /// A course of random size, some of it recorded with random times, a few of them galleries.
    private static func course(
        _ generator: inout SeededGenerator
    ) -> (programs: [Program], recordings: [LessonID: LessonRecordings], costs: [String: Int]) {
        var files: [String: String] = [:]
        for lesson in 1...Int.random(in: 1...6, using: &generator) {
            files["0\(lesson)-l\(lesson).md"] =
                "---\ntitle: T\n---\n"
                + (0..<Int.random(in: 0...8, using: &generator)).map { number in
                    let words = generator.pick(["", "", "gallery=3", "compile"])
                    return Bench.fence("id=s\(number) \(words)", "print(\(number))")
                }
                .joined()
        }
        let programs = Planner.plan(Courses.course(files)).programs
        var recordings: [LessonID: [SnippetID: Recording]] = [:]
        var costs: [String: Int] = [:]
        for program in programs {
            guard Bool.random(using: &generator) else {
                costs[program.reference.description] = 700
                continue
            }
            let duration = generator.pick([0, 1, 20, 500, 500, 9_000])
            costs[program.reference.description] = 200 + duration * program.recipe.runs
            recordings[program.reference.lesson, default: [:]][program.reference.snippet] =
                Recording(
                    snippet: program.reference.snippet, label: program.label,
                    recipe: program.recipe,
                    transcript: Transcript(
                        diagnostics: [], lines: [], ending: .exit(0), duration: duration))
        }
        let lessons = recordings.map { ($0, LessonRecordings(lesson: $0, recordings: $1)) }
        return (programs, Dictionary(uniqueKeysWithValues: lessons), costs)
    }

    @Test(
        "Shares are disjoint and complete, the same in any order, and balanced", arguments: 0..<40)
    func shares(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<8 {
            let (programs, recordings, costs) = Self.course(&generator)
            let count = Int.random(in: 1...7, using: &generator)
            var all: [String] = []
            var loads: [Int] = []
            for index in 1...count {
                let selection = Selection(shard: try Self.shard("\(index)/\(count)"))
                let share = selection.programs(among: programs, recordings: recordings)
                    .map(\.reference.description)
                let other = selection.programs(
                    among: programs.shuffled(using: &generator), recordings: recordings
                ).map(\.reference.description)
                #expect(Set(other) == Set(share) && other.count == share.count)
                let order = programs.map(\.reference.description).filter(share.contains)
                #expect(share == order, "in the order of the course")
                all += share
                loads.append(share.reduce(0) { $0 + (costs[$1] ?? 0) })
            }
            #expect(all.sorted() == programs.map(\.reference.description).sorted())
            let longest = costs.values.max() ?? 0
            let mean = Double(loads.reduce(0, +)) / Double(count)
            #expect(
                loads.allSatisfy { Double($0) <= mean + Double(longest) },
                "\(loads) with a longest of \(longest)")
        }
    }

    @Test("What takes long is done by a share that does little else")
    func longest() throws {
        var bench = Bench(snippets: (0..<9).map { ("s\($0)", "") })
        bench = bench.recorded(["a/s4": [.init(Bench.transcript(["1"], time: 9_000))]])
        let loaded = bench.loaded
        let shares = try (1...2).map { index in
            Selection(shard: try Self.shard("\(index)/2")).programs(
                among: Planner.plan(loaded.course).programs, recordings: loaded.recordings
            ).map(\.reference.snippet.name)
        }
        #expect(shares == [["s4"], ["s0", "s1", "s2", "s3", "s5", "s6", "s7", "s8"]])
    }

    @Test("Of several shares, the first tells what is only shown")
    func skippedInShares() throws {
        let bench = Bench(Bench.fence("id=k skip=why") + Bench.fence("id=l"))
        var skipped: [Int] = []
        for text in ["1/2", "2/2"] {
            let selection = Selection(shard: try Self.shard(text))
            let loaded = bench.loaded
            let check = Judgement(
                loaded: loaded, plan: Planner.plan(loaded.course),
                matched: MatchedRecordings(programs: [], recordings: [:]), run: CourseRun(),
                options: Bench.options(selection: selection)
            ).check()
            skipped.append(check.counts.skipped)
            #expect(check.findings.count == check.counts.skipped)
        }
        #expect(skipped == [1, 0])
    }
}
