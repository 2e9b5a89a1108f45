package import Diagnostics

/// A Swift package that a course's snippets can import.
package struct PackageDependency: Sendable, Equatable {
    /// Where it comes from.
    package enum Source: Sendable, Equatable {
        /// A folder, seen from that of `course.yml`.
        case path(String)
        /// A git repository.
        case repository(url: String, Version)
    }

    /// Which version of a repository is wanted.
    package enum Version: Sendable, Equatable {
        /// This one.
        case exact(String)
        /// This one, or a later one that is compatible with it.
        case from(String)
    }

    /// Where it comes from.
    package let source: Source
    /// The libraries that are wanted of it; at least one.
    package let products: [String]
    /// Where the course asks for it.
    package let span: SourceSpan

    /// A dependency.
    package init(source: Source, products: [String], span: SourceSpan) {
        precondition(!products.isEmpty, "a package of which nothing is wanted is no dependency")
        self.source = source
        self.products = products
        self.span = span
    }

    /// What its author calls it.
    package var name: String {
        switch source {
        case .path(let path): path
        case .repository(let url, _): url
        }
    }
}
