/// A problem in content: what is wrong, where, and what to do about it.
package struct Diagnostic: Sendable, Equatable {
    /// How much a problem weighs; any error makes a command fail.
    package enum Severity: String, Sendable, Equatable, Comparable {
        case error
        case warning

        /// Errors stand before warnings.
        package static func < (left: Severity, right: Severity) -> Bool {
            left == .error && right == .warning
        }
    }

    /// A further remark, with its own place where it has one.
    package struct Note: Sendable, Equatable {
        /// One sentence.
        package let message: String
        /// Where it points, if anywhere.
        package let span: SourceSpan?

        /// A remark.
        package init(_ message: String, at span: SourceSpan? = nil) {
            self.message = message
            self.span = span
        }
    }

    /// Whether it makes the command fail.
    package let severity: Severity
    /// The stable name under which `docs/DIAGNOSTICS.md` explains it.
    package let id: DiagnosticID
    /// One phrase, most specific fact first.
    package let summary: String
    /// Where the problem is; `nil` only where no text of the author is at fault.
    package let span: SourceSpan?
    /// The words of a compiler, a program or a diff, shown line by line as they are.
    package let quotation: [String]
    /// Further remarks.
    package let notes: [Note]
    /// What to do about it, in one line.
    package let help: String?

    /// A problem of the given weight.
    package init(
        _ severity: Severity, _ id: DiagnosticID, _ summary: String, at span: SourceSpan? = nil,
        quotation: [String] = [], notes: [Note] = [], help: String? = nil
    ) {
        self.severity = severity
        self.id = id
        self.summary = summary
        self.span = span
        self.quotation = quotation
        self.notes = notes
        self.help = help
    }

    /// An error, as most problems are.
    package init(
        _ id: DiagnosticID, _ summary: String, at span: SourceSpan? = nil,
        quotation: [String] = [], notes: [Note] = [], help: String? = nil
    ) {
        self.init(
            .error, id, summary, at: span, quotation: quotation, notes: notes, help: help)
    }

    /// The same problem with another weight.
    package func weighing(_ severity: Severity) -> Diagnostic {
        Diagnostic(
            severity, id, summary, at: span, quotation: quotation, notes: notes, help: help)
    }
}

extension Sequence where Element == Diagnostic {
    /// Whether any of them makes the command fail.
    package var containErrors: Bool { contains { $0.severity == .error } }

    /// The same problems, each once: one in code that stands before several snippets is found anew
    /// with each of them.
    package func withoutRepetitions() -> [Diagnostic] {
        var seen: Set<Finding> = []
        return filter {
            $0.span == nil
                || seen.insert(Finding(id: $0.id, summary: $0.summary, span: $0.span)).inserted
        }
    }

    /// The same problems by file, then place, then severity; problems without a place come first.
    package func sortedByPlace() -> [Diagnostic] {
        sorted { left, right in
            let leftKey = (left.span?.file ?? "", left.span?.range.lowerBound ?? -1)
            let rightKey = (right.span?.file ?? "", right.span?.range.lowerBound ?? -1)
            if leftKey != rightKey { return leftKey < rightKey }
            if left.severity != right.severity { return left.severity < right.severity }
            return (left.id.rawValue, left.summary) < (right.id.rawValue, right.summary)
        }
    }
}

/// What makes two diagnostics one.
private struct Finding: Hashable {
    let id: DiagnosticID
    let summary: String
    let span: SourceSpan?
}
