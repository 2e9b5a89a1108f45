/// What stands around every piece of code: its title, its language, and a fold where it is long.
enum ListingFrame {
    /// Opens it with the line above the code.
    static func open(title: String?, language: String, to html: inout HTMLBuffer) {
        html.markup("<div class=\"listing\">")
        if title != nil || !language.isEmpty {
            html.markup("<div class=\"listing-head\">")
            if let title {
                html.markup("<span class=\"listing-title\">")
                html.text(title)
                html.markup("</span>")
            }
            if !language.isEmpty {
                html.markup("<span class=\"listing-language\">")
                html.text(language)
                html.markup("</span>")
            }
            html.markup("</div>")
        }
    }

    /// Closes it.
    static func close(to html: inout HTMLBuffer) {
        html.markup("</div>\n")
    }

    /// Writes code, in a fold that says how long it is where the author asks for one.
    static func fold(
        _ lines: Int, if isFolded: Bool, to html: inout HTMLBuffer,
        _ write: (inout HTMLBuffer) -> Void
    ) {
        guard isFolded else { return write(&html) }
        html.markup("<details class=\"fold\"><summary>")
        html.text(lines == 1 ? "Show the line" : "Show the \(lines) lines")
        html.markup("</summary>")
        write(&html)
        html.markup("</details>")
    }
}
