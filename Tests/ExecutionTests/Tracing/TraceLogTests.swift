import CourseModel
import Testing

@testable import Execution

@Suite("Logs of traced programs")
struct TraceLogTests {
    /// A log with the given records of 32 bytes.
    private func log(_ records: [[UInt8]], asked: UInt64? = nil, cut: UInt64 = 0) -> [UInt8] {
        Array("lectern1".utf8) + bytes(asked ?? UInt64(records.count)) + bytes(cut)
            + bytes(UInt64(99))
            + records.joined()
    }

    private func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        (0..<MemoryLayout<Number>.size).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private func record(
        _ kind: TraceLog.Kind, time: UInt64 = 0, thread: UInt16 = 0, flags: UInt8 = 2,
        cpu: UInt32 = 0, task: UInt64 = 0, value: UInt64 = 0
    ) -> [UInt8] {
        bytes(time) + bytes(thread) + [kind.rawValue, flags] + bytes(cpu) + bytes(task)
            + bytes(value)
    }

    @Test("A file that nobody wrote into is no log")
    func empty() {
        #expect(TraceLog([]) == nil)
        #expect(TraceLog([UInt8](repeating: 0, count: 4096)) == nil)
        #expect(TraceLog(Array("lectern1".utf8)) == nil)
    }

    @Test("Records come with their texts and addresses; one that was not finished is left out")
    func records() throws {
        let places =
            bytes(UInt64(7)) + [0, 0, TraceLog.Kind.places.rawValue, 0]
            + bytes(UInt32(0x10)) + bytes(UInt32(0x20)) + bytes(UInt32(0)) + bytes(UInt64(0))
        let text =
            bytes(UInt64(3)) + [0, 0, TraceLog.Kind.text.rawValue, 0] + bytes(UInt32(0))
            + Array("abcXXXXXXXXXXXXX".utf8)
        let log = try #require(
            TraceLog(
                log([
                    record(.create, time: 5, task: 8, value: 1), places,
                    [UInt8](repeating: 0, count: 32),
                    record(.print, time: 9, thread: 3, flags: 1, task: 8, value: 1), text,
                ])))
        #expect(log.cut == nil && log.events.count == 2)
        #expect(log.events[0].creator == 7 && log.events[0].addresses == [0x10, 0x20])
        #expect(log.events[1].text == Array("abc".utf8) && log.events[1].isCancelled)
        #expect(log.events[1].thread == 3 && log.events[1].processorTime == nil)
    }

    @Test("More records than fit are counted and not read")
    func cut() throws {
        let log = try #require(TraceLog(log([record(.exit)], asked: 1_000_000, cut: 77)))
        #expect(log.events.count == 1 && log.cut == 77)
        let huge = try #require(TraceLog(self.log([record(.exit)], asked: .max, cut: .max)))
        #expect(huge.events.count == 1 && huge.cut == Int.max)
    }

    @Test("Whatever stands in a log, a trace comes of it that is whole")
    func noise() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let records = (0..<60).map { _ -> [UInt8] in
                record(
                    TraceLog.Kind(rawValue: .random(in: 1...16, using: &generator)) ?? .exit,
                    time: .random(in: 0...5_000_000, using: &generator),
                    thread: .random(in: 0...3, using: &generator),
                    flags: .random(in: 0...3, using: &generator),
                    cpu: .random(in: 0...5000, using: &generator),
                    task: .random(in: 0...5, using: &generator),
                    value: .random(in: 0...5, using: &generator))
            }
            let log = try #require(TraceLog(log(records)))
            let trace = TraceBuilder.trace(of: log, lines: [], places: [:], wallTime: 6000)
            for task in trace.tasks {
                let end = task.start + task.spans.reduce(0) { $0 + $1.duration }
                #expect(end <= max(trace.end, task.start), "\(task)")
                #expect(task.spans.allSatisfy { $0.duration > 0 })
                for case .running(let thread, let executor, _) in task.spans.map(\.state) {
                    #expect(trace.threads.indices.contains(thread))
                    #expect(trace.executors.indices.contains(executor))
                }
            }
        }
    }

    @Test("A task that runs before its maker says so is one task all the same")
    func fasterThanItsMaker() throws {
        let name =
            bytes(UInt64(3)) + [0, 0, TraceLog.Kind.text.rawValue, 0] + bytes(UInt32(0))
            + Array("abc".utf8) + [UInt8](repeating: 0, count: 13)
        let flags = UInt64(0x1C00) << 32
        let log = try #require(
            TraceLog(
                log([
                    record(.name, time: 2000, thread: 1, task: 8), name,
                    record(.bodyBegin, time: 3000, thread: 1, task: 8),
                    record(.create, time: 4000, task: 8, value: flags),
                    record(.bodyEnd, time: 9000, thread: 1, task: 8),
                ])))
        let trace = TraceBuilder.trace(of: log, lines: [], places: [:], wallTime: 10)
        #expect(trace.tasks.map(\.name) == ["abc"] && trace.tasks.map(\.origin) == [.task])
        #expect(trace.tasks.map(\.start) == [2] && trace.tasks.map(\.end) == [9])
    }

    @Test(
        "The symbolizer's answers are read by address, and what is no place is none",
        arguments: [
            (
                ["a/b:3:1", "", "??:0:0", "", "x.swift:12:4", "a/b:2:1", ""],
                [["3"], [], ["12", "2"]]
            ),
            ([], []), (["nonsense", ""], [[]]),
        ] as [([String], [[String]])])
    func symbolizer(lines: [String], expected: [[String]]) {
        #expect(SymbolizerAnswer.read(lines).map { $0.map { String($0.line) } } == expected)
    }
}
