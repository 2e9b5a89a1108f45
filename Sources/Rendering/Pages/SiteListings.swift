import CourseModel

/// Writes what programs read of a site that has an address: the list of its pages, and its feed.
enum SiteListings {
    /// The list of pages for search engines (sitemaps.org, version 0.9), of paths below an address.
    static func sitemap(of pages: [SitePath], below base: String) -> [UInt8] {
        var xml = HTMLBuffer()
        xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        xml.markup("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        for page in pages {
            xml.markup("<url><loc>")
            xml.text(address(of: page, below: base))
            xml.markup("</loc></url>\n")
        }
        xml.markup("</urlset>\n")
        return xml.bytes
    }

    /// A feed of the lessons (RSS 2.0) in the order in which they are read.
    ///
    /// It has no dates, because a site is a function of its course alone.
    static func feed(of course: Course, below base: String) -> [UInt8] {
        let settings = course.settings
        var xml = HTMLBuffer()
        xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        xml.markup("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n")
        element("title", settings.title, to: &xml)
        element("link", base, to: &xml)
        element(
            "description", settings.description.isEmpty ? settings.title : settings.description,
            to: &xml)
        element("language", settings.language, to: &xml)
        xml.markup("<atom:link rel=\"self\" type=\"application/rss+xml\"")
        xml.attribute("href", address(of: .feed, below: base))
        xml.markup("/>\n")
        for lesson in course.pages {
            let address = address(of: SitePath(pageOf: lesson.id), below: base)
            xml.markup("<item>\n")
            element("title", lesson.title, to: &xml)
            element("link", address, to: &xml)
            element("guid", address, to: &xml)
            if !lesson.summary.isEmpty { element("description", lesson.summary, to: &xml) }
            xml.markup("</item>\n")
        }
        xml.markup("</channel>\n</rss>\n")
        return xml.bytes
    }

    private static func address(of page: SitePath, below base: String) -> String {
        page == .index ? base : base + page.percentEncoded
    }

    private static func element(
        _ name: StaticString, _ text: String, to xml: inout HTMLBuffer
    ) {
        xml.markup("<")
        xml.markup(name)
        xml.markup(">")
        xml.text(text)
        xml.markup("</")
        xml.markup(name)
        xml.markup(">\n")
    }
}
