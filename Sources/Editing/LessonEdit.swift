package import CourseModel

/// What one fence of a lesson is to say instead of what it says.
package struct LessonEdit: Sendable, Equatable {
    /// Which kind of fence is meant.
    package enum Part: Sendable, Equatable {
        /// The statement of what a snippet prints.
        case output
        /// The fence of a snippet whose code stands in a file of its own.
        case body
    }

    /// The lesson's path in the course, as ``Lesson/path`` has it.
    package let lesson: String
    /// Which kind of fence is meant.
    package let part: Part
    /// Where the fence stands: ``OutputFence/range`` or ``Snippet/Body/range``.
    package let range: Range<Int>
    /// What is to stand in it, a text a line, without newlines.
    package let lines: [String]

    /// An edit of the fence at a place.
    package init(lesson: String, part: Part, range: Range<Int>, lines: [String]) {
        self.lesson = lesson
        self.part = part
        self.range = range
        self.lines = lines
    }

    /// The edit that gives a snippet's output fence other lines; `nil` where it has no such fence.
    package static func output(
        of snippet: Snippet, in lesson: Lesson, lines: [String]
    ) -> LessonEdit? {
        snippet.outputFence.map {
            LessonEdit(lesson: lesson.path, part: .output, range: $0.range, lines: lines)
        }
    }

    /// The edit that fills a snippet's fence with the code that its file shows, without the
    /// indentation that all its lines have; `nil` where the code stands in the fence itself.
    package static func shownCode(of snippet: Snippet, in lesson: Lesson) -> LessonEdit? {
        snippet.body.map { body in
            let shown = snippet.lines.filter { !$0.isHidden }.map(\.text)
            let indentation = Indentation.common(of: shown)
            let lines = shown.map { line in
                let cut = Indentation.length(in: line, upTo: indentation)
                return String(decoding: line.utf8.dropFirst(cut), as: UTF8.self)
            }
            return LessonEdit(
                lesson: lesson.path, part: .body, range: body.range, lines: lines)
        }
    }
}
