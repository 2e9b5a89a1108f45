package import CourseModel

/// Finds the contract to propose for a program whose runs did not all show the same.
package enum ContractProposal {
    /// The strictest contract that all runs keep, held against the first of them; `nil` where they
    /// differ in what no contract covers, the compiler's words or how they ended.
    ///
    /// For no masks, then one, then two and so on, those with numbers behind the others, it is tried
    /// whether the outputs are the same, whether they are in any order that rules can describe, and
    /// whether they are in any order; at last they are not compared at all. Fewer masks go before a
    /// stricter form, because a mask can make equal what only changed places, as `start 1` and
    /// `start 2`. Only masks that cover something are tried. What is found holds for these runs;
    /// others can still break it.
    package static func strictest(for observations: [Observation]) -> OutputContract? {
        guard let first = observations.first?.transcript,
            observations.allSatisfy({
                $0.transcript.ending == first.ending
                    && $0.transcript.diagnostics == first.diagnostics
            })
        else { return nil }
        let isEndAlike = observations.allSatisfy { observation in
            [Transcript.Stream.standardOutput, .standardError].allSatisfy { stream in
                observation.transcript.observableLines(of: stream).last?.isComplete
                    == first.observableLines(of: stream).last?.isComplete
            }
        }
        func lines(_ stream: Transcript.Stream) -> [[String]] {
            observations.map { $0.transcript.observableLines(of: stream).map(\.text) }
        }
        return strictest(
            for: lines(.standardOutput), standardError: lines(.standardError),
            allowsExact: isEndAlike)
    }

    /// The strictest contract that the given outputs keep, held against the first of them.
    ///
    /// `standardError` is of the same runs, or empty. Rules about the order are about the standard
    /// output only. Where the last lines do not all end alike, `allowsExact` is false.
    package static func strictest(
        for outputs: [[String]], standardError: [[String]] = [], allowsExact: Bool = true
    ) -> OutputContract {
        let masks = masksThatMatter(in: outputs + standardError)
        for masks in masks {
            let exact = OutputContract(.exact, masks: masks)
            if allowsExact, holds(exact, outputs, standardError) { return exact }
            let unordered = OutputContract(.unordered, masks: masks)
            guard holds(unordered, outputs, standardError) else { continue }
            let rules = OrderFinder.rules(for: outputs, masks: unordered.masks)
            let ordered = OutputContract(.order(rules), masks: masks)
            // Behind a fence's language a backtick makes it no fence.
            let isOrdered =
                !rules.isEmpty && !ordered.words.utf8.contains(UInt8(ascii: "`"))
                && holds(ordered, outputs, standardError)
            return isOrdered ? ordered : unordered
        }
        return OutputContract(.ignored)
    }

    /// Whether outputs keep a contract, held against the first of them.
    private static func holds(
        _ contract: OutputContract, _ outputs: [[String]], _ standardError: [[String]]
    ) -> Bool {
        [outputs, standardError].allSatisfy { runs in
            runs.allSatisfy { contract.allows($0, insteadOf: runs[0]) }
        } && outputs.allSatisfy { contract.violations(in: $0).isEmpty }
    }

    /// Sets of masks each of which covers something, smaller ones first.
    private static func masksThatMatter(in outputs: [[String]]) -> [Set<OutputMask>] {
        let useful = [OutputMask.time, .path, .id, .number].filter { mask in
            outputs.contains { lines in
                lines.contains { !mask.masked($0).hasSameBytes(as: $0) }
            }
        }
        var sets: [Set<OutputMask>] = [[]]
        for mask in useful { sets += sets.map { $0.union([mask]) } }
        return sets.enumerated()
            .sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
            .map(\.element)
    }
}
