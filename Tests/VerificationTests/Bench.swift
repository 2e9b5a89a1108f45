import CourseModel
import Diagnostics
import Execution
import Planning
import Recordings
import TestSupport
import Testing

@testable import CourseLoading
@testable import Verification

/// A course whose programs show what a test says, with its recordings as they lie on the disk.
struct Bench {
    static let swift = Recorder(tool: "Swift 6.3", platform: "linux x86_64")
    static let older = Recorder(tool: "Swift 6.2", platform: "linux x86_64")

    /// The lessons' Markdown without front matter, by path.
    var lessons: [String: String]
    /// The lines of output fences, by `lesson/id`.
    var fences: [String: [String]] = [:]
    /// The files of its recordings, by path.
    var recordings: [String: String] = [:]
    var settings = "title: Test\n"

    /// A course of one lesson, `01-a.md`.
    init(_ markdown: String, fences: [String: [String]] = [:]) {
        lessons = ["01-a.md": markdown]
        self.fences = fences
    }

    /// A lesson of snippets, each with its name and the words of its fence.
    init(snippets: [(id: String, words: String)]) {
        self.init(snippets.map { Self.fence("id=\($0.id) \($0.words)") }.joined())
    }

    static func fence(_ words: String, _ code: String = "print(1)") -> String {
        "```swift \(words)\n\(code)\n```\n"
    }

    // MARK: Reading

    var files: CourseFiles {
        var files = recordings
        files["course.yml"] = settings
        for (path, markdown) in lessons { files[path] = "---\ntitle: T\n---\n\(markdown)" }
        return CourseFiles(
            root: "content",
            files: files.sorted { $0.key < $1.key }.map {
                CourseFiles.File(path: $0.key, bytes: Array($0.value.utf8))
            })
    }

    /// The course with its output fences, each of which stands where its snippet does.
    var loaded: CourseLoader.Result {
        let files = files
        let result = CourseLoader.load(files)
        guard !fences.isEmpty else { return result }
        let parts = result.course.parts.map { part in
            CoursePart(title: part.title, lessons: part.lessons.map(stating))
        }
        let course = Course(
            settings: result.course.settings, parts: parts, assets: result.course.assets)
        let recordings = RecordingFiles.decode(
            files.files.filter { $0.path.hasPrefix("recordings/") }, of: course, root: files.root)
        // What was said of fences without outputs was said before there were any.
        let demands = OutputDemands.diagnostics(of: result.course.lessons.flatMap(\.snippets))
        let others = result.diagnostics.filter { !demands.contains($0) }
        return CourseLoader.Result(
            course: course, recordings: recordings.recordings,
            damagedRecordings: recordings.damaged,
            diagnostics: others
                + OutputDemands.diagnostics(of: course.lessons.flatMap(\.snippets)),
            sources: result.sources)
    }

    private func stating(_ lesson: Lesson) -> Lesson {
        Lesson(
            id: lesson.id, title: lesson.title, summary: lesson.summary, path: lesson.path,
            source: lesson.source, blocks: lesson.blocks,
            snippets: lesson.snippets.map { snippet in
                guard let lines = fences["\(lesson.id)/\(snippet.id)"] else { return snippet }
                return snippet.stating(
                    OutputFence(
                        lines: lines.map { .init(text: $0, offset: 0) }, span: snippet.span,
                        range: snippet.span.range))
            },
            setup: lesson.setup)
    }

    // MARK: Checking

    /// What is done with it besides showing something.
    struct Way {
        var purpose = CheckOptions.Purpose.record
        var names: [String] = []
        var isStrict = false
        var recorder = Bench.swift
        var versions: [[String]: String] = [:]
        /// Programs that cannot be run here.
        var absent: Set<String> = []
        /// Programs that nobody asked for.
        var unselected: Set<String> = []
    }

    static func options(
        _ purpose: CheckOptions.Purpose = .compare, selection: Selection = Selection(),
        isStrict: Bool = false
    ) -> CheckOptions {
        CheckOptions(
            content: "content", searchPath: "", temporaryFolder: "", cacheFolder: nil, jobs: 1,
            purpose: purpose, selection: selection, isStrict: isStrict)
    }

    /// The checked course, where programs show what is given by `lesson/id`, and else one line, `1`.
    func check(_ shown: [String: [Observation]] = [:], _ way: Way = Way()) -> CourseCheck {
        let loaded = loaded
        let plan = Planner.plan(loaded.course)
        let selection = Selection(names: way.names.compactMap { Selection.Name($0) })
        let options = Self.options(way.purpose, selection: selection, isStrict: way.isStrict)
        let programs = selection.programs(among: plan.programs, recordings: loaded.recordings)
        let matched = MatchedRecordings(
            programs: plan.programs, recordings: loaded.recordings)
        var run = CourseRun()
        if way.purpose == .replay {
            run = CourseRun.replay(
                programs, matched: matched, recordings: loaded.recordings)
        } else {
            run.recorder = way.recorder
            run.versions = way.versions
            for program in programs {
                let name = program.reference.description
                if way.unselected.contains(name) { continue }
                if way.absent.contains(name) {
                    run.absent.append((program, "needs macOS"))
                    continue
                }
                run.programs.append(program)
                run.outcomes.append(
                    .init(
                        observations: shown[name] ?? Self.prints("1"), isFromCache: false,
                        linkage: nil))
            }
        }
        return Judgement(
            loaded: loaded, plan: plan, matched: matched, run: run, options: options
        ).check()
    }

    /// The same course with the recordings that a check leaves on the disk.
    func keeping(_ check: CourseCheck) -> Bench {
        var bench = self
        for lesson in check.earlierRecordings.values {
            bench.recordings[RecordingCodec.dataPath(of: lesson.lesson)] = nil
            for id in lesson.recordings.keys {
                let reference = SnippetReference(lesson: lesson.lesson, snippet: id)
                bench.recordings[RecordingCodec.textPath(of: reference)] = nil
            }
        }
        for lesson in check.course.lessons {
            guard let recordings = check.recordings[lesson.id] else { continue }
            let files = RecordingCodec.encode(recordings, stated: lesson.statedOutputs)
            for (path, bytes) in files {
                bench.recordings[path] = String(decoding: bytes, as: UTF8.self)
            }
        }
        return bench
    }

    /// The same course, recorded.
    func recorded(_ shown: [String: [Observation]] = [:], _ way: Way = Way()) -> Bench {
        keeping(check(shown, way))
    }

    // MARK: Transcripts

    static func prints(_ lines: String..., ending: Transcript.Ending = .exit(0)) -> [Observation] {
        [Observation(transcript(lines, ending: ending))]
    }

    static func transcript(
        _ lines: [String], errors: [String] = [], ending: Transcript.Ending = .exit(0),
        diagnostics: [CompilerDiagnostic] = [], time: Int = 0
    ) -> Transcript {
        func stamped(_ texts: [String], _ stream: Transcript.Stream) -> [Transcript.Line] {
            texts.map { .init(stream: stream, text: $0, time: time) }
        }
        return Transcript(
            diagnostics: diagnostics,
            lines: stamped(lines, .standardOutput) + stamped(errors, .standardError),
            ending: ending, duration: time)
    }

    static func warning(_ message: String, part: String = "a/k") -> CompilerDiagnostic {
        CompilerDiagnostic(
            severity: .warning, message: message,
            place: .init(part: part, line: 1, column: 1))
    }
}

extension Snippet {
    /// The same snippet with an output fence.
    fileprivate func stating(_ fence: OutputFence) -> Snippet {
        Snippet(
            id: id, label: label, isNamed: isNamed, runner: runner, request: request, lines: lines,
            codeFile: codeFile, outputFence: fence, hasMainAttribute: hasMainAttribute, span: span)
    }
}

extension CourseCheck {
    /// What is wrong in a line each: the snippet or file, the name, the weight.
    var brief: [String] {
        diagnostics.map { diagnostic in
            let finding = findings.first { $0.diagnostics.contains(diagnostic) }
            let place = finding?.snippet.description ?? diagnostic.span?.file ?? ""
            let weight = diagnostic.severity == .error ? "" : " (\(diagnostic.severity.rawValue))"
            return "\(place) \(diagnostic.id.rawValue)\(weight)"
        }
    }

    /// The lines of each recording, by snippet: what every observation printed.
    var recorded: [String: [String]] { Self.texts(recordings) }

    private static func texts(_ recordings: [LessonID: LessonRecordings]) -> [String: [String]] {
        var texts: [String: [String]] = [:]
        for lesson in recordings.values {
            for (id, recording) in lesson.recordings {
                texts["\(lesson.lesson)/\(id)"] = recording.observations.map { observation in
                    let lines = observation.transcript.lines.map(\.text).joined(separator: ",")
                    return observation.count == 1 ? lines : "\(observation.count)×\(lines)"
                }
            }
        }
        return texts
    }
}
