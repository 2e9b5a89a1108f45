import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Fences that are tabs of one group")
struct TabsTests {
    private static func blocks(_ markdown: String) -> (blocks: [Block], brief: [String]) {
        let result = Courses.lesson(markdown)
        return (result.course.lessons.first?.blocks ?? [], result.brief)
    }

    private static func listing(_ language: String, _ text: String = "x\n") -> Block {
        .listing(Block.Listing(language: language, text: text))
    }

    @Test("Neighbours are one group in the author's order, named by language unless he names them")
    func group() {
        let markdown = """
            ```py tab
            x
            ```
            ```swift tab
            let a = 1
            ```
            ```swift tab="Swift 5" swift=5
            let a = 1
            ```
            """
        let read = Self.blocks(markdown)
        #expect(read.brief == [])
        #expect(
            read.blocks == [
                .tabs([
                    Block.Tab(name: "Python", block: Self.listing("py")),
                    Block.Tab(name: "Swift", block: .snippet(0)),
                    Block.Tab(name: "Swift 5", block: .snippet(1)),
                ])
            ])
    }

    @Test(
        "What is not shown does not end a group",
        arguments: [
            "```output\n1\n```", "<!-- lectern: title=T -->", "<!-- a remark -->",
            "```swift hidden\nlet a = 1\n```", "<!-- lectern: id=x\n```swift\nlet a = 1\n```\n-->",
            "[a reference]: 01-a.md",
        ])
    func invisible(between: String) {
        let read = Self.blocks(
            "```swift tab\nprint(1)\n```\n\(between)\n\n```text tab\nx\n```\n\nAfter\n")
        #expect(read.brief == [])
        guard case .tabs(let tabs) = read.blocks.first(where: { $0 != .snippet(1) }) else {
            Issue.record("\(read.blocks)")
            return
        }
        #expect(tabs.map(\.name) == ["Swift", "Text"])
        #expect(read.blocks.last == .paragraph([.text("After")]))
    }

    @Test(
        "Everything else ends one",
        arguments: ["Words", "---", "```json\n{}\n```", "## Words", "- Words", "> Words"])
    func visible(between: String) {
        let pair = "```text tab\nx\n```\n```json tab\nx\n```\n"
        let read = Self.blocks("\(pair)\n\(between)\n\n\(pair)")
        #expect(read.brief == [])
        #expect(read.blocks.count == 3)
        #expect(read.blocks.first == read.blocks.last)
    }

    @Test("A group stands in a list or a quotation as well")
    func containers() {
        let pair = "```text tab\nx\n```\n```json tab\nx\n```\n"
        let tabs = Block.tabs([
            Block.Tab(name: "Text", block: Self.listing("text")),
            Block.Tab(name: "JSON", block: Self.listing("json")),
        ])
        let quoted = pair.split(separator: "\n").map { "> \($0)\n" }.joined()
        let indented = pair.split(separator: "\n").map { "  \($0)\n" }.joined()
        #expect(Self.blocks(quoted).blocks == [.quotation([tabs])])
        let list = Block.List(marker: .bullet, isTight: true, items: [[tabs]])
        #expect(Self.blocks("-" + indented.dropFirst()).blocks == [.list(list)])
    }

    @Test("A tab alone is an error, and its code is shown as if it were none")
    func alone() {
        let read = Self.blocks("```swift tab\nprint(1)\n```\n\nWords\n\n```text tab=x\nx\n```\n")
        let help = "say ‘tab’ of the fence below or above too, or take the word out"
        #expect(
            read.brief == [
                "4:10 ‹tab› broken-tabs: this tab stands alone, so there is nothing to choose | "
                    + help,
                "10:9 ‹tab› broken-tabs: this tab stands alone, so there is nothing to choose | "
                    + help,
            ])
        #expect(
            read.blocks == [.snippet(0), .paragraph([.text("Words")]), Self.listing("text")])
    }

    @Test("Two of one name are an error, whatever the case of their letters")
    func sameName() {
        let brief = Self.blocks("```swift tab\n```\n```text tab=swift\nx\n```\n").brief
        #expect(
            brief == [
                "6:9 ‹tab› broken-tabs: ‘swift’ names two tabs that stand side by side | note 4:10 "
                    + "‹tab› the first is here | give each a name of its own: tab=\"A name\""
            ])
    }

    @Test("A tab whose fence names no language needs a name")
    func nameless() {
        let markdown =
            "<!-- lectern: tab -->\n```\nx\n```\n<!-- lectern: tab=\"Y\" -->\n```\nx\n```\n"
        #expect(
            Self.blocks(markdown).brief == [
                "4:15 ‹tab› broken-tabs: this tab has no name, because its fence names no language "
                    + "| give it one: tab=\"A name\""
            ])
    }

    @Test("A fence that is wrong in another way is a tab all the same")
    func wrongNeighbour() {
        let markdown = "```swift tab id=A\n```\n```text tab\nx\n```\n```json tab=\"\"\n```\n"
        #expect(
            Courses.lesson(markdown).ids == [.invalidWordValue, .invalidWordValue])
    }
}
