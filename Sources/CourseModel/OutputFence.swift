package import Diagnostics

/// The author's own statement of a snippet's standard output: a fence ```` ```output ```` right below
/// it.
package struct OutputFence: Sendable, Equatable {
    /// A line of the fence.
    package struct Line: Sendable, Equatable {
        /// The line without its newline.
        package let text: String
        /// The 0-based byte offset in the lesson at which ``text`` begins.
        package let offset: Int

        /// A line.
        package init(text: String, offset: Int) {
            self.text = text
            self.offset = offset
        }

        /// Whether it stands for any lines, none included.
        package var isEllipsis: Bool {
            text.utf8.elementsEqual("...".utf8)
        }

        /// Whether it leaves something open.
        package var isWildcard: Bool { isEllipsis || hasGap }

        /// Whether it leaves something of itself open.
        private var hasGap: Bool {
            let (bytes, gap) = (Array(text.utf8), Array(OutputFence.gap.utf8))
            return bytes.indices.contains { bytes[$0...].starts(with: gap) }
        }
    }

    /// What it states.
    package let lines: [Line]
    /// The opening fence line without indentation.
    package let span: SourceSpan
    /// The bytes of the lesson from the opening fence's first mark to the closing fence's last, what
    /// stands around them in their lines left out.
    package let range: Range<Int>

    /// A statement.
    package init(lines: [Line], span: SourceSpan, range: Range<Int>) {
        self.lines = lines
        self.span = span
        self.range = range
    }

    /// What stands within a line for any text.
    package static let gap = "[..]"

    /// Whether it leaves something open; where it does not, it is the recorded text.
    package var hasWildcards: Bool { lines.contains(where: \.isWildcard) }

    /// Its lines, each ended by a newline.
    package var text: String { lines.map { $0.text + "\n" }.joined() }
}
