import CourseModel
import Diagnostics

/// Decides what became of a fence that was compiled, and run where it compiled: a pure function of its
/// text, of what it showed, and of what the other fences of its file declare.
struct TrialJudge {
    /// The file that it stands in.
    let file: TrialFile
    /// Which of the file's fences it is.
    let index: Int
    /// The modules that fences of the file import and that are not there.
    let absentModules: [String]

    private var text: FenceText { file.fences[index].text }

    /// What became of the fence.
    ///
    /// - Parameter problems: what of it is not as its words say.
    func verdict(
        of program: Program, _ transcript: Transcript, problems: [Diagnostic]
    ) -> TriedFence.Verdict {
        if let refusal = Refusal(transcript, of: program), program.treatment.wantsCode {
            return verdict(of: refusal)
        }
        // Of what is warned of, a course must be told; here it is a remark.
        let problems = problems.filter { $0.id != .unexpectedWarning }
        if let problem = problems.first {
            return .broken(.init(sentence: problem, others: problems.count - 1))
        }
        guard program.treatment == .run(.success), program.outputFence == nil else {
            return .holds(.asItsWordsSay)
        }
        let isSilent = transcript.tellingLines.allSatisfy { $0.part != nil }
        return .holds(
            !isSilent ? .runs : text.onlyDeclares ? .onlyDeclares : .printsNothing)
    }

    // MARK: What the compiler refuses

    private func verdict(of refusal: Refusal) -> TriedFence.Verdict {
        let first = refusal.complaints[0]
        let syntax = refusal.first { $0 == .syntax }
        let lacksNames = !refusal.missingNames.isEmpty
        if text.isShell { return .noSwift(.shell) }
        if text.isManifest { return lack(.manifest, first) }
        if let absent = refusal.first({ $0.absentModule != nil }) {
            return lack(.modules(refusal.all(\.absentModule)), absent)
        }
        if text.isOutput, syntax != nil || lacksNames { return .noSwift(.output) }
        if let elision = text.elision, syntax != nil { return lack(.elision(elision), first) }
        if syntax == nil, let bodiless = refusal.first({ $0 == .bodiless }) {
            return lack(.bodies, bodiless)
        }
        if text.beginsWithMember { return lack(.surroundings, first) }
        if let misplaced = refusal.first({ $0 == .misplaced }) {
            return lack(.surroundings, misplaced)
        }
        if let syntax { return broken(syntax, refusal) }
        if let verdict = lackOfNames(refusal) ?? lackOfMembers(refusal) { return verdict }
        if let elision = text.elision { return lack(.elision(elision), first) }
        return broken(first, refusal)
    }

    private func lackOfNames(_ refusal: Refusal) -> TriedFence.Verdict? {
        if let first = refusal.first({ $0.unknownName != nil }) {
            return lack(
                .names(refusal.all(\.unknownName).map { file.name($0, in: index) }), first)
        }
        guard let first = refusal.first({ $0.missingImport != nil }) else { return nil }
        return lack(.imports(refusal.all(\.missingImport)), first)
    }

    /// A member can be given by a neighbour, or by a module that is not there; else its lack is the
    /// fence's own mistake.
    private func lackOfMembers(_ refusal: Refusal) -> TriedFence.Verdict? {
        guard let first = refusal.first({ $0.unknownMember != nil }) else { return nil }
        let names = refusal.all(\.unknownMember).map { file.name($0, in: index) }
        if names.contains(where: { $0.earlierLine != nil || $0.laterLine != nil }) {
            return lack(.names(names), first)
        }
        return absentModules.isEmpty ? nil : lack(.modules(absentModules), first)
    }

    private func lack(
        _ reason: TriedFence.Reason, _ complaint: Refusal.Complaint
    ) -> TriedFence.Verdict {
        .lacksContext(
            .init(
                reason: reason, sentence: complaint.diagnostic, absentModules: absentModules))
    }

    private func broken(
        _ complaint: Refusal.Complaint, _ refusal: Refusal
    ) -> TriedFence.Verdict {
        .broken(.init(sentence: complaint.diagnostic, others: refusal.complaints.count - 1))
    }
}

extension SnippetRequest.Treatment {
    /// Whether the compiler is to take the code.
    var wantsCode: Bool {
        switch self {
        case .skip, .refuse: false
        case .compile, .run: true
        }
    }
}
