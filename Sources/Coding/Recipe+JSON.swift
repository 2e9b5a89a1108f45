package import CourseModel

extension Recipe: JSONReadable {
    /// Reads the value.
    package init(json: JSONValue) throws(JSONMismatch) {
        let tool: Tool
        if let mode: SwiftBuild.LanguageMode = try json.optionalMember("languageMode") {
            tool = .swift(
                SwiftBuild(
                    languageMode: mode, flags: try json.optionalMember("flags") ?? [],
                    sanitizer: try json.optionalMember("sanitizer")))
        } else {
            tool = .command(
                try json.member("command"), fileExtension: try json.member("fileExtension"))
        }
        self.init(
            action: try json.member("action"), tool: tool,
            moduleName: try json.member("moduleName"),
            hasMainAttribute: try json.member("hasMainAttribute"),
            runs: try json.optionalMember("runs") ?? 1,
            settings: RunSettings(
                arguments: try json.optionalMember("arguments") ?? [],
                environment: try json.optionalMember("environment") ?? [],
                standardInput: try json.optionalMember("standardInput"),
                files: try json.optionalMember("files") ?? [],
                timeLimit: try json.member("timeLimit")),
            text: try json.member("text"))
    }

    /// The value as it is written; what is as in a fence without words is left out.
    package var json: JSONValue {
        var mode, sanitizer, fileExtension: String?
        var flags, command: [String]?
        switch tool {
        case .swift(let build):
            mode = build.languageMode.rawValue
            flags = build.flags
            sanitizer = build.sanitizer?.rawValue
        case .command(let words, let ending):
            command = words
            fileExtension = ending
        }
        return .object([
            ("action", .string(action.rawValue)),
            ("arguments", .list(settings.arguments.map { .string($0) })),
            ("command", .list((command ?? []).map { .string($0) })),
            ("environment", .list(settings.environment.map(\.json))),
            ("fileExtension", fileExtension.map { .string($0) }),
            ("files", .list(settings.files.map(\.json))),
            ("flags", .list((flags ?? []).map { .string($0) })),
            ("hasMainAttribute", .boolean(hasMainAttribute)),
            ("languageMode", mode.map { .string($0) }), ("moduleName", .string(moduleName)),
            ("runs", runs == 1 ? nil : .number(runs)), ("sanitizer", sanitizer.map { .string($0) }),
            ("standardInput", settings.standardInput.map { .string($0) }),
            ("text", .string(text)), ("timeLimit", .number(settings.timeLimit)),
        ])
    }
}

extension JSONValue {
    /// A list, or nothing where it is empty.
    fileprivate static func list(_ elements: [JSONValue]) -> JSONValue? {
        elements.isEmpty ? nil : .array(elements)
    }
}

extension RunSettings.Variable: JSONReadable {
    /// Reads the value.
    package init(json: JSONValue) throws(JSONMismatch) {
        self.init(name: try json.member("name"), value: try json.member("value"))
    }

    /// The value as it is written.
    package var json: JSONValue {
        .object([("name", .string(name)), ("value", .string(value))])
    }
}

extension RunSettings.File: JSONReadable {
    /// Reads the value: text, or bytes as hexadecimal digits.
    package init(json: JSONValue) throws(JSONMismatch) {
        let name: String = try json.member("name")
        if let text: String = try json.optionalMember("text") {
            self.init(name: name, contents: Array(text.utf8))
            return
        }
        let digits: String = try json.member("bytes")
        guard let contents = Hexadecimal.bytes(of: digits) else {
            throw .unexpected(path: ["bytes"])
        }
        self.init(name: name, contents: contents)
    }

    /// The value as it is written; text stays readable.
    package var json: JSONValue {
        let text = String(validating: contents, as: UTF8.self)
        return .object([
            ("bytes", text == nil ? .string(Hexadecimal.text(of: contents)) : nil),
            ("name", .string(name)), ("text", text.map { .string($0) }),
        ])
    }
}
