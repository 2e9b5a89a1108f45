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
        Self.line([
            ("badges", .object(badges)),
            ("pages", Self.tags(site) { $0.hasSuffix(".html") }),
            ("phase", .string(phase.rawValue)),
            ("problems", .array(told.map(json))),
            (
                "theme",
                Self.tags(site) { $0.hasPrefix("/assets/") && !$0.hasSuffix("search-index.js") }
            ),
        ])
    }

    /// What is told where the machine fails, and the pages stay as they are.
    static func failure(_ failure: Preview.Failure, _ state: PreviewState) -> String {
        let help = failure.help.map { "\n  help: \($0)" } ?? ""
        return line([
            ("badges", .object([])), ("pages", tags(state.served) { $0.hasSuffix(".html") }),
            ("phase", .string(Phase.whole.rawValue)),
            (
                "problems",
                .array([
                    .object([
                        ("link", nil), ("place", .string("")), ("severity", .string("error")),
                        ("text", .string("error: \(failure.description)\(help)")),
                    ])
                ])
            ),
            (
                "theme",
                tags(state.served) { $0.hasPrefix("/assets/") && !$0.hasSuffix("search-index.js") }
            ),
        ])
    }

    private static func line(_ members: [(key: String, value: JSONValue?)]) -> String {
        // Line breaks stand only between values: within texts they are escaped.
        String(decoding: JSONValue.object(members).bytes.filter { $0 != 0x0A }, as: UTF8.self)
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
