import CourseModel
import Diagnostics

/// Reads how other languages are run: the key `runners` of `course.yml`.
enum RunnersReader {
    private static let keys = ["command", "version", "extension", "comment", "env", "separator"]
    private static let examples = [
        "command": "[python3, \"{file}\"]", "version": "[python3, --version]", "extension": "py",
        "comment": "\"#\"", "env": "{PYTHONUNBUFFERED: \"1\"}",
        "separator": "'print(\"{mark}\", flush=True)'",
    ]

    /// The runners in the order in which they stand; what is wrong with them is among the mapping's
    /// diagnostics.
    static func read(_ settings: inout YAMLMapping) -> [LanguageRunner] {
        guard
            var languages = settings.mapping(
                "runners", example: "runners: {python: {command: \(examples["command"] ?? "")}}")
        else { return [] }
        let runners = languages.orderedEntries.compactMap { entry in
            runner(entry, in: &languages)
        }
        settings.takeDiagnostics(of: languages)
        return runners
    }

    private static func runner(
        _ entry: YAMLMapping.Entry, in languages: inout YAMLMapping
    ) -> LanguageRunner? {
        let language = entry.key
        guard isLanguage(language) else {
            languages.refuseKey(
                entry, "‘\(language)’ cannot be the language of a fence",
                help: "write it as behind the fence, in lower case and without spaces")
            return nil
        }
        guard !["swift", "output"].contains(language) else {
            languages.refuseKey(
                entry, "‘\(language)’ can have no runner",
                help: language == "swift"
                    ? "take it out: Swift is compiled by Lectern itself"
                    : "take it out: such a fence states what a snippet prints")
            return nil
        }
        guard
            var keys = languages.mapping(
                language, keys: keys,
                example: "\(language): {command: \(examples["command"] ?? "")}")
        else { return nil }
        let runner = runner(of: language, keys: &keys, span: entry.keySpan)
        for key in ["command", "version", "extension", "comment"] where keys.entries[key] == nil {
            keys.reportMissing(
                "the runner of ‘\(language)’ has no ‘\(key)’", at: entry.keySpan,
                help: "add it, for example: \(key): \(examples[key] ?? "")")
        }
        languages.takeDiagnostics(of: keys)
        return runner
    }

    private static func runner(
        of language: String, keys: inout YAMLMapping, span: SourceSpan
    ) -> LanguageRunner? {
        let command = command(&keys)
        let version = keys.list("version", example: examples["version"] ?? "")
        let fileExtension = text("extension", of: &keys, rule: "takes letters and digits") { text in
            text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
        let comment = text("comment", of: &keys, rule: "takes a mark without spaces") { text in
            !text.contains(where: \.isWhitespace)
        }
        let separator = text("separator", of: &keys, rule: "takes one line with {mark} in it") {
            $0.contains("{mark}") && !$0.contains(where: \.isNewline)
        }
        let environment = environment(&keys)
        guard let command, let version, let fileExtension, let comment else { return nil }
        return LanguageRunner(
            language: language, command: command, version: version, fileExtension: fileExtension,
            commentMark: comment, environment: environment, separator: separator, span: span)
    }

    private static func command(_ keys: inout YAMLMapping) -> [String]? {
        let example = examples["command"] ?? ""
        guard let entry = keys.entries["command"],
            let words = keys.list("command", example: example)
        else { return nil }
        guard words.count(where: { $0.contains("{file}") }) == 1, !words[0].contains("{file}")
        else {
            keys.report(
                entry, "‘command’ is a program and, in one place behind it, {file}",
                help: "for example: command: \(example)")
            return nil
        }
        return words
    }

    private static func text(
        _ key: String, of keys: inout YAMLMapping, rule: String, isRight: (String) -> Bool
    ) -> String? {
        let example = examples[key] ?? ""
        guard let entry = keys.entries[key], let text = keys.text(key, example: example) else {
            return nil
        }
        guard !text.isEmpty, isRight(text) else {
            keys.report(entry, "‘\(key)’ \(rule)", help: "for example: \(key): \(example)")
            return nil
        }
        return text
    }

    private static func environment(_ keys: inout YAMLMapping) -> [RunSettings.Variable] {
        guard var variables = keys.mapping("env", example: "env: \(examples["env"] ?? "")") else {
            return []
        }
        let environment = variables.orderedEntries.compactMap { entry -> RunSettings.Variable? in
            guard RunSettings.Variable.isName(entry.key) else {
                variables.refuseKey(
                    entry, "‘\(entry.key)’ is no variable's name",
                    help: "a name has letters, digits and _, and begins with no digit")
                return nil
            }
            return variables.text(entry.key).map { .init(name: entry.key, value: $0) }
        }
        keys.takeDiagnostics(of: variables)
        return environment
    }

    /// Whether a text can stand behind a fence as its language.
    private static func isLanguage(_ text: String) -> Bool {
        !text.isEmpty && text == text.lowercased()
            && !text.contains { $0.isWhitespace || $0 == "`" }
    }
}
