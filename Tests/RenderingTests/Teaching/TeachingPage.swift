import CourseModel
import TestSupport

@testable import Rendering

/// The body of a lesson in which readers are asked something.
enum TeachingPage {
    /// The HTML of a lesson whose snippets showed what is given by id, and the others one line, `1`.
    static func html(
        _ markdown: String, _ shown: [String: [Observation]] = [:],
        values: [RunReference.Property: RunReference.Value] = [:]
    ) -> String {
        guard let lesson = Courses.course(lesson: markdown).lessons.first else {
            return "no lesson"
        }
        let recordings = lesson.snippets.filter(\.isRun).map { snippet in
            let observations = shown[snippet.id.name] ?? [observation(["1"])]
            return (
                snippet.id,
                Recording(
                    snippet: snippet.id, label: "a/\(snippet.id)",
                    recipe: Recipe(
                        action: .run, moduleName: "k", runs: snippet.request.gallery ?? 1, text: ""),
                    observations: observations)
            )
        }
        let blocks = lesson.blocks.mapText { content in
            content.mapPieces { inline in
                guard case .reference(var reference) = inline else { return nil }
                reference.value = values[reference.property]
                return .reference(reference)
            }
        }
        return BlockRenderer.render(
            blocks,
            in: .init(
                lesson: lesson.id, snippets: lesson.snippets,
                recordings: Dictionary(recordings, uniquingKeysWith: { first, _ in first }),
                names: [:], allowsRawHTML: false)
        ).html.string
    }

    /// What so many runs showed.
    static func observation(
        _ lines: [String], count: Int = 1, ending: Transcript.Ending = .exit(0),
        diagnostics: [CompilerDiagnostic] = []
    ) -> Observation {
        Observation(
            Transcript(
                diagnostics: diagnostics,
                lines: lines.map { .init(stream: .standardOutput, text: $0, time: 0) },
                ending: ending, duration: 1),
            count: count)
    }

    /// What a compiler showed that refused a program in the given words.
    static func refusal(_ message: String) -> Observation {
        observation(
            [], ending: .refused,
            diagnostics: [
                CompilerDiagnostic(
                    severity: .error, message: message,
                    place: .init(part: "a/k", line: 1, column: 1))
            ])
    }
}

extension Snippet {
    fileprivate var isRun: Bool {
        if case .skip = request.treatment { false } else { true }
    }
}

extension String {
    /// What stands between two texts, from the first place at which both do; `nil` where they do not.
    func between(_ start: String, _ end: String) -> String? {
        guard let first = firstRange(of: start),
            let last = self[first.upperBound...].firstRange(of: end)
        else { return nil }
        return String(self[first.upperBound..<last.lowerBound])
    }
}
