import CourseModel
import TestSupport

@testable import Rendering

/// A snippet as it stands on a page.
enum SnippetPage {
    /// The HTML of the last snippet of a lesson.
    static func html(
        _ course: Course, recording: (Snippet) -> Recording?, names: [String: String] = [:],
        annotation: CodeAnnotation? = nil
    ) -> String {
        guard let lesson = course.lessons.first, let snippet = lesson.snippets.last else {
            return "no snippet"
        }
        var html = HTMLBuffer()
        var pool = MeaningPool()
        let context = BlockRenderer.Context(
            lesson: lesson.id, snippets: lesson.snippets,
            recordings: recording(snippet).map { [snippet.id: $0] } ?? [:],
            annotations: LessonAnnotations(
                snippets: annotation.map { [snippet.id: $0] } ?? [:]),
            names: names, glossary: GlossaryIndex(course.glossary), allowsRawHTML: false)
        SnippetRenderer.write(snippet, in: context, to: &html, with: &pool)
        return html.string
    }

    /// What stands between the figure's first tag and its foot.
    static func inner(_ html: String) -> String {
        guard let start = html.firstRange(of: "<figure class=\"snippet\" id=\"run-k\">\n"),
            let end = html.firstRange(of: "<div class=\"foot\">\n")
        else { return html }
        return String(html[start.upperBound..<end.lowerBound])
    }

    /// What stands in its foot.
    static func foot(_ html: String) -> String {
        guard let start = html.firstRange(of: "<div class=\"foot\">\n"),
            let end = html.firstRange(of: "</div>\n</figure>\n")
        else { return html }
        return String(html[start.upperBound..<end.lowerBound])
    }

    /// The listing of a snippet of Swift.
    static func listing(
        _ code: String, language: String = "Swift", title: String? = nil
    ) -> String {
        let title = title.map { "<span class=\"listing-title\">\($0)</span>" } ?? ""
        return "<div class=\"listing\"><div class=\"listing-head\">\(title)"
            + "<span class=\"listing-language\">\(language)</span></div>"
            + "<pre tabindex=\"0\"><code class=\"language-swift\">\(code)</code></pre></div>\n"
    }

    /// An output under its label.
    static func output(_ inner: String, badge: String? = nil, label: String = "Output") -> String {
        let badge = badge.map { " <span class=\"badge\">\($0)</span>" } ?? ""
        return "<div class=\"output\"><p class=\"label\"><span>\(label)</span>\(badge)</p>"
            + "\(inner)</div>\n"
    }

    /// A sentence under the code.
    static func quiet(_ text: String) -> String {
        "<p class=\"verdict verdict-quiet\">\(text)</p>\n"
    }
}
