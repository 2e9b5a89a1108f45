package import CourseLoading
package import CourseModel
package import Diagnostics

/// Changes what fences of a lesson say, and nothing else of its bytes.
///
/// It is proved by reading the edited lesson again. Where lines do not come out as they were asked
/// for, other ways to write them are tried; where none works, the lesson is left as it is.
package struct LessonEditor: Sendable {
    /// What came of the edits of one lesson.
    package enum Result: Sendable, Equatable {
        /// The lesson's new bytes, a byte order mark included, and what changed in its text.
        case edited([UInt8], Replacements)
        /// Nothing was done, for the reason given.
        case refused(Refusal)
    }

    /// Why a lesson cannot be edited as it was asked for.
    package struct Refusal: Sendable, Equatable {
        /// The edit at fault, by its place in the list.
        package let edit: Int
        /// A sentence that begins with “this fence cannot be edited”.
        package let reason: String
        /// The opening line of the fence; the lesson's first bytes where it is not there.
        package let span: SourceSpan

        /// A refusal of one of the edits.
        package init(edit: Int, reason: String, span: SourceSpan) {
            self.edit = edit
            self.reason = reason
            self.span = span
        }
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let reader: LessonReader

    /// An editor of the lessons among the given files.
    package init(files: CourseFiles, settings: CourseSettings) {
        reader = LessonReader(files: files, settings: settings)
    }

    /// A lesson with all edits made, or with none.
    ///
    /// The edits are those of fences of this lesson as it is now, each of another fence, in any order.
    /// The lesson is read twice; once more for each time that lines must be written otherwise.
    package func apply(_ edits: [LessonEdit], to lesson: CourseFiles.File) -> Result {
        let before = reader.read(lesson)
        let hasMark = lesson.bytes.starts(with: Self.byteOrderMark)
        let bytes = Array(lesson.bytes.dropFirst(hasMark ? Self.byteOrderMark.count : 0))
        guard !edits.isEmpty else { return .edited(lesson.bytes, Replacements([])) }
        guard bytes.elementsEqual(before.source.text.utf8) else {
            return refused(0, of: edits, in: before, because: "its lesson is not UTF-8")
        }
        var fences: [EditableFence] = []
        var seen: Set<Range<Int>> = []
        for (index, edit) in edits.enumerated() {
            precondition(edit.lesson == lesson.path, "an edit is made in its own lesson")
            precondition(seen.insert(edit.range).inserted, "a fence is edited once")
            guard let fence = Self.fence(of: edit, in: before) else {
                return refused(index, of: edits, in: before, because: "it is not there any more")
            }
            fences.append(fence)
        }

        var manners = Array(repeating: 0, count: edits.count)
        while true {
            let replacements = Replacements(
                zip(fences, manners).flatMap { $0.replacements($0.manners[$1]) })
            let new = replacements.applied(to: bytes)
            let after = reader.read(CourseFiles.File(path: lesson.path, bytes: new))
            let verdict = EditProof.verdict(
                of: edits, replacements, before: before, after: after)
            guard case .fails(let culprits) = verdict else {
                return .edited((hasMark ? Self.byteOrderMark : []) + new, replacements)
            }
            for culprit in culprits {
                manners[culprit] += 1
                guard manners[culprit] < fences[culprit].manners.count else {
                    return refused(
                        culprit, of: edits, in: before,
                        because: Self.reason(against: edits[culprit].lines))
                }
            }
        }
    }

    /// The fence that an edit speaks of; `nil` where none stands there.
    private static func fence(
        of edit: LessonEdit, in reading: LessonReader.Reading
    ) -> EditableFence? {
        let lines: [String]? =
            switch edit.part {
            case .output:
                reading.snippets.lazy.compactMap(\.outputFence)
                    .first { $0.range == edit.range }?.lines.map(\.text)
            case .body:
                reading.snippets.lazy.compactMap(\.body).first { $0.range == edit.range }?.lines
            }
        guard let lines else { return nil }
        return EditableFence(
            range: edit.range, lines: lines, in: reading.source, newLines: edit.lines)
    }

    // MARK: Refusals

    private func refused(
        _ edit: Int, of edits: [LessonEdit], in reading: LessonReader.Reading,
        because reason: String
    ) -> Result {
        let source = reading.source
        let start = edits[edit].range.lowerBound
        let range = min(start, source.text.utf8.count)..<source.text.utf8.count
        let line = source.range(ofLine: source.line(at: range.lowerBound)).clamped(to: range)
        return .refused(
            Refusal(
                edit: edit, reason: "this fence cannot be edited: \(reason)",
                span: SourceSpan(file: source.path, range: line)))
    }

    /// Why no fence here can hold lines.
    private static func reason(against lines: [String]) -> String {
        let culprits: [(byte: UInt8, name: String)] = [
            (0, "a zero byte, which Markdown replaces"),
            (UInt8(ascii: "\r"), "a carriage return, which would end the line"),
            (UInt8(ascii: "\n"), "a newline, which would end the line"),
        ]
        for (number, line) in lines.enumerated() {
            for culprit in culprits where line.utf8.contains(culprit.byte) {
                return "line \(number + 1) of its new text holds \(culprit.name)"
            }
        }
        return "where it stands, its new text would not be read back as it is"
    }
}
