package import CourseModel
import Execution
import Planning
import Recordings

/// What is known of the words in a course's code, from its recordings and from asking.
package struct CourseAnnotations: Sendable {
    /// What is known, for the pages.
    package let lessons: [LessonID: LessonAnnotations]
    /// The same as it is to be recorded: what no code asks for any more is left out.
    package let recordedCode: [LessonID: [String: RecordedCode]]
    /// How many pieces of code were asked about.
    package let asked: Int
    /// Why pieces of code have no answer, those with most of them first.
    package let failures: [Failure]

    /// Pieces of code that have no answer for the same reason.
    package struct Failure: Sendable, Equatable {
        /// Why.
        package let reason: String
        /// Snippets by name, and lessons for code that is only shown, in the order of their names.
        package let places: [String]
    }

    /// What the recordings of a checked course know; nothing is asked.
    package static func recorded(_ check: CourseCheck) -> CourseAnnotations {
        CourseAnnotations(Answers(check), asked: 0, failures: [])
    }

    /// What the recordings know, and for the rest what the toolchain's language server and Pygments
    /// say.
    ///
    /// What they do not say costs its colours and nothing else. Starts nothing where everything is
    /// recorded. Throws where it is cancelled.
    package static func complete(
        _ check: CourseCheck, _ options: CheckOptions
    ) async throws -> CourseAnnotations {
        var answers = Answers(check)
        let open = answers.open
        guard !open.isEmpty else { return CourseAnnotations(answers, asked: 0, failures: []) }
        do {
            let (report, tools) = try await ask(
                open.map(\.question), of: check.course, options)
            for (place, answer) in report.answers {
                let recorder = Recorder(
                    tool: report.answerers[place] ?? tools, platform: CourseRun.platform)
                answers.keep(
                    RecordedCode(annotation: answer, recorder: recorder), as: open[place].key)
            }
            let reasons = Dictionary(grouping: report.failures.sorted { $0.key < $1.key }) {
                $0.value
            }
            let failures = reasons.map { reason, failures in
                Failure(reason: reason, places: failures.map { open[$0.key].place })
            }
            return CourseAnnotations(
                answers, asked: open.count,
                failures: failures.sorted {
                    ($1.places.count, $0.reason) < ($0.places.count, $1.reason)
                })
        } catch let failure as ExecutionFailure {
            return CourseAnnotations(
                answers, asked: open.count,
                failures: [Failure(reason: failure.description, places: open.map(\.place))])
        }
    }

    private static func ask(
        _ questions: [CodeQuestion], of course: Course, _ options: CheckOptions
    ) async throws -> (report: CodeAnnotator.Report, toolchain: String) {
        let (options, _) = options.withCacheOpened()
        let toolchain = try await ToolchainFinder(
            searchPath: options.searchPath, temporaryFolder: options.temporaryFolder,
            memoryFolder: options.cacheFolder
        ).find()
        let sandbox = try await SandboxFinder.find(options.sandbox, searchPath: options.searchPath)
        let bench = try await ToolBench.prepare(
            toolchain: toolchain, sandbox: sandbox, temporaryFolder: options.temporaryFolder,
            cacheFolder: options.cacheFolder)
        defer { bench.dismantle() }
        // Without packages that do not build, code that imports them has colours all the same.
        let (tools, _) = try await PackagesInUse(
            code: questions.map { ($0.precedingLines + $0.lines).joined(separator: "\n") },
            course.settings.packages, toolchain: toolchain, options: options
        ).added(to: bench)
        let report = try await CodeAnnotator(tools: tools, jobs: options.jobs).ask(questions)
        return (report, toolchain.version)
    }

    private init(_ answers: Answers, asked: Int, failures: [Failure]) {
        lessons = answers.annotations
        recordedCode = answers.used
        self.asked = asked
        self.failures = failures
    }
}

/// The questions about a course's code, and the answers that are known.
private struct Answers {
    private let questions: [LessonID: LessonQuestions]
    private let keys: [LessonID: Keys]
    /// What is known by the key of the question, of whichever lesson: moved code is not asked about
    /// again.
    private var known: [String: RecordedCode] = [:]

    /// The keys of a lesson's questions.
    private struct Keys {
        let snippets: [SnippetID: String]
        let listings: [LessonAnnotations.Listing: String]
    }

    init(_ check: CourseCheck) {
        questions = Planner.questions(check.course)
        keys = questions.mapValues { lesson in
            Keys(
                snippets: lesson.snippets.mapValues(\.key),
                listings: lesson.listings.mapValues(\.key))
        }
        var recorded: [String: [RecordedCode]] = [:]
        for lesson in check.earlierRecordings.values.sorted(by: { $0.lesson < $1.lesson }) {
            for (key, code) in lesson.code { recorded[key, default: []].append(code) }
        }
        for (key, question, _) in pieces where known[key] == nil {
            // Anyone can have written into the file: only what fits the code is believed.
            known[key] = recorded[key]?.first { $0.annotation.fits(question.lines) }
        }
    }

    private typealias Piece = (key: String, question: CodeQuestion, place: String)

    private var pieces: [Piece] {
        questions.sorted { $0.key < $1.key }.flatMap { lesson, questions -> [Piece] in
            let snippets = questions.snippets.sorted { $0.key < $1.key }.map { id, question in
                (keys[lesson]?.snippets[id] ?? question.key, question, "\(lesson)/\(id)")
            }
            let listings = questions.listings.map { listing, question in
                (keys[lesson]?.listings[listing] ?? question.key, question, "\(lesson)")
            }
            return snippets + listings.sorted { $0.0 < $1.0 }
        }
    }

    /// The questions without an answer, each once.
    var open: [(key: String, question: CodeQuestion, place: String)] {
        var seen: Set<String> = []
        return pieces.filter { known[$0.key] == nil && seen.insert($0.key).inserted }
    }

    mutating func keep(_ code: RecordedCode, as key: String) { known[key] = code }

    /// What is known, by lesson.
    var annotations: [LessonID: LessonAnnotations] {
        keys.mapValues { keys in
            LessonAnnotations(
                snippets: keys.snippets.compactMapValues { known[$0]?.annotation },
                listings: keys.listings.compactMapValues { known[$0]?.annotation })
        }
    }

    /// What each lesson's code asks for and is known.
    var used: [LessonID: [String: RecordedCode]] {
        keys.mapValues { keys in
            let wanted = Set(keys.snippets.values).union(keys.listings.values)
            return Dictionary(
                wanted.compactMap { key in known[key].map { (key, $0) } },
                uniquingKeysWith: { first, _ in first })
        }
    }
}
