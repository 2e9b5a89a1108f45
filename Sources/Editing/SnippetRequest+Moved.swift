import CourseModel
import Diagnostics

extension SnippetRequest {
    /// The same request with the places of its words put through a function.
    func moved(_ place: (SourceSpan) -> SourceSpan) -> SnippetRequest {
        SnippetRequest(
            treatment: treatment.moved(place),
            after: after.map {
                Dependency(lesson: $0.lesson, snippet: $0.snippet, span: place($0.span))
            },
            isHidden: isHidden, build: build, settings: settings, requirement: requirement,
            contract: contract, gallery: gallery, hasTimeline: hasTimeline,
            presentation: presentation)
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
