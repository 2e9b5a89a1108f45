import CourseModel
import Diagnostics
import Execution
import Planning
import Recordings

/// Compiles and runs fences that are tried, with the same engine that runs a course.
struct TrialBench {
    private(set) var settings: CourseSettings
    let options: CheckOptions
    /// The package that fences can import, and its modules.
    private var package: (package: FenceTrial.Package, modules: [String])?

    init(settings: CourseSettings, options: CheckOptions) {
        self.settings = settings
        self.options = options
    }

    /// Has every program import what it wants of a package.
    ///
    /// Throws ``ExecutionFailure`` where it has no such libraries.
    mutating func add(_ package: FenceTrial.Package, workFolder: String) async throws {
        let toolchain = try await ToolchainFinder(
            searchPath: options.searchPath, temporaryFolder: options.temporaryFolder,
            memoryFolder: nil
        ).find()
        let libraries = try await PackageLibraries.find(
            in: package.path, wanted: package.products, toolchain: toolchain,
            workFolder: workFolder)
        settings = CourseSettings(
            title: settings.title,
            packages: [
                PackageDependency(
                    source: .path(package.path), products: libraries.products,
                    span: .file("\(package.path)/Package.swift"))
            ])
        self.package = (package, libraries.modules)
    }

    /// What came of a file's fences so far.
    struct Standing {
        let file: TrialFile
        /// The programs of its fences, by their place in the file.
        var programs: [Int: Program] = [:]
        var verdicts: [Int: TriedFence.Verdict] = [:]
        var warnings: [Int: [Diagnostic]] = [:]
        var searches: [MendSearch] = []
        /// The fences that compile, and whose run does not end well.
        var endingBadly: Set<Int> = []

        /// Whether a run would tell nothing, because what stands in front does not end well.
        func isCutShort(_ attempt: MendSearch.Attempt) -> Bool {
            !endingBadly.isDisjoint(with: attempt.after)
        }

        /// The fences that run by themselves or with what was found to mend them.
        var running: Set<Int> {
            let holding = verdicts.filter { if case .holds = $0.value { true } else { false } }
            return Set(holding.keys).union(searches.filter(\.isDone).map(\.index))
        }
    }

    /// Tries the fences of files whose programs were planned.
    func trial(
        of files: [TrialFile], plan: (programs: [Program], diagnostics: [Diagnostic]),
        progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> FenceTrial {
        let run = try await observe(plan.programs, progress)
        var obstacles = run.obstacles
        var outcomes: [SourceSpan: (program: Program, observations: [Observation])] = [:]
        for (program, outcome) in zip(run.programs, run.outcomes) {
            outcomes[program.span] = (program, outcome.observations)
        }
        var reasons: [SourceSpan: String] = [:]
        for absent in run.absent { reasons[absent.program.span] = absent.reason }

        var standings = files.map { file in
            standing(of: file, outcomes: outcomes, absent: reasons, plan.diagnostics)
        }
        for round in 1...MendSearch.rounds where obstacles.isEmpty {
            let asked = standings.indices.flatMap { file in
                let running = standings[file].running
                return standings[file].searches.indices.flatMap { search in
                    standings[file].searches[search].attempts(round: round, running: running)
                        .map { (file: file, search: search, attempt: $0) }
                }
            }
            guard !asked.isEmpty else { break }
            let programs = asked.map { one in
                let standing = standings[one.file]
                return program(
                    of: standing.searches[one.search].index, in: standing, one.attempt)
            }
            let run = try await observe(programs, progress)
            obstacles += run.obstacles
            var outcomes = Array(zip(run.programs, run.outcomes))[...]
            for (one, program) in zip(asked, programs) {
                // What this machine lacks something for was not run.
                guard let next = outcomes.first, next.0 == program else { continue }
                outcomes = outcomes.dropFirst()
                let result =
                    standings[one.file].isCutShort(one.attempt)
                    ? cutShort(program, next.1.observations)
                    : result(of: program, next.1.observations)
                standings[one.file].searches[one.search].note(one.attempt, result)
            }
        }
        return FenceTrial(
            files: standings.map(told), isContained: run.isContained, package: package?.package,
            obstacles: obstacles)
    }

    private func observe(
        _ programs: [Program], _ progress: @Sendable (RunEngine.Progress) -> Void
    ) async throws -> CourseRun {
        let modules = programs.flatMap(\.parts).flatMap { FenceText($0.lines.map(\.text)).imports }
        // A package is built for whom it may serve, which takes as long as it takes.
        let needsPackage = !Set(modules).subtracting(Self.ofManifests).isEmpty
        return try await CourseRun.run(
            programs, matched: MatchedRecordings(programs: [], recordings: [:]),
            settings: needsPackage ? settings : CourseSettings(title: settings.title),
            options: options, progress: progress)
    }

    // MARK: By themselves

    private func standing(
        of file: TrialFile,
        outcomes: [SourceSpan: (program: Program, observations: [Observation])],
        absent: [SourceSpan: String], _ planning: [Diagnostic]
    ) -> Standing {
        var standing = Standing(file: file)
        var refusals: [Int: Refusal] = [:]
        for (index, fence) in file.fences.enumerated() {
            guard let (program, observations) = outcomes[fence.snippet.span] else { continue }
            standing.programs[index] = program
            refusals[index] = observations.first.flatMap { Refusal($0.transcript, of: program) }
        }
        let absentModules = Set(refusals.values.flatMap { $0.all(\.absentModule) })
            .subtracting(Self.ofManifests).sorted()
        var unusable: Set<Int> = []
        for (index, fence) in file.fences.enumerated() {
            let span = fence.snippet.span
            if let error = fence.wrongWords.first(where: { $0.id != .unknownWord }) {
                standing.verdicts[index] = .broken(.init(sentence: error, others: 0))
            } else if case .skip(let reason) = fence.snippet.request.treatment {
                standing.verdicts[index] = .skipped(reason)
            } else if let reason = absent[span] {
                standing.verdicts[index] = .skipped(reason)
            } else if let (program, observations) = outcomes[span],
                let transcript = observations.first?.transcript
            {
                let problems = Verdicts.problems(of: program, in: observations)
                standing.warnings[index] = problems.filter { $0.id == .unexpectedWarning }
                standing.verdicts[index] = TrialJudge(
                    file: file, index: index, absentModules: absentModules
                ).verdict(of: program, transcript, problems: problems)
            } else if let diagnostic = reference(of: fence, in: file, planning) {
                standing.verdicts[index] = .broken(.init(sentence: diagnostic, others: 0))
            }
            if !isUsable(fence, standing.verdicts[index]) { unusable.insert(index) }
        }
        let refused = unusable.filter { index in
            guard case .broken = standing.verdicts[index], let refusal = refusals[index] else {
                return false
            }
            return refusal.first { $0 == .syntax } == nil
        }
        standing.endingBadly = unusable.filter { index in
            guard case .broken(let fault) = standing.verdicts[index] else { return false }
            return Self.ofRuns.contains(fault.sentence.id)
        }
        let knowledge = MendSearch.Knowledge(
            refusals: refusals, unusable: unusable, refused: refused,
            endingBadly: standing.endingBadly,
            modules: modules(of: file, without: absentModules))
        standing.searches = file.fences.indices
            .filter { isSearchedFor($0, in: standing, refusals) }
            .map { MendSearch(for: $0, of: file, knowledge) }
        return standing
    }

    /// What is wrong with the references to other fences of one that has no program: its own, or those
    /// of a fence that it names.
    private func reference(
        of fence: TrialFile.Fence, in file: TrialFile, _ planning: [Diagnostic]
    ) -> Diagnostic? {
        let source = file.lesson.source
        let all = planning.filter { $0.span?.file == source.path }
        return all.first { diagnostic in
            diagnostic.span.map { source.line(at: $0.range.lowerBound) == fence.line } ?? false
        } ?? all.first
    }

    /// The modules that the file speaks of and that are there, Foundation among them.
    private func modules(of file: TrialFile, without absent: [String]) -> [String] {
        let spoken =
            file.fences.flatMap(\.text.imports) + file.modulesOfProse
            + file.fences.flatMap(\.text.products)
        let others = absent + Self.ofManifests
        return ((package?.modules ?? []) + ["Foundation"] + spoken).reduce(into: []) {
            modules, module in
            if !modules.contains(module), !others.contains(module) { modules.append(module) }
        }
    }

    /// The modules that only SwiftPM has, and gives to manifests and plugins.
    private static let ofManifests = ["PackageDescription", "PackagePlugin"]

    /// Whether code can stand in front of other code.
    private func isUsable(_ fence: TrialFile.Fence, _ verdict: TriedFence.Verdict?) -> Bool {
        switch verdict {
        case .holds(.runs), .holds(.printsNothing), .holds(.onlyDeclares): true
        case .holds(.asItsWordsSay): fence.snippet.request.treatment.isOfGoodEnd
        case .lacksContext(let lack):
            switch lack.reason {
            case .names, .imports: true
            case .modules, .surroundings, .bodies, .elision, .manifest: false
            }
        // What the compiler refuses can be right behind what it lacks; what crashes cannot.
        case .broken, .noSwift, .skipped, nil: false
        }
    }

    /// Whether anything could mend a fence that does not hold.
    private func isSearchedFor(
        _ index: Int, in standing: Standing, _ refusals: [Int: Refusal]
    ) -> Bool {
        guard let refusal = refusals[index] else { return false }
        switch standing.verdicts[index] {
        case .lacksContext(let lack):
            switch lack.reason {
            case .names, .imports: return true
            case .modules, .surroundings, .bodies, .elision, .manifest: return false
            }
        case .broken(let fault):
            return fault.sentence.id == .doesNotCompile && refusal.first { $0 == .syntax } == nil
        case .holds, .noSwift, .skipped, nil: return false
        }
    }

    /// What is said of programs that compiled.
    private static let ofRuns: Set<DiagnosticID> = [
        .crashed, .wrongExit, .timedOut, .tooMuchOutput, .computedTooLong, .tooMuchMemory,
        .tooManyProcesses, .outputNotText,
    ]

    // MARK: What is told

    private func told(_ standing: Standing) -> FenceTrial.File {
        let searches = Dictionary(
            standing.searches.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
        let fences = standing.file.fences.enumerated().compactMap { index, fence -> TriedFence? in
            guard let verdict = standing.verdicts[index] else { return nil }
            return TriedFence(
                line: fence.line, verdict: searches[index]?.verdict(verdict) ?? verdict,
                remarks: fence.wrongWords.filter { $0.id == .unknownWord }
                    + (standing.warnings[index] ?? []))
        }
        return FenceTrial.File(
            source: standing.file.lesson.source, fences: fences, problems: standing.file.problems)
    }
}

extension SnippetRequest.Treatment {
    /// Whether code that is treated so comes to its end.
    fileprivate var isOfGoodEnd: Bool {
        switch self {
        case .compile, .run(.success), .run(.warnings): true
        case .skip, .refuse, .run(.crash), .run(.exit), .run(.timeout): false
        }
    }
}
