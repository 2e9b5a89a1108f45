import CourseModel
import Diagnostics

/// Looks for what mends a fence that does not compile by itself: neighbours in front of it, imports,
/// another language mode.
///
/// It says what is to be tried, is told what came of it, and says what is to be tried then. Nothing is
/// offered that did not compile.
struct MendSearch: Sendable {
    /// A change to a fence.
    struct Attempt: Sendable, Equatable {
        /// The fences that stand in front of it, by their place in the file, in their order.
        var after: [Int] = []
        /// The modules that are imported.
        var imports: [String] = []
        /// The language mode, where it is another one.
        var languageMode: SwiftBuild.LanguageMode?
    }

    /// What came of one.
    enum Result: Sendable {
        /// It does what it should, or ends otherwise, as the rest of a sentence says.
        case compiles(ending: String?)
        case refused(Refusal)
        /// The compiler or the linker failed.
        case failed
    }

    /// What is known of a file before anything is tried.
    struct Knowledge: Sendable {
        /// What the compiler says of fences by themselves, by their place in the file.
        let refusals: [Int: Refusal]
        /// The fences whose code cannot stand in front of others: no Swift, or without a good end.
        let unusable: Set<Int>
        /// Those of them that the compiler refuses, and not for their syntax.
        let refused: Set<Int>
        /// Those of them that compile, and whose run does not end well.
        var endingBadly: Set<Int> = []
        /// The modules that the file speaks of and that nothing says are not there.
        let modules: [String]
    }

    /// Which of the file's fences it is for.
    let index: Int
    private let file: TrialFile
    private let knowledge: Knowledge
    private var tried: [(attempt: Attempt, result: Result)] = []

    init(for index: Int, of file: TrialFile, _ knowledge: Knowledge) {
        self.index = index
        self.file = file
        self.knowledge = knowledge
    }

    /// More fences than this are not put in front of one.
    private static let mostNeighbours = 30
    /// More modules than this are not tried one by one.
    private static let mostModules = 4

    // MARK: What is to be tried

    /// What is to be tried next, what asks least of the author first; empty where nothing is left or one
    /// that was tried does it.
    ///
    /// - Parameter running: the fences that run by themselves or with what was found to mend them.
    func attempts(round: Int, running: Set<Int>) -> [Attempt] {
        guard !isDone else { return [] }
        var attempts: [Attempt] = []
        func add(_ attempt: Attempt) {
            let isKnown = attempts.contains(attempt) || tried.contains { $0.attempt == attempt }
            if !isKnown, attempt != Attempt() { attempts.append(attempt) }
        }
        let chains =
            [chain(.nearestToUser), chain(.nearestToFence)]
            + (round > 1 ? [chain(.nearestThatRuns(running))] : [])
        for chain in chains { add(Attempt(after: chain)) }
        if round == 1 {
            for module in modules.prefix(Self.mostModules) { add(Attempt(imports: [module])) }
            add(Attempt(languageMode: .swift5))
        }
        for chain in chains where !chain.isEmpty {
            add(Attempt(after: chain, imports: Array(modules.prefix(1))))
            add(Attempt(after: chain, imports: modules))
        }
        guard round > 1 else { return attempts }
        if modules.count > 1 { add(Attempt(imports: modules)) }
        let refused = chain(.nearestToFence, throughRefused: true)
        if !refused.isEmpty { add(Attempt(after: refused, languageMode: .swift5)) }
        if lacksNames {
            let all = Array(usable.suffix(Self.mostNeighbours))
            add(Attempt(after: all))
            if !all.isEmpty { add(Attempt(after: all, imports: modules)) }
        }
        return attempts
    }

    /// How many rounds there are at most.
    static let rounds = 3

    /// Whether one that was tried does it.
    var isDone: Bool {
        tried.contains { if case .compiles(nil) = $0.result { true } else { false } }
    }

    private var lacksNames: Bool { !(knowledge.refusals[index]?.missingNames ?? []).isEmpty }

    private var modules: [String] {
        let missing = knowledge.refusals[index]?.all(\.missingImport) ?? []
        let own = file.fences[index].text.imports + absentModules
        return (missing + knowledge.modules.filter { !missing.contains($0) })
            .filter { !own.contains($0) }
    }

    /// The modules that were found not to be there when they were tried.
    private var absentModules: [String] {
        knowledge.modules.filter { module in
            tried.contains { attempt, result in
                guard attempt.imports == [module], case .refused(let refusal) = result else {
                    return false
                }
                return refusal.all(\.absentModule).contains(module)
            }
        }
    }

    private var usable: [Int] {
        file.fences.indices.prefix(index).filter { !knowledge.unusable.contains($0) }
    }

    /// Which of several fences that declare a name is taken.
    private enum Choice {
        /// The last one before the fence that misses it: what stood there when the author wrote it.
        case nearestToUser
        /// The last one before the fence that is to be mended: each name then is declared once.
        case nearestToFence
        /// The last one of those that run; where none does, any.
        case nearestThatRuns(Set<Int>)
    }

    /// The fences in front that declare what is missing, and what those miss in turn.
    ///
    /// - Parameter throughRefused: whether fences that the compiler refuses for what is in them count
    ///   too: it can take them in another language mode.
    private func chain(_ choice: Choice, throughRefused: Bool = false) -> [Int] {
        var found: Set<Int> = []
        var open = names.map { (name: $0, user: index) }
        while let (name, user) = open.popLast() {
            guard let declaring = fence(declaring: name, missedBy: user, choice),
                !knowledge.unusable.contains(declaring) || knowledge.endingBadly.contains(declaring)
                    || throughRefused && knowledge.refused.contains(declaring),
                found.count < Self.mostNeighbours, found.insert(declaring).inserted
            else { continue }
            let others = knowledge.refusals[declaring]?.missingNames ?? []
            open += others.filter { !file.fences[declaring].text.declared.contains($0) }
                .map { ($0, declaring) }
        }
        return found.sorted()
    }

    private func fence(declaring name: String, missedBy user: Int, _ choice: Choice) -> Int? {
        switch choice {
        case .nearestToUser: file.fenceDeclaring(name, before: user)
        case .nearestToFence: file.fenceDeclaring(name, before: index)
        case .nearestThatRuns(let running):
            file.fenceDeclaring(name, before: index, among: running)
                ?? file.fenceDeclaring(name, before: index)
        }
    }

    /// The names that are missing by what the compiler said so far: some are missed only when others
    /// are there.
    private var names: [String] {
        var names = knowledge.refusals[index]?.missingNames ?? []
        for case (_, .refused(let refusal)) in tried {
            let own = refusal.complaints.filter(\.isOwn)
                .compactMap { $0.subject.unknownName ?? $0.subject.unknownMember }
            names += own.filter { !names.contains($0) }
        }
        return names
    }

    // MARK: What came of it

    mutating func note(_ attempt: Attempt, _ result: Result) {
        tried.append((attempt, result))
    }

    /// The verdict with what was found out.
    func verdict(_ verdict: TriedFence.Verdict) -> TriedFence.Verdict {
        switch verdict {
        case .lacksContext(var lack):
            lack.mend = mend
            if lack.mend == nil, let verdict = verdictBehindNeighbours(lack) { return verdict }
            lack.absentModules += absentModules
            if case .names(let names) = lack.reason { lack.reason = .names(names.map(knowing)) }
            return .lacksContext(lack)
        case .broken(var fault):
            guard let mend else { return lackOfMember(fault) ?? verdict }
            // What only an import or a neighbour is missing for is not broken.
            if mend.languageMode == nil, mend.ending == nil {
                return .lacksContext(
                    .init(
                        reason: mend.after.isEmpty
                            ? .imports(mend.imports)
                            : .names(names.map { file.name($0, in: index) }),
                        sentence: fault.sentence, mend: mend))
            }
            fault.mend = mend
            return .broken(fault)
        case .holds, .noSwift, .skipped: return verdict
        }
    }

    /// A name with the module that would give it.
    private func knowing(_ name: TriedFence.Name) -> TriedFence.Name {
        var name = name
        let giving = tried.first { attempt, result in
            guard attempt.imports.count == 1, attempt.after.isEmpty,
                case .refused(let refusal) = result
            else { return false }
            return refusal.all(\.absentModule).isEmpty && !refusal.missingNames.contains(name.text)
        }
        let isForeign = name.earlierLine == nil && name.laterLine == nil
        name.module = isForeign ? giving?.attempt.imports.first : nil
        return name
    }

    /// What is said of a member that its type does not have, where a module is not there that can give
    /// it.
    private func lackOfMember(_ fault: TriedFence.Fault) -> TriedFence.Verdict? {
        guard CompilerComplaint(fault.sentence.summary).unknownMember != nil,
            !absentModules.isEmpty
        else { return nil }
        return .lacksContext(.init(reason: .modules(absentModules), sentence: fault.sentence))
    }

    /// The first that does it; or else the first that compiles.
    private var mend: TriedFence.Mend? {
        let compiling = tried.compactMap { tried -> TriedFence.Mend? in
            guard case .compiles(let ending) = tried.result else { return nil }
            return mend(tried.attempt, ending: ending)
        }
        return compiling.first { $0.ending == nil } ?? compiling.first
    }

    /// What the compiler says of the fence's own code where nothing is missing any more: that it is
    /// wrong, or that it lacks something else.
    private func verdictBehindNeighbours(_ lack: TriedFence.Lack) -> TriedFence.Verdict? {
        // Behind other fences than the nearest it can mean other things by the same names.
        let faithful = [[], chain(.nearestToUser), chain(.nearestToFence)]
        for (attempt, result) in tried
        where attempt.languageMode == nil && faithful.contains(attempt.after) {
            guard case .refused(let refusal) = result, refusal.missingNames.isEmpty,
                refusal.complaints.allSatisfy({ $0.isOwn && $0.subject.isOfOneFence })
            else { continue }
            var lack = lack
            if let bodiless = refusal.first({ $0 == .bodiless }) {
                lack.reason = .bodies
                lack.sentence = bodiless.diagnostic
                return .lacksContext(lack)
            }
            if let misplaced = refusal.first({ $0 == .misplaced }) {
                lack.reason = .surroundings
                lack.sentence = misplaced.diagnostic
                return .lacksContext(lack)
            }
            if let elision = file.fences[index].text.elision {
                lack.reason = .elision(elision)
                lack.sentence = refusal.complaints[0].diagnostic
                return .lacksContext(lack)
            }
            return .broken(
                .init(
                    sentence: refusal.complaints[0].diagnostic,
                    others: refusal.complaints.count - 1, behind: mend(attempt, ending: nil)))
        }
        return nil
    }

    private func mend(_ attempt: Attempt, ending: String?) -> TriedFence.Mend {
        TriedFence.Mend(
            after: attempt.after.map(file.neighbour), imports: attempt.imports,
            languageMode: attempt.languageMode, ending: ending)
    }
}

extension CompilerComplaint {
    /// Whether it is about one fence, and would be the same behind any other.
    fileprivate var isOfOneFence: Bool {
        switch self {
        case .syntax, .other, .misplaced, .bodiless: true
        case .unknownName, .unknownMember, .missingImport, .absentModule, .redeclaration: false
        }
    }
}
