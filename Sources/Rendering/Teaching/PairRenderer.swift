import CourseModel

/// What two snippets that are compared are called, and how their code differs.
struct PairRenderer {
    let before: Snippet
    let after: Snippet
    let recordings: [SnippetID: Recording]

    /// What each of the two is called: by its language mode where that is the difference.
    var names: (before: String, after: String) {
        let modes = (before.request.build.languageMode, after.request.build.languageMode)
        guard modes.0 != modes.1 else { return ("Before", "After") }
        return ("Swift \(modes.0.rawValue) mode", "Swift \(modes.1.rawValue) mode")
    }

    /// What became of one of them; empty where nothing is recorded.
    func verdict(of snippet: Snippet) -> String { recordings[snippet.id]?.transcript.verdict ?? "" }

    /// Writes in a fold what changed between the two; nothing where the code is the same.
    func writeChanges(to html: inout HTMLBuffer) {
        let (old, new) = (lines(of: before), lines(of: after))
        let difference = new.difference(from: old)
        guard !difference.isEmpty else { return }
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        html.markup("<details class=\"changes\"><summary>What changed</summary>")
        html.markup("<pre class=\"diff\" tabindex=\"0\">")
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if removed.contains(left) {
                html.markup("<del>")
                html.text("- \(old[left])\n")
                html.markup("</del>")
                left += 1
            } else if inserted.contains(right) {
                html.markup("<ins>")
                html.text("+ \(new[right])\n")
                html.markup("</ins>")
                right += 1
            } else {
                html.text("  \(old[left])\n")
                (left, right) = (left + 1, right + 1)
            }
        }
        html.markup("</pre></details>\n")
    }

    private func lines(of snippet: Snippet) -> [String] {
        snippet.lines.filter { !$0.isHidden }.map(\.text)
    }
}
