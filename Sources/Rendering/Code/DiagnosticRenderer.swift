import CourseModel

/// Writes what the compiler says: beneath the line it speaks of, or in a list where it speaks of
/// code that is not shown.
enum DiagnosticRenderer {
    /// Writes a remark beneath its line.
    ///
    /// `lines` are those of the part called `label`: changes are described by what stands there.
    static func write(
        _ diagnostic: CompilerDiagnostic, in lines: [String], of label: String,
        to html: inout HTMLBuffer
    ) {
        html.markup("<span class=\"said ")
        writeContents(diagnostic, of: "span", to: &html) { html in
            for fixIt in diagnostic.fixIts {
                html.markup(" <span class=\"fix\">")
                write(fixIt, in: lines, of: label, to: &html)
                html.markup("</span>")
            }
        }
        html.markup("\n</span>")
    }

    /// Writes a list of what is said elsewhere; `names` are those under which readers know parts, and
    /// the part called `label` is the snippet's own.
    static func write(
        list diagnostics: [CompilerDiagnostic], names: [String: String], besides label: String,
        to html: inout HTMLBuffer
    ) {
        guard !diagnostics.isEmpty else { return }
        html.markup("<ul class=\"compiler\">\n")
        for diagnostic in diagnostics {
            html.markup("<li class=\"said ")
            writeContents(diagnostic, of: "li", to: &html) { html in
                guard let place = diagnostic.place, place.part != label else { return }
                html.markup(" <span class=\"place\">")
                html.text("in \(names[place.part] ?? place.part), line \(place.line)")
                html.markup("</span>")
            }
            html.markup("</li>\n")
        }
        html.markup("</ul>\n")
    }

    /// Ends the opening tag, and writes severity, message, whatever comes behind, and the group.
    private static func writeContents(
        _ diagnostic: CompilerDiagnostic, of element: StaticString, to html: inout HTMLBuffer,
        _ writeRest: (inout HTMLBuffer) -> Void
    ) {
        switch diagnostic.severity {
        case .error: html.markup("said-error\"><b class=\"severity\">error</b> ")
        case .warning: html.markup("said-warning\"><b class=\"severity\">warning</b> ")
        case .note, .remark: html.markup("said-note\"><b class=\"severity\">note</b> ")
        }
        html.markup("<span class=\"message\">")
        html.text(diagnostic.message)
        html.markup("</span>")
        if let group = diagnostic.group {
            if let explanation = explanation(of: group) {
                html.markup(" <a class=\"group\" href=\"")
                html.url(explanation)
                html.markup("\">")
                html.text(group)
                html.markup("</a>")
            } else {
                html.markup(" <span class=\"group\">")
                html.text(group)
                html.markup("</span>")
            }
        }
        writeRest(&html)
    }

    /// Where the compiler's own explanation of a group stands: at its name in lower case, words joined by
    /// hyphens.
    ///
    /// Groups that have none are called in lower case already.
    private static func explanation(of group: String) -> String? {
        guard group.first?.isUppercase == true else { return nil }
        var slug = ""
        for character in group {
            if character.isUppercase, !slug.isEmpty { slug += "-" }
            slug += character.lowercased()
        }
        return "https://docs.swift.org/compiler/documentation/diagnostics/\(slug)/"
    }

    /// A change in words: what to insert, remove or put in the place of what.
    private static func write(
        _ fixIt: CompilerDiagnostic.FixIt, in lines: [String], of label: String,
        to html: inout HTMLBuffer
    ) {
        let old = fixIt.range.text(in: lines, of: label)
        switch (old, fixIt.replacement.isEmpty) {
        case ("", _), (nil, false):
            html.markup("Fix: insert <code>")
            html.text(fixIt.replacement)
            html.markup("</code>")
        case (let old, true):
            html.markup("Fix: remove <code>")
            html.text(old ?? "")
            html.markup("</code>")
        case (let old, false):
            html.markup("Fix: replace <code>")
            html.text(old ?? "")
            html.markup("</code> with <code>")
            html.text(fixIt.replacement)
            html.markup("</code>")
        }
    }
}

extension CompilerDiagnostic.Range {
    /// What stands in the stretch; `nil` where it spans lines or lies in another part.
    fileprivate func text(in lines: [String], of label: String) -> String? {
        guard start.part == label, end.part == label, start.line == end.line,
            lines.indices.contains(start.line - 1), end.column >= start.column
        else { return nil }
        let bytes = lines[start.line - 1].utf8.dropFirst(max(0, start.column - 1))
        return String(decoding: bytes.prefix(end.column - start.column), as: UTF8.self)
    }
}
