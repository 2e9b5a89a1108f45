import CourseModel
import Diagnostics

/// Holds what a program showed against what its fence says must come of it.
struct ContractJudge {
    private let program: Program
    private let transcript: Transcript
    private let locator: ProgramLocator
    private var diagnostics: [Diagnostic] = []

    /// What is wrong with a run; nothing where the contract holds.
    static func judge(_ program: Program, _ transcript: Transcript) -> [Diagnostic] {
        var judge = ContractJudge(
            program: program, transcript: transcript, locator: ProgramLocator(program: program))
        judge.judge()
        return judge.diagnostics
    }

    private mutating func judge() {
        switch transcript.ending {
        case .compilerFailed(let words):
            report(
                .compilerFailed, "the compiler did not finish", quotation: words,
                help: "write it more simply; if it stays so, the Swift project wants to know")
            return
        case .notLinked(let words):
            report(
                .doesNotLink, "this compiles but does not link", quotation: words,
                help: "import the module that the missing symbol comes from")
            return
        case .flagsRefused(let words):
            report(
                .flagsRefused, "the compiler does not take these flags", quotation: words,
                help: "write flags=\"…\" as behind swiftc, without what names its input or output")
            return
        case .refused, .compiled, .exit, .signal, .timedOut, .printedTooMuch, .computedTooLong,
            .usedTooMuchMemory, .startedTooMany, .printedNoText:
            break
        }
        switch program.treatment {
        case .skip: break
        case .refuse(let expected): judgeRefusal(expected)
        case .compile(let warnings): judgeCompilation(warnings: warnings)
        case .run(let expectation): judgeRun(expectation)
        }
    }

    private mutating func report(
        _ id: DiagnosticID, _ summary: String, at span: SourceSpan? = nil,
        quotation: [String] = [], notes: [Diagnostic.Note] = [], help: String?
    ) {
        diagnostics.append(
            Diagnostic(
                id, summary, at: span ?? program.span, quotation: quotation, notes: notes,
                help: help))
    }

    // MARK: The compiler

    private var errors: [CompilerDiagnostic] {
        transcript.diagnostics.filter { $0.severity == .error }
    }

    /// Warnings about the snippet's own code: what earlier parts are warned of was judged there.
    private var warnings: [CompilerDiagnostic] {
        transcript.diagnostics.filter { diagnostic in
            diagnostic.severity == .warning
                && (diagnostic.place == nil || diagnostic.place?.part == program.label)
        }
    }

    private mutating func judgeRefusal(_ expected: ExpectedDiagnostics) {
        guard transcript.ending == .refused else {
            report(
                .compilesAfterAll, "this compiles, and a compile error is expected",
                help:
                    "take expect=compile-error out with its error= and group=, or bring the mistake back"
            )
            return
        }
        judge(errors + warnings, against: expected)
    }

    /// Whether the program compiled, as all contracts but one want.
    @discardableResult
    private mutating func judgeCompilation(warnings expected: ExpectedDiagnostics?) -> Bool {
        guard transcript.ending != .refused else {
            for (index, error) in errors.prefix(Self.longestList).enumerated() {
                report(
                    .doesNotCompile, error.message, at: locator.span(of: error),
                    notes: notes(of: error),
                    help: index == 0 ? meantHelp("compile-error", errors) : nil)
            }
            if errors.count > Self.longestList {
                let more = errors.count - Self.longestList
                report(
                    .doesNotCompile, "the compiler names \(more) more errors",
                    help: "mend these first")
            }
            return false
        }
        if let expected {
            if warnings.isEmpty {
                report(
                    .warnsNoMore, "the compiler warns of nothing, and a warning is expected",
                    help:
                        "take expect=warning out with its error= and group=, or bring the cause back"
                )
            } else {
                judge(warnings, against: expected)
            }
        } else {
            for warning in warnings {
                report(
                    .unexpectedWarning, warning.message, at: locator.span(of: warning),
                    notes: notes(of: warning), help: meantHelp("warning", [warning]))
            }
        }
        return true
    }

    private func notes(of diagnostic: CompilerDiagnostic) -> [Diagnostic.Note] {
        diagnostic.notes.map { .init($0.message, at: locator.span(of: $0)) }
    }

    private func meantHelp(_ kind: String, _ diagnostics: [CompilerDiagnostic]) -> String {
        if diagnostics.contains(where: { $0.message == Self.conflictMark }) {
            return "a merge left its marks here: keep one of the two sides"
        }
        return "if that is the lesson: expect=\(kind) \(Self.words(for: diagnostics))"
    }

    /// What the compiler says of the marks of a merge.
    private static let conflictMark = "source control conflict marker in source file"

    /// More problems of one snippet than this are counted and not listed.
    private static let longestList = 20

    /// The words with which a fence lists diagnostics: a group only once, and not too many.
    private static func words(for diagnostics: [CompilerDiagnostic]) -> String {
        var words: [String] = []
        for diagnostic in diagnostics.prefix(longestList) {
            let word = self.words(for: diagnostic)
            if !words.contains(word) { words.append(word) }
        }
        return words.joined(separator: " ")
    }

    /// The words with which a fence lists a diagnostic.
    private static func words(for diagnostic: CompilerDiagnostic) -> String {
        "error=\"\(diagnostic.message.quotedForFence)\""
    }

    private mutating func judge(
        _ emitted: [CompilerDiagnostic], against expected: ExpectedDiagnostics
    ) {
        func matches(
            _ diagnostic: CompilerDiagnostic, _ message: ExpectedDiagnostics.Message
        ) -> Bool {
            guard diagnostic.message.contains(message.text) else { return false }
            guard let line = message.line else { return true }
            return diagnostic.place?.part == program.label && diagnostic.place?.line == line
        }
        guard !expected.messages.isEmpty || expected.group != nil else {
            let words = Self.words(for: emitted)
            report(
                .expectationUnnamed, "the fence does not say what the compiler must say",
                help: "add \(words)")
            return
        }
        for diagnostic in emitted {
            // One that is listed for another line is reported there.
            let isListed =
                expected.messages.contains { diagnostic.message.contains($0.text) }
                || (expected.group != nil && diagnostic.group == expected.group)
            guard !isListed else { continue }
            report(
                .unlistedDiagnostic, "the fence does not list this: \(diagnostic.message)",
                at: locator.span(of: diagnostic), notes: notes(of: diagnostic),
                help: "mend it, or add \(Self.words(for: diagnostic))")
        }
        let sentences = emitted.map(\.message)
        for message in expected.messages
        where !emitted.contains(where: { matches($0, message) }) {
            let isElsewhere = sentences.contains { $0.contains(message.text) }
            report(
                .missingDiagnostic,
                isElsewhere
                    ? "the compiler says this on another line" : "the compiler does not say this",
                at: message.span, quotation: sentences,
                help: isElsewhere
                    ? "put the comment on the line that the compiler means" : "list what it says")
        }
        if let group = expected.group, !emitted.contains(where: { $0.group == group }) {
            report(
                .missingDiagnostic, "the compiler names no group ‘\(group)’",
                quotation: emitted.map {
                    "\($0.message) [\($0.group.map { "#\($0)" } ?? "no group")]"
                },
                help: "list what it says")
        }
    }

    // MARK: The run

    private mutating func judgeRun(_ expectation: SnippetRequest.RunExpectation) {
        var warnings: ExpectedDiagnostics?
        if case .warnings(let expected) = expectation { warnings = expected }
        guard judgeCompilation(warnings: warnings) else { return }
        switch (expectation, transcript.ending) {
        case (.success, .exit(0)), (.warnings, .exit(0)), (.crash, .signal),
            (.timeout, .timedOut):
            break
        case (.exit(let expected), .exit(let actual)) where expected == actual: break
        case (_, .timedOut(let limit)):
            report(
                .timedOut, "this ran longer than \(Milliseconds.text(limit)) and was ended",
                quotation: lastLines,
                help: "make it end sooner, give it timeout=30s, or expect=timeout if that is the "
                    + "lesson")
        case (_, .printedTooMuch(let limit)):
            report(
                .tooMuchOutput, "this printed more than \(limit >> 20) MiB and was ended",
                quotation: lastLines, help: "print less")
        case (_, .computedTooLong(let limit)):
            report(
                .computedTooLong,
                "this took more than \(Milliseconds.text(limit)) of CPU time and was ended",
                quotation: lastLines, help: "make it compute less")
        case (_, .usedTooMuchMemory(let limit)):
            report(
                .tooMuchMemory, "this held more than \(limit >> 20) MiB of memory and was ended",
                quotation: lastLines, help: "make it hold less at a time")
        case (_, .startedTooMany(let limit)):
            report(
                .tooManyProcesses,
                "this had more than \(limit) processes and threads and was ended",
                quotation: lastLines, help: "make it start fewer")
        case (_, .printedNoText(let stream, let line)):
            let name = stream == .standardOutput ? "standard output" : "standard error"
            report(
                .outputNotText,
                "this printed bytes that are not UTF-8, on line \(line) of \(name)",
                quotation: lastLines, help: "print text; a page can show nothing else")
        case (.timeout, let ending):
            report(
                .didNotTimeOut,
                "a time-out is expected, and this \(Self.description(of: ending))",
                quotation: lastLines, help: "take expect=timeout out, or make it wait for ever")
        case (.crash, let ending):
            report(
                .didNotCrash, "a crash is expected, and this \(Self.description(of: ending))",
                quotation: lastLines, help: "take expect=crash out, or bring the crash back")
        case (_, .signal(let number)):
            let name = SignalName.of(number).map { " (\($0))" } ?? ""
            report(
                .crashed, "this crashed: signal \(number)\(name)",
                at: locator.spanOfTrap(in: transcript), quotation: lastLines,
                help: "if that is the lesson: expect=crash")
        case (_, .exit(let status)):
            report(
                .wrongExit, wrongExit(status, expectation), quotation: lastLines,
                help: status == 0
                    ? "take expect= out" : "if that is the lesson: expect=exit:\(status)")
        case (_, .refused), (_, .notLinked), (_, .compilerFailed), (_, .compiled),
            (_, .flagsRefused):
            preconditionFailure("a program that was to run and compiled was run")
        }
    }

    private func wrongExit(
        _ status: Int, _ expectation: SnippetRequest.RunExpectation
    ) -> String {
        guard case .exit(let expected) = expectation else { return "this exited with \(status)" }
        return "this exited with \(status), and \(expected) is expected"
    }

    private static func description(of ending: Transcript.Ending) -> String {
        switch ending {
        case .exit(let status): "exited with \(status)"
        case .signal(let number): "crashed: signal \(number)"
        case .refused, .notLinked, .compilerFailed, .compiled, .timedOut, .printedTooMuch,
            .computedTooLong, .usedTooMuchMemory, .startedTooMany, .printedNoText, .flagsRefused:
            "ended otherwise"
        }
    }

    /// The program's last words; a line can be as long as all that it may print.
    private var lastLines: [String] {
        transcript.tellingLines.suffix(12).map { line in
            let start = line.text.prefix(Self.longestQuotation)
            return start.endIndex == line.text.endIndex ? line.text : "\(start)…"
        }
    }

    /// Characters of a line that are quoted.
    private static let longestQuotation = 300
}
