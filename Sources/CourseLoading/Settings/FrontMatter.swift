import CourseModel
import Diagnostics

/// What stands between the `---` lines at the top of a lesson or of the glossary.
struct FrontMatter: Sendable, Equatable {
    /// What it speaks of.
    enum Subject: Sendable, Equatable {
        case lesson
        /// The glossary, which needs no front matter.
        case glossary

        fileprivate var keys: [String] {
            switch self {
            case .lesson: ["title", "summary", "setup"]
            case .glossary: ["title"]
            }
        }

        fileprivate var unbuiltKeys: [String] {
            switch self {
            case .lesson: ["aliases"]
            case .glossary: []
            }
        }
    }

    /// The title; `nil` where it is missing.
    let title: String?
    /// One sentence about the lesson; may be empty.
    let summary: String
    /// Snippets whose code stands before every other one.
    let setup: [SnippetRequest.Dependency]
    /// The 0-based byte offset at which the Markdown begins.
    let bodyOffset: Int
    /// What is wrong with it.
    let diagnostics: [Diagnostic]

    /// Reads a file's front matter; without any, Markdown begins with the first byte.
    init(file: SourceFile, of subject: Subject = .lesson) {
        var diagnostics: [Diagnostic] = []
        let hasFrontMatter = file.contents(ofLine: 1) == "---"
        let closing =
            hasFrontMatter
            ? (2..<max(2, file.lineCount + 1)).first { file.contents(ofLine: $0) == "---" } : nil
        if hasFrontMatter, closing == nil {
            diagnostics.append(
                Diagnostic(
                    .frontMatterUnclosed, "the front matter that begins here is never closed",
                    at: SourceSpan(file: file.path, range: file.range(ofLine: 1)),
                    help: "end it with a line ---"))
        }
        guard let closing else {
            title = nil
            summary = ""
            setup = []
            bodyOffset = 0
            if diagnostics.isEmpty, subject == .lesson {
                diagnostics.append(
                    Self.missingTitle(
                        file, in: 0..<0,
                        help: "begin the file with the lines ---, title: My lesson, ---"))
            }
            self.diagnostics = diagnostics
            return
        }
        let range = file.start(ofLine: 2)..<file.start(ofLine: closing)
        var yaml = YAMLMapping(
            file: file, range: range, keys: subject.keys, unbuiltKeys: subject.unbuiltKeys)
        title = yaml.text("title")
        summary = yaml.text("summary") ?? ""
        setup = yaml.texts("setup").compactMap { text, span in
            let dependency = SnippetRequest.Dependency(text: text, span: span)
            if dependency == nil {
                diagnostics.append(
                    Diagnostic(
                        .invalidValue, "‘\(text)’ is no snippet's name", at: span,
                        help: "write setup: [ID, ID] with ids of this lesson"))
            }
            return dependency
        }
        bodyOffset =
            closing < file.lineCount ? file.start(ofLine: closing + 1) : file.text.utf8.count
        if title == nil, yaml.diagnostics.isEmpty, subject == .lesson {
            diagnostics.append(
                Self.missingTitle(
                    file, in: file.range(ofLine: 1), help: "add a line: title: My lesson"))
        }
        self.diagnostics = yaml.diagnostics + diagnostics
    }

    private static func missingTitle(
        _ file: SourceFile, in range: Range<Int>, help: String
    ) -> Diagnostic {
        Diagnostic(
            .missingKey, "the lesson has no title",
            at: SourceSpan(file: file.path, range: range), help: help)
    }
}
