package import Diagnostics

/// How code of a language other than Swift is run, as `course.yml` states it.
package struct LanguageRunner: Sendable, Equatable {
    /// The language as fences name it, in lower case.
    package let language: String
    /// The program and its arguments; `{file}` stands for the code's file.
    package let command: [String]
    /// The program and the arguments that make it tell its version.
    package let version: [String]
    /// What the code's file name ends with, without a dot.
    package let fileExtension: String
    /// What begins a comment that runs to the end of the line.
    package let commentMark: String
    /// Variables that every run gets.
    package let environment: [RunSettings.Variable]
    /// The statement that prints a mark where the next part of a chain begins, `{mark}` in place of
    /// the mark; without it no code can stand before other code.
    package let separator: String?
    /// Where the course states it.
    package let span: SourceSpan

    /// A runner.
    package init(
        language: String, command: [String], version: [String], fileExtension: String,
        commentMark: String, environment: [RunSettings.Variable] = [], separator: String? = nil,
        span: SourceSpan
    ) {
        self.language = language
        self.command = command
        self.version = version
        self.fileExtension = fileExtension
        self.commentMark = commentMark
        self.environment = environment
        self.separator = separator
        self.span = span
    }
}
