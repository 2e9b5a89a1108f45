import CourseModel

/// The list of a page's headings, as items of a list.
///
/// It is written here and not by a template, because Mustache takes as long for an entry as
/// ``BlockRenderer`` for a page of prose.
struct ContentsList: Sendable {
    /// The items.
    let html: String
    /// How many there are.
    let count: Int

    /// The list of the headings of the second and third level among blocks.
    init(_ blocks: [Block], in context: BlockRenderer.Context) {
        let headings = blocks.flatMap(\.headings).filter { [2, 3].contains($0.level) }
        var html = HTMLBuffer()
        for heading in headings {
            html.markup("<li")
            if heading.level == 3 { html.markup(" class=\"nested\"") }
            html.markup("><a href=\"#")
            html.text(heading.anchor)
            html.markup("\">")
            html.append(BlockRenderer.renderWithoutLinks(heading.content, in: context))
            html.markup("</a></li>\n")
        }
        self.html = html.string
        count = headings.count
    }
}
