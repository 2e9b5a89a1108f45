import CourseLoading
import CourseModel
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Rendering

@Suite("A theme of one's own")
struct ThemeTests {
    private static let lesson = "---\ntitle: One\n---\nWords.\n"

    private static func site(_ files: [String: String]) async -> [String: String] {
        var files = files
        files["01-one.md"] = lesson
        let result = await SiteRenderer.render(
            Courses.course(files), recordings: [:], generator: "G", jobs: 1)
        return Dictionary(
            uniqueKeysWithValues: result.site.files.map {
                ($0.key.text, String(decoding: $0.value, as: UTF8.self))
            })
    }

    @Test("A template stands for the one that is called alike, and may use others")
    func templates() async {
        let site = await Self.site([
            "theme/page.mustache": "<h1>{{pageTitle}}</h1>{{{body}}}{{> mine}}",
            "theme/mine.mustache": "by {{^author}}nobody{{/author}}",
        ])
        #expect(site["one.html"] == "<h1>One</h1><p>Words.</p>\nby nobody")
        #expect(site["index.html"]?.contains("<!DOCTYPE html>") == true)
    }

    @Test("Other files stand for those that are called alike, as they are, or are added")
    func files() async {
        let site = await Self.site([
            "theme/style.css": "a { /* b */ }", "theme/img/x.svg": "<svg/>",
        ])
        #expect(site["assets/style.css"] == "a { /* b */ }")
        #expect(site["assets/img/x.svg"] == "<svg/>")
        #expect(site["assets/search.js"]?.contains("lecternSearch") == true)
    }

    private static func brief(_ files: [String: String]) -> [String] {
        let result = Courses.load(files.merging(["01-one.md": lesson]) { $1 })
        return TemplateCheck.diagnostics(of: result.course.themeFiles).map { diagnostic in
            guard let span = diagnostic.span, let file = result.source(of: span) else {
                return diagnostic.summary
            }
            let place = file.position(at: span.range.lowerBound)
            return "\(place.line):\(place.column) ‹\(file[span.range])› \(diagnostic.id.rawValue): "
                + "\(diagnostic.summary) | \(diagnostic.help ?? "")"
        }
    }

    @Test(
        "What is wrong with a template is told with its place",
        arguments: [
            (
                "a\n{{#summary}}\n{{/summry}}\n",
                "3:4 ‹› broken-template: this closes another section than the one that is open | "
                    + "close the inner one first"
            ),
            (
                "a\n  {{> haed}}",
                "2:3 ‹{{> haed}}› unknown-template: there is no template ‘haed’ | did you mean ‘head’?"
            ),
            (
                "{{> footer-of-mine}}",
                "1:1 ‹{{> footer-of-mine}}› unknown-template: there is no template ‘footer-of-mine’ | "
                    + "write theme/footer-of-mine.mustache, or take the tag out"
            ),
            (
                "é {{pageTitel}}",
                "1:3 ‹{{pageTitel}}› unknown-value: no value of a page is called ‘pageTitel’ | "
                    + "did you mean ‘pageTitle’?"
            ),
            (
                "{{#next}}{{next.zzz}}{{/next}}",
                "1:10 ‹{{next.zzz}}› unknown-value: no value of a page is called ‘zzz’ | "
                    + "docs/THEMING.md lists them all"
            ),
            (
                "{{body}}",
                "1:1 ‹{{body}}› unknown-value: the body is HTML already, and would be shown as its "
                    + "source | write {{{body}}}"
            ),
        ])
    func mistakes(template: String, expected: String) {
        #expect(Self.brief(["theme/page.mustache": template]) == [expected])
    }

    @Test("A section or a tag that is not closed is told at its end")
    func unclosed() {
        for template in ["{{#summary}} a", "a {{pageTitle", "a {{{body}} b"] {
            let said = Self.brief(["theme/page.mustache": template])
            #expect(said.count == 1, "\(template)")
            #expect(said.first?.contains("broken-template") == true, "\(said)")
        }
    }

    @Test("Right templates are not complained of, whatever of Mustache they use")
    func right() {
        #expect(
            Self.brief([
                "theme/page.mustache": """
                {{! a comment }}
                {{^empty(summary)}}{{summary}}{{/empty(summary)}} {{{ body }}} {{&body}}
                {{#parts}}{{#isOpen}}{{{entries}}}{{/isOpen}}{{.}}{{/parts}} {{> mine}}
                """, "theme/mine.mustache": "{{next.href}}", "theme/x.css": "{{nothing}}",
            ]) == [])
    }

    @Test("The built-in templates ask for nothing that there is not")
    func builtIn() {
        let files = Theme.templates.map { template in
            let name = "\(template.name).mustache"
            return ThemeFile(
                name: name, bytes: template.bytes,
                source: SourceFile(
                    path: name, text: String(decoding: template.bytes, as: UTF8.self)))
        }
        #expect(TemplateCheck.diagnostics(of: files).map(\.summary) == [])
    }

    private static func text(_ path: String) throws -> String {
        let project = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return String(decoding: try Data(contentsOf: project.appending(path: path)), as: UTF8.self)
    }

    @Test("The known names are those that pages answer to, and THEMING.md has them all")
    func names() throws {
        let code = try Self.text("Sources/Rendering/Pages/PageView+Mustache.swift")
        let answered = Set(code.matches(of: /case "(\w+)"/).map { String($0.output.1) })
        #expect(answered == Theme.valueNames)
        let document = try Self.text("docs/THEMING.md")
        for name in answered { #expect(document.contains("`\(name)`"), "\(name)") }
        for name in Theme.templates.map({ "\($0.name).mustache" }) + Theme.assets.map(\.name) {
            #expect(document.contains("| `\(name)` |"), "\(name)")
        }
    }
}
