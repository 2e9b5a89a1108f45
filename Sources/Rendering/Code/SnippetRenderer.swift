import CourseModel

/// Writes a snippet: its code with what the compiler says of it, what it printed, and where all that
/// comes from.
struct SnippetRenderer {
    private let snippet: Snippet
    private let recording: Recording?
    private let context: BlockRenderer.Context
    private var html = HTMLBuffer()

    /// Writes a snippet.
    ///
    /// What is shown of a run is what is recorded, and nothing else.
    static func write(
        _ snippet: Snippet, in context: BlockRenderer.Context, to html: inout HTMLBuffer,
        with pool: inout MeaningPool
    ) {
        var renderer = SnippetRenderer(
            snippet: snippet, recording: context.recordings[snippet.id], context: context)
        renderer.write(with: &pool)
        html.append(renderer.html)
    }

    private init(snippet: Snippet, recording: Recording?, context: BlockRenderer.Context) {
        self.snippet = snippet
        self.recording = recording
        self.context = context
    }

    private mutating func write(with pool: inout MeaningPool) {
        html.markup("<figure class=\"snippet\"")
        html.attribute("id", "run-\(snippet.id)")
        html.markup(">\n")
        let listing = listing(with: recording?.transcript.diagnostics ?? [])
        if let recording, let prediction = snippet.request.prediction {
            // What the compiler says would give away what is asked.
            let isSpoken = !recording.transcript.diagnostics.isEmpty
            writeListing(isSpoken ? self.listing(with: []) : listing, with: &pool)
            PredictionRenderer(snippet: snippet, recording: recording, prediction: prediction)
                .write(in: &html) { html in
                    var result = SnippetRenderer(
                        snippet: snippet, recording: recording, context: context)
                    if isSpoken { result.writeListing(listing, with: &pool) }
                    result.writeResult(of: recording, listing)
                    html.append(result.html)
                }
        } else {
            writeListing(listing, with: &pool)
            if let recording {
                writeResult(of: recording, listing)
            } else if case .skip(let reason) = snippet.request.treatment {
                html.markup("<p class=\"verdict verdict-quiet\">Not run: ")
                html.text(reason)
                html.markup("</p>\n")
            }
        }
        writeFoot(with: &pool)
        html.markup("</figure>\n")
    }

    /// Writes what became of it.
    private mutating func writeResult(of recording: Recording, _ listing: SnippetListing) {
        writeVerdict(of: recording.transcript, elsewhere: listing.elsewhere)
        if recording.recipe.runs > 1 {
            GalleryRenderer.write(recording.observations, to: &html)
        } else {
            OutputRenderer.write(
                recording.transcript, frequency: "", times: recording.playbackTimes, to: &html)
        }
        TimelineRenderer.write(recording, listing: listing, to: &html)
    }

    // MARK: Code

    private func listing(with diagnostics: [CompilerDiagnostic]) -> SnippetListing {
        SnippetListing(
            snippet, label: recording?.label ?? "", diagnostics: diagnostics,
            annotation: context.annotations.snippets[snippet.id])
    }

    private mutating func writeListing(_ listing: SnippetListing, with pool: inout MeaningPool) {
        let presentation = snippet.request.presentation
        let writer = codeWriter
        ListingFrame.open(title: presentation.title, language: languageLabel, to: &html)
        ListingFrame.fold(listing.lines.count, if: presentation.isCollapsed, to: &html) { html in
            writer.write(listing.lines, to: &html, with: &pool)
        }
        ListingFrame.close(to: &html)
    }

    private var codeWriter: CodeWriter {
        CodeWriter(
            language: language,
            meanings: context.annotations.snippets[snippet.id]?.meanings ?? [],
            glossary: context.glossary)
    }

    /// The language as fences name it.
    private var language: String { snippet.runner ?? "swift" }

    /// The language as readers know it, and how it is built where that is not as always.
    private var languageLabel: String {
        let build = snippet.request.build
        let mode = build.languageMode == .swift5 ? " 5 mode" : ""
        let flags = build.flags.isEmpty ? [] : [build.flags.joined(separator: " ")]
        let sanitizer = build.sanitizer.map { ["\($0.rawValue) sanitizer"] } ?? []
        return ([LanguageName.of(language) + mode] + flags + sanitizer).joined(separator: ", ")
    }

    // MARK: The compiler

    /// Writes what became of compiling, where that is worth a word, and what the compiler says of code
    /// that the listing does not show.
    private mutating func writeVerdict(
        of transcript: Transcript, elsewhere: [CompilerDiagnostic]
    ) {
        switch transcript.ending {
        case .refused:
            html.markup("<p class=\"verdict verdict-refused\">Does not compile, on purpose.</p>\n")
        case .compiled:
            html.markup("<p class=\"verdict verdict-quiet\">")
            html.text(
                snippet.request.role == .check
                    ? "Run on what starter and solution print." : "Compiled, not run.")
            html.markup("</p>\n")
        case .exit, .signal, .timedOut, .printedTooMuch, .computedTooLong, .usedTooMuchMemory,
            .startedTooMany, .printedNoText, .flagsRefused, .notLinked, .compilerFailed:
            break
        }
        DiagnosticRenderer.write(
            list: elsewhere, names: context.names, besides: recording?.label ?? "", to: &html)
    }

    // MARK: Where it comes from

    private mutating func writeFoot(with pool: inout MeaningPool) {
        html.markup("<div class=\"foot\">\n")
        if let recording, let lesson = context.lesson {
            let file = ProgramFile(recording, of: lesson)
            ProvenanceRenderer.write(
                recording, contract: snippet.request.contract, fence: snippet.outputFence,
                file: file, lesson: lesson, packages: context.packages, to: &html)
            if snippet.hidesLines || recording.recipe.text.isChained {
                WholeProgramRenderer(
                    snippet: snippet, file: file, context: context, writer: codeWriter
                ).write(in: &html, with: &pool)
            }
        }
        html.markup("<a class=\"permalink\" aria-label=\"Link to this snippet\" href=\"#")
        html.url("run-\(snippet.id)")
        html.markup("\">")
        html.text(snippet.id.name)
        html.markup("</a>\n</div>\n")
    }
}
