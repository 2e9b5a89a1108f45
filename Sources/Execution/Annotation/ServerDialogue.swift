import Coding
import CourseModel

/// What is said to a language server, and what is made of what it says: bytes in, bytes out.
///
/// The code is opened one piece after the other, always as the same file, and closed again before the
/// next: so the server holds one piece at a time, and it is known of which one it dies. Answers can
/// come in any order.
struct ServerDialogue {
    /// The server says what cannot be understood.
    struct Confusion: Error, Equatable {
        let reason: String
    }

    private enum Step {
        case greeting(id: Int)
        /// The words of a piece of code are awaited.
        case words(id: Int)
        /// Meanings are awaited, and some may be left to ask for.
        case meanings(waiting: [Int: Int], next: ArraySlice<Int>)
        case done
    }

    private let questions: [CodeQuestion]
    private let packages: PackageBuild?
    private let folder: String
    private let capacity: Int
    private var messages = ServerMessages()
    private var step = Step.done
    private var lastID = 0
    private var legend: [String] = []
    private var tokens: [ServerToken] = []
    private var hovers: [Int: String] = [:]
    /// The place of the question that is asked.
    private(set) var current = 0
    /// What is known by now, by the places of the questions.
    private(set) var answers: [Int: CodeAnnotation] = [:]
    /// Why some get no answer.
    private(set) var refusals: [Int: String] = [:]

    /// A dialogue about pieces of code that are asked of with the same flags.
    ///
    /// - Parameters:
    ///   - folder: an empty folder for the server.
    ///   - capacity: how many bytes the server can be sent before it reads any.
    ///   - packages: those that the code can import.
    init(
        questions: [CodeQuestion], folder: String, capacity: Int, packages: PackageBuild? = nil
    ) {
        self.questions = questions
        self.packages = packages
        self.folder = folder
        self.capacity = capacity
    }

    /// Whether nothing is left to be asked.
    var isDone: Bool {
        if case .done = step { true } else { false }
    }

    /// What is said first.
    mutating func begin() -> [UInt8] {
        let folderURL = "file://\(folder)"
        let hover = JSONValue.object([("contentFormat", .array([.string("markdown")]))])
        let words = JSONValue.object([
            ("formats", .array([.string("relative")])),
            ("requests", .object([("full", .boolean(true))])),
            ("tokenModifiers", .array([])), ("tokenTypes", .array([])),
        ])
        // Diagnostics that are asked for are not sent unasked.
        let capabilities = JSONValue.object([
            (
                "textDocument",
                .object([
                    ("diagnostic", .object([])), ("hover", hover), ("semanticTokens", words),
                ])
            )
        ])
        let fallback = JSONValue.object([("swiftCompilerFlags", .array(flags.map { .string($0) }))])
        let options = JSONValue.object([
            ("backgroundIndexing", .boolean(false)), ("fallbackBuildSystem", fallback),
            ("sourcekitdRequestTimeout", .number(Self.patience)),
        ])
        let request = request(
            "initialize",
            [
                ("capabilities", capabilities), ("initializationOptions", options),
                ("processId", .null), ("rootUri", .string(folderURL)),
            ])
        step = .greeting(id: lastID)
        return request
    }

    /// Takes in what the server says, and returns what is said to it.
    ///
    /// Throws ``Confusion`` where it makes no sense.
    mutating func receive(_ bytes: [UInt8]) throws(Confusion) -> [UInt8] {
        let received: [JSONValue]
        do {
            received = try messages.take(bytes)
        } catch {
            throw Confusion(reason: "says what is no message")
        }
        var answer: [UInt8] = []
        for message in received {
            do {
                answer += try reply(to: message)
            } catch let confusion as Confusion {
                throw confusion
            } catch {
                throw Confusion(reason: "says what makes no sense")
            }
        }
        return answer
    }

    // MARK: What the server says

    private mutating func reply(to message: JSONValue) throws -> [UInt8] {
        if let _: String = try message.optionalMember("method") {
            // What the server asks is nothing that it needs; what it tells is of no interest.
            guard let id: AnyJSON = try message.optionalMember("id") else { return [] }
            return ServerMessages.bytes(
                of: .object([
                    ("id", id.value), ("jsonrpc", .string("2.0")), ("result", .null),
                ]))
        }
        guard let id: Int = try message.optionalMember("id") else { return [] }
        let failure: ServerFailure? = try message.optionalMember("error")
        switch step {
        case .greeting(id):
            if let failure { throw Confusion(reason: "says: \(failure.message)") }
            let greeting: Greeting = try message.member("result")
            legend = greeting.legend
            return notification("initialized", []) + askNext()
        case .words(id):
            if let failure { return refuse(failure.message) }
            let result: Words? = try message.optionalMember("result")
            let question = questions[current]
            guard
                let tokens = ServerToken.decode(
                    result?.data ?? [], legend: legend,
                    lines: question.precedingLines + question.lines)
            else { throw Confusion(reason: "says what are no words of code") }
            self.tokens = tokens
            return askMeanings(AnnotationMaker.places(in: tokens, of: question)[...])
        case .meanings(var waiting, let next):
            guard let place = waiting.removeValue(forKey: id) else { return [] }
            if let failure { return refuse(failure.message) }
            let hover: Hover? = try message.optionalMember("result")
            hovers[place] = hover?.markdown
            step = .meanings(waiting: waiting, next: next)
            return waiting.isEmpty ? askMeanings(next) : []
        case .greeting, .words, .done: return []
        }
    }

    // MARK: What is said to it

    /// Asks for some meanings; where there is none left, the piece of code is done with.
    private mutating func askMeanings(_ places: ArraySlice<Int>) -> [UInt8] {
        guard !places.isEmpty else {
            answers[current] = AnnotationMaker(
                questions[current], tokens: tokens, hovers: hovers
            ).annotation()
            return close()
        }
        var bytes: [UInt8] = []
        var waiting: [Int: Int] = [:]
        for place in places.prefix(Self.meaningsAtATime) {
            let token = tokens[place]
            let position = JSONValue.object([
                ("character", .number(token.column)), ("line", .number(token.line)),
            ])
            bytes += request(
                "textDocument/hover", [("position", position), ("textDocument", document)])
            waiting[lastID] = place
        }
        step = .meanings(waiting: waiting, next: places.dropFirst(Self.meaningsAtATime))
        return bytes
    }

    private mutating func refuse(_ reason: String) -> [UInt8] {
        refusals[current] = "sourcekit-lsp says: \(reason)"
        return close()
    }

    private mutating func close() -> [UInt8] {
        current += 1
        return notification("textDocument/didClose", [("textDocument", document)]) + askNext()
    }

    /// Opens the next piece of code that is not too long, and asks for its words.
    private mutating func askNext() -> [UInt8] {
        tokens = []
        hovers = [:]
        while current < questions.count {
            let opening = notification(
                "textDocument/didOpen",
                [
                    (
                        "textDocument",
                        .object([
                            ("languageId", .string("swift")),
                            ("text", .string(questions[current].text)), ("uri", uri),
                            ("version", .number(current)),
                        ])
                    )
                ])
            if opening.count + Self.reserve <= capacity {
                let request = request(
                    "textDocument/semanticTokens/full", [("textDocument", document)])
                step = .words(id: lastID)
                return opening + request
            }
            refusals[current] = "the code is too long for sourcekit-lsp"
            current += 1
        }
        step = .done
        return []
    }

    /// As many requests as fit into ``reserve``.
    private static let meaningsAtATime = 100
    /// Bytes that messages without code need at most.
    private static let reserve = 48 << 10
    /// Seconds after which the server gives a question up.
    private static let patience = 20

    private var flags: [String] {
        guard case .languageServer(let mode, let flags, let isLibrary)? = questions.first?.tool
        else { preconditionFailure("a language server is asked of Swift") }
        return ["-swift-version", mode.rawValue] + (packages?.arguments.compilation ?? []) + flags
            + (isLibrary ? ["-parse-as-library"] : [])
            + ["-module-cache-path", "\(folder)/modules"]
    }

    private var uri: JSONValue { .string("file://\(folder)/main.swift") }

    private var document: JSONValue { .object([("uri", uri)]) }

    private mutating func request(
        _ method: String, _ parameters: [(key: String, value: JSONValue?)]
    ) -> [UInt8] {
        lastID += 1
        return ServerMessages.bytes(
            of: .object([
                ("id", .number(lastID)), ("jsonrpc", .string("2.0")), ("method", .string(method)),
                ("params", .object(parameters)),
            ]))
    }

    private func notification(
        _ method: String, _ parameters: [(key: String, value: JSONValue?)]
    ) -> [UInt8] {
        ServerMessages.bytes(
            of: .object([
                ("jsonrpc", .string("2.0")), ("method", .string(method)),
                ("params", .object(parameters)),
            ]))
    }
}

/// Any value.
private struct AnyJSON: JSONReadable {
    let value: JSONValue

    init(json: JSONValue) throws(JSONMismatch) { value = json }
}

/// Why a request has no result.
private struct ServerFailure: JSONReadable {
    let message: String

    init(json: JSONValue) throws(JSONMismatch) { message = try json.member("message") }
}

/// What a server says of itself: the names of kinds of words.
private struct Greeting: JSONReadable {
    let legend: [String]

    init(json: JSONValue) throws(JSONMismatch) {
        let capabilities: AnyJSON = try json.member("capabilities")
        let provider: AnyJSON = try capabilities.value.member("semanticTokensProvider")
        let legend: AnyJSON = try provider.value.member("legend")
        self.legend = try legend.value.member("tokenTypes")
    }
}

/// The words of a piece of code.
private struct Words: JSONReadable {
    let data: [Int]

    init(json: JSONValue) throws(JSONMismatch) { data = try json.member("data") }
}

/// What is said of a name.
private struct Hover: JSONReadable {
    let markdown: String

    init(json: JSONValue) throws(JSONMismatch) {
        let contents: AnyJSON = try json.member("contents")
        markdown = try contents.value.member("value")
    }
}
