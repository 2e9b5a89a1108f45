import CourseModel
import Diagnostics
import Testing

@testable import Verification

/// Code that the compiler refuses in the words given, and what becomes of it.
struct RefusedCode: Sendable, CustomTestStringConvertible {
    let code: String
    let sentences: [String]
    let word: String
    var testDescription: String { "\(sentences.first ?? ""): \(word)" }

    static func refused(_ code: String, _ sentences: String..., is word: String) -> RefusedCode {
        RefusedCode(code: code, sentences: sentences, word: word)
    }
}

@Suite("A fence that was tried")
struct TrialJudgeTests {
    @Test(
        "lacks context or is broken by what the compiler says",
        arguments: [
            RefusedCode.refused("soup(1)", "cannot find 'soup' in scope", is: "names soup"),
            RefusedCode.refused(
                "let x: Soup = cook()", "cannot find type 'Soup' in scope",
                "cannot find 'cook' in scope", is: "names Soup cook"),
            RefusedCode.refused(
                "@Argument var x = 1", "unknown attribute 'Argument'", is: "names Argument"),
            RefusedCode.refused("#Preview { }", "no macro named 'Preview'", is: "names Preview"),
            RefusedCode.refused("import Kale", "no such module 'Kale'", is: "modules Kale"),
            RefusedCode.refused(
                "\"a b\".split()",
                "instance method 'split' is not available due to missing import of defining module "
                    + "'Foundation'", is: "imports Foundation"),
            RefusedCode.refused("return 1", "return invalid outside of a func", is: "surroundings"),
            RefusedCode.refused(
                "self.cook()",
                "cannot find 'self' in scope; did you mean to use it in a type or extension context?",
                is: "surroundings"),
            RefusedCode.refused(
                "override func a() {}", "'override' can only be specified on class members",
                is: "surroundings"),
            RefusedCode.refused(
                "init() {}", "initializers may only be declared within a type", is: "surroundings"),
            RefusedCode.refused(
                "@Flag var a = 1", "property wrappers are not yet supported in top-level code",
                is: "surroundings"),
            RefusedCode.refused(
                "case a", "enum 'case' is not allowed outside of an enum", is: "surroundings"),
            RefusedCode.refused("}", "extraneous '}' at top level", is: "surroundings"),
            RefusedCode.refused(
                ".task { }",
                "reference to member 'task' cannot be resolved without a contextual type",
                is: "surroundings"),
            RefusedCode.refused(
                "func a() -> Int", "expected '{' in body of function declaration", is: "bodies"),
            RefusedCode.refused(
                "func a() -> Int { ... }", "unary operator cannot be separated from its operand",
                is: "elision"),
            RefusedCode.refused(
                "func a() -> Int {\n    // ...\n}",
                "missing return in global function expected to return 'Int'", is: "elision"),
            RefusedCode.refused("f(<#value#>)", "editor placeholder in source file", is: "elision"),
            RefusedCode.refused(
                ".package(url: \"a\", from: \"1.0.0\"),",
                "consecutive statements on a line must be separated by ';'", is: "manifest"),
            RefusedCode.refused(
                "// swift-tools-version: 6.0\nimport PackageDescription",
                "no such module 'PackageDescription'", is: "manifest"),
            RefusedCode.refused(
                "let x: Int = \"a\"",
                "cannot convert value of type 'String' to specified type 'Int'", is: "broken"),
            RefusedCode.refused("f(1", "expected ')' in expression list", is: "broken"),
            RefusedCode.refused(
                "[1].kale()", "value of type '[Int]' has no member 'kale'", is: "broken"),
            RefusedCode.refused("swift build", "cannot find 'build' in scope", is: "shell"),
            RefusedCode.refused(
                "Hello, world\n3 leaves",
                "consecutive statements on a line must be separated by ';'",
                is: "output"),
        ])
    func refused(_ refused: RefusedCode) {
        let book = TrialBook(refused.code)
        let program = book.program(0)
        let diagnostics = refused.sentences.map { sentence in
            CompilerDiagnostic(
                severity: .error, message: sentence,
                place: CompilerDiagnostic.Place(part: program.label, line: 1, column: 1))
        }
        let verdict = TrialJudge(file: book.file, index: 0, absentModules: []).verdict(
            of: program,
            Transcript(diagnostics: diagnostics, lines: [], ending: .refused, duration: 0),
            problems: [])
        #expect(verdict.word == refused.word)
    }

    @Test("runs, and it is said where it prints nothing and where it only declares")
    func runs() {
        let book = TrialBook("print(1)", "let x = [1].count", "struct A {\n    var b = 1\n}")
        #expect(book.verdict(0, printing: ["1"]) == .holds(.runs))
        #expect(book.verdict(1) == .holds(.printsNothing))
        #expect(book.verdict(2) == .holds(.onlyDeclares))
    }

    @Test("is broken where it crashes, runs too long, or exits with a status")
    func broken() {
        let book = TrialBook("print(1)")
        for ending: Transcript.Ending in [.signal(4), .exit(3), .timedOut(limit: 10_000)] {
            #expect(book.verdict(0, ending: ending).word == "broken")
        }
    }

    @Test("does what its words say, or is broken")
    func words() {
        let book = TrialBook(
            markdown: """
                ```swift expect=exit:3
                exit(3)
                ```

                <!-- lectern: expect=compile-error error="cannot find" -->
                ```swift
                kale()
                ```

                ```swift skip="a sketch"
                ???
                ```
                """)
        #expect(book.verdict(0, ending: .exit(3)) == .holds(.asItsWordsSay))
        #expect(book.verdict(0).word == "broken")
        #expect(
            book.verdict(1, refused: "cannot find 'kale' in scope") == .holds(.asItsWordsSay))
        #expect(book.file.fences.map(\.line) == [1, 6, 10])
    }

    @Test("misses a member that a neighbour gives, or a module that is not there")
    func members() {
        let sentence = "value of type '[Int]' has no member 'kale'"
        let book = TrialBook("extension Array {\n    func kale() {}\n}", "[1].kale()")
        #expect(book.verdict(1, refused: sentence).word == "names kale")
        let lonely = TrialBook("[1].kale()")
        #expect(lonely.verdict(0, refused: sentence, absent: ["Kale"]).word == "modules Kale")
    }

    @Test("knows where the names stand that it misses")
    func lines() {
        let book = TrialBook("let a = 1", "print(a, b, c)", "let b = 2")
        guard
            case .lacksContext(let lack) = book.verdict(
                1, refused: "cannot find 'a' in scope", "cannot find 'b' in scope",
                "cannot find 'c' in scope"),
            case .names(let names) = lack.reason
        else { return #expect(Bool(false), "names are missing") }
        #expect(names.map(\.earlierLine) == [1, nil, nil])
        #expect(names.map(\.laterLine) == [nil, 9, nil])
    }

    @Test(
        "with words of another tool is run all the same, and with wrong ones of Lectern's it is not"
    )
    func wrongWords() {
        let book = TrialBook(
            markdown:
                "```swift showLineNumbers {2}\nprint(1)\n```\n\n```swift compile skip=\"x\"\n```\n")
        #expect(book.file.fences[0].snippet.request.treatment == .run(.success))
        #expect(book.file.fences[0].wrongWords.count == 2)
        #expect(book.file.fences[1].snippet.request.treatment == .wrong)
        #expect(book.file.fences[1].wrongWords.map(\.id) == [.contradictoryWords])
    }
}
