import CourseModel
import Diagnostics

extension LessonBuilder {
    /// Puts a snippet that names another one behind it, both as one block; refuses what cannot be
    /// compared.
    ///
    /// - Parameters:
    ///   - blocks: what stands before it in its container.
    ///   - target: the snippet that it names.
    mutating func pair(
        _ index: Int, with target: SnippetRequest.Dependency, in blocks: inout [Block]
    ) {
        let place = blocks.lastIndex { !isHidden($0) }
        guard let place, case .snippet(let other) = blocks[place], target.lesson == nil,
            snippets[other].isNamed, snippets[other].id == target.snippet
        else {
            report(
                .brokenPair,
                "‘\(target.snippet)’ does not stand right above, so nothing can be compared",
                at: target.span,
                help: "put the two next to each other, with nothing but output fences between them")
            blocks.append(.snippet(index))
            return
        }
        blocks.append(.snippet(index))
        guard let reason = reasonNotToCompare(snippets[other], snippets[index]) else {
            blocks.removeLast()
            blocks[place] = .pair(SnippetPair(before: other, after: index))
            return
        }
        report(
            .brokenPair, reason.summary, at: target.span,
            notes: [.init("it is compared with this one", at: snippets[other].span)],
            help: reason.help)
    }

    private func reasonNotToCompare(
        _ before: Snippet, _ after: Snippet
    ) -> (summary: String, help: String)? {
        if before.runner != after.runner {
            return ("the two are in different languages", "show them as tabs: say ‘tab’ of both")
        }
        if before.request.prediction != nil {
            return (
                "the other one is to be guessed at, and a pair shows at once what became of both",
                "take ‘predict’ out, or ‘pair’"
            )
        }
        let isSameCode = before.lines.map(\.text) == after.lines.map(\.text)
        if isSameCode, before.request.build == after.request.build,
            before.request.settings == after.request.settings
        {
            return (
                "the two are the same program",
                "mend the second, or build it otherwise, as with swift=5"
            )
        }
        return nil
    }
}
