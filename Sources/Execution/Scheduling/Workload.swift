import CourseModel

/// Programs on their way through compiling, linking and running, as ``Schedule`` decides.
struct Workload<Runner: ProgramRunner> {
    let programs: [Program]
    let runner: Runner
    /// How many cores are kept busy.
    let jobs: Int
    /// How many times each program is run that can be; `nil` for as often as its recipe says.
    var times: Int?

    /// What a task of the workload has to tell.
    private enum Event: Sendable {
        case compiled(Int, Built, place: Int)
        case linked([Int], [Built], place: Int)
        /// A run waits; which of the program's it is, from 0 up.
        case idle(Int, run: Int)
        /// A program was run once.
        case ended(Int, Transcript)
        case failed(any Error)
    }

    private struct Task: Sendable {
        let job: Schedule.Job
        let objects: [CompiledProgram]
    }

    /// Runs everything; `onOutcome` is called for each program by its index.
    ///
    /// Throws the first failure of the machine; what is then under way is ended.
    func run(onOutcome: (Int, RunEngine.Outcome) -> Void) async throws {
        guard !programs.isEmpty else { return }
        let (events, emitter) = AsyncStream.makeStream(of: Event.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            let builders = (0..<jobs).map { _ in AsyncStream.makeStream(of: Task.self) }
            for (tasks, _) in builders {
                group.addTask {
                    do {
                        try await build(tasks, emitter)
                    } catch {
                        emitter.yield(.failed(error))
                    }
                }
            }
            defer { for (_, continuation) in builders { continuation.finish() } }
            var state = State(
                schedule: Schedule(
                    lessons: lessonNumbers, places: jobs,
                    runLimit: times == nil ? Schedule.mostRuns : Self.runsOfRepeated(jobs)),
                wanted: programs.map(wantedRuns))
            func startMore() {
                for job in state.schedule.next() {
                    switch job.work {
                    case .compile:
                        builders[job.place].continuation.yield(Task(job: job, objects: []))
                    case .link(let linked):
                        let objects = linked.indices.compactMap { state.objects[$0] }
                        builders[job.place].continuation.yield(Task(job: job, objects: objects))
                    case .run(let index):
                        guard let executable = state.executables[index] else { continue }
                        let run = state.transcripts[index]?.count ?? 0
                        group.addTask { await start(executable, index, run: run, emitter) }
                    }
                }
            }
            startMore()
            for await event in events {
                for (index, transcripts) in try state.handle(event) {
                    let outcome = RunEngine.Outcome(
                        observations: Observation.gathering(transcripts), isFromCache: false,
                        linkage: state.executables[index]?.linkage)
                    onOutcome(index, outcome)
                }
                if state.schedule.isDone { break }
                startMore()
            }
            try _Concurrency.Task.checkCancellation()
        }
    }

    /// Numbers for the lessons of the programs, equal for equal lessons.
    private var lessonNumbers: [Int] {
        var numbers: [LessonID: Int] = [:]
        return programs.map { program in
            let number = numbers[program.reference.lesson] ?? numbers.count
            numbers[program.reference.lesson] = number
            return number
        }
    }

    /// How many runs are under way at a time where programs are repeated.
    ///
    /// What is looked for is what a program itself leaves to chance: dozens of processes that start and
    /// wake up together would turn tasks round that lie a tenth of a second apart.
    private static func runsOfRepeated(_ jobs: Int) -> Int { 2 * jobs }

    /// How many times a program is run that can be.
    private func wantedRuns(of program: Program) -> Int { max(1, times ?? program.recipe.runs) }

    /// What is known of the programs under way.
    private struct State {
        var schedule: Schedule
        /// How many times each program is run.
        let wanted: [Int]
        /// What the runs of each program showed that are over, while others are left.
        var transcripts: [Int: [Transcript]] = [:]
        var objects: [Int: CompiledProgram] = [:]
        var executables: [Int: Executable] = [:]

        /// Takes an event in, and says which programs have ended with it, and what they showed.
        mutating func handle(_ event: Event) throws -> [(Int, [Transcript])] {
            switch event {
            case .failed(let error): throw error
            case .idle(let index, let run):
                // Told late, it says nothing of the next run.
                if run == transcripts[index]?.count ?? 0 { schedule.idle(index) }
                return []
            case .ended(let index, let transcript):
                return ended(index, transcript)
            case .compiled(let index, let built, let place):
                schedule.free(place: place)
                return compiled(index, built)
            case .linked(let indices, let built, let place):
                schedule.free(place: place)
                return linked(indices, built)
            }
        }

        private mutating func ended(
            _ index: Int, _ transcript: Transcript
        ) -> [(Int, [Transcript])] {
            let all = transcripts[index, default: []] + [transcript]
            guard all.count >= wanted[index] else {
                transcripts[index] = all
                schedule.again(index)
                return []
            }
            transcripts[index] = nil
            schedule.ended(index)
            return [(index, all)]
        }

        private mutating func compiled(_ index: Int, _ built: Built) -> [(Int, [Transcript])] {
            switch built {
            case .ended(let transcript):
                schedule.endedWhenCompiled(index)
                return [(index, [transcript])]
            case .executable(let executable):
                executables[index] = executable
                schedule.madeReady(index)
            case .compiled(let object):
                objects[index] = object
                schedule.compiled(object.candidate(index))
            }
            return []
        }

        private mutating func linked(
            _ indices: [Int], _ built: [Built]
        ) -> [(Int, [Transcript])] {
            var ended: [(Int, [Transcript])] = []
            for (index, built) in zip(indices, built) {
                objects[index] = nil
                switch built {
                case .ended(let transcript):
                    schedule.endedWhenLinked(index)
                    ended.append((index, [transcript]))
                case .executable(let executable):
                    executables[index] = executable
                    schedule.linked(index)
                case .compiled:
                    preconditionFailure("a link ends in an executable or in a refusal")
                }
            }
            return ended
        }
    }

    /// Does a place's building, one job after the other, with a builder that is asked for when there
    /// is something to do, and again when it can go on no more.
    private func build(
        _ tasks: AsyncStream<Task>, _ emitter: AsyncStream<Event>.Continuation
    ) async throws {
        var iterator = tasks.makeAsyncIterator()
        var task = await iterator.next()
        while task != nil {
            try await runner.withBuilder { builder in
                while let current = task, builder.isUsable {
                    emitter.yield(try await perform(current, with: &builder))
                    task = await iterator.next()
                }
            }
        }
    }

    private func perform(
        _ task: Task, with builder: inout Runner.Builder
    ) async throws -> Event {
        let place = task.job.place
        switch task.job.work {
        case .compile(let index):
            return .compiled(index, try await builder.compile(programs[index]), place: place)
        case .link(let group):
            let built = try await builder.link(task.objects, alone: group.reason)
            return .linked(group.indices, built, place: place)
        case .run:
            preconditionFailure("builders do not run programs")
        }
    }

    /// Runs an executable once, and removes it where no run of it is left.
    private func start(
        _ executable: Executable, _ index: Int, run: Int,
        _ emitter: AsyncStream<Event>.Continuation
    ) async {
        do {
            try _Concurrency.Task.checkCancellation()
            let transcript = try await runner.run(executable, of: programs[index]) {
                emitter.yield(.idle(index, run: run))
            }
            if run + 1 >= wantedRuns(of: programs[index]) { runner.discard(executable) }
            emitter.yield(.ended(index, transcript))
        } catch {
            runner.discard(executable)
            emitter.yield(.failed(error))
        }
    }
}

extension CompiledProgram {
    /// The program as something to link.
    fileprivate func candidate(_ index: Int) -> LinkGroups.Candidate {
        let build = program.recipe.swift ?? SwiftBuild()
        return LinkGroups.Candidate(
            index: index, moduleName: program.recipe.moduleName, object: contents,
            languageMode: build.languageMode, importsPackages: importsPackages,
            isBuiltApart: !build.flags.isEmpty || build.sanitizer != nil)
    }
}
