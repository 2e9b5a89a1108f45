import CourseModel
import TestSupport

/// Programs and transcripts for tests of recordings.
enum Samples {
    static let lesson: LessonID = name("a")

    static func name<Name: Named>(_ text: String) -> Name {
        guard let name = Name(text) else { preconditionFailure("‘\(text)’ is no name") }
        return name
    }

    static func recipe(_ text: String) -> Recipe {
        Recipe(
            action: .run, moduleName: "m", text: text)
    }

    static func transcript(
        _ lines: [Transcript.Line], ending: Transcript.Ending = .exit(0),
        diagnostics: [CompilerDiagnostic] = [], duration: Int = 1
    ) -> Transcript {
        Transcript(diagnostics: diagnostics, lines: lines, ending: ending, duration: duration)
    }

    static func output(_ texts: String..., time: Int = 0) -> Transcript {
        transcript(texts.map { .init(stream: .standardOutput, text: $0, time: time) })
    }

    static func recording(_ id: String, _ recipe: Recipe, _ transcript: Transcript) -> Recording {
        Recording(snippet: name(id), label: "a/\(id)", recipe: recipe, transcript: transcript)
    }

    static func recordings(_ all: [Recording], toolchain: String? = "old") -> LessonRecordings {
        LessonRecordings(
            lesson: lesson, toolchain: toolchain,
            recordings: Dictionary(
                all.map { ($0.snippet, $0) }, uniquingKeysWith: { first, _ in first }))
    }
}

/// A validated name.
protocol Named {
    init?(_ text: String)
}

extension LessonID: Named {}
extension SnippetID: Named {}
