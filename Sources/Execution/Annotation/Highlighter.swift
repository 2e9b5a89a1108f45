import Coding
import CourseModel

/// What is asked of Pygments, and what is made of its answers.
enum Highlighter {
    /// Reads pieces of code and writes a line of JSON for each: its words, each as line, start, length
    /// and the number of its kind; nothing for a language that it does not know.
    static let script = """
        import json, sys
        from pygments import __version__
        from pygments.lexers import get_lexer_by_name
        from pygments.token import Token
        from pygments.util import ClassNotFound
        names = "\(CodeAnnotation.Kind.allCases.map(\.rawValue).joined(separator: " "))".split()
        kinds = [
            (Token.Comment.PreprocFile, "string"), (Token.Comment.Preproc, "macro"),
            (Token.Comment, "comment"), (Token.Keyword.Type, "type"), (Token.Keyword, "keyword"),
            (Token.Operator.Word, "keyword"), (Token.Operator, "operator"),
            (Token.Name.Decorator, "attribute"), (Token.Name.Class, "type"),
            (Token.Name.Exception, "type"), (Token.Name.Function, "function"),
            (Token.Name.Builtin.Pseudo, "keyword"), (Token.Name.Builtin, "function"),
            (Token.Name.Tag, "keyword"), (Token.Name.Attribute, "property"),
            (Token.Literal.Number, "number"), (Token.Literal, "string"),
        ]
        def kind(token):
            return next((names.index(name) for known, name in kinds if token in known), None)
        def tell(value):
            sys.stdout.write(json.dumps(value) + "\\n")
            sys.stdout.flush()
        tell(__version__)
        for question in json.load(sys.stdin):
            words, line, start = [], 0, 0
            try:
                lexer = get_lexer_by_name(question["language"], stripnl=False, ensurenl=False)
            except ClassNotFound:
                tell([])
                continue
            for _, token, text in lexer.get_tokens_unprocessed(question["text"]):
                number = kind(token)
                for index, part in enumerate(text.split("\\n")):
                    if index:
                        line, start = line + 1, 0
                    length = len(part.encode())
                    if number is not None and part.strip():
                        words.append([line, start, length, number])
                    start += length
            tell(words)

        """

    /// The questions as the script reads them.
    static func input(_ questions: [CodeQuestion]) -> [UInt8] {
        JSONValue.array(
            questions.map { question in
                guard case .highlighter(let language) = question.tool else {
                    preconditionFailure("a highlighter is asked of other languages than Swift")
                }
                return .object([
                    ("language", .string(language)), ("text", .string(question.text)),
                ])
            }
        ).bytes
    }

    /// The version that the first of the script's lines tells, and the words that each further line
    /// does, as long as they make sense.
    static func answers(_ lines: [String]) -> (version: String, annotations: [CodeAnnotation])? {
        guard let first = lines.first, let version = read(first, as: String.self) else {
            return nil
        }
        var annotations: [CodeAnnotation] = []
        for line in lines.dropFirst() {
            guard let words = read(line, as: [[Int]].self), let annotation = annotation(words)
            else { break }
            annotations.append(annotation)
        }
        return (version, annotations)
    }

    private static func read<Value: JSONReadable>(_ line: String, as _: Value.Type) -> Value? {
        do {
            return try Value(json: try JSONReader.read(Array(line.utf8)))
        } catch {
            return nil
        }
    }

    private static func annotation(_ words: [[Int]]) -> CodeAnnotation? {
        let kinds = CodeAnnotation.Kind.allCases
        var tokens: [CodeAnnotation.Token] = []
        for word in words {
            guard word.count == 4, kinds.indices.contains(word[3]) else { return nil }
            tokens.append(
                CodeAnnotation.Token(
                    line: word[0], start: word[1], length: word[2], kind: kinds[word[3]]))
        }
        return CodeAnnotation(tokens: tokens)
    }
}
