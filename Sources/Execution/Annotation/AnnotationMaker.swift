import CourseModel

/// Makes of a language server's answers what is said of a piece of code.
///
/// A meaning is left out where the reader has it before his eyes: what a line that he sees declares
/// in full needs none, neither there nor where it is used. Names whose type the compiler inferred
/// keep theirs.
struct AnnotationMaker {
    /// What a server says of a name.
    typealias Hover = (declaration: Declaration, documentation: String)

    private let lines: [String]
    private let firstLine: Int
    private let tokens: [ServerToken]
    private let hovers: [Int: Hover]

    /// Answers about a question: all words of the whole text, and what is said of some, by their place
    /// among them.
    init(_ question: CodeQuestion, tokens: [ServerToken], hovers: [Int: String]) {
        lines = question.precedingLines + question.lines
        firstLine = question.precedingLines.count
        self.tokens = tokens
        self.hovers = hovers.compactMapValues(HoverText.read)
    }

    /// The places, among all words, of those whose meaning is to be asked.
    static func places(in tokens: [ServerToken], of question: CodeQuestion) -> [Int] {
        let firstLine = question.precedingLines.count
        let hidden = Set(question.hiddenLines)
        return tokens.indices.filter { index in
            let token = tokens[index]
            return token.line >= firstLine && !hidden.contains(token.line - firstLine)
                && token.canMeanSomething
        }
    }

    /// What is said of the code.
    func annotation() -> CodeAnnotation {
        var isStated = declarations
        let properties = Set(
            hovers.filter { tokens[$0.key].kind == .known(.property) }.map(\.value.declaration.text)
        )
        var meanings: [CodeAnnotation.Meaning] = []
        var places: [CodeAnnotation.Meaning: Int] = [:]
        var words: [CodeAnnotation.Token] = []
        for (index, token) in tokens.enumerated() where token.line >= firstLine {
            var place: Int?
            if isDeclared(index), let hover = hovers[index] {
                isStated[hover.declaration.text] = isStatedInFull(index, hover)
            }
            if let hover = hovers[index], isNamed(token, by: hover.declaration),
                isStated[hover.declaration.text] != true
            {
                let meaning = CodeAnnotation.Meaning(
                    declaration: hover.declaration.text, documentation: hover.documentation)
                if places[meaning] == nil {
                    places[meaning] = meanings.count
                    meanings.append(meaning)
                }
                place = places[meaning]
            }
            let kind = kind(at: index, properties: properties)
            guard kind != nil || place != nil else { continue }
            words.append(
                CodeAnnotation.Token(
                    line: token.line - firstLine, start: token.start, length: token.length,
                    kind: kind, meaning: place))
        }
        return CodeAnnotation(tokens: words, meanings: meanings)
    }

    /// The declarations in lines that the reader sees, and whether they stand there in full, until one
    /// that reads the same stands nearer: names can be declared in many places.
    private var declarations: [String: Bool] {
        var isStated: [String: Bool] = [:]
        for (index, hover) in hovers where isDeclared(index) {
            let text = hover.declaration.text
            isStated[text] = isStated[text] == true || isStatedInFull(index, hover)
        }
        return isStated
    }

    /// Whether everything about a name stands where it is declared.
    private func isStatedInFull(_ index: Int, _ hover: Hover) -> Bool {
        switch hover.declaration.kind {
        case .function, .type, .enumCase, .initializer: true
        case .variable: textBehind(index).hasPrefix(":")
        }
    }

    /// Whether a word declares its name.
    private func isDeclared(_ index: Int) -> Bool {
        guard let hover = hovers[index], isNamed(tokens[index], by: hover.declaration) else {
            return false
        }
        // A parameter that is its own label is told as if it were the function's name.
        return tokens[index].kind == .name
            || tokens[index].kind == .known(.function) && hover.declaration.kind == .variable
    }

    /// Whether a word is the name that a declaration declares, and not a label of its parameters; a
    /// type's name stands for its initializers too.
    private func isNamed(_ token: ServerToken, by declaration: Declaration) -> Bool {
        let name = token.text.filter { $0 != "`" && $0 != "@" }
        return name == declaration.name
            || declaration.kind == .initializer && token.kind == .known(.type)
    }

    private func kind(at index: Int, properties: Set<String>) -> CodeAnnotation.Kind? {
        let token = tokens[index]
        switch token.kind {
        case .other: return nil
        case .known(.function):
            if !token.canMeanSomething { return .operator }
            // Labels of arguments and parameters are told as if they were the function's name.
            guard let hover = hovers[index] else {
                return textBehind(index).hasPrefix(":") ? .parameter : .function
            }
            return isNamed(token, by: hover.declaration) && hover.declaration.kind == .function
                ? .function : .parameter
        case .known(let kind): return kind
        case .name: break
        }
        guard let hover = hovers[index] else { return guess(at: index) }
        switch hover.declaration.kind {
        case .function, .initializer: return .function
        case .type: return .type
        case .enumCase: return .property
        case .variable:
            if properties.contains(hover.declaration.text) { return .property }
            let isBehindKeyword = index > 0 && tokens[index - 1].kind == .known(.keyword)
            return textBehind(index).hasPrefix(":") && !isBehindKeyword ? .parameter : .variable
        }
    }

    /// What a name probably is of which the server knows nothing, from the letters around it.
    private func guess(at index: Int) -> CodeAnnotation.Kind? {
        let token = tokens[index]
        if ["get", "set", "willSet", "didSet"].contains(token.text) { return .keyword }
        if index > 0, tokens[index - 1].kind == .known(.keyword) {
            switch tokens[index - 1].text {
            case "func": return .function
            case "import", "struct", "class", "enum", "actor", "protocol", "typealias",
                "extension":
                return .type
            case "let", "var", "for": return .variable
            default: break
            }
        }
        if token.text.first?.isUppercase == true { return .type }
        return textBehind(index).hasPrefix("(") ? .function : nil
    }

    /// What stands behind a word on its line, blanks left out.
    private func textBehind(_ index: Int) -> String {
        let token = tokens[index]
        let bytes = lines[token.line].utf8.dropFirst(token.start + token.length)
            .drop { $0 == UInt8(ascii: " ") }
        return String(decoding: bytes, as: UTF8.self)
    }
}
