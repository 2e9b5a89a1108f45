/// A piece of code of which a language server or a highlighter is asked what its words are.
///
/// No name of a snippet and no place in a lesson is part of it, so that only other code is another
/// question.
package struct CodeQuestion: Sendable, Equatable {
    /// Who is asked.
    package enum Tool: Sendable, Equatable {
        /// The toolchain's language server, in a language mode and with further words for the compiler;
        /// a library has no code at its top level but a type marked `@main`.
        case languageServer(SwiftBuild.LanguageMode, flags: [String], isLibrary: Bool)
        /// The highlighter of other languages.
        case highlighter(language: String)
    }

    /// Who is asked.
    package let tool: Tool
    /// The lines of the program that stand before the code.
    package let precedingLines: [String]
    /// The lines of the code itself.
    package let lines: [String]
    /// The 0-based numbers of lines that no reader sees, ascending.
    package let hiddenLines: [Int]

    /// A question.
    package init(
        tool: Tool, precedingLines: [String] = [], lines: [String], hiddenLines: [Int] = []
    ) {
        self.tool = tool
        self.precedingLines = precedingLines
        self.lines = lines
        self.hiddenLines = hiddenLines
    }

    /// A number for what is made of answers: another one asks about all code again.
    private static let form = 1

    /// The whole text that is asked about, each line ended by a newline.
    package var text: String {
        var text = ""
        for line in precedingLines {
            text.append(line)
            text.append("\n")
        }
        for line in lines {
            text.append(line)
            text.append("\n")
        }
        return text
    }

    /// Every part of the question in words; equal questions have equal words, and different ones
    /// different words.
    package var words: String {
        var words = "\(Self.form)\n"
        switch tool {
        case .languageServer(let mode, let flags, let isLibrary):
            words += "swift \(mode.rawValue)\(isLibrary ? " library" : "")\n"
            for flag in flags { words += "flag \(flag.utf8.count) \(flag)\n" }
        case .highlighter(let language):
            words += "language \(language)\n"
        }
        words += "before \(precedingLines.count)\n"
        if !hiddenLines.isEmpty { words += "hidden \(hiddenLines)\n" }
        return words + text
    }
}

/// The questions about the code of one lesson.
package struct LessonQuestions: Sendable, Equatable {
    /// What is asked of snippets that are shown.
    package let snippets: [SnippetID: CodeQuestion]
    /// What is asked of code that is only shown.
    package let listings: [LessonAnnotations.Listing: CodeQuestion]

    /// The questions about the code of a lesson.
    package init(
        snippets: [SnippetID: CodeQuestion], listings: [LessonAnnotations.Listing: CodeQuestion]
    ) {
        self.snippets = snippets
        self.listings = listings
    }
}
