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
    }

    /// The files by path, as requests name them.
    package let files: [String: File]

    /// What is served until there is a site: a page that waits for it.
    package init() {
        let follower = LiveScript()
        let page = follower.added(to: Array(Self.waiting.utf8))
        files = (follower.files.merging(["/404.html": page]) { first, _ in first })
            .reduce(into: [:]) { files, file in
                files[file.key] = File(
                    bytes: file.value, tag: Self.tag(of: file.value),
                    type: ContentType.of(file.key))
            }
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
    /// - Parameter previous: the site that was served before; what is the same is not hashed again.
    package init(_ tree: SiteTree, follower: LiveScript, previous: ServedSite) {
        var files: [String: File] = [:]
        for (path, bytes) in tree.files {
            let name = "/\(path.text)"
            let served = path.text.hasSuffix(".html") ? follower.added(to: bytes) : bytes
            if let old = previous.files[name], old.bytes == served {
                files[name] = old
            } else {
                files[name] = File(
                    bytes: served, tag: Self.tag(of: served), type: ContentType.of(name))
            }
        }
        for (name, bytes) in follower.files {
            files[name] = File(bytes: bytes, tag: Self.tag(of: bytes), type: ContentType.of(name))
        }
        self.files = files
    }

    /// The file that a path names; a folder's is its `index.html`.
    func file(at path: String) -> File? {
        files[path.hasSuffix("/") ? "\(path)index.html" : path]
    }

    /// The 64-bit FNV-1a hash and the length, in quotation marks.
    private static func tag(of bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return "\"\(String(hash, radix: 16))-\(String(bytes.count, radix: 16))\""
    }
}

/// What makes pages follow changes: a script in each, which no built site has.
package struct LiveScript: Sendable {
    /// Files that are served besides the site's, by path.
    let files: [String: [UInt8]]
    private let tag: [UInt8]

    /// The script and its style sheet, which are embedded in the binary.
    package init() {
        files = [
            "\(Self.folder)/live.js": PackageResources.live_js,
            "\(Self.folder)/live.css": PackageResources.live_css,
        ]
        tag = Array(
            ("<link rel=\"stylesheet\" href=\"\(Self.folder)/live.css\">\n"
                + "<script src=\"\(Self.folder)/live.js\" defer></script>\n").utf8)
    }

    /// Where what belongs to the preview alone is found; no file of a site can lie there.
    static let folder = "/@lectern"

    /// A page that loads the script before any other, and so sees it as it was served.
    func added(to page: [UInt8]) -> [UInt8] {
        let head = Array("<head>\n".utf8)
        guard let start = page.firstRange(of: head)?.upperBound else { return page }
        return Array(page[..<start]) + tag + page[start...]
    }
}
