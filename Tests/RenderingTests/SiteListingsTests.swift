import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("A site that has an address")
struct SiteListingsTests {
    private static let lesson = "---\ntitle: A & b\nsummary: S <s>\n---\n"

    private static func course(baseURL: String?) -> Course {
        let course = Courses.course(["01-a.md": lesson, "02-b.md": "---\ntitle: B\n---\n"])
        return Course(
            settings: CourseSettings(title: "T & <t>", baseURL: baseURL), parts: course.parts,
            assets: [])
    }

    private static func files(baseURL: String?) async -> [String: String] {
        let site = await SiteRenderer.render(
            course(baseURL: baseURL), recordings: [:], generator: "G", jobs: 1
        ).site
        return Dictionary(
            uniqueKeysWithValues: site.files.map {
                ($0.key.text, String(decoding: $0.value, as: UTF8.self))
            })
    }

    @Test("Its pages are listed for search engines, the one for wrong addresses apart")
    func sitemap() async {
        #expect(
            await Self.files(baseURL: "https://e.org/c/")["sitemap.xml"] == """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <url><loc>https://e.org/c/</loc></url>
                <url><loc>https://e.org/c/a.html</loc></url>
                <url><loc>https://e.org/c/b.html</loc></url>
                </urlset>

                """)
    }

    @Test("Its feed has the lessons in their order, and no dates")
    func feed() async {
        #expect(
            await Self.files(baseURL: "https://e.org/c/")["feed.xml"] == """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
                <channel>
                <title>T &amp; &lt;t&gt;</title>
                <link>https://e.org/c/</link>
                <description>T &amp; &lt;t&gt;</description>
                <language>en</language>
                <atom:link rel="self" type="application/rss+xml" href="https://e.org/c/feed.xml"/>
                <item>
                <title>A &amp; b</title>
                <link>https://e.org/c/a.html</link>
                <guid>https://e.org/c/a.html</guid>
                <description>S &lt;s&gt;</description>
                </item>
                <item>
                <title>B</title>
                <link>https://e.org/c/b.html</link>
                <guid>https://e.org/c/b.html</guid>
                </item>
                </channel>
                </rss>

                """)
    }

    @Test(
        "Its pages say their address, and the page for wrong addresses finds everything from anywhere"
    )
    func addresses() async {
        let files = await Self.files(baseURL: "https://e.org/c/")
        let page = files["a.html", default: ""]
        #expect(page.contains("<link rel=\"canonical\" href=\"https://e.org/c/a.html\">"))
        #expect(page.contains("<meta property=\"og:url\" content=\"https://e.org/c/a.html\">"))
        #expect(page.contains("type=\"application/rss+xml\""))
        let missing = files["404.html", default: ""]
        #expect(missing.contains("href=\"/c/assets/style.css\""))
        #expect(missing.contains("href=\"/c/index.html\""))
        #expect(!missing.contains("canonical"))
    }

    @Test("A site without an address has neither list nor feed, and no page names an address")
    func noAddress() async {
        let files = await Self.files(baseURL: nil)
        #expect(files["sitemap.xml"] == nil && files["feed.xml"] == nil)
        for (path, text) in files where path.hasSuffix(".html") {
            #expect(!text.contains("canonical") && !text.contains("og:url"), "\(path)")
            #expect(!text.contains("feed.xml"), "\(path)")
        }
    }
}
