package import Diagnostics

/// A piece of code that is a program of its own.
package struct Snippet: Sendable, Equatable {
    /// One line of code.
    package struct Line: Sendable, Equatable {
        /// The line without its newline, and without a `// hide` mark.
        package let text: String
        /// Whether the page leaves it out.
        package let isHidden: Bool
        /// The 0-based byte offset in the lesson, or in the snippet's ``codeFile``, at which ``text``
        /// begins.
        package let offset: Int

        /// A line.
        package init(text: String, isHidden: Bool, offset: Int) {
            self.text = text
            self.isHidden = isHidden
            self.offset = offset
        }
    }

    /// What a fence holds whose code stands in a file of its own: nothing, or a copy of what is shown.
    package struct Body: Sendable, Equatable {
        /// Its lines without their newlines.
        package let lines: [String]
        /// The bytes of the lesson from the opening fence's first mark to the closing fence's last.
        package let range: Range<Int>

        /// The text of a fence.
        package init(lines: [String], range: Range<Int>) {
            self.lines = lines
            self.range = range
        }
    }

    /// The name, given by the author or made from the heading above.
    package let id: SnippetID
    /// What the program calls itself: the name that the author gave, or else the section it
    /// stands in, without the counter, so that inserting a snippet changes no other program.
    package let label: SnippetID
    /// Whether the author gave the name.
    package let isNamed: Bool
    /// The language other than Swift that it is written in, as a runner of the course is called;
    /// `nil` for Swift.
    package let runner: String?
    /// What the fence asks for.
    package let request: SnippetRequest
    /// The code, hidden lines included.
    package let lines: [Line]
    /// The path of the ``SourceFile`` that the code stands in, where that is not the lesson.
    package let codeFile: String?
    /// What the fence itself holds, where the code stands in a ``codeFile``; `nil` elsewhere.
    package let body: Body?
    /// What the author states that it prints; `nil` where he states nothing.
    package let outputFence: OutputFence?
    /// Whether the attribute `@main` stands in the code.
    package let hasMainAttribute: Bool
    /// The opening fence line in the lesson.
    package let span: SourceSpan

    /// A snippet of a lesson.
    package init(
        id: SnippetID, label: SnippetID? = nil, isNamed: Bool, runner: String? = nil,
        request: SnippetRequest, lines: [Line], codeFile: String? = nil,
        body: Body? = nil, outputFence: OutputFence? = nil, hasMainAttribute: Bool = false,
        span: SourceSpan
    ) {
        self.id = id
        self.label = label ?? id
        self.isNamed = isNamed
        self.runner = runner
        self.request = request
        self.lines = lines
        self.codeFile = codeFile
        self.body = body
        self.outputFence = outputFence
        self.hasMainAttribute = hasMainAttribute
        self.span = span
    }

    /// The code that is compiled, each line ended by a newline.
    package var code: String { lines.map { $0.text + "\n" }.joined() }

    /// The code that the page shows, each line ended by a newline.
    package var shownCode: String {
        lines.filter { !$0.isHidden }.map { $0.text + "\n" }.joined()
    }

    /// Whether some line is compiled and not shown.
    package var hidesLines: Bool { lines.contains(where: \.isHidden) }
}
