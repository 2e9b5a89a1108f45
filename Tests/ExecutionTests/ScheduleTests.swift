import CourseModel
import TestSupport
import Testing

@testable import Execution

@Suite("The schedule")
struct ScheduleTests {
    private static func candidate(_ index: Int) -> LinkGroups.Candidate {
        LinkGroups.Candidate(
            index: index, moduleName: "m\(index)",
            object: ObjectFile(
                linkerWords: [], exportedNames: [], definedNames: [], undefinedNames: [],
                hasRetroactiveConformance: false), languageMode: .swift6, isBuiltApart: false)
    }

    @Test("What is nearest to its end goes first: runs, then links, then compilations in order")
    func order() throws {
        var schedule = Schedule(lessons: [0, 0, 1], places: 1)
        #expect(schedule.next() == [.init(work: .compile(0), place: 0)])
        #expect(schedule.next() == [])
        schedule.free(place: 0)
        schedule.compiled(Self.candidate(0))
        #expect(schedule.next() == [.init(work: .compile(1), place: 0)])
        schedule.free(place: 0)
        schedule.compiled(Self.candidate(1))
        let link = LinkGroups.Group(indices: [0, 1], reason: nil)
        #expect(schedule.next() == [.init(work: .link(link), place: 0)])
        schedule.free(place: 0)
        schedule.linked(0)
        schedule.linked(1)
        #expect(schedule.next() == [.init(work: .run(0), place: 0)])
        schedule.ended(0)
        #expect(schedule.next() == [.init(work: .run(1), place: 0)])
        schedule.ended(1)
        #expect(schedule.next() == [.init(work: .compile(2), place: 0)])
        schedule.endedWhenCompiled(2)
        #expect(schedule.isDone)
    }

    @Test("A run that waits frees its place, once")
    func idle() {
        var schedule = Schedule(lessons: [0, 1, 2], places: 1)
        _ = schedule.next()
        schedule.free(place: 0)
        schedule.madeReady(0)
        #expect(schedule.next() == [.init(work: .run(0), place: 0)])
        schedule.idle(0)
        schedule.idle(0)
        #expect(schedule.next() == [.init(work: .compile(1), place: 0)])
        schedule.ended(0)
        schedule.idle(0)
        #expect(schedule.next() == [], "the place is not free twice")
    }

    @Test("A run that is made again takes a place again, before others that wait")
    func again() {
        var schedule = Schedule(lessons: [0, 1, 2], places: 1)
        _ = schedule.next()
        schedule.free(place: 0)
        schedule.madeReady(0)
        #expect(schedule.next() == [.init(work: .run(0), place: 0)])
        schedule.idle(0)
        #expect(schedule.next() == [.init(work: .compile(1), place: 0)])
        schedule.again(0)
        #expect(schedule.next() == [], "the next run waits for a place")
        schedule.free(place: 0)
        schedule.madeReady(1)
        #expect(schedule.next() == [.init(work: .run(0), place: 0)])
        #expect(schedule.next() == [], "it computes in a place of its own")
        schedule.ended(0)
        #expect(schedule.next() == [.init(work: .run(1), place: 0)])
    }

    @Test("Without programs it is done; without places there is one")
    func edges() {
        #expect(Schedule(lessons: [], places: 2).isDone)
        var schedule = Schedule(lessons: [0], places: 0)
        #expect(schedule.next().count == 1)
    }

    @Test("Never more than 64 runs are under way, however much they sleep")
    func manySleepers() {
        var schedule = Schedule(lessons: Array(0..<100), places: 1)
        for index in 0..<100 { schedule.madeReady(index) }
        var runs = 0
        for _ in 0..<100 {
            for job in schedule.next() {
                guard case .run(let index) = job.work else { continue }
                runs += 1
                schedule.idle(index)
            }
        }
        #expect(runs == 64)
    }

    @Test("Whatever the course and the order of events, every program ends", arguments: 0..<300)
    func randomCourses(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 0...40, using: &generator)
        let lessons = (0..<count).map { _ in Int.random(in: 0...6, using: &generator) }.sorted()
        let places = Int.random(in: 1...5, using: &generator)
        var simulation = Simulation(lessons: lessons, places: places)
        var steps = 0
        while !simulation.schedule.isDone {
            try simulation.startMore()
            #expect(simulation.held.count <= places)
            try #require(!simulation.underWay.isEmpty, "deadlock after \(steps) steps")
            try simulation.step(&generator)
            steps += 1
            try #require(steps < 20 * count, "it does not come to an end")
        }
        #expect(simulation.underWay.isEmpty && simulation.held.isEmpty)
        #expect(simulation.ended.sorted() == Array(0..<count))
    }

    /// A machine that does what the schedule says, in any order.
    private struct Simulation {
        let lessons: [Int]
        var schedule: Schedule
        var underWay: [Schedule.Job] = []
        /// The places that are in use.
        var held: Set<Int> = []
        var ended: [Int] = []
        private var compiled: Set<Int> = []
        private var told: Set<Int> = []

        init(lessons: [Int], places: Int) {
            self.lessons = lessons
            schedule = Schedule(lessons: lessons, places: places)
        }

        mutating func startMore() throws {
            for job in schedule.next() {
                let isFree = held.insert(job.place).inserted
                try #require(isFree, "place \(job.place) is given away twice")
                if case .link(let group) = job.work {
                    for index in group.indices {
                        let open = lessons.indices.filter {
                            lessons[$0] == lessons[index] && !compiled.contains($0)
                        }
                        #expect(open.isEmpty, "\(group) is linked before \(open) are compiled")
                    }
                }
                underWay.append(job)
            }
        }

        /// Lets something happen to one of the jobs under way.
        mutating func step(_ generator: inout SeededGenerator) throws {
            let position = Int.random(in: underWay.indices, using: &generator)
            let job = underWay[position]
            if case .run(let index) = job.work, !told.contains(index),
                Bool.random(using: &generator)
            {
                told.insert(index)
                held.remove(job.place)
                schedule.idle(index)
                return
            }
            underWay.remove(at: position)
            switch job.work {
            case .compile(let index):
                held.remove(job.place)
                schedule.free(place: job.place)
                compiled.insert(index)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0:
                    schedule.endedWhenCompiled(index)
                    ended.append(index)
                case 1: schedule.madeReady(index)
                default: schedule.compiled(ScheduleTests.candidate(index))
                }
            case .link(let group):
                held.remove(job.place)
                schedule.free(place: job.place)
                for index in group.indices {
                    if Int.random(in: 0..<5, using: &generator) == 0 {
                        schedule.endedWhenLinked(index)
                        ended.append(index)
                    } else {
                        schedule.linked(index)
                    }
                }
            case .run(let index):
                if told.remove(index) == nil { held.remove(job.place) }
                if Int.random(in: 0..<3, using: &generator) == 0 {
                    schedule.again(index)
                } else {
                    schedule.ended(index)
                    ended.append(index)
                }
            }
        }
    }
}
