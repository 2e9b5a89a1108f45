import Coding
package import CourseModel

/// A site as it is served: its files with what identifies their contents.
package struct ServedSite: Sendable {
    /// A file.
    package struct File: Sendable, Equatable {
        /// Its bytes.
        package let bytes: [UInt8]
        /// What identifies them, in the form for `ETag`.
        package let tag: String
        /// What kind of file it is, in the form for `Content-Type`.
        package let type: String
        /// The file as the site has it: a page is served with a script that it has not there.
        fileprivate let original: [UInt8]

        fileprivate init(_ original: [UInt8], at path: String) {
            let bytes = path.hasSuffix(".html") ? LiveScript.added(to: original) : original
            self.original = original
            self.bytes = bytes
            tag = "\"\(FNV1a.digits(of: bytes))-\(String(bytes.count, radix: 16))\""
            type = ContentType.of(path)
        }
    }

    /// The files by path, as requests name them.
    package let files: [String: File]

    /// What is served until there is a site: a page that waits for it.
    package init() {
        var files = LiveScript.files
        files["/404.html"] = Array(Self.waiting.utf8)
        self.files = Dictionary(
            uniqueKeysWithValues: files.map { ($0.key, File($0.value, at: $0.key)) })
    }

    private static let waiting = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <title>The course is being built</title>
        </head>
        <body><main><p>The course is being built.</p></main></body>
        </html>

        """

    /// A site with its pages made to follow changes.
    ///
    /// - Parameter previous: the site that was served before; what is the same is taken from it.
    package init(_ tree: SiteTree, previous: ServedSite) {
        var files = LiveScript.files
        for (path, bytes) in tree.files { files["/\(path.text)"] = bytes }
        self.files = Dictionary(
            uniqueKeysWithValues: files.map { path, bytes in
                if let old = previous.files[path], old.original == bytes { return (path, old) }
                return (path, File(bytes, at: path))
            })
    }

    /// The file that a path names; a folder's is its `index.html`.
    func file(at path: String) -> File? {
        files[path.hasSuffix("/") ? "\(path)index.html" : path]
    }
}

/// What makes pages follow changes: a script in each, which no built site has.
enum LiveScript {
    /// Files that are served besides the site's, by path; they are embedded in the binary.
    static let files = [
        "\(folder)/live.js": PackageResources.live_js,
        "\(folder)/live.css": PackageResources.live_css,
    ]

    private static let tag = Array(
        ("<link rel=\"stylesheet\" href=\"\(folder)/live.css\">\n"
            + "<script src=\"\(folder)/live.js\" defer></script>\n").utf8)

    /// Where what belongs to the preview alone is found; no file of a site can lie there.
    static let folder = "/@lectern"

    /// A page that loads the script before any other, and so sees it as it was served.
    static func added(to page: [UInt8]) -> [UInt8] {
        let head = Array("<head>\n".utf8)
        guard let start = page.firstRange(of: head)?.upperBound else { return page }
        return Array(page[..<start]) + tag + page[start...]
    }
}
