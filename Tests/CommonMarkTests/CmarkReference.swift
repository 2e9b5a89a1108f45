import CCmark
import Foundation

/// The HTML that cmark's own renderer makes of a text, in its safe mode unless raw HTML is allowed.
func cmarkHTML(_ markdown: String, allowsRawHTML: Bool = false) -> String {
    let options = allowsRawHTML ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT
    guard let html = cmark_markdown_to_html(markdown, markdown.utf8.count, options) else {
        preconditionFailure("cmark renders every text")
    }
    defer { free(html) }
    return String(cString: html)
}
