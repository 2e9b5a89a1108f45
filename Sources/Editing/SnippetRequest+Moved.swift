import CourseModel
import Diagnostics

extension SnippetRequest {
    /// The same request with the places of its words put through a function.
    func moved(_ place: (SourceSpan) -> SourceSpan) -> SnippetRequest {
        var moved = self
        moved.treatment = treatment.moved(place)
        moved.after = after.map { $0.moved(place) }
        moved.pairedWith = pairedWith?.moved(place)
        return moved
    }
}

extension SnippetRequest.Dependency {
    /// The same reference with its place put through a function.
    func moved(_ place: (SourceSpan) -> SourceSpan) -> Self {
        Self(lesson: lesson, snippet: snippet, span: place(span))
    }
}

extension SnippetRequest.Treatment {
    fileprivate func moved(_ place: (SourceSpan) -> SourceSpan) -> Self {
        switch self {
        case .skip: self
        case .refuse(let expected): .refuse(expected.moved(place))
        case .compile(let warnings): .compile(warnings: warnings?.moved(place))
        case .run(.warnings(let expected)): .run(.warnings(expected.moved(place)))
        case .run(.success), .run(.crash), .run(.exit), .run(.timeout): self
        }
    }
}

extension ExpectedDiagnostics {
    fileprivate func moved(_ place: (SourceSpan) -> SourceSpan) -> ExpectedDiagnostics {
        ExpectedDiagnostics(
            messages: messages.map {
                Message(text: $0.text, line: $0.line, span: place($0.span))
            },
            group: group)
    }
}
