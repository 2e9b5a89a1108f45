import CourseModel
import TestSupport
import Testing

@testable import Execution

@Suite("Servers that do as they should, and that do not", .occupiesCore)
struct CodeAnnotatorTests {
    private static func question(_ lines: String...) -> CodeQuestion {
        CodeQuestion(
            tool: .languageServer(.swift6, flags: [], isLibrary: false), lines: lines)
    }

    private static let three = [question("a", "b"), question("poison"), question("c")]

    private static func words(_ annotation: CodeAnnotation?) -> [String]? {
        annotation?.tokens.map { token in
            let meaning = token.meaning.map { annotation?.meanings[$0].documentation ?? "" } ?? ""
            return "\(token.line):\(token.start)+\(token.length) \(meaning)"
        }
    }

    @Test(
        "Answers are believed in whatever order they come, and whatever else is said",
        arguments: [ServerScript.right, .answersBackwards, .asksBack, .floodsErrors])
    func right(_ server: ServerScript) async throws {
        let report = try await server.ask(Self.three)
        #expect(report.failures == [:])
        #expect(Self.words(report.answers[0]) == ["0:0+1 On line 0.", "1:0+1 On line 1."])
        #expect(Self.words(report.answers[1]) == ["0:0+6 On line 0."])
        #expect(Self.words(report.answers[2]) == ["0:0+1 On line 0."])
    }

    @Test(
        "A server that fails at one piece of code costs the colours of that piece",
        arguments: [ServerScript.hangsLater, .diesLater, .writesGarbage, .refusesOne])
    func oneFailure(_ server: ServerScript) async throws {
        let report = try await server.ask(Self.three)
        #expect(report.failures.keys.sorted() == [1], "\(report.failures)")
        #expect(report.answers.keys.sorted() == [0, 2])
    }

    @Test(
        "A server that never says anything of use is not asked again",
        arguments: [
            (ServerScript.hangsAtOnce, "sourcekit-lsp took longer than 3 s"),
            (.diesAtOnce, "sourcekit-lsp returned 3"),
            (.saysNoWords, "sourcekit-lsp says what makes no sense"),
        ])
    func noAnswers(_ server: ServerScript, _ reason: String) async throws {
        let report = try await server.ask(Self.three)
        #expect(report.answers.isEmpty)
        #expect(report.failures == [0: reason, 1: reason, 2: reason])
    }

    @Test("A server and a highlighter that are missing cost the colours of their code")
    func missing() async throws {
        let python = CodeQuestion(tool: .highlighter(language: "python"), lines: ["x = 1"])
        let report = try await TestTools.with { tools in
            try await CodeAnnotator(
                tools: tools.bench, jobs: 1, server: "/nowhere/sourcekit-lsp", highlighter: nil
            ).ask([Self.question("a"), python])
        }
        #expect(report.answers.isEmpty)
        #expect(
            report.failures == [
                0: "sourcekit-lsp is not beside swiftc",
                1: "Pygments needs python3, which is not there",
            ])
    }

    @Test("Code that is too long for a server is not sent")
    func tooLong() async throws {
        let long = Self.question(String(repeating: "a", count: 2 << 20))
        let report = try await ServerScript.right.ask([Self.question("a"), long])
        #expect(report.answers.keys.sorted() == [0])
        #expect(report.failures == [1: "the code is too long for sourcekit-lsp"])
    }

    @Test("Much code is asked of several servers, and each answer is of its own code")
    func several() async throws {
        let questions = (0..<30).map { Self.question(String(repeating: "x", count: $0 + 1)) }
        let report = try await ServerScript.right.ask(questions)
        #expect(report.failures == [:])
        for (place, answer) in report.answers {
            #expect(answer.tokens.map(\.length) == [place + 1])
        }
        #expect(report.answers.count == 30)
    }
}
