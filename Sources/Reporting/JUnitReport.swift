import CourseModel
import Diagnostics

/// A report in the XML that JUnit began and every service for continuous integration reads.
///
/// It is valid by the schema of Jenkins' xUnit plugin (`junit-10.xsd`), which is the strictest of
/// those in use: it knows a file for a suite, and none for a case.
package enum JUnitReport {
    /// The suite of what no snippet is to blame for; no lesson can have this name.
    private static let courseSuite = "(course)"

    /// The XML document: a suite for each lesson, a case for each snippet.
    package static func text(of report: CheckReport) -> String {
        let formatter = DiagnosticFormatter(files: report.sources, usesColor: false)
        var suites = lessonSuites(of: report, formatter)
        if !report.others.isEmpty { suites.append(courseSuite(of: report.others, formatter)) }
        func total(_ count: (Suite) -> Int) -> String {
            String(suites.map(count).reduce(0, +))
        }
        let root = XMLElement(
            "testsuites",
            [
                ("name", report.generator), ("tests", total { $0.cases.count }),
                ("failures", total { $0.count(of: .failed) }), ("errors", "0"),
                ("time", seconds(report.elapsed)),
            ], suites.map(\.element))
        // GitHub obeys `##[error]` wherever it stands in a log; this is the same XML.
        return root.document.replacing("##[", with: "##&#91;")
    }

    private struct Suite {
        let name: String
        let file: String?
        let cases: [Case]

        func count(of state: CheckReport.Case.State) -> Int {
            cases.filter { $0.state == state }.count
        }

        var element: XMLElement {
            XMLElement(
                "testsuite",
                [
                    ("name", name), ("tests", String(cases.count)),
                    ("failures", String(count(of: .failed))), ("errors", "0"),
                    ("skipped", String(count(of: .skipped))),
                    ("time", seconds(cases.map(\.duration).reduce(0, +))),
                ] + (file.map { [("file", $0)] } ?? []), cases.map { $0.element(in: name) })
        }
    }

    private struct Case {
        let name: String
        let state: CheckReport.Case.State
        let duration: Int
        let outcome: [XMLElement]

        func element(in suite: String) -> XMLElement {
            XMLElement(
                "testcase", [("classname", suite), ("name", name), ("time", seconds(duration))],
                outcome)
        }
    }

    private static func lessonSuites(
        of report: CheckReport, _ formatter: DiagnosticFormatter
    ) -> [Suite] {
        report.cases.grouped(by: \.snippet.lesson).map { lesson, cases in
            let names = unique(cases.map(\.snippet.snippet.name))
            return Suite(
                name: lesson.slug, file: cases.first?.span.file,
                cases: zip(names, cases).map { name, one in
                    let skipped = one.skipReason.map {
                        XMLElement("skipped", [("message", $0)], text: $0)
                    }
                    return Case(
                        name: name, state: one.state, duration: one.duration,
                        outcome: outcome(of: one.diagnostics, else: skipped, formatter))
                })
        }
    }

    /// The names, with a number behind those that stood before: readers show one case of a name.
    ///
    /// Only where the course is wrong do two snippets have one name; none has a space in it.
    private static func unique(_ names: [String]) -> [String] {
        var counts: [String: Int] = [:]
        return names.map { name in
            let count = counts[name, default: 0] + 1
            counts[name] = count
            return count == 1 ? name : "\(name) (\(count))"
        }
    }

    /// A case for each file with problems, and one for those without a file.
    private static func courseSuite(
        of diagnostics: [Diagnostic], _ formatter: DiagnosticFormatter
    ) -> Suite {
        let cases = diagnostics.grouped(by: { $0.span?.file ?? "course" }).map { name, some in
            Case(
                name: name, state: some.containErrors ? .failed : .passed, duration: 0,
                outcome: outcome(of: some, else: nil, formatter))
        }
        return Suite(name: courseSuite, file: nil, cases: cases)
    }

    /// The errors as one failure, because readers look at the first alone; the warnings as output.
    private static func outcome(
        of diagnostics: [Diagnostic], else skipped: XMLElement?, _ formatter: DiagnosticFormatter
    ) -> [XMLElement] {
        func text(of some: [Diagnostic]) -> String {
            some.map { formatter.format($0) }.joined(separator: "\n")
        }
        let errors = diagnostics.filter { $0.severity == .error }
        let warnings = diagnostics.filter { $0.severity == .warning }
        var elements: [XMLElement] = []
        if let first = errors.first {
            let more = errors.count > 1 ? " (and \(errors.count - 1) more)" : ""
            elements.append(
                XMLElement(
                    "failure",
                    [("type", first.id.rawValue), ("message", first.summary + more)],
                    text: text(of: errors)))
        } else if let skipped {
            elements.append(skipped)
        }
        if !warnings.isEmpty {
            elements.append(XMLElement("system-out", text: text(of: warnings)))
        }
        return elements
    }

    /// Milliseconds as seconds with three decimals, whatever the locale.
    private static func seconds(_ milliseconds: Int) -> String {
        let fraction = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count)
            + fraction
    }
}

extension Sequence {
    /// The elements by what they have in common, in the order in which each group begins.
    fileprivate func grouped<Key: Hashable>(by key: (Element) -> Key) -> [(Key, [Element])] {
        var order: [Key] = []
        var groups: [Key: [Element]] = [:]
        for element in self {
            let group = key(element)
            if groups[group] == nil { order.append(group) }
            groups[group, default: []].append(element)
        }
        return order.map { ($0, groups[$0] ?? []) }
    }
}
