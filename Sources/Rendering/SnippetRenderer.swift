import CourseModel

/// Writes a snippet: its code, and under it what the compiler said and what it printed.
struct SnippetRenderer {
    private let snippet: Snippet
    private let recording: Recording?
    private let names: [String: String]
    private var html = HTMLBuffer()

    /// The HTML of a snippet.
    ///
    /// What is shown of a run is what is recorded, and nothing else.
    static func render(
        _ snippet: Snippet, recording: Recording?, names: [String: String]
    ) -> HTMLBuffer {
        var renderer = SnippetRenderer(snippet: snippet, recording: recording, names: names)
        renderer.write()
        return renderer.html
    }

    private init(snippet: Snippet, recording: Recording?, names: [String: String]) {
        self.snippet = snippet
        self.recording = recording
        self.names = names
    }

    private mutating func write() {
        html.markup("<figure class=\"snippet\"")
        html.attribute("id", "run-\(snippet.id)")
        html.markup(">\n")
        if let title = snippet.request.presentation.title {
            html.markup("<figcaption class=\"snippet-title\">")
            html.text(title)
            html.markup("</figcaption>\n")
        }
        writeListing()
        if let recording {
            writeDiagnostics(of: recording.transcript)
            let runs = recording.observations.reduce(0) { $0 + $1.count }
            for observation in recording.observations {
                OutputRenderer.write(
                    observation.transcript,
                    frequency: runs == 1 ? "" : " in \(observation.count) of \(runs) runs",
                    to: &html)
            }
        } else if case .skip(let reason) = snippet.request.treatment {
            html.markup("<p class=\"ending ending-quiet\">Not run: ")
            html.text(reason)
            html.markup("</p>\n")
        }
        writeWholeProgram()
        html.markup("<p class=\"permalink\"><a href=\"#")
        html.url("run-\(snippet.id)")
        html.markup("\">")
        html.text(snippet.id.name)
        html.markup("</a></p>\n</figure>\n")
    }

    // MARK: Code

    private var ownLabel: String { recording?.label ?? "" }

    private var ownDiagnostics: [CompilerDiagnostic] {
        (recording?.transcript.diagnostics ?? []).flatMap { [$0] + $0.notes }
            .filter { $0.place?.part == ownLabel }
    }

    /// The 1-based numbers of the lines that are shown: a hidden line that the compiler speaks of
    /// comes to light.
    private var shownLines: [Int] {
        let spokenOf = Set(ownDiagnostics.compactMap { $0.place?.line })
        return snippet.lines.indices.map { $0 + 1 }
            .filter { !snippet.lines[$0 - 1].isHidden || spokenOf.contains($0) }
    }

    /// How much white space the shown lines of a file lose: a region is often part of something.
    private var indentation: Int {
        guard snippet.codeFile != nil else { return 0 }
        return Indentation.common(of: snippet.lines.filter { !$0.isHidden }.map(\.text))
    }

    private mutating func writeListing() {
        let indentation = indentation
        let marks = Dictionary(
            ownDiagnostics.filter { $0.severity == .error || $0.severity == .warning }
                .map { ($0.place?.line ?? 0, $0.severity) },
            uniquingKeysWith: { $0 == .error ? $0 : $1 })
        html.markup("<div class=\"listing\"><span class=\"listing-language\">")
        html.text(languageLabel)
        html.markup("</span>")
        openCode()
        for number in shownLines {
            let line = snippet.lines[number - 1].text
            switch marks[number] {
            case .error: html.markup("<span class=\"line line-error\">")
            case .warning: html.markup("<span class=\"line line-warning\">")
            case .note, .remark, nil:
                // Either all lines of a listing are elements or none: they are blocks there.
                if !marks.isEmpty { html.markup("<span class=\"line\">") }
            }
            let cut = Indentation.length(in: line, upTo: indentation)
            html.text(String(decoding: line.utf8.dropFirst(cut), as: UTF8.self))
            html.markup("\n")
            if !marks.isEmpty { html.markup("</span>") }
        }
        html.markup("</code></pre></div>\n")
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

    private mutating func openCode() {
        html.markup("<pre tabindex=\"0\"><code")
        html.attribute("class", "language-\(language)")
        html.markup(">")
    }

    private mutating func writeWholeProgram() {
        guard let recording, snippet.hidesLines || recording.recipe.text.isChained else { return }
        html.markup("<details class=\"whole-program\"><summary>The whole program</summary>")
        openCode()
        html.text(recording.recipe.text.withoutLecternsLines)
        html.markup("</code></pre></details>\n")
    }

    // MARK: The compiler

    private mutating func writeDiagnostics(of transcript: Transcript) {
        let diagnostics = transcript.diagnostics.filter { $0.severity != .remark }
        guard !diagnostics.isEmpty else { return }
        let isRefused = transcript.ending == .refused
        html.markup("<div class=\"compiler ")
        html.markup(isRefused ? "compiler-error" : "compiler-warning")
        html.markup("\"><p class=\"label\">The compiler says</p><ol class=\"diagnostics\">\n")
        for diagnostic in diagnostics {
            for each in [diagnostic] + diagnostic.notes { write(each) }
        }
        html.markup("</ol></div>\n")
    }

    private mutating func write(_ diagnostic: CompilerDiagnostic) {
        html.markup("<li class=\"diagnostic ")
        switch diagnostic.severity {
        case .error: html.markup("diagnostic-error\">")
        case .warning: html.markup("diagnostic-warning\">")
        case .note, .remark: html.markup("diagnostic-note\">")
        }
        if let place = diagnostic.place {
            html.markup("<span class=\"place\">")
            html.text(description(of: place))
            html.markup("</span> ")
        }
        html.markup("<span class=\"severity\">")
        html.text(diagnostic.severity.rawValue)
        html.markup("</span> <span class=\"message\">")
        html.text(diagnostic.message)
        html.markup("</span>")
        if let group = diagnostic.group {
            html.markup(" <span class=\"group\">")
            html.text(group)
            html.markup("</span>")
        }
        html.markup("</li>\n")
    }

    /// A place in the reader's numbers: lines as they are shown, columns as characters.
    private func description(of place: CompilerDiagnostic.Place) -> String {
        guard place.part == ownLabel else {
            return "\(names[place.part] ?? place.part), line \(place.line)"
        }
        guard (1...max(1, snippet.lines.count)).contains(place.line), !snippet.lines.isEmpty else {
            return "end"
        }
        let shown = shownLines.firstIndex(of: place.line).map { $0 + 1 } ?? place.line
        let line = snippet.lines[place.line - 1].text
        let before = line.utf8.prefix(max(0, place.column - 1))
            .dropFirst(Indentation.length(in: line, upTo: indentation))
        let column = String(decoding: before, as: UTF8.self).count + 1
        return "line \(shown), column \(column)"
    }
}

extension String {
    /// Whether more than one snippet's code stands in a program.
    fileprivate var isChained: Bool {
        let lines = utf8.split(separator: UInt8(ascii: "\n"))
        return contains(PartMark.line)
            || lines.count { $0.starts(with: "#sourceLocation(file: \"".utf8) } > 1
    }

    /// A program without what Lectern added to it.
    fileprivate var withoutLecternsLines: String {
        var isOwn = false
        return split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            if line.hasPrefix("#sourceLocation(file: \"") {
                isOwn = line.hasPrefix("#sourceLocation(file: \"lectern\"")
                return false
            }
            return !isOwn && !line.separatesParts
        }
        .joined(separator: "\n")
    }
}

extension Substring {
    /// Whether the line stands between the parts of a program that is not Swift.
    fileprivate var separatesParts: Bool { contains(PartMark.line) }
}
