import CourseModel
import Diagnostics
import Testing

@testable import Rendering

@Suite("Words that a glossary explains")
struct GlossaryIndexTests {
    private static func entry(
        _ spellings: [String], isCode: Bool = false, _ text: String = "T."
    ) -> Glossary.Entry {
        Glossary.Entry(
            anchor: spellings[0], title: [.text(spellings[0])], spellings: spellings,
            isCode: isCode, blocks: [.paragraph([.text(text)])])
    }

    private static func index(_ entries: [Glossary.Entry]) -> GlossaryIndex {
        GlossaryIndex(
            Glossary(
                title: "G", introduction: [], entries: entries, path: "glossary.md",
                source: SourceFile(path: "content/glossary.md", text: "")))
    }

    private static func found(_ text: String, _ entries: [Glossary.Entry]) -> [String] {
        var known: Set<Int> = []
        return index(entries).firstTerms(in: text, besides: &known).map {
            "\(text[$0.range])→\($0.entry)"
        }
    }

    @Test("A term is found as a whole word, in either case, the longest spelling first")
    func terms() {
        let entries = [
            Self.entry(["task", "tasks"]), Self.entry(["task group"]), Self.entry(["actor"]),
        ]
        #expect(Self.found("A Task group has tasks.", entries) == ["Task group→1", "tasks→0"])
        #expect(Self.found("multitask factory actors re-actor", entries) == ["actor→2"])
        #expect(Self.found("täsk Taskä", entries) == [])
        #expect(Self.found("", entries) == [])
    }

    @Test("Each entry is found once, and those that are known not again")
    func once() {
        let index = Self.index([Self.entry(["task"])])
        var known: Set<Int> = []
        #expect(index.firstTerms(in: "task task", besides: &known).count == 1)
        #expect(index.firstTerms(in: "task", besides: &known).isEmpty)
        #expect(known == [0])
    }

    @Test("Words of the language are found in code, with and without their @")
    func code() {
        let index = Self.index([
            Self.entry(["@MainActor"], isCode: true), Self.entry(["async", "await"], isCode: true),
        ])
        #expect(index.entry(forCode: "MainActor")?.title == "@MainActor")
        #expect(index.entry(forCode: "@MainActor")?.anchor == "@MainActor")
        #expect(index.entry(forCode: "await")?.title == "async, await")
        #expect(index.entry(forCode: "Await") == nil)
        #expect(index.number(forCodeSpan: "async") == 1)
        var known: Set<Int> = []
        #expect(index.firstTerms(in: "async", besides: &known).isEmpty)
    }

    @Test("An answer is the first paragraph, code in backticks")
    func answers() {
        var entry = Self.entry(["x"])
        entry.blocks = [
            .thematicBreak,
            .paragraph([.strong([.text("A ")]), .code("b"), .softBreak, .text("c")]),
            .paragraph([.text("d")]),
        ]
        #expect(Self.index([entry]).entries.first?.answer == "A `b` c")
        #expect(GlossaryIndex(nil).isEmpty)
    }
}
