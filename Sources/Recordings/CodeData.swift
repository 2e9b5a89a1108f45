import Coding
import CourseModel

/// The form of what is recorded of a lesson's code: each meaning once, and by the keys of their
/// questions the words of each piece of code.
///
/// Nothing in it can make a recording unusable: what cannot be read is asked again.
enum CodeData {
    /// The value that is written; `nil` where nothing is known.
    static func json(_ code: [String: RecordedCode], recorders: [Recorder]) -> JSONValue? {
        guard !code.isEmpty else { return nil }
        let meanings = Set(code.values.flatMap(\.annotation.meanings)).sorted {
            ($0.declaration, $0.documentation) < ($1.declaration, $1.documentation)
        }
        let places = Dictionary(
            uniqueKeysWithValues: meanings.enumerated().map { ($0.element, $0.offset) })
        let pieces = code.sorted { $0.key < $1.key }.map { key, piece in
            let numbers = piece.annotation.meanings.map { String(places[$0] ?? 0) }
            return (
                key,
                JSONValue.object([
                    ("meanings", numbers.isEmpty ? nil : .string(numbers.joined(separator: " "))),
                    ("recorder", .number(recorders.firstIndex(of: piece.recorder) ?? 0)),
                    ("tokens", .string(AnnotationText.encode(piece.annotation.tokens))),
                ])
            )
        }
        return .object([
            ("meanings", meanings.isEmpty ? nil : .array(meanings.map(\.json))),
            ("pieces", .object(pieces)),
        ])
    }

    /// What of a value can be read, by key.
    static func read(_ json: JSONValue?, recorders: [Recorder]) -> [String: RecordedCode] {
        guard let json else { return [:] }
        var code: [String: RecordedCode] = [:]
        let meanings = json[array: "meanings"].map(CodeAnnotation.Meaning.init(reading:))
        for case (let key, let value?) in json[object: "pieces"] where code[key] == nil {
            code[key] = piece(value, meanings, recorders)
        }
        return code
    }

    private static func piece(
        _ json: JSONValue, _ meanings: [CodeAnnotation.Meaning?], _ recorders: [Recorder]
    ) -> RecordedCode? {
        guard let text = json[string: "tokens"], let tokens = AnnotationText.decode(text),
            case .number(let recorder)? = json.value(of: "recorder"),
            recorders.indices.contains(recorder)
        else { return nil }
        var own: [CodeAnnotation.Meaning] = []
        for word in (json[string: "meanings"] ?? "").split(separator: " ") {
            guard let number = Int(word), meanings.indices.contains(number),
                let meaning = meanings[number]
            else { return nil }
            own.append(meaning)
        }
        guard tokens.compactMap(\.meaning).allSatisfy(own.indices.contains) else { return nil }
        return RecordedCode(
            annotation: CodeAnnotation(tokens: tokens, meanings: own),
            recorder: recorders[recorder])
    }
}

extension CodeAnnotation.Meaning {
    fileprivate var json: JSONValue {
        .object([
            ("declaration", .string(declaration)),
            ("documentation", documentation.isEmpty ? nil : .string(documentation)),
        ])
    }

    fileprivate init?(reading json: JSONValue) {
        guard let declaration = json[string: "declaration"] else { return nil }
        self.init(declaration: declaration, documentation: json[string: "documentation"] ?? "")
    }
}

extension JSONValue {
    /// A member of an object; `nil` where there is none.
    func value(of key: String) -> JSONValue? {
        members.first { $0.key == key }?.value
    }

    fileprivate subscript(string key: String) -> String? {
        if case .string(let text)? = value(of: key) { text } else { nil }
    }

    fileprivate subscript(array key: String) -> [JSONValue] {
        if case .array(let elements)? = value(of: key) { elements } else { [] }
    }

    fileprivate subscript(object key: String) -> [(key: String, value: JSONValue?)] {
        value(of: key)?.members ?? []
    }

    private var members: [(key: String, value: JSONValue?)] {
        if case .object(let members) = self { members } else { [] }
    }
}
