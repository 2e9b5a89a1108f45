import CourseModel
import Diagnostics

/// What the compiler says of a program that it refuses.
struct Refusal: Sendable {
    /// An error.
    struct Complaint: Sendable {
        /// What it is about.
        let subject: CompilerComplaint
        /// The compiler's sentence, and where it points in the file.
        let diagnostic: Diagnostic
        /// Whether it is about the fence's own code, and not about what stands in front.
        let isOwn: Bool
    }

    /// The errors in the compiler's order; at least one.
    let complaints: [Complaint]

    /// What a transcript says of a program; `nil` where the program was not refused.
    init?(_ transcript: Transcript, of program: Program) {
        guard transcript.ending == .refused else { return nil }
        let locator = ProgramLocator(program: program)
        let errors = transcript.diagnostics.filter { $0.severity == .error }
        let complaints = errors.map { error in
            Complaint(
                subject: CompilerComplaint(error.message),
                diagnostic: Diagnostic(
                    .doesNotCompile, error.message, at: locator.span(of: error) ?? program.span),
                isOwn: error.place.map { $0.part == program.label } ?? true)
        }
        let silence = Complaint(
            subject: .other,
            diagnostic: Diagnostic(.doesNotCompile, "the compiler refuses this", at: program.span),
            isOwn: true)
        self.complaints = complaints.isEmpty ? [silence] : complaints
    }

    /// The first complaint that is about one of the given things.
    func first(_ isMeant: (CompilerComplaint) -> Bool) -> Complaint? {
        complaints.first { isMeant($0.subject) }
    }

    /// What the complaints are about, as far as a function tells it of them, each once.
    func all(_ name: (CompilerComplaint) -> String?) -> [String] {
        complaints.compactMap { name($0.subject) }.reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }

    /// The names that nothing stands for, members among them.
    var missingNames: [String] { all(\.unknownName) + all(\.unknownMember) }
}

extension CompilerComplaint {
    /// The name that stands for nothing, if that is it.
    var unknownName: String? {
        if case .unknownName(let name) = self { name } else { nil }
    }

    /// The member that is not there, if that is it.
    var unknownMember: String? {
        if case .unknownMember(let name) = self { name } else { nil }
    }

    /// The module that is there and not imported, if that is it.
    var missingImport: String? {
        if case .missingImport(let module) = self { module } else { nil }
    }

    /// The module that is not there, if that is it.
    var absentModule: String? {
        if case .absentModule(let module) = self { module } else { nil }
    }
}
