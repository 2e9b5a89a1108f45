package import CourseModel
package import Diagnostics
import Recordings

/// Finds the recordings among the files of a course.
enum RecordingFiles {
    /// The recordings by lesson, what is wrong with them, and the files that this points into.
    struct Result {
        let recordings: [LessonID: LessonRecordings]
        let diagnostics: [Diagnostic]
        let damaged: [DamagedRecording]
        let sources: [SourceFile]
    }

    /// Reads the files below `recordings/`.
    ///
    /// Files there that are no recordings are left alone.
    static func decode(
        _ files: [CourseFiles.File], of course: Course, root: String
    ) -> Result {
        let stated = Dictionary(
            course.lessons.map { ($0.id, Array($0.statedOutputs.values)) },
            uniquingKeysWith: { first, _ in first })
        var data: [LessonID: CourseFiles.File] = [:]
        var texts: [LessonID: [SnippetID: String]] = [:]
        for file in files {
            let components = file.path.split(separator: "/").dropFirst()
            guard let first = components.first else { continue }
            if components.count == 1, first.hasSuffix(".data.json") {
                if let lesson = LessonID(first.dropLast(10)) { data[lesson] = file }
            } else if components.count == 2, let lesson = LessonID(first),
                let name = components.last, name.hasSuffix(".txt"),
                let snippet = SnippetID(name.dropLast(4))
            {
                texts[lesson, default: [:]][snippet] = String(decoding: file.bytes, as: UTF8.self)
            }
        }
        var recordings: [LessonID: LessonRecordings] = [:]
        var diagnostics: [Diagnostic] = []
        var damaged: [DamagedRecording] = []
        var sources: [SourceFile] = []
        for (lesson, file) in data.sorted(by: { $0.key < $1.key }) {
            let decoded = RecordingCodec.decode(
                lesson, data: file.bytes, texts: texts[lesson] ?? [:],
                stated: stated[lesson] ?? [])
            recordings[lesson] = decoded.recordings
            for problem in decoded.problems {
                let path: String
                if let snippet = problem.snippet {
                    let reference = SnippetReference(lesson: lesson, snippet: snippet)
                    path = "\(root)/\(RecordingCodec.textPath(of: reference))"
                    if let text = texts[lesson]?[snippet] {
                        sources.append(SourceFile(path: path, text: text))
                    }
                } else {
                    path = "\(root)/\(file.path)"
                }
                let diagnostic = diagnostic(for: problem, path: path, sources: sources)
                if case .changedText(_, let recipe) = problem {
                    damaged.append(
                        DamagedRecording(lesson: lesson, recipe: recipe, diagnostic: diagnostic))
                } else {
                    diagnostics.append(diagnostic)
                }
            }
        }
        return Result(
            recordings: recordings, diagnostics: diagnostics, damaged: damaged, sources: sources)
    }

    private static func diagnostic(
        for problem: RecordingCodec.Problem, path: String, sources: [SourceFile]
    ) -> Diagnostic {
        var span = SourceSpan.file(path)
        let summary: String
        var help = "take it back from version control, or delete it and build to record it anew"
        switch problem {
        case .unreadableData(let reason): summary = "this is no recording: \(reason)"
        case .otherFormat(let version):
            summary =
                "this recording has format \(version), and this version reads "
                + "\(RecordingCodec.format)"
            help = "use the Lectern that wrote it, or delete it and build to record it anew"
        case .textWithoutData:
            summary = "there is nothing in the lesson's data file that this text belongs to"
        case .changedText:
            summary = "this recording was changed by hand"
            if let source = sources.last(where: { $0.path == path }),
                let line = (1...source.lineCount).first(where: { number in
                    ["<<<<<<<", "=======", ">>>>>>>"].contains {
                        source.contents(ofLine: number).hasPrefix($0)
                    }
                })
            {
                span = SourceSpan(file: path, range: source.range(ofLine: line))
            }
        }
        return Diagnostic(
            .damagedRecording, summary, at: span, help: help)
    }
}

extension RecordingCodec.Problem {
    /// The snippet whose text file is at fault, if one is.
    fileprivate var snippet: SnippetID? {
        switch self {
        case .unreadableData, .otherFormat: nil
        case .changedText(let snippet, _), .textWithoutData(let snippet): snippet
        }
    }
}

/// A recording whose text is not what its data says.
///
/// That is an error only while the program is the one recorded. For a program that has changed it is
/// a build that was killed between writing the two, and the program is recorded anew.
package struct DamagedRecording: Sendable {
    /// The lesson.
    package let lesson: LessonID
    /// The program that it is of.
    package let recipe: Recipe
    /// What is wrong.
    package let diagnostic: Diagnostic
}
