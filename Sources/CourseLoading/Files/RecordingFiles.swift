import CourseModel
import Diagnostics
import Recordings

/// Finds the recordings among the files of a course.
enum RecordingFiles {
    /// The recordings by lesson, what is wrong with them, and the files that this points into.
    struct Result {
        let recordings: [LessonID: LessonRecordings]
        let damaged: [DamagedRecording]
        let sources: [SourceFile]
    }

    /// Reads the files below `recordings/`.
    ///
    /// Files there that are no recordings are left alone.
    static func decode(
        _ files: [CourseFiles.File], of course: Course, root: String
    ) -> Result {
        let reading = Reading(files, of: course, root: root)
        return reading.result(of: reading.lessons.map(reading.decoded))
    }

    /// The same, some lessons at a time, with what is known from before.
    static func decode(
        _ files: [CourseFiles.File], of course: Course, root: String, jobs: Int,
        memory: inout DecodedRecordings
    ) async -> Result {
        let reading = Reading(files, of: course, root: root)
        let known = memory
        let decoded = await reading.lessons.concurrentMap(jobs: jobs, batch: batch) { lesson in
            let written = reading.written(lesson)
            return (written, known.decoded(lesson, written) ?? reading.decoded(lesson))
        }
        memory = DecodedRecordings(
            Dictionary(
                zip(reading.lessons, decoded).compactMap { lesson, known in
                    known.1.map { (lesson, (known.0, $0)) }
                }, uniquingKeysWith: { first, _ in first }))
        return reading.result(of: decoded.map(\.1))
    }

    /// How many lessons' recordings one task reads.
    private static let batch = 4
}

/// What files of recordings were read as.
struct DecodedRecordings: Sendable {
    typealias Decoded = (recordings: LessonRecordings, problems: [RecordingCodec.Problem])

    /// The bytes of one lesson's recordings.
    struct Written: Sendable, Equatable {
        fileprivate let data: CourseFiles.File?
        fileprivate let texts: [SnippetID: CourseFiles.File]
        /// The texts that stand in its output fences.
        fileprivate let stated: [SnippetID: String]
    }

    private let lessons: [LessonID: (written: Written, decoded: Decoded)]

    /// What lessons' recordings were read as.
    init(_ lessons: [LessonID: (written: Written, decoded: Decoded)] = [:]) {
        self.lessons = lessons
    }

    /// What a lesson's recordings are read as; `nil` where that is not known.
    func decoded(_ lesson: LessonID, _ written: Written) -> Decoded? {
        lessons[lesson].flatMap { $0.written == written ? $0.decoded : nil }
    }
}

/// One reading of the recordings of a course.
private struct Reading {
    typealias Decoded = DecodedRecordings.Decoded

    let root: String
    var data: [LessonID: CourseFiles.File] = [:]
    var texts: [LessonID: [SnippetID: CourseFiles.File]] = [:]
    var recordings: [LessonID: LessonRecordings] = [:]
    var damaged: [DamagedRecording] = []
    var sources: [SourceFile] = []
    private let stated: [LessonID: [SnippetID: String]]

    init(_ files: [CourseFiles.File], of course: Course, root: String) {
        self.root = root
        stated = Dictionary(
            course.lessons.map { ($0.id, $0.statedOutputs) },
            uniquingKeysWith: { first, _ in first })
        for file in files { sort(file) }
    }

    /// The lessons that something is recorded of, or seems to be.
    var lessons: [LessonID] { Set(data.keys).union(texts.keys).sorted() }

    private mutating func sort(_ file: CourseFiles.File) {
        let components = file.path.split(separator: "/").dropFirst()
        guard let first = components.first else { return }
        if components.count == 1, first.hasSuffix(".data.json") {
            if let lesson = LessonID(first.dropLast(10)) { data[lesson] = file }
        } else if components.count == 2, let lesson = LessonID(first),
            let name = components.last, name.hasSuffix(".txt"),
            let snippet = SnippetID(name.dropLast(4))
        {
            texts[lesson, default: [:]][snippet] = file
        }
    }

    /// The bytes that a lesson's recordings are read from.
    func written(_ lesson: LessonID) -> DecodedRecordings.Written {
        DecodedRecordings.Written(
            data: data[lesson], texts: texts[lesson] ?? [:], stated: stated[lesson] ?? [:])
    }

    /// What the recordings of a lesson are, with the texts of its output fences; `nil` where it has no
    /// data.
    func decoded(_ lesson: LessonID) -> Decoded? {
        data[lesson].map { file in
            RecordingCodec.decode(
                lesson, data: file.bytes, texts: ownTexts(of: lesson), stated: stated[lesson] ?? [:]
            )
        }
    }

    /// What came of all lessons, in their order.
    func result(of decoded: [Decoded?]) -> RecordingFiles.Result {
        var reading = self
        for (lesson, decoded) in zip(lessons, decoded) { reading.take(decoded, of: lesson) }
        return RecordingFiles.Result(
            recordings: reading.recordings, damaged: reading.damaged, sources: reading.sources)
    }

    private mutating func take(_ decoded: Decoded?, of lesson: LessonID) {
        guard let decoded else {
            for id in (texts[lesson] ?? [:]).keys.sorted() { add(.textWithoutData(id), lesson) }
            return
        }
        recordings[lesson] = decoded.recordings
        let isUnreadable = decoded.problems.contains { $0.isOfWholeFile }
        let isEmpty = decoded.recordings.recordings.isEmpty
        guard stated[lesson] != nil || !(isUnreadable || isEmpty) else { return addOrphan(lesson) }
        for problem in decoded.problems { add(problem, lesson) }
    }

    // MARK: Problems

    private mutating func add(_ problem: RecordingCodec.Problem, _ lesson: LessonID) {
        switch problem {
        case .noJSON(let offset):
            addWhole(lesson, "this is no recording: it is no JSON", at: offset)
        case .unreadableData(let reason):
            addWhole(lesson, "this is no recording: \(reason)")
        case .otherFormat(let version):
            addWhole(
                lesson,
                "this recording has format \(version), and this version reads "
                    + "\(RecordingCodec.format)")
        case .changedText(let id, let recipe):
            // Where its text is an output fence, only the data can be wrong.
            guard let file = texts[lesson]?[id] ?? data[lesson] else { return }
            let reference = SnippetReference(lesson: lesson, snippet: id)
            let mark = mark(in: file)
            damaged.append(
                DamagedRecording(
                    lesson: lesson, extent: .snippet(id, recipe),
                    texts: ownTexts(of: lesson).filter { $0.key == id },
                    diagnostic: Diagnostic(
                        .damagedRecording,
                        mark.isConflict
                            ? "a merge left its marks in this recording"
                            : "this recording was changed by hand",
                        at: mark.span,
                        help: "lectern accept \(reference) records it anew; or take it back from "
                            + "version control")))
        case .missingText(let id, let recipe, let hash):
            let reference = SnippetReference(lesson: lesson, snippet: id)
            damaged.append(
                DamagedRecording(
                    lesson: lesson, extent: .missingText(id, recipe, hash: hash),
                    diagnostic: Diagnostic(
                        .damagedRecording, "the text of this recording is missing",
                        at: .file("\(root)/\(RecordingCodec.textPath(of: reference))"),
                        help: "lectern accept \(reference) records it anew; or take it back from "
                            + "version control")))
        case .textWithoutData(let id):
            guard let file = texts[lesson]?[id] else { return }
            damaged.append(
                DamagedRecording(
                    lesson: lesson, extent: .text(id),
                    texts: ownTexts(of: lesson).filter { $0.key == id },
                    diagnostic: Diagnostic(
                        .orphanRecording, "this is the recording of no snippet",
                        at: .file("\(root)/\(file.path)"),
                        help: "delete it; or take back from version control what it belongs to")))
        }
    }

    /// The texts of a lesson's recordings, of whichever snippets.
    private func ownTexts(of lesson: LessonID) -> [SnippetID: String] {
        (texts[lesson] ?? [:]).mapValues { String(decoding: $0.bytes, as: UTF8.self) }
    }

    private mutating func addWhole(_ lesson: LessonID, _ summary: String, at offset: Int? = nil) {
        guard let file = data[lesson] else { return }
        var mark = mark(in: file)
        if !mark.isConflict, let offset { mark.span = span(of: offset, in: file) }
        damaged.append(
            DamagedRecording(
                lesson: lesson, extent: .lesson,
                texts: ownTexts(of: lesson),
                diagnostic: Diagnostic(
                    .damagedRecording,
                    mark.isConflict ? "a merge left its marks in this recording" : summary,
                    at: mark.span,
                    help: "lectern accept \(lesson) records the lesson anew; or take the file back "
                        + "from version control")))
    }

    /// Adds the data of a lesson that is gone: whatever is wrong with them, nobody needs them.
    private mutating func addOrphan(_ lesson: LessonID) {
        guard let file = data[lesson] else { return }
        damaged.append(
            DamagedRecording(
                lesson: lesson, extent: .goneLesson((texts[lesson] ?? [:]).keys.sorted()),
                diagnostic: Diagnostic(
                    .orphanRecording, "these are the recordings of no lesson",
                    at: .file("\(root)/\(file.path)"), help: "lectern build removes them")))
    }

    /// The place of a byte in a file; the whole file where that is no text.
    private mutating func span(of offset: Int, in file: CourseFiles.File) -> SourceSpan {
        let path = "\(root)/\(file.path)"
        guard !file.bytes.isEmpty, let text = String(validating: file.bytes, as: UTF8.self) else {
            return .file(path)
        }
        sources.append(SourceFile(path: path, text: text))
        // At the end, the last byte stands for what is missing behind it.
        let start = min(offset, file.bytes.count - 1)
        return SourceSpan(file: path, range: start..<start + 1)
    }

    /// Where a merge left its marks in a file; the whole file where it left none.
    private mutating func mark(in file: CourseFiles.File) -> (span: SourceSpan, isConflict: Bool) {
        let path = "\(root)/\(file.path)"
        let source = SourceFile(path: path, text: String(decoding: file.bytes, as: UTF8.self))
        // Of what Lectern writes no line begins so, but for what a program prints.
        let line = (1...source.lineCount).first { number in
            ["<<<<<<< ", ">>>>>>> "].contains { source.contents(ofLine: number).hasPrefix($0) }
        }
        guard let line else { return (.file(path), false) }
        sources.append(source)
        return (SourceSpan(file: path, range: source.range(ofLine: line)), true)
    }
}

extension RecordingCodec.Problem {
    /// Whether nothing of the data file can be read.
    fileprivate var isOfWholeFile: Bool {
        switch self {
        case .noJSON, .unreadableData, .otherFormat: true
        case .changedText, .missingText, .textWithoutData: false
        }
    }
}
