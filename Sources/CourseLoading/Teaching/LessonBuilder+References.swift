import CourseModel
import Diagnostics

extension LessonBuilder {
    /// Running text with the references in it read; what only looks like one is refused.
    mutating func inlines(ofText content: String, at span: @autoclosure () -> SourceSpan)
        -> [Inline]
    {
        guard options.makesAdditions, mask.hasBraces else { return [.text(content)] }
        return mask.pieces(of: content).compactMap { piece in
            switch piece {
            case .reference(let number): return reference(mask.contents[number])
            case .text(let words):
                if words.range(ofText: "{{") != nil {
                    report(
                        .brokenReference, "this looks like a reference to a run, and is none",
                        at: span(),
                        help: "write {{ID.line(3)}} on one line; braces that are meant as such "
                            + "stand in `code`")
                }
                return .text(String(words))
            }
        }
    }

    private mutating func reference(_ content: ReferenceMask.Content) -> Inline? {
        let span = SourceSpan(file: text.file.path, range: content.range)
        do {
            return .reference(try ReferenceParser.parse(content.text, at: span))
        } catch {
            report(.brokenReference, error.summary, at: span, help: error.help)
            return nil
        }
    }

    /// Refuses references in text that must not change with what a run shows.
    mutating func refuseReferences(in content: [Inline], _ reason: String) {
        for span in content.references.map(\.target.span) {
            report(
                .brokenReference, "no reference can stand here: \(reason)", at: span,
                help: "say it in a sentence of the lesson")
        }
    }
}
