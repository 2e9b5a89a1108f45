import Coding
import CourseModel
import Diagnostics
import Serving
import Verification

/// What browsers are told of a rebuild, as a line of JSON.
struct PreviewEvent {
    /// How far a rebuild is.
    enum Phase: String {
        /// Prose is new, and snippets are being run.
        case running
        /// Everything is new.
        case whole
    }

    let check: CourseCheck
    let problems: [Diagnostic]
    let phase: Phase
    let editor: EditorLink?

    /// The line.
    func line(_ site: ServedSite) -> String {
        Self.line(badges: badges, phase, problems: told.map(json), site)
    }

    /// What is told where the machine fails, and the pages stay as they are.
    static func line(telling failure: Preview.Failure, _ site: ServedSite) -> String {
        let help = failure.help.map { "\n  help: \($0)" } ?? ""
        let problem = JSONValue.object([
            ("link", nil), ("place", .string("")), ("severity", .string("error")),
            ("text", .string("error: \(failure.description)\(help)")),
        ])
        return line(badges: [], .whole, problems: [problem], site)
    }

    private static func line(
        badges: [(key: String, value: JSONValue?)], _ phase: Phase, problems: [JSONValue],
        _ site: ServedSite
    ) -> String {
        let event = JSONValue.object([
            ("badges", .object(badges)), ("pages", tags(site) { $0.hasSuffix(".html") }),
            ("phase", .string(phase.rawValue)), ("problems", .array(problems)),
            (
                "theme", tags(site) { $0.hasPrefix("/assets/") && !$0.hasSuffix("search-index.js") }
            ),
        ])
        // Line breaks stand only between values: within texts they are escaped.
        return String(decoding: event.bytes.filter { $0 != 0x0A }, as: UTF8.self)
    }

    private static func tags(
        _ site: ServedSite, _ isMeant: (String) -> Bool
    ) -> JSONValue {
        .object(
            site.files.filter { isMeant($0.key) }.sorted { $0.key < $1.key }
                .map { ($0.key, .string($0.value.tag)) })
    }

    // MARK: Snippets

    /// What became of each snippet, by `lesson/id`.
    private var badges: [(key: String, value: JSONValue?)] {
        var badges: [String: String] = [:]
        for finding in check.findings { badges[finding.snippet.description] = badge(finding) }
        let waiting = Set(check.diagnostics.filter(\.saysNotRunYet).compactMap(\.span))
        for lesson in check.course.lessons where phase == .running {
            for snippet in lesson.snippets where waiting.contains(snippet.span) {
                badges["\(lesson.id)/\(snippet.id)"] = "running"
            }
        }
        return badges.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }
    }

    private func badge(_ finding: CourseCheck.Finding) -> String {
        if finding.diagnostics.contains(where: { $0.id == .drift }) { return "drifted" }
        if finding.diagnostics.containErrors { return "failed" }
        switch finding.work {
        case .skipped: return "skipped"
        case .fromCache: return "from cache"
        case .ran:
            let id = finding.snippet
            let isNew =
                check.recordings[id.lesson]?.recordings[id.snippet]
                != check.earlierRecordings[id.lesson]?.recordings[id.snippet]
            return isNew ? "changed" : "as recorded"
        }
    }

    // MARK: Problems

    /// What is wrong; what is only not run yet is no problem.
    private var told: [Diagnostic] {
        problems.filter { !($0.saysNotRunYet && phase == .running) }.prefix(Self.longestList).map(
            \.self)
    }

    private static let longestList = 20

    private func json(_ problem: Diagnostic) -> JSONValue {
        let formatter = DiagnosticFormatter(files: check.sources, usesColor: false)
        let file = problem.span.flatMap { span in check.sources.first { $0.path == span.file } }
        let position = problem.span.flatMap { file?.position(at: $0.range.lowerBound) }
        let place = problem.span.map { span in
            position.map { "\(span.file):\($0.line):\($0.column)" } ?? span.file
        }
        let link = problem.span.flatMap { span in
            editor?.address(of: span.file, line: position?.line ?? 1, column: position?.column ?? 1)
        }
        return .object([
            ("link", link.map { .string($0) }), ("place", .string(place ?? "")),
            ("severity", .string(problem.severity.rawValue)),
            ("text", .string(formatter.format(problem))),
        ])
    }
}

/// How a place in a file is opened in an editor.
package struct EditorLink: Sendable, Equatable {
    private let template: String
    private let folder: String

    /// An address in which `{path}`, `{line}` and `{column}` stand for the place, and the folder from
    /// which relative paths lead.
    package init(template: String, folder: String) {
        self.template = template
        self.folder = folder
    }

    /// The address that opens a place.
    func address(of path: String, line: Int, column: Int) -> String {
        let whole = path.hasPrefix("/") ? path : "\(folder)/\(path)"
        return template.replacing("{path}", with: whole).replacing("{line}", with: "\(line)")
            .replacing("{column}", with: "\(column)")
    }
}
