import Contracts
import CourseModel
import Diagnostics
import Recordings

/// Holds what a program printed against what its fence says of its output: the order of lines, the
/// output fence below it, and that several runs do not contradict each other.
struct OutputJudge {
    let program: Program
    /// What its runs showed, most frequent first.
    let observations: [Observation]

    /// What is wrong beyond a difference from the output fence.
    var failures: [Diagnostic] { instability.map { [$0] } ?? brokenOrder.map { [$0] } ?? [] }

    private func output(of observation: Observation) -> [String] {
        observation.transcript.observableLines(of: .standardOutput).map(\.text)
    }

    private var isRun: Bool { program.recipe.action == .run }

    // MARK: Order

    private var brokenOrder: Diagnostic? {
        guard isRun else { return nil }
        for observation in observations {
            let violations = program.contract.violations(in: output(of: observation))
            guard let violation = violations.first else { continue }
            let told = told(violation)
            return Diagnostic(
                .orderBroken, "‘\(violation.rule)’ does not hold: \(told.reason)",
                at: program.span, quotation: told.lines, help: told.help)
        }
        return nil
    }

    private func told(
        _ violation: OrderRule.Violation
    ) -> (reason: String, lines: [String], help: String) {
        func numbered(_ line: OrderRule.Violation.Line) -> String {
            "line \(line.index + 1): \(line.text)"
        }
        let mend = "mend the program, or state an order that it keeps"
        return switch violation.reason {
        case .meansNothing(let text):
            (
                "no line of the output is or has ‘\(text)’", [],
                "write the text as the program prints it"
            )
        case .meansBoth(let line):
            ("both sides mean the same line", [numbered(line)], "write more of each line")
        case .stands(let first, let second):
            ("these lines stand the other way round", [numbered(first), numbered(second)], mend)
        }
    }

    // MARK: Several runs

    /// What differs between runs beyond what the contract allows.
    private var instability: Diagnostic? {
        guard isRun, let first = observations.first else { return nil }
        let other = observations.dropFirst().first { observation in
            !Aspect.differences(
                of: observation.transcript, from: first.transcript, for: program
            ).isEmpty
        }
        guard let other else { return nil }
        let total = observations.reduce(0) { $0 + $1.count }
        let aspects = Aspect.differences(
            of: other.transcript, from: first.transcript, for: program)
        return Diagnostic(
            .unstableOutput,
            "‘\(program.reference)’ does not show the same in each of \(total) runs",
            at: program.span,
            quotation: aspects.flatMap { aspect in
                DriftReport.difference(
                    aspect, (first.transcript, "in \(first.count) of \(total) runs"),
                    (other.transcript, "in \(other.count)"), under: program.contract)
            },
            notes: observations.count > 2
                ? [.init("the runs showed \(observations.count) different things")] : [],
            help: remedy(total))
    }

    /// The words that would have held.
    private func remedy(_ total: Int) -> String {
        guard let proposal = ContractProposal.strictest(for: observations) else {
            return "make it deterministic: nothing that can be written here would have held"
        }
        let words = "`\(proposal.words)` held \(total) of \(total)"
        // Rules that were found by looking can hold by luck.
        guard case .order = proposal.form else { return words }
        let safe = OutputContract(.unordered, masks: Set(proposal.masks))
        return "\(words), and so did `\(safe.words)`, which promises less"
    }

    // MARK: The output fence

    /// How the output fence and the output differ; `nil` where they agree, or where there is none.
    var fenceDifference: Diagnostic? {
        guard isRun, let fence = program.outputFence else { return nil }
        for observation in observations {
            let lines = output(of: observation)
            guard !fence.matches(lines, under: program.contract) else { continue }
            let sides = fence.difference(from: lines, under: program.contract)
            return Diagnostic(
                .outputDiffers, "‘\(program.reference)’ prints something else than this",
                at: fence.span,
                quotation: ["--- stated", "+++ printed"]
                    + LineDiff.lines(from: sides.expected, to: sides.actual),
                help: fenceHelp)
        }
        return nil
    }

    private var fenceHelp: String {
        if let literal = mergedFence.flatMap(printedWildcard) {
            return "it prints ‘\(literal)’, which in a fence stands for any text: print something "
                + "else, or leave that open yourself"
        }
        return newFence == nil
            ? "no fence holds for all of its runs: leave more open with [..] or a line ..."
            : "if the new output is right: lectern accept \(program.reference)"
    }

    /// The lines of an output fence that agrees with the output of every run, and with no more than
    /// its author leaves open; `nil` where none does.
    ///
    /// What still holds stays.
    var newFence: [String]? {
        guard let new = mergedFence, printedWildcard(new) == nil else { return nil }
        let holds = observations.allSatisfy {
            new.matches(output(of: $0), under: program.contract)
        }
        return holds ? new.lines.map(\.text) : nil
    }

    /// The output fence with what the runs printed in the place of what does not hold.
    private var mergedFence: OutputFence? {
        program.outputFence.map { fence in
            observations.reduce(fence) { fence, observation in
                fence.stating(fence.merged(with: output(of: observation), under: program.contract))
            }
        }
    }

    /// A line that the program prints and that a fence would read as a wildcard.
    private func printedWildcard(_ new: OutputFence) -> String? {
        var own = (program.outputFence?.lines ?? []).filter(\.isWildcard).map(\.text)
        return new.lines.filter(\.isWildcard).map(\.text).first { text in
            guard let index = own.firstIndex(of: text) else { return true }
            own.remove(at: index)
            return false
        }
    }
}

extension OutputFence {
    /// The same fence with other lines, which stand nowhere yet.
    fileprivate func stating(_ texts: [String]) -> OutputFence {
        OutputFence(lines: texts.map { Line(text: $0, offset: 0) }, span: span, range: range)
    }
}
