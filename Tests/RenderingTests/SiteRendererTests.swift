import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("A whole site")
struct SiteRendererTests {
    private static let files = [
        "course.yml":
            "title: T & <t>\ndescription: D\nauthor: A\nedit-link: https://e.org/{path}\n",
        "01-one.md": "---\ntitle: One <1>\nsummary: S\n---\n## x\n\ntext\n\n## y `<z>`\n",
        "01-p/01-two.md": "---\ntitle: Two\n---\n```swift id=k\nprint(1)\n```\n",
        "01-p/02-three.md": "---\ntitle: Three\n---\n",
        "02-q/01-four.md": "---\ntitle: Four\n---\n",
        "img/a.png": "png",
    ]

    private static func render(
        _ files: [String: String], jobs: Int = 2
    ) async -> SiteRenderer.Result {
        await SiteRenderer.render(
            Courses.course(files), recordings: [:], generator: "G <0>", jobs: jobs)
    }

    private static func page(_ path: String, _ result: SiteRenderer.Result) -> String {
        guard let path = SitePath(path), let bytes = result.site.files[path] else {
            return "no \(path)"
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("A site has its pages, the theme's files and the course's")
    func paths() async {
        let result = await Self.render(Self.files)
        #expect(
            result.site.paths.map(\.text) == [
                "404.html", "assets/code.js", "assets/favicon.svg", "assets/meanings.js",
                "assets/reading.js", "assets/runs.js", "assets/search-index.js",
                "assets/search.js", "assets/settings.js", "assets/style.css",
                "assets/teaching.css", "assets/teaching.js", "four.html", "img/a.png",
                "index.html", "one.html", "three.html", "two.html",
            ])
        #expect(result.collisions == [])
        #expect(Self.page("img/a.png", result) == "png")
    }

    @Test("Two renders are equal byte for byte")
    func deterministic() async {
        #expect(await Self.render(Self.files).site == Self.render(Self.files).site)
    }

    @Test("A site is the same for any number of pages rendered at a time", arguments: [0, 2, 9])
    func jobs(jobs: Int) async {
        var files = Self.files
        for number in 1...23 { files["03-r/\(number)-x\(number).md"] = "---\ntitle: X\n---\n" }
        let pages = await Self.render(files, jobs: jobs).site
        #expect(await pages == Self.render(files, jobs: 1).site)
        #expect(pages.files.count == 41)
    }

    private static func changedPages(_ change: [String: String]) async -> [String] {
        let before = await render(files).site
        let after = await render(files.merging(change) { $1 }).site
        let paths = Set(before.paths).union(after.paths)
        return paths.filter { before.files[$0] != after.files[$0] }.map(\.text).sorted()
    }

    @Test("A change to a lesson's text changes its own page alone")
    func textChange() async {
        #expect(
            await Self.changedPages(["01-p/01-two.md": "---\ntitle: Two\n---\nNew text.\n"])
                == ["assets/search-index.js", "index.html", "two.html"],
            "the landing page counts snippets")
        #expect(
            await Self.changedPages(["01-p/02-three.md": "---\ntitle: Three\n---\nNew text.\n"])
                == ["assets/search-index.js", "three.html"])
    }

    @Test("A new title changes the pages of its part, the neighbours and the landing page")
    func titleChange() async {
        #expect(
            await Self.changedPages([
                "01-p/01-two.md": Self.files["01-p/01-two.md", default: ""].replacing(
                    "Two", with: "2")
            ])
                == [
                    "assets/search-index.js", "index.html", "one.html", "three.html", "two.html",
                ])
    }

    @Test("A new lesson changes the pages of its part, of its neighbour, and the landing page")
    func newLesson() async {
        #expect(
            await Self.changedPages(["02-q/02-five.md": "---\ntitle: Five\n---\n"])
                == ["assets/search-index.js", "five.html", "four.html", "index.html"])
        #expect(
            await Self.changedPages(["01-p/03-more.md": "---\ntitle: More\n---\n"])
                == [
                    "assets/search-index.js", "four.html", "index.html", "more.html", "three.html",
                    "two.html",
                ])
    }

    @Test("Lessons count from 1, and from 0 where the first one's file does")
    func numbers() async {
        let one = "---\ntitle: One\n---\n"
        for (first, numbers) in [("00", ["0", "1"]), ("0", ["0", "1"]), ("07", ["1", "2"])] {
            let files = ["\(first)-a.md": one, "09-b.md": one]
            let site = await Self.render(files)
            for (page, number) in zip(["a.html", "b.html"], numbers) {
                #expect(
                    Self.page(page, site).contains("Lesson \(number)<"),
                    "\(Self.page(page, site))")
            }
        }
    }

    @Test("Prose added above a snippet changes its own page alone")
    func proseChange() async {
        #expect(
            await Self.changedPages([
                "01-p/01-two.md": "---\ntitle: Two\n---\nWords.\n\n```swift id=k\nprint(1)\n```\n"
            ]) == ["assets/search-index.js", "two.html"])
    }

    @Test("A file of the author's in the place of a generated one is left out, and named")
    func collisions() async {
        let result = await Self.render(
            Self.files.merging([
                "one.html": "mine", "assets/style.css": "mine", "index.html": "mine",
            ]) { $1 })
        #expect(result.collisions.map(\.source) == ["assets/style.css", "index.html", "one.html"])
        #expect(!Self.page("one.html", result).contains("mine"))
    }

    @Test("A file of the author's in the manifest's place is a collision too")
    func manifestCollision() async {
        let result = await Self.render(Self.files.merging(["lectern-manifest.txt": "mine"]) { $1 })
        #expect(result.collisions.map(\.path) == [.manifest])
    }

    @Test("A page names its neighbours, its part and its source")
    func frame() async {
        let page = Self.page("two.html", await Self.render(Self.files))
        for expected in [
            "<title>Two · T &amp; &lt;t&gt;</title>",
            "<a class=\"previous\" rel=\"prev\" href=\"one.html\">",
            "<span class=\"title\">One &lt;1&gt;</span>",
            "<a class=\"next\" rel=\"next\" href=\"three.html\">",
            "<a href=\"https://e.org/01-p/01-two.md\">Edit this page</a>",
            "<a href=\"two.html\" aria-current=\"page\">", "<a href=\"three.html\">",
            "<a href=\"four.html\">Q</a>", "content=\"G &lt;0&gt;\"", "<h1>Two</h1>",
            "<span>Lesson 1</span>", "<html lang=\"en\">",
        ] { #expect(page.contains(expected), "\(expected) is not in \(page)") }
        for unexpected in [">Four<", "no-neighbour", "class=\"lead\"", "On this page"] {
            #expect(!page.contains(unexpected), "\(unexpected) is in \(page)")
        }
    }

    @Test("Contents are listed where there are two headings, as HTML of their own")
    func contents() async {
        let page = Self.page("one.html", await Self.render(Self.files))
        #expect(page.contains("<li><a href=\"#x\">x</a></li>"), "\(page)")
        #expect(page.contains("<li><a href=\"#y-z\">y <code>&lt;z&gt;</code></a></li>"), "\(page)")
        #expect(page.contains("<p class=\"lead\">S</p>"))
        #expect(!page.contains("rel=\"prev\""))
    }

    @Test("The landing page lists every lesson, numbered within its part")
    func index() async {
        let page = Self.page("index.html", await Self.render(Self.files))
        let numbers = page.matches(of: /aria-hidden="true">(\d+)</).map { String($0.output.1) }
        #expect(numbers == ["1", "1", "2", "1"])
        let links = page.matches(of: /<div><a href="([^"]*)">/).map { String($0.output.1) }
        #expect(links == ["one.html", "two.html", "three.html", "four.html"])
        #expect(page.contains("<dt>Lessons</dt><dd>4</dd>"))
        #expect(page.contains("<dt>Programs</dt><dd>1</dd>"))
    }

    @Test("A course without lessons, author or description still has a landing page")
    func emptyCourse() async {
        let page = Self.page("index.html", await Self.render([:]))
        #expect(page.contains("<title>Test</title>"), "\(page)")
        #expect(!page.contains("byline"))
        #expect(!page.contains("name=\"description\""))
    }

    @Test("Hostile titles and settings stay text on every page")
    func hostile() async {
        let text = "</title><script>\"x\"'</script>{{title}}"
        let result = await Self.render([
            "course.yml":
                "title: '\(text.replacing("'", with: "''"))'\nauthor: '\(text.replacing("'", with: "''"))'\n"
                + "description: '\(text.replacing("'", with: "''"))'\nlanguage: '\"><script>'\n",
            "01-a.md":
                "---\ntitle: '\(text.replacing("'", with: "''"))'\nsummary: '\(text.replacing("'", with: "''"))'\n---\n",
            "02-b.md": "---\ntitle: B\n---\n",
        ])
        for path in ["index.html", "a.html", "b.html"] {
            let page = Self.page(path, result)
            #expect(!page.contains("<script>"), "\(page)")
            #expect(page.contains("&lt;script&gt;"), "\(page)")
        }
    }
}
