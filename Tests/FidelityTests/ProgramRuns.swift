import CourseModel

@testable import Execution

/// A program's runs, by hand and in Lectern.
struct ProgramRuns: Sendable {
    /// The program.
    let program: FidelityProgram
    /// The program, compiled by hand.
    let byHand: ByHand
    private(set) var transcriptsByHand: [Transcript]
    private(set) var transcripts: [Transcript] = []
    /// How it was linked in Lectern; `nil` where it was not.
    private(set) var linkage: Linkage?
    /// The last run in which it was written down how its tasks run; `nil` where it does not get as far
    /// as running.
    private(set) var traced: Tracer.Run?

    var name: String { program.name }

    var comparison: Comparison {
        Comparison(byHand: transcriptsByHand, inLectern: transcripts)
    }

    /// How the traced run differs from all the others, those in Lectern among them.
    var tracedResult: Comparison.Result? {
        traced.map {
            Comparison(byHand: transcriptsByHand + transcripts, inLectern: [$0.transcript]).result
        }
    }

    /// Whether more runs could show that chance is at work by hand, too.
    private var isOpen: Bool {
        if KnownDifference.all[name] != nil { return false }
        return switch comparison.result {
        case .different, .equalButForLoad: true
        case .equal, .equalButForLostOutput, .equalUpToChance: false
        }
    }

    // MARK: By hand

    /// Compiles every program by hand, two at a time, and runs each twice while others are compiled.
    static func runByHand(
        _ programs: [FidelityProgram], compiler: String, folder: String
    ) async throws -> [ProgramRuns] {
        let (compiled, emitter) = AsyncThrowingStream.makeStream(of: (Int, ByHand).self)
        return try await withThrowingTaskGroup(of: (Int, ProgramRuns)?.self) { group in
            group.addTask {
                do {
                    try await concurrently(programs, width: 2) { index, program in
                        let byHand = try await ByHand.compile(
                            program, with: compiler, in: folder)
                        emitter.yield((index, byHand))
                    }
                    emitter.finish()
                } catch {
                    emitter.finish(throwing: error)
                }
                return nil
            }
            for try await (index, byHand) in compiled {
                group.addTask {
                    let transcripts = [try await byHand.run(), try await byHand.run()]
                    return (
                        index,
                        ProgramRuns(
                            program: programs[index], byHand: byHand,
                            transcriptsByHand: transcripts)
                    )
                }
            }
            var results: [(Int, ProgramRuns)] = []
            for try await case let result? in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    // MARK: In Lectern

    /// Runs every program in Lectern, all of them as one course.
    static func runInLectern(_ runs: inout [ProgramRuns], tools: ToolBench) async throws {
        let programs = runs.map(\.program.program)
        let engine = RunEngine(cache: nil, jobs: 2)
        let report = try await engine.complete(
            engine.lookUp(programs), of: programs, with: MachineRunner(tools: tools)
        ) { _ in }
        for (index, outcome) in report.outcomes.enumerated() {
            guard let outcome else { continue }
            runs[index].transcripts.append(outcome.transcript)
            runs[index].linkage = runs[index].linkage ?? outcome.linkage
        }
    }

    /// Traces every program that runs, four at a time, and up to three times where it differs.
    static func trace(_ runs: inout [ProgramRuns], tools: ToolBench) async throws {
        let tracer = try await Tracer(tools: tools)
        for _ in 1...3 {
            let open = runs.indices.filter { runs[$0].isToBeTraced }
            let (results, emitter) = AsyncStream.makeStream(of: (Int, Tracer.Run).self)
            try await concurrently(open.map { runs[$0].program.program }, width: 4) {
                place, program in
                emitter.yield((open[place], try await tracer.trace(program)))
            }
            emitter.finish()
            for await (index, run) in results { runs[index].traced = run }
        }
    }

    private var isToBeTraced: Bool {
        guard transcripts.first?.ending.isOfRun == true else { return false }
        return switch tracedResult {
        case nil, .different: true
        case .equal, .equalButForLostOutput, .equalUpToChance, .equalButForLoad: false
        }
    }

    /// Runs those that differ more often.
    ///
    /// By hand they may differ from each other, too, most of all where six at a time keep both cores
    /// busy; and where they do, chance may have struck in Lectern. Where they do not, no further run
    /// makes anything good.
    static func runAgain(_ runs: inout [ProgramRuns], tools: ToolBench) async throws {
        let open = runs.indices.filter { runs[$0].isOpen }
        guard !open.isEmpty else { return }
        var again = open.map { runs[$0] }
        let byHand = again.map(\.byHand)
        let (transcripts, emitter) = AsyncStream.makeStream(of: (Int, Transcript).self)
        try await concurrently(byHand + byHand + byHand, width: 6) { index, program in
            emitter.yield((index % byHand.count, try await program.run()))
        }
        emitter.finish()
        for await (index, transcript) in transcripts {
            again[index].transcriptsByHand.append(transcript)
        }
        try await runInLectern(&again, tools: tools)
        for (index, run) in zip(open, again) { runs[index] = run }
    }
}

/// Does something with each element, so many at a time.
private func concurrently<Element: Sendable>(
    _ elements: [Element], width: Int,
    _ body: @escaping @Sendable (Int, Element) async throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for (index, element) in elements.enumerated() {
            if index >= width { try await group.next() }
            group.addTask { try await body(index, element) }
        }
        try await group.waitForAll()
    }
}
