import CourseLoading
import CourseModel
import Diagnostics

/// Whether an edited lesson, read again, says what it is to say, and all else that it said before.
struct EditProof {
    /// What the comparison showed.
    enum Verdict: Equatable {
        /// Every fence says what it is to say, and nothing else has changed.
        case holds
        /// Something else came of it; the edits that are to be written otherwise, by their place in
        /// the list, at least one.
        case fails([Int])
    }

    private let edits: [LessonEdit]
    private let replacements: Replacements
    private let before: LessonReader.Reading
    private let after: LessonReader.Reading
    /// The edits by the fence that each speaks of.
    private let editOfFence: [Range<Int>: Int]

    /// Holds a lesson's readings before and after the edits against each other.
    static func verdict(
        of edits: [LessonEdit], _ replacements: Replacements, before: LessonReader.Reading,
        after: LessonReader.Reading
    ) -> Verdict {
        EditProof(
            edits: edits, replacements: replacements, before: before, after: after,
            editOfFence: Dictionary(
                uniqueKeysWithValues: edits.enumerated().map { ($1.range, $0) })
        ).verdict()
    }

    private func verdict() -> Verdict {
        // Edits whose fences still end where they must: nothing below them is read otherwise.
        var faulty: [Int] = []
        for (index, snippet) in before.snippets.enumerated() {
            guard index < after.snippets.count else {
                return .fails(faulty.ifEmpty(culprit(before: snippet.span.range.lowerBound)))
            }
            let new = after.snippets[index]
            guard isSame(snippet, new) else { return .fails(faulty.ifEmpty(culprit(snippet))) }
            for fence in [Fence(body: snippet.body), Fence(output: snippet.outputFence)] {
                guard let fence, let edit = editOfFence[fence.range] else { continue }
                let written =
                    edits[edit].part == .body
                    ? Fence(body: new.body) : Fence(output: new.outputFence)
                guard let written, written.range == replacements.range(of: fence.range) else {
                    return .fails(faulty.ifEmpty(edit))
                }
                if !written.holds(edits[edit].lines) { faulty.append(edit) }
            }
        }
        if !faulty.isEmpty { return .fails(faulty) }
        return hasSameRest ? .holds : .fails(Array(edits.indices))
    }

    // MARK: What may not change

    /// Whether two snippets are the same, but for the text of fences that are edited.
    private func isSame(_ old: Snippet, _ new: Snippet) -> Bool {
        let body = old.body.flatMap { editOfFence[$0.range] }
        let output = old.outputFence.flatMap { editOfFence[$0.range] }
        // Where the fence differed from the file, the snippet was wrong, and its request unknown.
        let request = body == nil ? old.request.moved(place) : new.request
        let moved = Snippet(
            id: old.id, label: old.label, isNamed: old.isNamed, runner: old.runner,
            request: request,
            lines: old.lines.map { line in
                Snippet.Line(
                    text: line.text, isHidden: line.isHidden,
                    offset: old.codeFile == nil
                        ? replacements.offset(of: line.offset) : line.offset)
            }, codeFile: old.codeFile,
            body: body == nil ? old.body.map(moved) : new.body,
            outputFence: output == nil ? old.outputFence.map(moved) : new.outputFence,
            hasMainAttribute: old.hasMainAttribute, span: place(old.span))
        return moved == new && moved.bytes == new.bytes
    }

    private func moved(_ body: Snippet.Body) -> Snippet.Body {
        Snippet.Body(lines: body.lines, range: replacements.range(of: body.range))
    }

    private func moved(_ fence: OutputFence) -> OutputFence {
        OutputFence(
            lines: fence.lines.map {
                OutputFence.Line(text: $0.text, offset: replacements.offset(of: $0.offset))
            },
            span: place(fence.span), range: replacements.range(of: fence.range))
    }

    /// Where a place of the old lesson is in the new one; places in other files stay.
    private func place(_ span: SourceSpan) -> SourceSpan {
        guard span.file == before.source.path, !span.coversFile else { return span }
        return SourceSpan(file: span.file, range: replacements.range(of: span.range))
    }

    /// Whether blocks and diagnostics are the same; those that a filled fence settles, or lets be
    /// seen, may come and go.
    private var hasSameRest: Bool {
        func lasting(_ diagnostics: [Diagnostic]) -> [String] {
            diagnostics.filter { $0.id != .differingBody && $0.id != .needlessOutput }
                .map { "\($0.id.rawValue) \($0.summary)" }
        }
        return after.snippets.count == before.snippets.count
            && before.blocks.map { $0.moved(place) } == after.blocks
            && lasting(before.diagnostics) == lasting(after.diagnostics)
    }

    // MARK: Who is at fault

    /// The edit that can have changed a snippet: that of its own fence, or the last one above.
    private func culprit(_ snippet: Snippet) -> Int {
        snippet.body.flatMap { editOfFence[$0.range] }
            ?? culprit(before: snippet.span.range.lowerBound)
    }

    /// The last edit above a place: Markdown's blocks depend on nothing that stands below them.
    private func culprit(before place: Int) -> Int {
        let above = edits.indices.filter { edits[$0].range.lowerBound < place }
        return above.max { edits[$0].range.lowerBound < edits[$1].range.lowerBound } ?? 0
    }
}

extension [Int] {
    /// The same numbers, or the given one where there are none.
    fileprivate func ifEmpty(_ number: Int) -> [Int] { isEmpty ? [number] : self }
}

/// The text of a fence and where it stands.
private struct Fence {
    let lines: [String]
    let range: Range<Int>

    init?(body: Snippet.Body?) {
        guard let body else { return nil }
        lines = body.lines
        range = body.range
    }

    init?(output: OutputFence?) {
        guard let output else { return nil }
        lines = output.lines.map(\.text)
        range = output.range
    }

    /// Whether it holds lines byte for byte.
    func holds(_ lines: [String]) -> Bool {
        self.lines.elementsEqual(lines) { $0.utf8.elementsEqual($1.utf8) }
    }
}

extension Snippet {
    /// Its texts as bytes: equal texts can differ in how their characters are put together.
    fileprivate var bytes: [[UInt8]] {
        (lines.map(\.text) + (body?.lines ?? []) + (outputFence?.lines.map(\.text) ?? []))
            .map { Array($0.utf8) }
    }
}
