import CourseModel
import Diagnostics

/// The word `tab` of a fence.
struct TabMark: Sendable, Equatable {
    /// What the tab is called; empty where neither its author nor a language says so.
    let name: String
    /// Where the word stands.
    let span: SourceSpan

    /// The mark among the words of a fence; `nil` where there is none.
    init?(_ words: [WrittenWord], fence: SourceFence) {
        guard let word = words.first(where: { $0.key == FenceWord.tab.rawValue }) else {
            return nil
        }
        let said = word.value ?? ""
        name = said.isEmpty ? LanguageName.of(fence.language) : said
        span = word.keySpan
    }
}

/// Neighbouring blocks that are marked as tabs, while they are read.
struct TabGroup {
    private var tabs: [Block.Tab] = []
    private var marks: [TabMark] = []

    /// Whether there is nothing in it.
    var isEmpty: Bool { tabs.isEmpty }

    mutating func append(_ block: Block, _ mark: TabMark) {
        tabs.append(Block.Tab(name: mark.name, block: block))
        marks.append(mark)
    }

    /// What the tabs become, and what is wrong with them.
    func finished() -> (blocks: [Block], diagnostics: [Diagnostic]) {
        guard let only = marks.first else { return ([], []) }
        guard marks.count > 1 else {
            let diagnostic = Diagnostic(
                .brokenTabs, "this tab stands alone, so there is nothing to choose", at: only.span,
                help: "say ‘tab’ of the fence below or above too, or take the word out")
            return (tabs.map(\.block), [diagnostic])
        }
        return ([.tabs(tabs)], marks.indices.compactMap(problem))
    }

    private func problem(ofTab index: Int) -> Diagnostic? {
        let mark = marks[index]
        guard !mark.name.isEmpty else {
            return Diagnostic(
                .brokenTabs, "this tab has no name, because its fence names no language",
                at: mark.span, help: "give it one: \(FenceWord.tab.example)")
        }
        let name = mark.name.lowercased()
        guard let first = marks[..<index].first(where: { $0.name.lowercased() == name }) else {
            return nil
        }
        return Diagnostic(
            .brokenTabs, "‘\(mark.name)’ names two tabs that stand side by side", at: mark.span,
            notes: [.init("the first is here", at: first.span)],
            help: "give each a name of its own: \(FenceWord.tab.example)")
    }
}

extension LessonBuilder {
    /// Adds what was made of a node to the blocks of its container, tabs as one block.
    ///
    /// What is not shown, such as comments, output fences and hidden snippets, ends no group.
    mutating func add(_ made: [Block], to blocks: inout [Block], group: inout TabGroup) {
        defer { tab = nil }
        if let tab, let block = made.last {
            group.append(block, tab)
            return
        }
        if !made.allSatisfy(isHidden) { finish(&group, in: &blocks) }
        if case .snippet(let index) = made.last, let other = snippets[index].request.pairedWith {
            return pair(index, with: other, in: &blocks)
        }
        blocks += made
    }

    /// Adds the tabs that are read as one block.
    mutating func finish(_ group: inout TabGroup, in blocks: inout [Block]) {
        guard !group.isEmpty else { return }
        let finished = group.finished()
        blocks += finished.blocks
        diagnostics += finished.diagnostics
        group = TabGroup()
    }

    func isHidden(_ block: Block) -> Bool {
        if case .snippet(let index) = block { snippets[index].request.isHidden } else { false }
    }
}
