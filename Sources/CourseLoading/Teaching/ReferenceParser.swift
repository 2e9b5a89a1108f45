import CourseModel
import Diagnostics

/// Reads what stands between the braces of a reference, as in `kale.line(3)`.
enum ReferenceParser {
    /// Why a text is no reference.
    struct Mistake: Error, Equatable {
        /// What is wrong, as a phrase.
        let summary: String
        /// What to do about it.
        let help: String
    }

    /// The reference that a text is, which stands at a place.
    ///
    /// Throws a ``Mistake``.
    static func parse(
        _ text: String, at span: SourceSpan
    ) throws(Mistake) -> RunReference {
        let trimmed = text.drop { $0 == " " }
        guard let dot = trimmed.firstIndex(of: ".") else {
            throw Mistake(
                summary: "‘{{\(text)}}’ does not say what of a run stands here", help: forms)
        }
        let name = trimmed[..<dot]
        guard let target = SnippetRequest.Dependency(text: name, span: span) else {
            throw Mistake(
                summary: "‘\(name)’ is no snippet's name",
                help: "write the snippet's id, or lesson/id: {{kale.line(3)}}")
        }
        var rest = trimmed[trimmed.index(after: dot)...]
        while rest.last == " " { rest.removeLast() }
        return RunReference(target: target, property: try property(rest))
    }

    private static let forms =
        "write {{ID.line(3)}}, {{ID.match(/took (\\S+)/)}}, {{ID.output}}, {{ID.seconds}}, "
        + "{{ID.threads}}, {{ID.outcomes}}, {{ID.diagnostic}} or {{ID.verdict}}"

    private static let names = [
        "line", "match", "output", "seconds", "threads", "outcomes", "diagnostic", "verdict",
    ]

    private static func property(
        _ text: Substring
    ) throws(Mistake) -> RunReference.Property {
        let name = text.prefix { $0 != "(" }
        let argument = try argument(of: text.dropFirst(name.count), of: name)
        switch (name, argument) {
        case ("output", nil): return .output
        case ("seconds", nil): return .seconds
        case ("threads", nil): return .threads
        case ("outcomes", nil): return .outcomes
        case ("verdict", nil): return .verdict
        case ("diagnostic", nil): return .diagnostic(1)
        case ("diagnostic", let argument?): return .diagnostic(try number(argument))
        case ("line", "last"?): return .line(.last)
        case ("line", let argument?): return .line(.number(try number(argument)))
        case ("line", nil):
            throw Mistake(
                summary: "‘line’ does not say which one", help: "write line(3), or line(last)")
        case ("match", let argument?): return .match(try pattern(argument))
        case ("match", nil):
            throw Mistake(
                summary: "‘match’ does not say of what",
                help: "write a regular expression: match(/took (\\S+)/)")
        default:
            guard names.contains(String(name)) else {
                throw Mistake(
                    summary: "‘\(name)’ is nothing that a run shows",
                    help: Suggestion.nearest(to: String(name), among: names)
                        .map { "did you mean ‘\($0)’?" } ?? forms)
            }
            throw Mistake(
                summary: "‘\(name)’ takes nothing in parentheses", help: "write \(name) alone")
        }
    }

    private static func argument(
        of text: Substring, of name: Substring
    ) throws(Mistake) -> Substring? {
        guard !text.isEmpty else { return nil }
        guard text.last == ")" else {
            throw Mistake(
                summary: "the parenthesis behind ‘\(name)’ is not closed",
                help: "end it with ) before the braces")
        }
        return text.dropFirst().dropLast()
    }

    private static func number(_ text: Substring) throws(Mistake) -> Int {
        guard let number = Int(text), number > 0, text.utf8.allSatisfy({ $0 != UInt8(ascii: "+") })
        else {
            throw Mistake(
                summary: "‘\(text)’ is no number of a line", help: "count from 1, as in line(3)")
        }
        return number
    }

    private static func pattern(_ text: Substring) throws(Mistake) -> String {
        guard text.utf8.count > 2, text.first == "/", text.last == "/" else {
            throw Mistake(
                summary: "‘\(text)’ is no regular expression between slashes",
                help: "write it as in match(/took (\\S+)/)")
        }
        let pattern = String(text.dropFirst().dropLast()).replacing("\\/", with: "/")
        do {
            _ = try Regex(pattern)
        } catch {
            throw Mistake(
                summary: "‘\(pattern)’ is no regular expression of Swift: \(error)",
                help: "write it as Swift's Regex reads it")
        }
        return pattern
    }
}
