/// A place in prose at which something stands that a run showed: `{{kale.line(3)}}`.
package struct RunReference: Sendable, Equatable {
    /// What of a recording is taken.
    package enum Property: Sendable, Hashable {
        /// A line of standard output.
        case line(LineNumber)
        /// What a regular expression finds first in the output: its first group, or all of it.
        case match(String)
        /// All of standard output.
        case output
        /// How long the run took, in seconds.
        case seconds
        /// How many threads ran its code.
        case threads
        /// How many different things the runs of a gallery showed.
        case outcomes
        /// What the compiler says, by the 1-based number of the diagnostic.
        case diagnostic(Int)
        /// What became of it, as in ‘does not compile’.
        case verdict
    }

    /// A line of an output.
    package enum LineNumber: Sendable, Hashable {
        /// Counted from 1.
        case number(Int)
        case last
    }

    /// What stands there on the page.
    package struct Value: Sendable, Equatable {
        /// The text; lines are separated by newlines.
        package let text: String
        /// Whether a program or the compiler said it in these words.
        package let isVerbatim: Bool
        /// The snippet to which it leads; `nil` where that is not shown.
        package let source: SnippetReference?

        /// A text, whether it is somebody's own words, and where it comes from.
        package init(_ text: String, isVerbatim: Bool, source: SnippetReference?) {
            self.text = text
            self.isVerbatim = isVerbatim
            self.source = source
        }
    }

    /// The snippet that was run, and where the reference is written.
    package let target: SnippetRequest.Dependency
    /// What is taken.
    package let property: Property
    /// What stands there; `nil` until the recordings are known.
    package var value: Value?

    /// A reference.
    package init(target: SnippetRequest.Dependency, property: Property, value: Value? = nil) {
        self.target = target
        self.property = property
        self.value = value
    }
}
