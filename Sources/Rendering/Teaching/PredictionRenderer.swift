import CourseModel

/// Writes what stands around a result at which readers guess first.
struct PredictionRenderer {
    let snippet: Snippet
    let recording: Recording
    let prediction: Prediction

    /// Writes the question, and the result in a fold.
    func write(in html: inout HTMLBuffer, result: (inout HTMLBuffer) -> Void) {
        let transcript = recording.transcript
        html.markup("<div class=\"predict\"")
        // No name of a snippet and no heading's anchor has a dot.
        html.attribute("id", "run-\(snippet.id).guess")
        html.attribute("data-form", snippet.request.contract.form.name)
        let masks = snippet.request.contract.masks.map(\.rawValue).sorted()
        if !masks.isEmpty { html.attribute("data-masks", masks.joined(separator: " ")) }
        html.attribute("data-kind", transcript.ending.isOfRun ? "output" : "diagnostics")
        if !transcript.ending.isOfRun {
            html.attribute(
                "data-lines", transcript.diagnostics.map(\.message).joined(separator: "\n"))
        }
        html.markup(">\n<p class=\"label\">Predict</p>\n<p class=\"question\">")
        if prediction.question.isEmpty {
            html.text(ownQuestion)
        } else {
            html.append(BlockRenderer.renderPlain(prediction.question))
        }
        html.markup("</p>\n<details class=\"answer\"><summary>Just show me</summary>\n")
        result(&html)
        html.markup("</details>\n</div>\n")
    }

    /// What is asked where the author leaves it to the page.
    private var ownQuestion: String {
        switch snippet.request.treatment {
        case .refuse: "What does the compiler say to this?"
        case .compile: "What does the compiler warn of?"
        case .run(.crash), .run(.exit), .run(.timeout): "What does this print before it ends?"
        case .run(.success), .run(.warnings), .skip:
            snippet.request.gallery == nil ? "What does this print?" : "What can this print?"
        }
    }
}

extension OutputContract.Form {
    /// What the form is called on a fence.
    fileprivate var name: String {
        switch self {
        case .exact: "exact"
        case .unordered: "unordered"
        case .contains: "contains"
        case .order: "order"
        case .ignored: "ignored"
        }
    }
}
