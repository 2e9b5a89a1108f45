package import CourseModel
package import Diagnostics
import Mustache

/// Tells what is wrong with the templates that a course puts in the place of the theme's own.
package enum TemplateCheck {
    /// What is wrong with the files of a theme, in their order.
    package static func diagnostics(of files: [ThemeFile]) -> [Diagnostic] {
        let partials = Set(Theme.templates.map(\.name))
            .union(files.compactMap { Theme.templateName(of: $0.name) })
        return files.flatMap { file -> [Diagnostic] in
            guard Theme.templateName(of: file.name) != nil, let source = file.source else {
                return []
            }
            if let mistake = mistake(in: source) { return [mistake] }
            return TemplateTag.tags(of: source.text).compactMap {
                diagnostic(of: $0, in: source, partials: partials)
            }
        }
    }

    /// Why a text is no template.
    private static func mistake(in source: SourceFile) -> Diagnostic? {
        do {
            _ = try MustacheTemplate(string: source.text)
            return nil
        } catch let error as MustacheTemplate.ParserError {
            let lineStart = source.start(ofLine: error.context.lineNumber)
            let column = error.context.line.prefix(error.context.columnNumber - 1).utf8.count
            let place = min(lineStart + column, source.text.utf8.count)
            let words = words(for: error.error)
            return Diagnostic(
                .brokenTemplate, words.summary,
                at: SourceSpan(file: source.path, range: place..<place), help: words.help)
        } catch {
            return Diagnostic(
                .brokenTemplate, "this is no template of Mustache: \(error)",
                at: .file(source.path))
        }
    }

    private static func words(for error: any Error) -> (summary: String, help: String) {
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect:
            ("this closes another section than the one that is open", "close the inner one first")
        case .expectedSectionEnd:
            ("a section is not closed", "write {{/name}} where the section {{#name}} ends")
        case .unfinishedName: ("this tag is not closed", "write }} behind its name")
        case .invalidSetDelimiter, .transformAppliedToInheritanceSection,
            .illegalTokenInsideInheritSection, .textInsideInheritSection,
            .invalidConfigVariableSyntax, .unrecognisedConfigVariable, nil:
            ("this is no tag of Mustache", "the manual at mustache.github.io has all of them")
        }
    }

    /// What is wrong with a tag of a text that is a template.
    private static func diagnostic(
        of tag: TemplateTag, in source: SourceFile, partials: Set<String>
    ) -> Diagnostic? {
        let span = SourceSpan(file: source.path, range: tag.range)
        if tag.mark == ">" {
            guard !partials.contains(tag.name) else { return nil }
            let near = Suggestion.nearest(to: tag.name, among: partials.sorted())
            return Diagnostic(
                .unknownTemplate, "there is no template ‘\(tag.name)’", at: span,
                help: near.map { "did you mean ‘\($0)’?" }
                    ?? "write theme/\(tag.name).mustache, or take the tag out")
        }
        if tag.name == "body", tag.mark == nil {
            return Diagnostic(
                .unknownValue, "the body is HTML already, and would be shown as its source",
                at: span, help: "write {{{body}}}")
        }
        for name in tag.name.split(separator: ".").map(String.init)
        where !Theme.valueNames.contains(name) {
            let near = Suggestion.nearest(to: name, among: Theme.valueNames.sorted())
            return Diagnostic(
                .unknownValue, "no value of a page is called ‘\(name)’", at: span,
                help: near.map { "did you mean ‘\($0)’?" } ?? "docs/THEMING.md lists them all")
        }
        return nil
    }
}

/// A tag of a template.
struct TemplateTag {
    /// `#`, `^`, `/`, `>`, `&` or `{` where one stands before the name.
    let mark: Character?
    /// The name, without transforms around it: of `{{^empty(summary)}}` that is `summary`.
    let name: String
    /// The bytes of the whole tag.
    let range: Range<Int>

    /// The tags of a text that is a template, comments, changes of delimiters and blocks of inheritance left
    /// out.
    static func tags(of text: String) -> [TemplateTag] {
        text.matches(of: /\{\{([#^\/>&{]?)\s*([^{}!=$<%]*?)\s*\}\}/).compactMap { match in
            var name = match.output.2[...]
            // From within a transform and its parentheses.
            if let open = name.lastIndex(of: "("), let close = name.firstIndex(of: ")") {
                name = name[name.index(after: open)..<close]
            }
            guard !name.isEmpty, name != "." else { return nil }
            let start = text.utf8.distance(from: text.startIndex, to: match.range.lowerBound)
            let length = text[match.range].utf8.count
            return TemplateTag(
                mark: match.output.1.first, name: String(name), range: start..<start + length)
        }
    }
}
