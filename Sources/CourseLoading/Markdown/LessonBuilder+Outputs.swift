import CourseModel
import Diagnostics

/// A fence together with the mark that closes it.
struct FencePlace: Sendable, Equatable {
    /// The fence as it opens.
    let fence: SourceFence
    /// The bytes of the closing mark.
    let closingMark: Range<Int>

    /// From the first mark to the last.
    var range: Range<Int> { fence.span.range.lowerBound..<closingMark.upperBound }
}

/// What stands right above a block in the same container, as far as output fences are concerned.
enum BlockAbove: Sendable, Equatable {
    /// Nothing, or a block that has nothing to do with code.
    case nothing
    /// A snippet, by its place in the lesson.
    case snippet(Int)
    /// Another output fence.
    case output(SourceSpan)
    /// Code that is only shown.
    case listing(language: String)
}

extension SourceFence {
    /// Whether it states what a snippet prints.
    var isOutput: Bool { language.lowercased() == Self.outputLanguage }

    /// The language of such a fence.
    static let outputLanguage = "output"
}

extension LessonBuilder {
    /// What a node is for the block below it, given the blocks that were made of it.
    func blockAbove(_ node: MarkdownNode, _ made: [Block]) -> BlockAbove {
        if case .snippet(let index) = made.last { return .snippet(index) }
        guard node.isCodeBlock else { return .nothing }
        if case .listing(let listing) = made.last { return .listing(language: listing.language) }
        // The only code that makes no block is what states an output.
        return .output(text.span(of: node))
    }

    /// Takes up an output fence as the statement of the snippet above it, or says why there is none.
    mutating func addOutput(_ place: FencePlace, lines: [CodeLine]) {
        refuseWords(ofOutput: place.fence)
        switch above {
        case .snippet(let index):
            outputFences[index] = OutputFence(
                lines: lines.map { OutputFence.Line(text: String($0.text), offset: $0.offset) },
                span: place.fence.span, range: place.range)
            refuseNeedless(place.fence, of: index)
        case .output(let first):
            report(
                .orphanOutput, "what the snippet above prints is stated already",
                at: place.fence.span, notes: [.init("it is stated here", at: first)],
                help: "keep one of the two")
        case .listing(let language):
            // What is nearly Swift is refused by itself.
            guard !Self.looksLikeSwift(language) else { return }
            report(
                .orphanOutput,
                language.isEmpty
                    ? "the code above names no language, so it is not run and prints nothing"
                    : "‘\(language)’ has no runner, so the code above prints nothing",
                at: place.fence.span,
                help: "call the output ```text, or make the code a snippet that is run")
        case .nothing:
            report(
                .orphanOutput, "this states what a snippet prints, and no snippet stands above it",
                at: place.fence.span,
                help: "put it right below the snippet, with nothing but empty lines between them")
        }
    }

    private mutating func refuseWords(ofOutput fence: SourceFence) {
        let words = text.file[fence.wordsRange]
        let trimmed = words.drop { $0 == " " || $0 == "\t" }
        guard !trimmed.isEmpty else { return }
        let start = fence.wordsRange.upperBound - trimmed.utf8.count
        let trailing = trimmed.reversed().prefix { $0 == " " || $0 == "\t" }.count
        report(
            .unknownWord, "an output fence has no words",
            at: SourceSpan(
                file: text.file.path, range: start..<(fence.wordsRange.upperBound - trailing)),
            help: "write it as \(fence.mark)\(fence.language) alone, and words behind the "
                + "snippet's own language")
    }

    /// Refuses the statement of what nobody sees.
    private mutating func refuseNeedless(_ fence: SourceFence, of index: Int) {
        guard !wrongSnippets.contains(index), let reason = snippets[index].request.reasonForSilence
        else { return }
        report(
            .needlessOutput, "the snippet above \(reason)", at: fence.span,
            notes: [.init("it is this one", at: snippets[index].span)],
            help: "take the output fence out")
    }

    mutating func refuse(commentAboveOutput comment: FenceComment) {
        report(
            .orphanComment, "this comment stands above an output fence, which has no words",
            at: comment.span, help: "put it right above the snippet's own fence")
    }
}

extension SnippetRequest {
    /// Why nothing that it prints is shown; `nil` where something is.
    fileprivate var reasonForSilence: String? {
        switch treatment {
        case .skip: "is skipped, so it prints nothing"
        case .refuse: "must not compile, so it prints nothing"
        case .compile: "is only compiled, so it prints nothing"
        case .run: isHidden ? "is hidden, and what it prints with it" : nil
        }
    }
}
