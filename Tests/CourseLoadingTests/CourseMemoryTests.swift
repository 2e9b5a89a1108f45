import CourseModel
import Diagnostics
import Planning
import Recordings
import TestSupport
import Testing

@testable import CourseLoading

@Suite("What one loading leaves for the next")
struct CourseMemoryTests {
    @Test("A course is read as it is without what was left", arguments: 1...8)
    func walk(seed: UInt64) async {
        var memory = CourseLoader.Memory()
        for files in CourseWalk(seed: seed, steps: 60, adding: Self.recordings) {
            let fresh = CourseLoader.load(files)
            let again = await CourseLoader.load(files, jobs: 2, memory: &memory)
            #expect(again.course == fresh.course)
            #expect(again.recordings == fresh.recordings)
            #expect(
                again.damagedRecordings.map(\.diagnostic)
                    == fresh.damagedRecordings.map(\.diagnostic))
            #expect(again.diagnostics == fresh.diagnostics)
            #expect(again.sources == fresh.sources)
        }
    }

    /// Recordings of the walk's snippet, as a build, a merge and a hand leave them.
    private static let recordings: [String: [String?]] = {
        let course = Courses.course([
            "01-one.md": "---\ntitle: One\n---\n```swift id=kale\nprint(1)\n```\n"
        ])
        var files: [String: [String?]] = [:]
        for text in ["1", "2"] {
            for program in Planner.plan(course).programs {
                let recording = Recording(
                    snippet: program.reference.snippet, label: program.label,
                    recipe: program.recipe,
                    recorder: Recorder(tool: "Swift 6", platform: "linux x86_64"),
                    transcript: Transcript(
                        diagnostics: [],
                        lines: [.init(stream: .standardOutput, text: text, time: 2)],
                        ending: .exit(0), duration: 3))
                let lesson = LessonRecordings(
                    lesson: program.reference.lesson, recordings: [recording.snippet: recording])
                for (path, bytes) in RecordingCodec.encode(lesson, stated: [:]) {
                    files[path, default: ["<<<<<<< x\n", nil]]
                        .insert(String(decoding: bytes, as: UTF8.self), at: 0)
                }
            }
        }
        return files
    }()

    private static let files = [
        "course.yml": "title: T\n", "01-a.md": "---\ntitle: A\n---\n# A\n\n[b](02-b.md)\n",
        "02-b.md": "---\ntitle: B\n---\nText.\n", "c.txt": "c",
    ]

    private static func courseFiles(_ changes: [String: String] = [:]) -> CourseFiles {
        CourseFiles(
            root: "content",
            files: files.merging(changes) { $1 }.sorted { $0.key < $1.key }.map {
                CourseFiles.File(path: $0.key, bytes: Array($0.value.utf8))
            })
    }

    /// The lessons that need not be read again after a change, and those whose links need not be
    /// resolved again.
    private static func kept(
        after changes: [String: String]
    ) async throws -> (readings: [String], links: [String]) {
        var memory = CourseLoader.Memory()
        _ = await CourseLoader.load(courseFiles(), jobs: 1, memory: &memory)
        let before = memory
        let files = courseFiles(changes)
        let course = CourseLoader.load(files).course
        _ = await CourseLoader.load(files, jobs: 1, memory: &memory)
        let surroundings = try #require(memory.readings.surroundings)
        let readings = before.readings.valid(in: surroundings)
        let links = before.links.valid(with: LinkTargets(course, files: files))
        return (
            files.files.filter { readings.reading(of: $0) != nil }.map(\.path),
            course.lessons.filter { lesson in
                memory.links.lessons[lesson.id].map { links.resolved($0.written) != nil } ?? false
            }
            .map(\.path)
        )
    }

    @Test("A lesson is as it is written, down to how characters are composed")
    func composition() async {
        var memory = CourseLoader.Memory()
        for text in ["caf\u{E9}", "cafe\u{301}"] {
            let files = Self.courseFiles(["02-b.md": "---\ntitle: B\n---\n\(text)\n"])
            let lessons = await CourseLoader.load(files, jobs: 1, memory: &memory).course.lessons
            #expect(
                lessons.last.map { $0.source.text.utf8.suffix(8).contains(0xCC) }
                    == (text.utf8.count > 5))
        }
    }

    @Test("A lesson is read again when it changes, and when all lessons are to be read otherwise")
    func readings() async throws {
        #expect(try await Self.kept(after: [:]).readings == ["01-a.md", "02-b.md"])
        let prose = ["02-b.md": "---\ntitle: B\n---\nOther text.\n"]
        #expect(try await Self.kept(after: prose).readings == ["01-a.md"])
        #expect(try await Self.kept(after: ["course.yml": "title: U\n"]).readings == [])
        #expect(try await Self.kept(after: ["c.txt": "d"]).readings == [])
    }

    @Test("Links are resolved again when what they can lead to changes")
    func links() async throws {
        let prose = ["02-b.md": "---\ntitle: B\n---\nOther text.\n"]
        #expect(try await Self.kept(after: prose).links == ["01-a.md"])
        let heading = ["02-b.md": "---\ntitle: B\n---\n# New\n\nText.\n"]
        #expect(try await Self.kept(after: heading).links == [])
    }
}
