import CourseModel
import Diagnostics

/// Puts into a course's prose what its references take from the recordings.
struct ReferenceValues {
    let check: CourseCheck
    let options: CheckOptions

    /// The checked course with every reference answered, and told which cannot be.
    func resolved() -> CourseCheck {
        let snippets = Dictionary(
            check.course.lessons.flatMap { lesson in
                lesson.snippets.map {
                    (SnippetReference(lesson: lesson.id, snippet: $0.id), $0)
                }
            }, uniquingKeysWith: { first, _ in first })
        var problems: [Diagnostic] = []
        var changed = false
        let course = check.course.mapLessons { lesson in
            var reader = LessonReferences(lesson: lesson, check: check, snippets: snippets)
            let resolved = reader.resolved()
            changed = changed || reader.hasReferences
            if options.selection.includes(lesson.id) { problems += reader.diagnostics }
            return resolved
        }
        guard changed else { return check }
        var result = check.adding(problems: problems)
        result.course = course
        return result
    }
}

/// The references of one lesson.
private struct LessonReferences {
    let lesson: Lesson
    let check: CourseCheck
    let snippets: [SnippetReference: Snippet]
    var diagnostics: [Diagnostic] = []
    var hasReferences = false

    mutating func resolved() -> Lesson {
        guard lesson.hasReferences else { return lesson }
        var resolved = lesson
        resolved.blocks = lesson.blocks.mapText { content in
            guard content.containsPiece(\.isReference) else { return content }
            hasReferences = true
            return content.mapPieces { inline in
                guard case .reference(var reference) = inline else { return nil }
                reference.value = value(of: reference)
                return .reference(reference)
            }
        }
        if hasReferences {
            for block in resolved.blocks { refuseEqualAnswers(in: block) }
        }
        return resolved
    }

    private mutating func value(of reference: RunReference) -> RunReference.Value? {
        let id = SnippetReference(
            lesson: reference.target.lesson ?? lesson.id, snippet: reference.target.snippet)
        guard let snippet = snippets[id] else {
            let names = snippets.keys.filter { $0.lesson == id.lesson }.map(\.snippet.name).sorted()
            report(
                "there is no snippet ‘\(id)’", at: reference,
                help: Suggestion.nearest(to: id.snippet.name, among: names)
                    .map { reference.target.lesson == nil ? $0 : "\(id.lesson)/\($0)" }
                    .map { "did you mean ‘\($0)’?" }
                    ?? (names.isEmpty
                        ? "there is no lesson ‘\(id.lesson)’ with snippets"
                        : "the snippets of ‘\(id.lesson)’ are: \(names.joined(separator: ", "))"))
            return nil
        }
        if case .skip = snippet.request.treatment {
            // One that is wrong was told already.
            if !check.diagnostics.containErrors {
                report(
                    "‘\(id)’ is skipped, so it shows nothing", at: reference,
                    help: "let it run, or name another snippet")
            }
            return nil
        }
        // What has no recording was told already, or cannot be run on this machine.
        guard let recording = check.recordings[id.lesson]?.recordings[id.snippet] else {
            return nil
        }
        do {
            let (text, isVerbatim) = try recording.text(of: reference.property)
            return RunReference.Value(
                text, isVerbatim: isVerbatim, source: snippet.request.isHidden ? nil : id)
        } catch {
            report("‘\(id)’ \(error.summary)", at: reference, help: error.help)
            return nil
        }
    }

    private mutating func report(_ summary: String, at reference: RunReference, help: String) {
        diagnostics.append(
            Diagnostic(.brokenReference, summary, at: reference.target.span, help: help))
    }

    /// Refuses answers of a quiz that say the same once it is known what their references stand for.
    private mutating func refuseEqualAnswers(in block: Block) {
        for child in block.children { refuseEqualAnswers(in: child) }
        guard case .quiz(let quiz) = block else { return }
        // What a reference stands for that leads nowhere is not known, and was told.
        let known = quiz.options.filter { $0.text.references.allSatisfy { $0.value != nil } }
        for (index, option) in known.enumerated() {
            let others = known[..<index].filter {
                $0.text.plainText == option.text.plainText
            }
            guard let other = others.first,
                let span = (option.text.references.first ?? other.text.references.first)?.target
                    .span
            else { continue }
            diagnostics.append(
                Diagnostic(
                    .brokenQuiz, "two answers of this quiz say ‘\(option.text.plainText)’",
                    at: span, help: "say something else in one of them"))
        }
    }
}

extension Inline {
    fileprivate var isReference: Bool {
        if case .reference = self { true } else { false }
    }
}

/// Why a recording holds nothing of what a reference asks for.
private struct MissingValue: Error {
    /// What is missing, as the rest of a sentence that begins with the snippet's name.
    let summary: String
    let help: String
}

extension Recording {
    /// What a reference takes from it, and whether those are somebody's own words.
    fileprivate func text(
        of property: RunReference.Property
    ) throws(MissingValue) -> (text: String, isVerbatim: Bool) {
        switch property {
        case .line(let number): (try line(number), true)
        case .match(let pattern): (try match(pattern), true)
        case .output: (try output(), true)
        case .seconds: (try seconds(), false)
        case .threads: (try threads(), false)
        case .outcomes: (try outcomes(), false)
        case .diagnostic(let number): (try diagnostic(number), true)
        case .verdict: (transcript.verdict, false)
        }
    }

    private var lines: [String] { transcript.observableLines(of: .standardOutput).map(\.text) }

    private func line(_ number: RunReference.LineNumber) throws(MissingValue) -> String {
        let lines = lines
        switch number {
        case .last:
            if let last = lines.last { return last }
        case .number(let number):
            if lines.indices.contains(number - 1) { return lines[number - 1] }
        }
        throw MissingValue(
            summary: lines.isEmpty
                ? "prints nothing" : "prints \(lines.count) line\(lines.count == 1 ? "" : "s")",
            help: lines.isEmpty
                ? "name a snippet that prints something"
                : Self.advice("line", count: lines.count))
    }

    private static func advice(_ property: String, count: Int) -> String {
        count == 1
            ? "write \(property)(1)" : "write a number from 1 to \(count): \(property)(\(count))"
    }

    private func match(_ pattern: String) throws(MissingValue) -> String {
        let regex: Regex<AnyRegexOutput>
        do {
            regex = try Regex(pattern)
        } catch {
            preconditionFailure("the pattern was read when the lesson was: \(error)")
        }
        for line in lines + transcript.observableLines(of: .standardError).map(\.text) {
            guard let match = line.firstMatch(of: regex) else { continue }
            let group = match.output.count > 1 ? match.output[1].substring : nil
            return String(group ?? line[match.range])
        }
        throw MissingValue(
            summary: "prints nothing that matches /\(pattern)/",
            help: "the pattern is looked for in each line by itself")
    }

    private func output() throws(MissingValue) -> String {
        guard !lines.isEmpty else {
            throw MissingValue(
                summary: "prints nothing", help: "name a snippet that prints something")
        }
        return lines.joined(separator: "\n")
    }

    /// The duration with two significant digits, and at most three behind the point.
    private func seconds() throws(MissingValue) -> String {
        guard transcript.ending.isOfRun else {
            throw MissingValue(summary: "is not run", help: "name a snippet that is run")
        }
        let milliseconds = transcript.duration
        var step = 1
        while milliseconds >= step * 100 { step *= 10 }
        let rounded = (milliseconds + step / 2) / step * step
        let (whole, rest) = rounded.quotientAndRemainder(dividingBy: 1000)
        var digits = String(String(1000 + rest).dropFirst())
        while digits.last == "0" { digits.removeLast() }
        return digits.isEmpty ? String(whole) : "\(whole).\(digits)"
    }

    private func threads() throws(MissingValue) -> String {
        guard let trace = tracing?.trace else {
            throw MissingValue(
                summary: "has no timeline, so nobody counted its threads",
                help: "say ‘timeline’ of its fence")
        }
        return String(trace.threads.count)
    }

    private func outcomes() throws(MissingValue) -> String {
        guard recipe.runs > 1 else {
            throw MissingValue(
                summary: "is run once, so it has one outcome", help: "say ‘gallery’ of its fence")
        }
        return String(observations.count)
    }

    private func diagnostic(_ number: Int) throws(MissingValue) -> String {
        let messages = transcript.diagnostics.filter { $0.severity != .remark }.map(\.message)
        guard messages.indices.contains(number - 1) else {
            throw MissingValue(
                summary: messages.isEmpty
                    ? "makes the compiler say nothing"
                    : "makes the compiler say \(messages.count) thing\(messages.count == 1 ? "" : "s")",
                help: messages.isEmpty
                    ? "name a snippet that the compiler speaks of"
                    : Self.advice("diagnostic", count: messages.count))
        }
        return messages[number - 1]
    }
}
