/// Tells links that lead somewhere from links that do something.
package enum LinkSafety {
    /// Whether a URL can run code or reach into the reader's machine: the schemes that cmark's safe
    /// mode leaves out (`javascript:`, `vbscript:`, `file:`, and `data:` but for common images).
    package static func isDangerous(_ url: String) -> Bool {
        // Nearly every link begins otherwise, and there are many.
        guard let first = url.utf8.first, "jvfdJVFD".utf8.contains(first) else { return false }
        let start = url.prefix(24).lowercased()
        let images = ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"]
        if images.contains(where: start.hasPrefix) { return false }
        return ["javascript:", "vbscript:", "file:", "data:"].contains(where: start.hasPrefix)
    }
}
