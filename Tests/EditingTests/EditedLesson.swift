import CourseLoading
import CourseModel
import Diagnostics
import Editing

/// A lesson that fences are edited in, with a file `a.swift` that it can show.
struct EditedLesson {
    static let path = "01-a.md"

    let files: CourseFiles
    let settings: CourseSettings
    let file: CourseFiles.File
    let lesson: Lesson

    /// A lesson of the given bytes, front matter included.
    init?(bytes: [UInt8], code: String = "") {
        file = CourseFiles.File(path: Self.path, bytes: bytes)
        files = CourseFiles(
            root: "content",
            files: [
                file, CourseFiles.File(path: "a.swift", bytes: Array(code.utf8)),
                CourseFiles.File(path: "course.yml", bytes: Array("title: T\n".utf8)),
            ])
        let course = CourseLoader.load(files).course
        guard let lesson = course.lessons.first else { return nil }
        self.lesson = lesson
        settings = course.settings
    }

    init?(_ markdown: String, code: String = "") {
        self.init(bytes: Array("---\ntitle: A\n---\n\(markdown)".utf8), code: code)
    }

    /// The edits that give output fences other lines, by the snippet's place.
    func outputs(_ lines: [Int: [String]]) -> [LessonEdit] {
        lines.sorted { $0.key < $1.key }.compactMap { index, lines in
            LessonEdit.output(of: lesson.snippets[index], in: lesson, lines: lines)
        }
    }

    func apply(_ edits: [LessonEdit]) -> LessonEditor.Result {
        LessonEditor(files: files, settings: settings).apply(edits, to: file)
    }

    /// The Markdown after edits, or the reason why there is none.
    func edited(_ edits: [LessonEdit]) -> String {
        switch apply(edits) {
        case .edited(let bytes, _):
            let text = String(decoding: bytes, as: UTF8.self)
            let front = "---\ntitle: A\n---\n"
            return text.hasPrefix(front) ? String(text.dropFirst(front.count)) : text
        case .refused(let refusal): return "\(refusal.edit): \(refusal.reason)"
        }
    }

    /// The Markdown after the output fence of the first snippet was given other lines.
    static func edited(_ markdown: String, to lines: [String]) -> String {
        guard let lesson = EditedLesson(markdown) else { return "no lesson" }
        return lesson.edited(lesson.outputs([0: lines]))
    }
}

extension LessonEditor.Result {
    /// The new bytes; `nil` where nothing was done.
    var bytes: [UInt8]? {
        if case .edited(let bytes, _) = self { bytes } else { nil }
    }
}
