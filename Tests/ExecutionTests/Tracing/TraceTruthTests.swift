import CourseModel
import TestSupport
import Testing

@testable import Execution

/// Programs whose schedule is known, traced for real.
@Suite("Traces of programs whose schedule is known", .serialized, .occupiesMachine)
struct TraceTruthTests {
    /// The trace of the last snippet of a lesson that is this code.
    private func trace(_ code: String, words: String = "") async throws -> Trace {
        try await TestTools.with { tools in
            let program = try tools.program(ofLesson: "~~~swift id=it \(words)\n\(code)\n~~~")
            let run = try await Tracer(tools: tools.bench).trace(program)
            return try #require(run.tracing.trace, "\(run)")
        }
    }

    @Test("Tasks that are awaited one after the other follow one another")
    func sequence() async throws {
        let trace = try await trace(
            """
            for name in ["A", "B", "C"] {
                await Task(name: name) { try? await Task.sleep(for: .milliseconds(30)) }.value
            }
            """)
        let tasks = trace.tasks.filter { $0.origin == .task }
        #expect(tasks.map(\.name) == ["A", "B", "C"])
        for (first, second) in zip(tasks, tasks.dropFirst()) {
            let end = try #require(first.end)
            #expect(second.start >= end)
        }
        for task in tasks { #expect(task.waited >= 29_000) }
        #expect(trace.tasks[0].origin == .main && trace.tasks[0].waited >= 80_000)
        #expect(trace.tasks[0].wakers.isSuperset(of: [1, 2, 3]), "each wakes main: \(trace)")
    }

    @Test("async let: three children wait at the same time, each named by its line")
    func asyncLet() async throws {
        let trace = try await trace(
            """
            func sleepy(_ time: Int) async -> Int {
                try? await Task.sleep(for: .milliseconds(time))
                print(time)
                return time
            }
            async let a = sleepy(60)
            async let b = sleepy(120)
            async let c = sleepy(180)
            print(await a + b + c)
            """)
        let children = trace.tasks.filter { $0.origin == .asyncLet }
        #expect(children.map(\.place?.line) == [6, 7, 8])
        #expect(children.map(\.parent) == [0, 0, 0])
        let ends = children.compactMap(\.end)
        #expect(ends == ends.sorted() && ends.count == 3)
        #expect((trace.duration) < 300_000, "one after the other they would take 360 ms")
        #expect(trace.prints.map(\.task) == [1, 2, 3, 0])
        #expect(trace.prints.map(\.line) == [0, 1, 2, 3])
    }

    @Test(
        "A task group: children are made by the task whose group it is, and the group waits for all"
    )
    func group() async throws {
        let trace = try await trace(
            """
            await withTaskGroup(of: Int.self) { group in
                for number in 1...4 {
                    group.addTask(name: "child \\(number)") {
                        try? await Task.sleep(for: .milliseconds(40))
                        return number
                    }
                }
                for await _ in group {}
            }
            print("after")
            """)
        let children = trace.tasks.filter { $0.origin == .group }
        #expect(children.map(\.name) == (1...4).map { "child \($0)" })
        #expect(children.allSatisfy { $0.parent == 0 && $0.place?.line == 3 && $0.end != nil })
        let after = try #require(trace.prints.first)
        #expect(children.allSatisfy { ($0.end ?? .max) <= after.time })
    }

    @Test("Nested groups: the children of a child stand below it")
    func nestedGroups() async throws {
        let trace = try await trace(
            """
            await withTaskGroup(of: Void.self) { outer in
                for number in 1...2 {
                    outer.addTask(name: "outer \\(number)") {
                        await withTaskGroup(of: Void.self) { inner in
                            for _ in 1...2 {
                                inner.addTask { try? await Task.sleep(for: .milliseconds(20)) }
                            }
                        }
                    }
                }
            }
            """)
        let outer = trace.tasks.indices.filter { trace.tasks[$0].name != nil }
        #expect(outer.count == 2)
        for parent in outer {
            let children = trace.tasks.filter { $0.parent == parent }
            #expect(children.count == 2)
            let end = try #require(trace.tasks[parent].end)
            #expect(children.allSatisfy { ($0.end ?? .max) <= end })
        }
    }

    @Test("An actor runs one task at a time, and the others are ready for their turn")
    func actorSerialises() async throws {
        let trace = try await trace(
            """
            actor Till {
                func pay(_ number: Int) {
                    let end = ContinuousClock.now + .milliseconds(20)
                    while ContinuousClock.now < end {}
                    print(number)
                }
            }
            let till = Till()
            await withTaskGroup(of: Void.self) { group in
                for number in 1...3 { group.addTask { await till.pay(number) } }
            }
            """)
        let actor = try #require(trace.executors.firstIndex(of: "actor Till"))
        let turns = trace.stretches { state in
            if case .running(_, actor, _) = state { true } else { false }
        }
        .sorted { $0.lowerBound < $1.lowerBound }
        #expect(turns.reduce(0) { $0 + $1.count } >= 59_000)
        for (first, second) in zip(turns, turns.dropFirst()) {
            #expect(!first.overlaps(second), "two ran on one actor: \(trace)")
        }
        let ready = trace.tasks.map { $0.duration { $0 == .ready(executor: actor) } }
        #expect(ready.count { $0 >= 15_000 } >= 2, "two tasks waited for their turn: \(trace)")
    }

    @Test("Code of the main actor runs there, whichever task calls it")
    func mainActor() async throws {
        let trace = try await trace(
            """
            @MainActor func show(_ text: String) { print(text) }
            await Task.detached { await show("from a detached task") }.value
            """)
        let main = try #require(trace.executors.firstIndex(of: "main actor"))
        let task = try #require(trace.tasks.first { $0.origin == .detached })
        #expect(task.parent == 0 && task.place?.line == 2 && task.end != nil)
        #expect(task.duration { if case .running(_, main, _) = $0 { true } else { false } } > 0)
        #expect(trace.prints.map(\.task) == [1])
    }

    @Test("A pool that blocking calls starve: threads are held idle, and the rest is ready")
    func starvedPool() async throws {
        let trace = try await trace(
            """
            import Foundation
            let width = ProcessInfo.processInfo.activeProcessorCount
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<2 * width { group.addTask { usleep(50_000) } }
            }
            """)
        let children = trace.tasks.filter { $0.origin == .group }
        for child in children {
            let held = child.spans.first {
                if case .running = $0.state { $0.duration >= 49_000 } else { false }
            }
            guard case .running(_, _, let computing)? = held?.state else {
                Issue.record("a child holds its thread while it sleeps: \(child)")
                continue
            }
            #expect(computing < 10_000, "a sleeping thread computes nothing")
        }
        let starved = children.count { $0.duration { $0 == .ready(executor: 0) } >= 40_000 }
        #expect(starved == children.count / 2, "half of them find no thread: \(trace)")
        let threads = Set(
            children.flatMap(\.spans).compactMap { span -> Int? in
                if case .running(let thread, _, _) = span.state { thread } else { nil }
            })
        #expect(threads.count == children.count / 2, "the pool is as wide as by hand")
    }

    @Test("A lost task never ends")
    func lostTask() async throws {
        let trace = try await trace(
            """
            let lost = Task(name: "lost") {
                await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
            }
            try await Task.sleep(for: .milliseconds(30))
            print(lost.isCancelled)
            """)
        let lost = try #require(trace.tasks.first { $0.name == "lost" })
        #expect(lost.end == nil && lost.waited >= 25_000)
        guard case .waiting(nil)? = lost.spans.last?.state else {
            Issue.record("it waits to the end: \(lost)")
            return
        }
    }

    @Test("A cancelled task is seen to be, and ends early")
    func cancellation() async throws {
        let trace = try await trace(
            """
            let long = Task(name: "long") { try await Task.sleep(for: .seconds(5)) }
            try await Task.sleep(for: .milliseconds(30))
            long.cancel()
            print(await long.result)
            """)
        let long = try #require(trace.tasks.first { $0.name == "long" })
        let (seen, end) = (try #require(long.cancelled), try #require(long.end))
        #expect(seen >= 29_000 && seen <= end && end < 2_000_000)
        #expect(trace.tasks[0].cancelled == nil)
    }

    @Test("An executor of one's own is told by its name")
    func ownExecutor() async throws {
        let trace = try await trace(
            """
            import Dispatch
            final class Queue: SerialExecutor {
                let queue = DispatchQueue(label: "own")
                func enqueue(_ job: consuming ExecutorJob) {
                    let job = UnownedJob(job)
                    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
                }
            }
            actor Desk {
                let queue = Queue()
                nonisolated var unownedExecutor: UnownedSerialExecutor {
                    queue.asUnownedSerialExecutor()
                }
                func work() { print("at work") }
            }
            let desk = Desk()
            await Task.detached { await desk.work() }.value
            """)
        let executor = try #require(trace.executors.firstIndex(of: "executor Queue"))
        let task = try #require(trace.tasks.first { $0.origin == .detached })
        #expect(task.duration { if case .running(_, executor, _) = $0 { true } else { false } } > 0)
        #expect(trace.prints.map(\.task) == [1])
    }

    @Test("Threads of the program's own are told, with what they print and how little they compute")
    func ownThreads() async throws {
        let trace = try await trace(
            """
            import Foundation
            let thread = Thread {
                print("on a thread")
                usleep(40_000)
            }
            thread.start()
            try await Task.sleep(for: .milliseconds(80))
            """)
        let number = try #require(trace.threads.firstIndex { $0.kind == .own })
        let thread = trace.threads[number]
        let (start, end) = (try #require(thread.start), try #require(thread.end))
        #expect(end - start >= 39_000 && thread.computing < 20_000)
        #expect(trace.prints.map(\.task) == [nil] && trace.prints.map(\.thread) == [number])
    }

    @Test("A thousand tasks are all told, to the end of each")
    func thousandTasks() async throws {
        let trace = try await trace(
            """
            await withTaskGroup(of: Int.self) { group in
                for number in 0..<1000 {
                    group.addTask {
                        try? await Task.sleep(for: .milliseconds(number % 10))
                        return number
                    }
                }
                var sum = 0
                for await number in group { sum += number }
                print(sum)
            }
            """)
        #expect(trace.cut == nil)
        let children = trace.tasks.filter { $0.origin == .group }
        #expect(children.count == 1000 && trace.tasks.count == 1001)
        #expect(children.allSatisfy { $0.end != nil })
    }

    @Test("Of more tasks than the log has room for, it is told until when they are known")
    func cutLog() async throws {
        try await TestTools.with { tools in
            let program = try tools.program(
                ofLesson: """
                    ```swift id=many
                    await withTaskGroup(of: Int.self) { group in
                        for number in 0..<20_000 { group.addTask { number } }
                        var sum = 0
                        for await number in group { sum += number }
                        print(sum)
                    }
                    ```
                    """)
            let run = try await Tracer(tools: tools.bench).trace(program)
            #expect(run.transcript.printed == ["out: 199990000"])
            let trace = try #require(run.tracing.trace)
            #expect(trace.cut != nil && trace.end < run.transcript.duration * 1000)
        }
    }

    @Test(
        "A program that cannot be linked with the code that writes it down has no trace, and that is said"
    )
    func staticLibraries() async throws {
        try await TestTools.with { tools in
            let program = try tools.program(
                ofLesson: """
                    ```swift id=static timeline flags="-static-stdlib"
                    print(await Task { 1 }.value)
                    ```
                    """)
            let run = try await Tracer(tools: tools.bench).trace(program)
            #expect(
                run.tracing
                    == .impossible(
                        reason: "it cannot be linked with the code that writes the schedule down"))
            #expect(try await tools.transcripts([program]).first?.printed == ["out: 1"])
        }
    }

    @Test("What a program does up to its trap, or to its limit, is told")
    func abruptEnds() async throws {
        let trap = try await trace(
            "print(\"before\")\nlet none: Int? = Int(\"x\")\nprint(none!)", words: "expect=crash")
        #expect(trap.prints.map(\.line).first == 0)
        let endless = try await trace(
            """
            print("begins")
            await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
            """, words: "expect=timeout timeout=1s")
        #expect(endless.duration >= 900_000)
        #expect(endless.tasks.map(\.end) == [nil] && endless.tasks[0].waited >= 800_000)
    }
}

extension Trace {
    /// The stretches of all tasks that are of one kind.
    fileprivate func stretches(_ isMeant: (State) -> Bool) -> [Range<Int>] {
        tasks.flatMap { task -> [Range<Int>] in
            var time = task.start
            return task.spans.compactMap { span in
                defer { time += span.duration }
                return isMeant(span.state) ? time..<time + span.duration : nil
            }
        }
    }
}

extension Trace.Task {
    fileprivate func duration(_ isMeant: (Trace.State) -> Bool) -> Int {
        spans.filter { isMeant($0.state) }.reduce(0) { $0 + $1.duration }
    }

    /// For how long it waited with its thread given back.
    fileprivate var waited: Int {
        duration { if case .waiting = $0 { true } else { false } }
    }

    /// The tasks that woke it.
    fileprivate var wakers: Set<Int> {
        Set(
            spans.compactMap { span in
                if case .waiting(let waker?) = span.state { waker } else { nil }
            })
    }
}
