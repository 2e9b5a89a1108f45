import CourseModel
import Diagnostics
import Planning
import Recordings
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Recordings among the files of a course")
struct RecordingFilesTests {
    private static let lesson = "---\ntitle: A\n---\n```swift id=kale\nprint(1)\n```\n"

    private static func transcript(_ lines: String...) -> Transcript {
        Transcript(
            diagnostics: [],
            lines: lines.map { .init(stream: .standardOutput, text: $0, time: 2) },
            ending: .exit(0), duration: 3)
    }

    /// The files of a recording of the lesson's snippet.
    private static func files(_ transcript: Transcript = transcript("1")) -> [String: String] {
        var files = ["01-a.md": lesson]
        for program in Planner.plan(Courses.course(files)).programs {
            let recording = Recording(
                snippet: program.reference.snippet, label: program.label, recipe: program.recipe,
                recorder: Recorder(tool: "Swift 6", platform: "linux x86_64"),
                transcript: transcript)
            let lesson = LessonRecordings(
                lesson: program.reference.lesson, recordings: [recording.snippet: recording])
            for (path, bytes) in RecordingCodec.encode(lesson, stated: [:]) {
                files[path] = String(decoding: bytes, as: UTF8.self)
            }
        }
        return files
    }

    private static func damage(_ files: [String: String]) -> String {
        let result = Courses.load(files)
        let formatter = DiagnosticFormatter(files: result.sources, usesColor: false)
        return result.damagedRecordings.map { formatter.format($0.diagnostic) }.joined()
    }

    @Test("Recordings are found, read, and no assets; what is none is left alone")
    func recordings() throws {
        var files = Self.files()
        for path in ["README", "a/b/c.txt", "Bad.data.json", "a/Bad.txt", "a/kale.md"] {
            files["recordings/\(path)"] = "x"
        }
        let result = Courses.load(files)
        #expect(result.brief == [])
        #expect(Self.damage(files) == "")
        #expect(result.course.assets == [])
        #expect(result.recordings.keys.map(\.slug) == ["a"])
        let recordings = try #require(result.recordings.values.first).recordings
        #expect(recordings.keys.map(\.name) == ["kale"])
        #expect(recordings.values.first?.recorder.description == "Swift 6 on linux x86_64")
        #expect(recordings.values.first?.transcript == Self.transcript("1"))
    }

    @Test("A text with conflict marks is an error at the first of them")
    func conflict() {
        var files = Self.files()
        files["recordings/a/kale.txt"] = "1\n<<<<<<< HEAD\n2\n=======\n3\n>>>>>>> x\n"
        #expect(
            Self.damage(files) == """
                content/recordings/a/kale.txt:2:1: error: a merge left its marks in this recording [damaged-recording]
                2 | <<<<<<< HEAD
                  | ^^^^^^^^^^^^
                  help: lectern accept a/kale records it anew; or take it back from version control

                """)
        #expect(Courses.load(files).recordings.values.flatMap(\.recordings.keys) == [])
    }

    @Test("Data with conflict marks are an error at the first of them")
    func conflictInData() {
        var files = Self.files()
        let data = files["recordings/a.data.json"] ?? ""
        files["recordings/a.data.json"] = "<<<<<<< HEAD\n\(data)=======\n\(data)>>>>>>> x\n"
        #expect(
            Self.damage(files) == """
                content/recordings/a.data.json:1:1: error: a merge left its marks in this recording [damaged-recording]
                1 | <<<<<<< HEAD
                  | ^^^^^^^^^^^^
                  help: lectern accept a records the lesson anew; or take the file back from version control

                """)
    }

    @Test("What a program prints is no mark of a merge")
    func printedMarks() {
        let files = Self.files(Self.transcript("<<<<<<< HEAD", ">>>>>>> x"))
        #expect(Self.damage(files) == "")
    }

    @Test(
        "A text that was changed is an error of its own snippet",
        arguments: ["2\n", "1", "1\n1\n", "", "⟨err⟩ 1\n", "1\r\n"])
    func changedText(text: String) {
        var files = Self.files()
        files["recordings/a/kale.txt"] = text
        #expect(
            Self.damage(files) == """
                content/recordings/a/kale.txt: error: this recording was changed by hand [damaged-recording]
                  help: lectern accept a/kale records it anew; or take it back from version control

                """)
    }

    @Test("A text without its data is of no snippet, and data without their text are told of")
    func halves() {
        var files = Self.files()
        files["recordings/a.data.json"] = nil
        #expect(
            Self.damage(files) == """
                content/recordings/a/kale.txt: error: this is the recording of no snippet [orphan-recording]
                  help: delete it; or take back from version control what it belongs to

                """)
        var others = Self.files()
        others["recordings/a/kale.txt"] = nil
        #expect(
            Self.damage(others) == """
                content/recordings/a/kale.txt: error: the text of this recording is missing [damaged-recording]
                  help: lectern accept a/kale records it anew; or take it back from version control

                """)
        #expect(Courses.load(others).recordings.values.flatMap(\.recordings.keys) == [])
    }

    @Test("Data of another format are an error that says which", arguments: [1, 3, 7])
    func otherFormat(format: Int) {
        var files = Self.files()
        files["recordings/a.data.json"] = "{\"format\": \(format), \"snippets\": {}}"
        #expect(
            Self.damage(files) == """
                content/recordings/a.data.json: error: this recording has format \(format), and this version reads 2 [damaged-recording]
                  help: lectern accept a records the lesson anew; or take the file back from version control

                """)
    }

    @Test(
        "Data that are no JSON of the form are an error, where they can be read no further",
        arguments: [
            ("", ""), ("{", ":1:1"), ("{\n  \"format\": 2.5}", ":2:14"), ("{}\n\n x", ":3:2"),
            ("[]", ""),
            ("{\"format\": 2}", ""),
        ])
    func noJSON(data: String, place: String) {
        var files = Self.files()
        files["recordings/a.data.json"] = data
        let damage = Self.damage(files)
        #expect(
            damage.hasPrefix(
                "content/recordings/a.data.json\(place): error: this is no recording: "),
            "\(damage)")
    }

    /// The course with an output fence that says what the snippet prints.
    private static func stated(_ files: [String: String]) -> (Course, [CourseFiles.File]) {
        let course = Courses.course(files)
        let parts = course.parts.map { part in
            CoursePart(
                title: nil,
                lessons: part.lessons.map { lesson in
                    Lesson(
                        id: lesson.id, title: lesson.title, summary: "", path: lesson.path,
                        source: lesson.source, blocks: lesson.blocks,
                        snippets: lesson.snippets.map { snippet in
                            Snippet(
                                id: snippet.id, isNamed: true, request: snippet.request,
                                lines: snippet.lines,
                                outputFence: OutputFence(
                                    lines: [.init(text: "1", offset: 0)], span: snippet.span,
                                    range: snippet.span.range),
                                span: snippet.span)
                        }, setup: [])
                })
        }
        return (
            Course(settings: course.settings, parts: parts, assets: []),
            files.filter { $0.key.hasPrefix("recordings/") }.sorted { $0.key < $1.key }
                .map { CourseFiles.File(path: $0.key, bytes: Array($0.value.utf8)) }
        )
    }

    @Test("An output fence that says all is the recording's text")
    func statedText() {
        var files = Self.files()
        files["recordings/a/kale.txt"] = nil
        let (course, recordings) = Self.stated(files)
        let result = RecordingFiles.decode(recordings, of: course, root: "content")
        #expect(result.damaged.isEmpty)
        #expect(
            result.recordings.values.flatMap(\.recordings.values).map(\.transcript)
                == [Self.transcript("1")])
    }

    @Test("Where an output fence is the text, data that were changed by hand are what is damaged")
    func statedDamage() {
        var files = Self.files()
        files["recordings/a/kale.txt"] = nil
        let data = files["recordings/a.data.json"] ?? ""
        files["recordings/a.data.json"] = data.replacing(
            /(?s)"times" ?: ?\[\s*2\s*\]/, with: "\"times\": [2, 3]")
        #expect(files["recordings/a.data.json"] != data)
        let (course, recordings) = Self.stated(files)
        let result = RecordingFiles.decode(recordings, of: course, root: "content")
        #expect(
            result.damaged.map { "\($0.diagnostic.span?.file ?? ""): \($0.diagnostic.summary)" }
                == ["content/recordings/a.data.json: this recording was changed by hand"])
    }
}
