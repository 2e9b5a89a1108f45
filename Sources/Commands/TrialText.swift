import CourseModel
import Diagnostics
import Verification

/// Says what came of fences that were tried.
struct TrialText {
    private let trial: FenceTrial

    /// The words for a trial.
    init(_ trial: FenceTrial) {
        self.trial = trial
    }

    /// Whether a fence lacks context or is broken, or is none though it looks like one.
    var isWanting: Bool {
        let counts = Counts(of: trial.files)
        return counts.lacking > 0 || counts.broken > 0
            || trial.files.contains { !$0.problems.isEmpty }
    }

    // MARK: Fences

    /// A line for each fence, and indented below it what mends it.
    var lines: [String] {
        trial.files.flatMap { file in
            let problems = file.problems.filter { $0.id != .invalidUTF8 }.map { problem in
                (line: line(of: problem, in: file), lines: lines(for: problem, in: file))
            }
            let fences = file.fences.map { ($0.line, lines(for: $0, in: file)) }
            return (problems + fences).sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    private func lines(for problem: Diagnostic, in file: FenceTrial.File) -> [String] {
        let place = "\(file.source.path):\(line(of: problem, in: file))"
        return ["\(place): not tried: \(problem.summary)"] + help(problem.help)
    }

    private func lines(for fence: TriedFence, in file: FenceTrial.File) -> [String] {
        func sentence(_ diagnostic: Diagnostic, _ others: Int = 0) -> String {
            var details: [String] = []
            let line = line(of: diagnostic, in: file)
            if diagnostic.span != nil, line != fence.line { details.append("line \(line)") }
            if others > 0 { details.append("and \(Count.text(others, "more error"))") }
            let place = details.isEmpty ? "" : " (\(details.joined(separator: ", ")))"
            return diagnostic.summary + place
        }
        let words: String
        var below: [String] = []
        switch fence.verdict {
        case .holds(.runs): words = "runs"
        case .holds(.printsNothing): words = "runs, and prints nothing"
        case .holds(.onlyDeclares): words = "runs, and only declares"
        case .holds(.asItsWordsSay): words = "does what its words say"
        case .skipped(let reason): words = "skipped: \(reason)"
        case .noSwift(let text):
            words = text == .shell ? "no Swift: a shell's lines" : "no Swift: output"
            below = help(text == .shell ? "fence it as ```sh" : "fence it as ```text")
        case .lacksContext(let lack):
            words =
                lack.reason == .manifest
                ? "lacks context: it is a package's manifest, or a piece of one"
                : "lacks context: \(sentence(lack.sentence))"
            below = help(lack.mend.map(Self.text) ?? TrialAdvice(lack, in: file, of: trial).text)
        case .broken(let fault):
            words = "broken: \(sentence(fault.sentence, fault.others))"
            let behind = fault.behind.map {
                "the compiler says so with \(Self.change($0)), which it needs (tried)"
            }
            let quotation = fault.sentence.quotation.filter { !$0.isEmpty }.suffix(3).map {
                "  | \($0)"
            }
            below = quotation + help(behind) + help(fault.mend.map(Self.text))
            if fault.mend == nil, fault.behind == nil { below += help(help(for: fault)) }
        }
        let remarks = fence.remarks.map { remark in
            remark.id == .unknownWord
                ? "  note: \(remark.summary)" : "  warning: \(sentence(remark))"
        }
        return ["\(file.source.path):\(fence.line): \(words)"] + remarks + below
    }

    private func line(of diagnostic: Diagnostic, in file: FenceTrial.File) -> Int {
        file.source.line(at: diagnostic.span?.range.lowerBound ?? 0)
    }

    private func help(_ text: String?) -> [String] { text.map { ["  help: \($0)"] } ?? [] }

    // MARK: What mends it

    /// What of a judge's help is of use without a course: the words that say what is expected.
    private func help(for fault: TriedFence.Fault) -> String? {
        switch fault.sentence.id {
        case .doesNotCompile:
            trial.package == nil && fault.sentence.summary.contains(" has no member ")
                ? "where a package gives it, name the package with --package" : nil
        default: fault.sentence.help
        }
    }

    /// A change that was tried, and what came of it.
    private static func text(of mend: TriedFence.Mend) -> String {
        if let ending = mend.ending {
            return "\(change(mend)) would make it compile (tried), and then it \(ending)"
        }
        return "\(change(mend)) would make it run (tried)"
    }

    private static func change(_ mend: TriedFence.Mend) -> String {
        var changes = mend.imports.map { "‘import \($0)’" }
        if !mend.after.isEmpty {
            changes.insert("‘after=’ \(Self.neighbours(mend.after))", at: 0)
        }
        if let mode = mend.languageMode { changes.append("‘swift=\(mode.rawValue)’") }
        return TrialAdvice.list(changes)
    }

    private static func neighbours(_ neighbours: [TriedFence.Neighbour]) -> String {
        let lines = neighbours.map { neighbour in
            neighbour.name.map { "\(neighbour.line) (‘\($0)’)" } ?? String(neighbour.line)
        }
        if lines.count == 1 { return "the fence at line \(lines[0])" }
        let shown = lines.count > 8 ? lines.prefix(7) + ["\(lines.count - 7) more"] : lines[...]
        return "the fences at lines \(TrialAdvice.list(Array(shown)))"
    }

    // MARK: All of them

    /// How many fences there are and what came of them, and how they were run.
    func summary(after elapsed: Duration) -> [String] {
        var lines: [String] = []
        if trial.files.count > 1 {
            lines += trial.files.filter { !$0.fences.isEmpty }
                .map { "\($0.source.path): \(Counts(of: [$0]).text)" }
        }
        lines.append(Counts(of: trial.files).text)
        if let isContained = trial.isContained {
            lines.append(
                "\(isContained ? "in a sandbox" : "without a sandbox"), after "
                    + Summary.seconds(elapsed))
        }
        return lines
    }

    /// How many fences came to what.
    private struct Counts {
        var running = 0
        var lacking = 0
        var broken = 0
        var others = 0
        var skipped = 0

        init(of files: [FenceTrial.File]) {
            for fence in files.flatMap(\.fences) {
                switch fence.verdict {
                case .holds: running += 1
                case .lacksContext: lacking += 1
                case .broken: broken += 1
                case .noSwift: others += 1
                case .skipped: skipped += 1
                }
            }
        }

        var text: String {
            let total = running + lacking + broken + others + skipped
            guard total > 0 else { return "0 fences" }
            let counts = [
                (running, running == 1 ? "runs" : "run"),
                (lacking, lacking == 1 ? "lacks context" : "lack context"), (broken, "broken"),
                (others, "no Swift"), (skipped, "skipped"),
            ]
            let told = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
            return "\(Count.text(total, "fence")): \(told.joined(separator: ", "))"
        }
    }
}
