import CourseLoading
import CourseModel
import TestSupport
import Testing

@testable import Rendering

@Suite("Pages that are taken again")
struct RenderedPagesTests {
    private static func render(
        _ course: Course, _ recordings: [LessonID: LessonRecordings] = [:],
        _ annotations: [LessonID: LessonAnnotations] = [:],
        reusing pages: RenderedPages = RenderedPages(), generator: String = "G"
    ) async -> SiteRenderer.Result {
        await SiteRenderer.render(
            course, recordings: recordings, annotations: annotations, reusing: pages,
            generator: generator, jobs: 2)
    }

    @Test("A site is the same with pages of an earlier one", arguments: 1...8)
    func walk(seed: UInt64) async {
        var pages = RenderedPages()
        for files in CourseWalk(seed: seed, steps: 40) {
            let course = CourseLoader.load(files).course
            let again = await Self.render(course, reusing: pages)
            let fresh = await Self.render(course)
            #expect(again.site == fresh.site)
            #expect(again.collisions == fresh.collisions)
            pages = again.pages
        }
    }

    private static let files = [
        "01-one.md": "---\ntitle: One\n---\ntext\n",
        "02-two.md": "---\ntitle: Two\n---\n```swift id=k\nprint(1)\n```\n",
    ]

    /// The lessons whose pages need not be rendered again for a course that was changed.
    private static func kept(_ changes: [String: String]) async -> [String] {
        let before = await render(Courses.course(files)).pages
        let course = Courses.course(files.merging(changes) { $1 })
        let frame = PageFrame(course: course, theme: Theme(), generator: "G")
        let known = before.valid(
            in: RenderedPages.Surroundings(course, names: frame.names, generator: "G"))
        return course.lessons.filter { lesson in
            known.page(
                of: RenderedPages.Subject(
                    lesson: lesson, recordings: [:], annotations: LessonAnnotations())) != nil
        }
        .map(\.id.slug)
    }

    @Test("A page is rendered again when its lesson changes, and all are when what all show does")
    func kept() async {
        #expect(await Self.kept([:]) == ["one", "two"])
        #expect(await Self.kept(["01-one.md": "---\ntitle: One\n---\nother\n"]) == ["two"])
        #expect(await Self.kept(["01-one.md": "---\ntitle: 1\n---\ntext\n"]) == [])
        #expect(await Self.kept(["course.yml": "title: Other\n"]) == [])
        #expect(await Self.kept(["theme/style.css": "p {}"]) == [])
        #expect(await Self.kept(["glossary.md": "## text\n\nWords.\n"]) == [])
        #expect(
            await Self.kept(["01-one.md": "---\ntitle: One\n---\ntext\n```swift id=z\n```\n"])
                == [], "what a run says can speak of any snippet by its label")
    }

    @Test("A page is as its lesson is written, down to how characters are composed")
    func composition() async {
        let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
        let before = await Self.render(
            Courses.course(["01-one.md": "---\ntitle: One\n---\n\(composed)\n"]))
        let course = Courses.course(["01-one.md": "---\ntitle: One\n---\n\(decomposed)\n"])
        #expect(
            await Self.render(course, reusing: before.pages).site == Self.render(course).site)
    }

    @Test("What is recorded and what is known of code are part of a page")
    func subject() async throws {
        let course = Courses.course(Self.files)
        let (id, snippet) = try #require(
            course.lessons.last.flatMap { lesson in lesson.snippets.first.map { (lesson.id, $0.id) }
            })
        let plain = await Self.render(course)
        let annotation = CodeAnnotation(
            tokens: [.init(line: 0, start: 0, length: 5, kind: .function)], meanings: [])
        let known = [id: LessonAnnotations(snippets: [snippet: annotation])]
        let again = await Self.render(course, [:], known, reusing: plain.pages)
        #expect(again.site != plain.site)
        #expect(await again.site == Self.render(course, [:], known).site)
        #expect(
            await Self.render(course, reusing: plain.pages, generator: "H").site
                == Self.render(course, generator: "H").site)
    }
}
