import CourseModel

@testable import Execution

/// What came of all the comparisons, in numbers.
struct FidelityReport {
    /// The numbers, a line each.
    let text: String

    /// Counts the results, and how the programs were linked.
    init(_ runs: [ProgramRuns]) {
        func count(_ isMeant: (ProgramRuns) -> Bool) -> Int { runs.count(where: isMeant) }
        let unlisted = runs.filter { KnownDifference.all[$0.name] == nil }
        func results(_ result: Comparison.Result) -> Int {
            unlisted.count { $0.comparison.result == result }
        }
        var alone: [String: Int] = [:]
        var together = 0
        for run in runs {
            switch run.linkage {
            case .together: together += 1
            case .alone(let reason): alone[reason.rawValue, default: 0] += 1
            case nil: break
            }
        }
        let reasons = alone.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        text = """
            \(runs.count) programs
            \(results(.equal)) equal
            \(results(.equalButForLostOutput)) equal but for output that was lost by hand
            \(results(.equalUpToChance)) equal up to what runs by hand differ in
            \(results(.equalButForLoad)) equal up to what a busy machine changes
            \(runs.count - unlisted.count) listed as different
            \(together) merged, \(alone.values.reduce(0, +)) alone \
            (\(reasons.joined(separator: ", "))), \(count { $0.linkage == nil }) not linked
            \(count { $0.traced?.tracing.trace != nil }) traced, \
            \(count { $0.tracedResult == .equal }) of them equal to every other run, \
            \(count { $0.traced != nil && $0.traced?.tracing.trace == nil }) without a trace

            """
    }
}
