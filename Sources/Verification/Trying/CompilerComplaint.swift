import CourseModel

/// What an error of the compiler is about, as far as that tells code that lacks something from code
/// that is wrong.
enum CompilerComplaint: Sendable, Equatable {
    /// A name that stands for nothing: of a value, a type, an attribute or a macro.
    case unknownName(String)
    /// A member that its type does not have, or not by this file's imports.
    case unknownMember(String)
    /// A module that is there and is not imported.
    case missingImport(String)
    /// A module that is not there.
    case absentModule(String)
    /// Code that is something only within other code.
    case misplaced
    /// A declaration whose body is missing.
    case bodiless
    /// A name that is declared twice.
    case redeclaration
    /// Text that is no Swift to the parser.
    case syntax
    /// Anything else.
    case other

    /// What a sentence of the compiler is about, in the words of Swift 6.
    init(_ sentence: String) {
        let quoted = Self.quoted(in: sentence)
        if Self.wordsOfMisplaced.contains(where: { sentence.contains($0) }) {
            self = .misplaced
        } else if let name = quoted.first, Self.isOfName(sentence) {
            self = .unknownName(name)
        } else if let module = quoted.first, sentence.hasPrefix("no such module ") {
            self = .absentModule(module)
        } else if let module = quoted.last, sentence.contains("missing import of defining module") {
            self = .missingImport(module)
        } else if sentence.contains(" has no member "), quoted.count > 1 {
            self = .unknownMember(quoted[1].prefixOfName)
        } else if Self.wordsOfBodiless.contains(where: sentence.hasPrefix) {
            self = .bodiless
        } else if sentence.hasPrefix("invalid redeclaration of ")
            || sentence.hasPrefix("ambiguous use of ")
            || sentence.hasSuffix("is ambiguous for type lookup in this context")
        {
            self = .redeclaration
        } else if Self.wordsOfSyntax.contains(where: sentence.hasPrefix) {
            self = .syntax
        } else {
            self = .other
        }
    }

    private static func isOfName(_ sentence: String) -> Bool {
        ["cannot find '", "cannot find type '", "cannot find operator '", "unknown attribute '"]
            .contains(where: sentence.hasPrefix) || sentence.hasPrefix("no macro named '")
            || sentence.hasPrefix("expansion of macro '")
            || sentence.hasPrefix("'") && sentence.hasSuffix("is not an operator")
    }

    /// The names that a sentence quotes.
    private static func quoted(in sentence: String) -> [String] {
        let pieces = sentence.split(separator: "'", omittingEmptySubsequences: false)
        return pieces.indices.filter { !$0.isMultiple(of: 2) && $0 + 1 < pieces.count }
            .map { String(pieces[$0]) }
    }

    /// What is said of code that stands where only other code can: parts of these sentences.
    private static let wordsOfMisplaced = [
        "cannot find 'self' in scope", "cannot find 'super' in scope",
        "property wrappers are not yet supported in top-level code",
        "return invalid outside of a func", "is only allowed inside", "can only appear inside",
        "may only be declared within a type", "may only be declared on a type",
        "is not allowed outside of an enum", "can only be specified on class members",
        "is only valid on methods", "'mutating' may only be used on", "extraneous '}' at top level",
        "anonymous closure argument not contained in a closure",
        "can only be defined in a protocol",
        "may only be used on", "cannot be used outside of class members",
        "'super' members cannot be referenced", "must be declared inside a", "enum 'case'",
        "is only available in a type", "static properties may only", "global 'Self' is only",
        "cannot find type 'Self'", "cannot find 'Self'", "operator must be declared at file scope",
        "cannot be used on an already-lazy global", "attribute can only be applied to",
    ]

    /// How sentences begin that are said of declarations without a body.
    private static let wordsOfBodiless = [
        "expected '{' in body of function declaration", "expected '{' in subscript",
        "expected '{' for initializers", "expected '{' for deinitializer",
        "initializer requires a body", "computed property must have accessors specified",
    ]

    /// How sentences of the parser begin.
    private static let wordsOfSyntax = [
        "consecutive ", "expected ", "unterminated ", "extraneous ", "invalid character ",
        "unexpected ", "unary operator cannot be separated", "keyword '", "found an unexpected",
        "binary operators must have", "editor placeholder", "'#", "use of unknown directive",
        "cannot find end of", "unprintable ASCII", "invalid escape", "postfix operator",
    ]
}

extension String {

    /// The name without the labels behind it, as in `chunked(by:)`.
    fileprivate var prefixOfName: String { String(prefix { $0 != "(" }) }
}
