import Diagnostics
import Yams

/// The keys and values at the top of a YAML text, with their places in the file.
struct YAMLMapping {
    /// A key with its value.
    struct Entry {
        let key: String
        let keySpan: SourceSpan
        let node: Node
        let valueSpan: SourceSpan
    }

    private(set) var entries: [String: Entry] = [:]
    private var order: [String] = []
    private(set) var diagnostics: [Diagnostic] = []
    private let file: SourceFile
    private let firstLine: Int
    private let lastLine: Int

    /// Reads the YAML in a byte range of a file; keys outside the two lists are refused.
    init(file: SourceFile, range: Range<Int>, keys: [String], unbuiltKeys: [String]) {
        self.file = file
        self.firstLine = file.line(at: range.lowerBound)
        self.lastLine = file.line(at: max(range.lowerBound, range.upperBound - 1))
        do {
            // No value's type is asked for, only its text, so nothing has to be resolved.
            let text = String(file[range])
            guard let node = try compose(yaml: text, .basic, .default, .utf8) else { return }
            guard case .mapping(let mapping) = node else {
                diagnostics.append(
                    Diagnostic(
                        .yamlSyntax, "‘key: value’ lines are expected here", at: span(node),
                        help: "for example: title: A title"))
                return
            }
            for (key, value) in mapping {
                add(key: key, value: value, keys: keys, unbuiltKeys: unbuiltKeys)
            }
        } catch let error as YamlError {
            diagnostics.append(diagnostic(for: error))
        } catch {
            preconditionFailure("Yams throws YamlError and nothing else: \(error)")
        }
    }

    /// The mapping that a key of another one has for its value; keys outside the list are refused.
    private init(_ mapping: Node.Mapping, within outer: YAMLMapping, keys: [String]?) {
        file = outer.file
        firstLine = outer.firstLine
        lastLine = outer.lastLine
        for (key, value) in mapping {
            add(key: key, value: value, keys: keys, unbuiltKeys: [])
        }
    }

    private mutating func add(key: Node, value: Node, keys: [String]?, unbuiltKeys: [String]) {
        let name = key.string ?? ""
        let keySpan = span(key)
        if unbuiltKeys.contains(name) {
            diagnostics.append(
                Diagnostic(
                    .notBuilt, "‘\(name)’ cannot be used yet", at: keySpan,
                    help: "take it out; this version refuses what it would otherwise ignore"))
        } else if let keys, !keys.contains(name) {
            let nearest = Suggestion.nearest(to: name, among: keys)
            diagnostics.append(
                Diagnostic(
                    .unknownKey, "‘\(name)’ is no key here", at: keySpan,
                    help: nearest.map { "did you mean ‘\($0)’?" }
                        ?? "the keys are: \(keys.joined(separator: ", "))"))
        } else {
            order.append(name)
            entries[name] = Entry(
                key: name, keySpan: keySpan, node: value, valueSpan: span(value))
        }
    }

    // MARK: Values

    /// The text of a key's value; `nil`, with a diagnostic where one is due, for anything else.
    mutating func text(_ key: String, example: String = "Some words") -> String? {
        guard let entry = entries[key] else { return nil }
        guard case .scalar(let scalar) = entry.node, !isNull(scalar) else {
            report(entry, "‘\(key)’ takes a text", help: "for example: \(key): \(example)")
            return nil
        }
        return scalar.string
    }

    /// The truth value of a key.
    mutating func flag(_ key: String) -> Bool? {
        guard let entry = entries[key] else { return nil }
        switch entry.node.string {
        case "true": return true
        case "false": return false
        default:
            report(entry, "‘\(key)’ takes true or false", help: "for example: \(key): true")
            return nil
        }
    }

    /// The entries in the order in which they stand.
    var orderedEntries: [Entry] { order.compactMap { entries[$0] } }

    /// The mapping that is a key's value, any key allowed in it where no list of keys is given.
    ///
    /// What is wrong with it is among its own diagnostics.
    mutating func mapping(_ key: String, keys: [String]? = nil, example: String) -> YAMLMapping? {
        guard let entry = entries[key] else { return nil }
        guard case .mapping(let mapping) = entry.node else {
            report(entry, "‘\(key)’ takes ‘key: value’ lines", help: "for example: \(example)")
            return nil
        }
        return YAMLMapping(mapping, within: self, keys: keys)
    }

    /// The mappings of a key's list, or the one that is its value; keys outside the list are refused.
    ///
    /// What is wrong with each is among its own diagnostics.
    ///
    /// - Parameter textKey: the key that is meant where a text stands in the place of a mapping.
    mutating func mappings(
        _ key: String, keys: [String], textKey: String? = nil, example: String
    ) -> [(mapping: YAMLMapping, span: SourceSpan)] {
        guard let entry = entries[key] else { return [] }
        func inner(_ node: Node) -> Node.Mapping? {
            switch node {
            case .mapping(let mapping): mapping
            case .scalar(let scalar) where !isNull(scalar):
                textKey.map { Node.Mapping([(Node($0), node)]) }
            case .scalar, .sequence, .alias: nil
            }
        }
        let nodes: [(node: Node, span: SourceSpan)]
        if case .sequence(let sequence) = entry.node, !sequence.isEmpty {
            nodes = sequence.map { ($0, span($0)) }
        } else {
            nodes = [(entry.node, entry.keySpan)]
        }
        return nodes.compactMap { node, place in
            guard let mapping = inner(node) else {
                diagnostics.append(
                    Diagnostic(
                        .invalidValue,
                        "‘\(key)’ takes ‘key: value’ lines\(textKey == nil ? "" : ", or texts")",
                        at: span(node), help: "for example: \(example)"))
                return nil
            }
            return (YAMLMapping(mapping, within: self, keys: keys), place)
        }
    }

    /// The texts of a key's list, of which there must be one at least, and none empty; `nil`, with a
    /// diagnostic where one is due, for anything else.
    mutating func list(_ key: String, example: String) -> [String]? {
        guard let entry = entries[key] else { return nil }
        guard case .sequence(let sequence) = entry.node, !sequence.isEmpty else {
            report(entry, "‘\(key)’ takes a list of texts", help: "for example: \(key): \(example)")
            return nil
        }
        var texts: [String] = []
        for node in sequence {
            guard case .scalar(let scalar) = node, !isNull(scalar), !scalar.string.isEmpty else {
                diagnostics.append(
                    Diagnostic(
                        .invalidValue, "‘\(key)’ takes a list of texts", at: span(node),
                        help: "for example: \(key): \(example)"))
                return nil
            }
            texts.append(scalar.string)
        }
        return texts
    }

    /// The texts of a key's list, each with its place; a single text is a list of one.
    mutating func texts(_ key: String) -> [(text: String, span: SourceSpan)] {
        guard let entry = entries[key] else { return [] }
        if case .scalar(let scalar) = entry.node, !isNull(scalar) {
            return [(scalar.string, entry.valueSpan)]
        }
        guard case .sequence(let sequence) = entry.node else {
            report(entry, "‘\(key)’ takes a list of texts", help: "for example: \(key): [one, two]")
            return []
        }
        return sequence.compactMap { node in
            guard case .scalar(let scalar) = node else {
                report(entry, "‘\(key)’ takes a list of texts", help: "for example: [one, two]")
                return nil
            }
            return (scalar.string, span(node))
        }
    }

    private func isNull(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
    }

    /// Reports what is wrong with an entry's value.
    mutating func report(_ entry: Entry, _ summary: String, help: String) {
        diagnostics.append(Diagnostic(.invalidValue, summary, at: entry.valueSpan, help: help))
    }

    /// Reports an entry whose key is wrong.
    mutating func refuseKey(_ entry: Entry, _ summary: String, help: String) {
        diagnostics.append(Diagnostic(.invalidValue, summary, at: entry.keySpan, help: help))
    }

    /// Reports that a key is missing in a mapping that stands behind another key.
    mutating func reportMissing(_ summary: String, at span: SourceSpan, help: String) {
        diagnostics.append(Diagnostic(.missingKey, summary, at: span, help: help))
    }

    /// Adds what is wrong with a mapping that is a value of this one.
    mutating func takeDiagnostics(of inner: YAMLMapping) {
        diagnostics += inner.diagnostics
    }

    // MARK: Places

    private func span(_ node: Node) -> SourceSpan {
        let start = node.mark.map(offset(of:)) ?? file.start(ofLine: firstLine)
        let length = node.scalar.map { max(1, $0.string.utf8.count) } ?? 1
        let lineEnd = file.range(ofLine: file.line(at: start)).upperBound
        return SourceSpan(file: file.path, range: start..<min(start + length, max(start, lineEnd)))
    }

    /// libYAML counts lines from 1 and columns in scalars, also from 1.
    private func offset(of mark: Mark) -> Int {
        let range = file.range(ofLine: firstLine + max(mark.line, 1) - 1)
        let before = file[range].unicodeScalars.prefix(max(mark.column, 1) - 1)
        return range.lowerBound + String(String.UnicodeScalarView(before)).utf8.count
    }

    private func diagnostic(for error: YamlError) -> Diagnostic {
        switch error {
        case .scanner(let context?, let text, _, _)
        where context.text.contains("quoted scalar") && text.contains("end of stream"):
            return problem(
                "this is no YAML: the quote that begins here is never closed", at: context.mark,
                help: "end the value with a quote: \"")
        case .scanner(_, let text, let mark, _) where text.contains("mapping values"):
            return problem(
                "this is no YAML: \(text)", at: mark,
                help: "a text with ‘: ’ or ‘#’ in it needs quotes")
        case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
            .composer(_, let text, let mark, _):
            return problem(
                "this is no YAML: \(text)", at: mark,
                help: "look for a quote or bracket that is not closed, or put the text in quotes")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let key = duplicates.first ?? ""
            return Diagnostic(
                .yamlSyntax, "‘\(key)’ stands twice",
                at: secondOccurrence(ofKey: key) ?? span(at: context.mark),
                help: "keep one of the two")
        case .reader, .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return problem(
                "this is no YAML: it holds characters that YAML does not allow", at: nil,
                help: "take control characters out")
        }
    }

    private func problem(_ summary: String, at mark: Mark?, help: String) -> Diagnostic {
        Diagnostic(.yamlSyntax, summary, at: span(at: mark), help: help)
    }

    private func span(at mark: Mark?) -> SourceSpan {
        let start = mark.map(offset(of:)) ?? file.start(ofLine: firstLine)
        return SourceSpan(file: file.path, range: start..<start)
    }

    /// Yams says which key stands twice, and of the place only where the mapping begins.
    private func secondOccurrence(ofKey key: String) -> SourceSpan? {
        let lines = (firstLine..<max(firstLine, lastLine + 1)).filter {
            file.contents(ofLine: $0).hasPrefix("\(key):")
        }
        guard lines.count > 1 else { return nil }
        let start = file.start(ofLine: lines[1])
        return SourceSpan(file: file.path, range: start..<(start + key.utf8.count))
    }
}
