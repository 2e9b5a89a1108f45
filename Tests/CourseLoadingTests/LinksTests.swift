import CourseModel
import Diagnostics
import TestSupport
import Testing

@testable import CourseLoading

@Suite("Links")
struct LinksTests {
    /// A course of two parts with files beside the lessons, and one lesson that links.
    private static func load(_ link: String) -> CourseLoader.Result {
        Courses.load([
            "01-first.md": "---\ntitle: F\n---\n# Über uns\n\n```swift id=kale\n```\n",
            "pic.png": "x",
            "02-deep/03-here.md": "---\ntitle: H\n---\n# Here\n\n[x](\(link))\n\n"
                + "```swift hidden id=secret\n```\n",
            "02-deep/04-there.md": "---\ntitle: T\n---\n## A b\n",
            "02-deep/my file.txt": "x",
            "02-deep/03-more/ü.csv": "x",
        ])
    }

    private static func destinations(_ result: CourseLoader.Result, of slug: String = "here")
        -> [Inline.Destination]
    {
        var found: [Inline.Destination] = []
        for lesson in result.course.lessons where lesson.id.slug == slug {
            for block in lesson.blocks {
                _ = block.mapLinks { destination, _ in
                    found.append(destination)
                    return destination
                }
            }
        }
        return found
    }

    private static func lesson(_ slug: String, _ anchor: String? = nil) -> Inline.Destination {
        LessonID(slug).map { .lesson($0, anchor: anchor) } ?? .verbatim("no slug: \(slug)")
    }

    private static func file(_ path: String) -> Inline.Destination {
        SitePath(path).map { .file($0) } ?? .verbatim("no path: \(path)")
    }

    @Test(
        "A link to a lesson's file or to a file beside it leads to its page or copy",
        arguments: [
            ("04-there.md", lesson("there")),
            ("./04-there.md", lesson("there")),
            ("../01-first.md", lesson("first")),
            ("../02-deep/04-there.md", lesson("there")),
            ("04-there.md#a-b", lesson("there", "a-b")),
            ("#here", lesson("here", "here")),
            ("03-here.md#here", lesson("here", "here")),
            ("../01-first.md#run-kale", lesson("first", "run-kale")),
            ("../01-first.md#%C3%BCber-uns", lesson("first", "über-uns")),
            ("../01-first.md#über-uns", lesson("first", "über-uns")),
            ("../%30%31-first.md", lesson("first")),
            ("../pic.png", file("pic.png")),
            ("<my file.txt>", file("deep/my file.txt")),
            ("my%20file.txt", file("deep/my file.txt")),
            ("03-more/%C3%BC.csv", file("deep/more/ü.csv")),
            ("../pic.png#whatever", file("pic.png")),
        ])
    func resolved(link: String, expected: Inline.Destination) {
        let result = Self.load(link)
        #expect(result.brief == [])
        #expect(Self.destinations(result) == [expected])
    }

    @Test(
        "A link that has a scheme or a host is the author's own",
        arguments: [
            "https://e.org/a.md#b", "HTTP://e.org", "mailto:a@e.org", "//e.org/x", "tel:+1",
            "git+ssh://x",
        ])
    func external(link: String) {
        let result = Self.load(link)
        #expect(result.brief == [])
        #expect(Self.destinations(result) == [.verbatim(link)])
    }

    @Test(
        "A link that leads nowhere is an error with the nearest thing that is there",
        arguments: [
            (
                "04-their.md",
                "broken-link: ‘04-their.md’ is no file of the course | did you mean ‘04-there.md’?"
            ),
            (
                "kangaroo.md",
                "broken-link: ‘kangaroo.md’ is no file of the course | link to a lesson's .md file or to a file beside it, relative to this one"
            ),
            (
                "../../x.md",
                "broken-link: ‘../../x.md’ leads out of the course | link to a lesson's .md file or to a file beside it, relative to this one"
            ),
            (
                "%2e%2e/%2e%2e/x.md",
                "broken-link: ‘%2e%2e/%2e%2e/x.md’ leads out of the course | link to a lesson's .md file or to a file beside it, relative to this one"
            ),
            (
                "/01-first.md",
                "broken-link: ‘/01-first.md’ begins at a server's root, which may not be the site's | link to a lesson's .md file or to a file beside it, relative to this one"
            ),
            (
                "../course.yml",
                "broken-link: ‘../course.yml’ is no file of the course | link to a lesson's .md file or to a file beside it, relative to this one"
            ),
            (
                "#her",
                "broken-anchor: there is no ‘#her’ in 02-deep/03-here.md | did you mean ‘#here’?"
            ),
            (
                "04-there.md#",
                "broken-anchor: there is no ‘#’ in 02-deep/04-there.md | link to a heading by its words in lower case, with hyphens for spaces"
            ),
            (
                "04-there.md#A-b",
                "broken-anchor: there is no ‘#A-b’ in 02-deep/04-there.md | did you mean ‘#a-b’?"
            ),
            (
                "#run-secret",
                "broken-anchor: there is no ‘#run-secret’ in 02-deep/03-here.md | link to a heading by its words in lower case, with hyphens for spaces"
            ),
        ])
    func broken(link: String, expected: String) {
        #expect(Self.load(link).brief == ["6:5 ‹\(link)› \(expected)"])
    }

    @Test("Where the link is written, the caret stands")
    func places() {
        let markdown = """
            a [b](x.md) and
            c [d][r] `x.md`

            > - ![e](<y z.png> "t")

            [r]: w.md
            """
        #expect(
            Courses.lesson(markdown).brief.map {
                $0.split(separator: " broken").first.map(String.init)
            }
                == ["4:7 ‹x.md›", "5:3 ‹[›", "7:11 ‹y z.png›"])
    }

    @Test("A link of a heading is resolved, and the heading's anchor is its words")
    func inHeading() {
        let result = Courses.load([
            "01-a.md": "---\ntitle: A\n---\n# *[to b](02-b.md)*\n\n- | [b](02-b.md#c) |\n  |-|\n",
            "02-b.md": "---\ntitle: B\n---\n# C\n",
        ])
        #expect(result.brief == [])
        #expect(Self.destinations(result, of: "a") == [Self.lesson("b"), Self.lesson("b", "c")])
        #expect(result.course.lessons.first?.blocks.flatMap(\.anchors) == ["to-b"])
    }

    @Test(
        "A link that can run code is warned of, unless the course allows raw HTML",
        arguments: [
            "javascript:x", "JavaScript:x", "vbscript:x", "file:///etc", "data:text/html,x",
        ])
    func dangerous(link: String) {
        #expect(
            Self.load(link).brief == [
                "6:5 ‹\(link)› dangerous-link: this link could run code, and leads nowhere on the page | "
                    + "link to a page, or set ‘raw-html: true’ in course.yml"
            ])
        let allowed = Courses.load([
            "course.yml": "title: T\nraw-html: true\n",
            "01-a.md": "---\ntitle: A\n---\n[x](\(link))\n",
        ])
        #expect(allowed.brief == [])
    }

    @Test("An image's data may stand in the page")
    func imageData() {
        #expect(Self.load("data:image/png;base64,AA").brief == [])
    }
}
