import CourseModel
import Diagnostics
import Planning

@testable import CourseLoading
@testable import Verification

/// Markdown whose fences are judged by what a test says that the compiler said.
struct TrialBook {
    let file: TrialFile

    /// Markdown of the given fences, without words.
    init(_ fences: String...) {
        self.init(markdown: fences.map { "```swift\n\($0)\n```\n" }.joined(separator: "\n"))
    }

    init(markdown: String) {
        let reading = PlainMarkdown.read(
            CourseFiles.File(path: "README.md", bytes: Array(markdown.utf8)), root: "",
            as: Self.lesson, settings: CourseSettings(title: "T"))
        file = TrialFile(reading)
    }

    private static let lesson: LessonID = {
        guard let id = LessonID("readme") else { preconditionFailure("this is a name") }
        return id
    }()

    func program(_ index: Int, behind others: [Int] = []) -> Program {
        Planner.program(
            of: file.fences[index].snippet, in: file.lesson.id,
            behind: others.map { file.fences[$0].snippet })
    }

    /// What the compiler says of a fence's own code, an error a sentence.
    func refusal(_ index: Int, _ sentences: String..., behind others: [Int] = []) -> Refusal {
        refusal(index, sentences, behind: others)
    }

    func refusal(_ index: Int, _ sentences: [String], behind others: [Int] = []) -> Refusal {
        let program = program(index, behind: others)
        guard let refusal = Refusal(Self.transcript(sentences, of: program), of: program) else {
            preconditionFailure("a transcript that ends with a refusal is one")
        }
        return refusal
    }

    /// What becomes of a fence that the compiler refuses with these sentences.
    func verdict(_ index: Int, refused sentences: String..., absent: [String] = [])
        -> TriedFence.Verdict
    {
        let program = program(index)
        return TrialJudge(file: file, index: index, absentModules: absent).verdict(
            of: program, Self.transcript(sentences, of: program), problems: [])
    }

    /// What becomes of a fence that prints these lines and ends so.
    func verdict(
        _ index: Int, printing lines: [String] = [], ending: Transcript.Ending = .exit(0)
    ) -> TriedFence.Verdict {
        let transcript = Transcript(
            diagnostics: [],
            lines: lines.map { Transcript.Line(stream: .standardOutput, text: $0, time: 0) },
            ending: ending, duration: 1)
        let program = program(index)
        let problems = ContractJudge.judge(program, transcript)
        return TrialJudge(file: file, index: index, absentModules: []).verdict(
            of: program, transcript, problems: problems)
    }

    private static func transcript(_ sentences: [String], of program: Program) -> Transcript {
        Transcript(
            diagnostics: sentences.map { sentence in
                CompilerDiagnostic(
                    severity: .error, message: sentence,
                    place: CompilerDiagnostic.Place(part: program.label, line: 1, column: 1))
            }, lines: [], ending: .refused, duration: 0)
    }
}

extension TriedFence.Verdict {
    /// The verdict in a few words, for tables.
    var word: String {
        switch self {
        case .holds(let manner): "\(manner)"
        case .broken: "broken"
        case .noSwift(let text): text.rawValue
        case .skipped: "skipped"
        case .lacksContext(let lack):
            switch lack.reason {
            case .names(let names): "names \(names.map(\.text).joined(separator: " "))"
            case .modules(let modules): "modules \(modules.joined(separator: " "))"
            case .imports(let modules): "imports \(modules.joined(separator: " "))"
            case .surroundings: "surroundings"
            case .bodies: "bodies"
            case .elision: "elision"
            case .manifest: "manifest"
            }
        }
    }
}
