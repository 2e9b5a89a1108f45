package import Diagnostics

/// A file of `content/theme/`, which stands for the theme's own file of the same name.
package struct ThemeFile: Sendable, Equatable {
    /// Its path within `content/theme/`, for example `page.mustache`.
    package let name: String
    /// Its bytes.
    package let bytes: [UInt8]
    /// Its text where it is a template; `nil` for other files.
    package let source: SourceFile?

    /// A file of a theme.
    package init(name: String, bytes: [UInt8], source: SourceFile?) {
        self.name = name
        self.bytes = bytes
        self.source = source
    }
}
