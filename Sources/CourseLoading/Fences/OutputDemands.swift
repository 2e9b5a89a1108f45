import CourseModel
import Diagnostics

/// Holds what the words of snippets say of their output against the output fences below them.
enum OutputDemands {
    /// What is wrong between the two.
    static func diagnostics(of snippets: [Snippet]) -> [Diagnostic] {
        snippets.compactMap { snippet in
            switch (snippet.request.contract.form, snippet.outputFence) {
            case (.contains, nil):
                Diagnostic(
                    .contradictoryWords, "‘output=contains’ does not say what", at: snippet.span,
                    help: "write the lines that must come into a fence ```output right below")
            case (.ignored, let fence?):
                Diagnostic(
                    .contradictoryWords,
                    "this states the output, and ‘output=ignored’ says that it does not count",
                    at: fence.span,
                    notes: [.init("the snippet is here", at: snippet.span)],
                    help: "take one of the two out")
            case (.exact, _), (.unordered, _), (.order, _), (.contains, _), (.ignored, nil): nil
            }
        }
    }
}
