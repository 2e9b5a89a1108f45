import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Words that say what of a snippet's output must stay")
struct OutputWordsTests {
    private static func read(_ words: String) -> (request: SnippetRequest?, brief: [String]) {
        let result = Courses.lesson("```swift \(words)\nprint(1)\n```\n")
        return (result.course.lessons.first?.snippets.first?.request, result.brief)
    }

    @Test(
        "A contract is what the words say",
        arguments: [
            ("id=k", OutputContract()), ("output=exact", OutputContract(.exact)),
            ("output=unordered", OutputContract(.unordered)),
            ("output=ignored", OutputContract(.ignored)),
            (
                "order=\"start 1 before done 1, done last\"",
                OutputContract(.order([.before("start 1", "done 1"), .last("done")]))
            ),
            ("output=order order=\"a first\"", OutputContract(.order([.first("a")]))),
            (
                #"order="'say \"x, y\"' first""#,
                OutputContract(.order([.first("say \"x, y\"")]))
            ),
            ("mask=time", OutputContract(.exact, masks: [.time])),
            (
                "output=unordered mask=number,path,id,time",
                OutputContract(.unordered, masks: [.time, .number, .path, .id])
            ),
            ("mask=id,id", OutputContract(.exact, masks: [.id])),
            (
                "order=\"a last\" mask=number",
                OutputContract(.order([.last("a")]), masks: [.number])
            ),
        ])
    func contract(words: String, expected: OutputContract) {
        let read = Self.read(words)
        #expect(read.brief == [])
        #expect(read.request?.contract == expected)
        #expect(read.request?.treatment == .run(.success))
        #expect(read.request?.gallery == nil)
    }

    @Test("The words of a contract read back as the contract")
    func roundTrip() {
        let contracts = [
            OutputContract(.unordered, masks: [.time, .id]), OutputContract(.ignored),
            OutputContract(
                .order([.before("a, b", "it's \"c\""), .first("x  y"), .last("done last")])),
            OutputContract(.order([.before("\\n", "b"), .before("b", "c;d")]), masks: [.path]),
        ]
        for contract in contracts {
            let read = Self.read(contract.words)
            #expect(read.brief == [], "\(contract.words)")
            #expect(read.request?.contract == contract, "\(contract.words)")
        }
    }

    @Test(
        "A gallery has twenty runs, or as many as are asked for",
        arguments: [("gallery", 20), ("gallery=2", 2), ("gallery=1000", 1000), ("gallery=007", 7)])
    func gallery(words: String, runs: Int) {
        let read = Self.read(words)
        #expect(read.brief == [])
        #expect(read.request?.gallery == runs)
    }

    @Test(
        "A number of runs that makes no sense is an error",
        arguments: ["0", "1", "1001", "-5", "+5", "2.5", "many", "９", "99999999999999999999"])
    func wrongGallery(text: String) {
        #expect(
            Self.read("gallery=\(text)").brief == [
                "4:18 ‹\(text)› invalid-word-value: ‘\(text)’ is no number of runs | write a whole "
                    + "number from 2 to 1000, as in gallery=20"
            ])
    }

    @Test("A gallery without a value may not be given an empty one", arguments: ["", "\"\""])
    func emptyGallery(value: String) {
        #expect(
            Self.read("gallery=\(value)").brief == [
                "4:10 ‹gallery› invalid-word-value: ‘gallery’ needs a value | for example gallery=20"
            ])
    }

    @Test(
        "A value that is unknown is an error that helps",
        arguments: [
            (
                "output=unorderd",
                "4:17 ‹unorderd› invalid-word-value: ‘unorderd’ is no contract for output | did you "
                    + "mean ‘unordered’?"
            ),
            (
                "output=\"a kangaroo\"",
                "4:17 ‹\"a kangaroo\"› invalid-word-value: ‘a kangaroo’ is no contract for output | "
                    + "write one of exact, unordered, contains, order, ignored"
            ),
            (
                "output=Exact",
                "4:17 ‹Exact› invalid-word-value: ‘Exact’ is no contract for output | did you mean "
                    + "‘exact’?"
            ),
            (
                "output=kangaroo order=\"a last\"",
                "4:17 ‹kangaroo› invalid-word-value: ‘kangaroo’ is no contract for output | write "
                    + "one of exact, unordered, contains, order, ignored"
            ),
            (
                "mask=tim",
                "4:15 ‹tim› invalid-word-value: ‘tim’ is nothing that can be masked | did you mean "
                    + "‘time’?"
            ),
            (
                "mask=time,kangaroo",
                "4:15 ‹time,kangaroo› invalid-word-value: ‘kangaroo’ is nothing that can be masked | "
                    + "write one of time, number, path, id"
            ),
            (
                "mask=time,",
                "4:15 ‹time,› invalid-word-value: ‘’ is nothing that can be masked | write one of "
                    + "time, number, path, id"
            ),
        ])
    func wrongValue(words: String, expected: String) {
        #expect(Self.read(words).brief == [expected])
    }

    @Test(
        "Words that contradict each other are shown both",
        arguments: [
            (
                "output=unordered order=\"a last\"",
                "4:27 ‹order› contradictory-words: ‘order’ contradicts ‘output=unordered’ | note "
                    + "4:10 ‹output› ‘output’ stands here | keep one of the two"
            ),
            (
                "order=\"a last\" output=exact",
                "4:10 ‹order› contradictory-words: ‘order’ contradicts ‘output=exact’ | note 4:25 "
                    + "‹output› ‘output’ stands here | keep one of the two"
            ),
            (
                "mask=time output=ignored",
                "4:10 ‹mask› contradictory-words: ‘mask’ contradicts ‘output=ignored’: nothing is "
                    + "compared | note 4:20 ‹output› ‘output’ stands here | keep one of the two"
            ),
            (
                "output=order",
                "4:17 ‹order› contradictory-words: ‘output=order’ does not say which order | write "
                    + "it: order=\"start 1 before done 1, done last\""
            ),
            (
                "id=k output=contains",
                "4:13 ‹k› contradictory-words: ‘output=contains’ does not say what | write the lines "
                    + "that must come into a fence ```output right below"
            ),
        ])
    func contradiction(words: String, expected: String) {
        #expect(Self.read(words).brief == [expected])
    }

    @Test("A mistake in the rules is shown under the very bytes, whatever stands around them")
    func mistakes() {
        let sentence = "invalid-word-value: ‘nothing’ does not say where it stands"
        func places(_ markdown: String) -> [String] {
            Courses.lesson(markdown + "```\n").brief
                .map { $0.split(separator: " | ").first.map(String.init) ?? "" }
        }
        #expect(places("```swift order=\"a last, nothing\"\n") == ["4:25 ‹nothing› \(sentence)"])
        #expect(places("```swift order=nothing\n") == ["4:16 ‹nothing› \(sentence)"])
        #expect(
            places("<!-- lectern: order: a last, nothing -->\n```swift\n")
                == ["4:30 ‹nothing› \(sentence)"])
        #expect(
            places("<!-- lectern: id=k\n  order:   a last, nothing\n  mask=time -->\n```swift\n")
                == ["5:20 ‹nothing› \(sentence)"])
        #expect(
            places("```swift order=\"é first, nothing\"\n") == ["4:26 ‹nothing› \(sentence)"],
            "columns are characters, ranges bytes")
        #expect(
            places(#"```swift order="'a\"b' first, nothing""# + "\n")
                == [#"4:16 ‹"'a\"b' first, nothing"› \#(sentence)"#],
            "with an escape the whole value is meant")
    }

    @Test(
        "What is missing in the rules has a place too",
        arguments: [
            ("a before", "before"), ("before b", "before"), ("a last,, b first", ","),
            ("'a last", "'a last"), ("first", "first"), ("a before a", "a before a"),
        ])
    func missing(rules: String, place: String) {
        let brief = Self.read("order=\"\(rules)\"").brief
        #expect(brief.count == 1)
        #expect(brief.first?.contains("‹\(place)› invalid-word-value") == true, "\(brief)")
    }

    @Test("Rules that state nothing are an error, and no contract", arguments: [" ", "\\n", ","])
    func empty(rules: String) {
        let read = Self.read("order=\"\(rules)\"")
        #expect(read.brief.count == 1)
        #expect(read.brief.first?.contains("invalid-word-value") == true, "\(read.brief)")
    }

    @Test("What a fence demands of its output fence")
    func demands() {
        func ids(_ words: String, fence: [String]?) -> [String] {
            let course = Courses.course(lesson: "```swift id=k \(words)\nprint(1)\n```\n")
            guard let snippet = course.lessons.first?.snippets.first else { return ["none"] }
            let stated = Snippet(
                id: snippet.id, isNamed: true, request: snippet.request, lines: snippet.lines,
                outputFence: fence.map { lines in
                    OutputFence(
                        lines: lines.map { .init(text: $0, offset: 0) }, span: snippet.span,
                        range: snippet.span.range)
                }, span: snippet.span)
            return OutputDemands.diagnostics(of: [stated]).map(\.summary)
        }
        #expect(ids("output=contains", fence: nil) == ["‘output=contains’ does not say what"])
        #expect(ids("output=contains", fence: []) == [])
        #expect(
            ids("output=ignored", fence: ["1"])
                == ["this states the output, and ‘output=ignored’ says that it does not count"])
        #expect(ids("output=ignored", fence: nil) == [])
        for words in ["", "output=unordered", "order=\"a last\""] {
            #expect(ids(words, fence: ["1"]) == [])
            #expect(ids(words, fence: nil) == [])
        }
    }
}
