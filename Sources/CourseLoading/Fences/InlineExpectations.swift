import CourseModel
import Diagnostics

/// What the comments of a program say the compiler will say: `// error: part of the message`.
struct InlineExpectations: Sendable, Equatable {
    /// From comments that begin with `error:`.
    let errors: [ExpectedDiagnostics.Message]
    /// From comments that begin with `warning:`.
    let warnings: [ExpectedDiagnostics.Message]

    /// What code expects whose language has no compiler.
    static let none = InlineExpectations(lines: [], scanned: [], file: "")

    /// Reads the comments of code whose lines are given with what is known of them.
    init(lines: [Snippet.Line], scanned: [SwiftScanner.Line], file: String) {
        func messages(_ mark: String) -> [ExpectedDiagnostics.Message] {
            zip(lines, scanned).enumerated().compactMap { index, pair in
                let (line, scan) = pair
                guard let comment = scan.comment else { return nil }
                let text = String(decoding: line.text.utf8.dropFirst(comment + 2), as: UTF8.self)
                let trimmed = text.drop { $0 == " " }
                guard trimmed.hasPrefix(mark) else { return nil }
                let message = trimmed.dropFirst(mark.count).drop { $0 == " " }
                let end = line.offset + line.text.utf8.count
                return .init(
                    text: String(message), line: index + 1,
                    span: SourceSpan(file: file, range: (line.offset + comment)..<end))
            }
        }
        errors = messages("error:")
        warnings = messages("warning:")
    }
}
