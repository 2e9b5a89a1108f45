import CourseModel
import Diagnostics
import Testing

@testable import Verification

@Suite("What mends a fence")
struct MendSearchTests {
    private let book = TrialBook(
        "struct Kale {}", "let kale = Kale()", "struct Soup {}", "print(kale)")

    private func search(
        _ index: Int, in book: TrialBook, _ refusals: [Int: Refusal], unusable: Set<Int> = [],
        modules: [String] = []
    ) -> MendSearch {
        MendSearch(
            for: index, of: book.file,
            .init(refusals: refusals, unusable: unusable, refused: [], modules: modules))
    }

    private var refusals: [Int: Refusal] {
        [
            1: book.refusal(1, "cannot find 'Kale' in scope"),
            3: book.refusal(3, "cannot find 'kale' in scope"),
        ]
    }

    @Test("The fences that declare what is missing are tried first, with what they miss in turn")
    func chain() {
        let search = search(3, in: book, refusals, modules: ["Foundation"])
        let attempts = search.attempts(round: 1, running: [0, 2])
        #expect(
            attempts == [
                .init(after: [0, 1]), .init(imports: ["Foundation"]),
                .init(languageMode: .swift5), .init(after: [0, 1], imports: ["Foundation"]),
            ])
    }

    @Test("When one does it, nothing more is tried, and it is offered")
    func success() {
        var search = search(3, in: book, refusals)
        search.note(.init(after: [0, 1]), .compiles(ending: nil))
        #expect(search.attempts(round: 2, running: [0, 2]).isEmpty)
        let verdict = search.verdict(book.verdict(3, refused: "cannot find 'kale' in scope"))
        guard case .lacksContext(let lack) = verdict else {
            return #expect(Bool(false), "it lacks context")
        }
        #expect(lack.mend?.after.map(\.line) == [1, 5])
    }

    @Test("What ends badly with it is offered only where nothing ends well")
    func ending() {
        var search = search(3, in: book, refusals)
        search.note(.init(after: [0, 1]), .compiles(ending: "crashes"))
        let plain = book.verdict(3, refused: "cannot find 'kale' in scope")
        guard case .lacksContext(let first) = search.verdict(plain) else {
            return #expect(Bool(false), "it lacks context")
        }
        #expect(first.mend?.ending == "crashes")
        search.note(.init(imports: ["Foundation"]), .compiles(ending: nil))
        guard case .lacksContext(let second) = search.verdict(plain) else {
            return #expect(Bool(false), "it lacks context")
        }
        #expect(second.mend?.imports == ["Foundation"])
    }

    @Test("What is wrong behind what it needs is broken, and said with that")
    func brokenBehind() {
        var search = search(3, in: book, refusals)
        search.note(
            .init(after: [0, 1]),
            .refused(book.refusal(3, "extra argument 'twice' in call", behind: [0, 1])))
        let verdict = search.verdict(book.verdict(3, refused: "cannot find 'kale' in scope"))
        guard case .broken(let fault) = verdict else { return #expect(Bool(false), "it is broken") }
        #expect(fault.sentence.summary == "extra argument 'twice' in call")
        #expect(fault.behind?.after.map(\.line) == [1, 5])
    }

    @Test("What is wrong behind other fences than the nearest says nothing against the fence")
    func unfaithful() {
        var search = search(3, in: book, refusals)
        search.note(
            .init(after: [0, 1, 2]),
            .refused(book.refusal(3, "extra argument 'twice' in call", behind: [0, 1, 2])))
        let verdict = search.verdict(book.verdict(3, refused: "cannot find 'kale' in scope"))
        #expect(verdict.word == "names kale")
    }

    @Test("A name that is declared twice says nothing against the fence")
    func redeclaration() {
        var search = search(3, in: book, refusals)
        search.note(
            .init(after: [0, 1]),
            .refused(book.refusal(3, "invalid redeclaration of 'kale'", behind: [0, 1])))
        let verdict = search.verdict(book.verdict(3, refused: "cannot find 'kale' in scope"))
        #expect(verdict.word == "names kale")
    }

    @Test("Names that are missed only behind others are looked for in the next round")
    func nextRound() {
        var search = search(3, in: book, refusals)
        let first = MendSearch.Attempt(after: [0, 1])
        search.note(
            first, .refused(book.refusal(3, "cannot find 'Soup' in scope", behind: [0, 1])))
        #expect(search.attempts(round: 2, running: [0, 2]).first == .init(after: [0, 1, 2]))
    }

    @Test("Fences that cannot stand in front of others do not")
    func unusable() {
        let search = search(3, in: book, refusals, unusable: [0])
        #expect(search.attempts(round: 1, running: []).first == .init(after: [1]))
    }

    @Test("Another language mode mends what is broken, which it stays")
    func languageMode() {
        var search = search(3, in: book, [3: book.refusal(3, "not concurrency-safe")])
        search.note(.init(languageMode: .swift5), .compiles(ending: nil))
        let verdict = search.verdict(book.verdict(3, refused: "not concurrency-safe"))
        guard case .broken(let fault) = verdict else { return #expect(Bool(false), "it is broken") }
        #expect(fault.mend?.languageMode == .swift5)
    }

    @Test("A module that would give a name is told, and one that is not there too")
    func modules() {
        let book = TrialBook("print(Date(), soup)")
        let all = book.refusal(0, "cannot find 'Date' in scope", "cannot find 'soup' in scope")
        var search = search(0, in: book, [0: all], modules: ["Foundation", "Soup"])
        search.note(
            .init(imports: ["Foundation"]), .refused(book.refusal(0, "cannot find 'soup' in scope"))
        )
        search.note(.init(imports: ["Soup"]), .refused(book.refusal(0, "no such module 'Soup'")))
        let verdict = search.verdict(
            book.verdict(
                0, refused: "cannot find 'Date' in scope", "cannot find 'soup' in scope"))
        guard case .lacksContext(let lack) = verdict, case .names(let names) = lack.reason else {
            return #expect(Bool(false), "names are missing")
        }
        #expect(names.map(\.module) == ["Foundation", nil])
        #expect(lack.absentModules == ["Soup"])
    }

    @Test("However many fences there are, thirty at most are put in front of one")
    func many() {
        let fences = (0..<200).map { "```swift\nlet a\($0) = a\($0 - 1)\n```\n" }
        let book = TrialBook(markdown: fences.joined())
        var refusals: [Int: Refusal] = [:]
        for index in 1..<200 {
            refusals[index] = book.refusal(index, "cannot find 'a\(index - 1)' in scope")
        }
        let search = search(199, in: book, refusals)
        let attempts = search.attempts(round: 2, running: [])
        #expect(attempts.allSatisfy { $0.after.count <= 30 })
    }
}
