/// The library that reads Markdown.
package enum MarkdownLibrary {
    /// Its version, for example `0.30.2`.
    package static var version: String { MarkdownParser.libraryVersion }
}
