package import CourseModel

extension Transcript.Ending: JSONReadable {
    /// Reads the value.
    package init(json: JSONValue) throws(JSONMismatch) {
        guard let ending = Self(words: try [String](json: json)) else {
            throw .unexpected(path: [])
        }
        self = ending
    }

    /// The value as it is written.
    package var json: JSONValue { .array(words.map { .string($0) }) }
}

extension Recipe.Action: JSONReadable {}
extension Transcript.Stream: JSONReadable {}
extension SwiftBuild.LanguageMode: JSONReadable {}
extension SwiftBuild.Sanitizer: JSONReadable {}
extension CompilerDiagnostic.Severity: JSONReadable {}

extension CompilerDiagnostic: JSONReadable {
    /// Reads the value.
    package init(json: JSONValue) throws(JSONMismatch) {
        self.init(
            severity: try json.member("severity"), message: try json.member("message"),
            place: try json.optionalMember("place"), group: try json.optionalMember("group"),
            ranges: try json.member("ranges"), fixIts: try json.member("fixIts"),
            notes: try json.member("notes"))
    }

    /// The value as it is written.
    package var json: JSONValue {
        .object([
            ("fixIts", .array(fixIts.map(\.json))), ("group", group.map { .string($0) }),
            ("message", .string(message)), ("notes", .array(notes.map(\.json))),
            ("place", place.map(\.json)), ("ranges", .array(ranges.map(\.json))),
            ("severity", .string(severity.rawValue)),
        ])
    }
}

extension CompilerDiagnostic.Place: JSONReadable {
    /// Reads the value.
    package init(json: JSONValue) throws(JSONMismatch) {
        self.init(
            part: try json.member("part"), line: try json.member("line"),
            column: try json.member("column"))
    }

    /// The value as it is written.
    package var json: JSONValue {
        .object([
            ("column", .number(column)), ("line", .number(line)), ("part", .string(part)),
        ])
    }
}

extension CompilerDiagnostic.Range: JSONReadable {
    /// Reads the value.
    package init(json: JSONValue) throws(JSONMismatch) {
        self.init(start: try json.member("start"), end: try json.member("end"))
    }

    /// The value as it is written.
    package var json: JSONValue { .object([("end", end.json), ("start", start.json)]) }
}

extension CompilerDiagnostic.FixIt: JSONReadable {
    /// Reads the value.
    package init(json: JSONValue) throws(JSONMismatch) {
        self.init(
            range: try json.member("range"), replacement: try json.member("replacement"))
    }

    /// The value as it is written.
    package var json: JSONValue {
        .object([("range", range.json), ("replacement", .string(replacement))])
    }
}

extension Transcript.Line: JSONReadable {
    /// Reads the value.
    package init(json: JSONValue) throws(JSONMismatch) {
        self.init(
            stream: try json.member("stream"), text: try json.member("text"),
            time: try json.member("time"), part: try json.optionalMember("part"),
            isComplete: try json.member("isComplete"))
    }

    /// The value as it is written.
    package var json: JSONValue {
        .object([
            ("isComplete", .boolean(isComplete)), ("part", part.map { .string($0) }),
            ("stream", .string(stream.rawValue)), ("text", .string(text)), ("time", .number(time)),
        ])
    }
}

extension Transcript: JSONReadable {
    /// Reads the value.
    package init(json: JSONValue) throws(JSONMismatch) {
        self.init(
            diagnostics: try json.member("diagnostics"), lines: try json.member("lines"),
            ending: try json.member("ending"), duration: try json.member("duration"))
    }

    /// The value as it is written.
    package var json: JSONValue {
        .object([
            ("diagnostics", .array(diagnostics.map(\.json))), ("duration", .number(duration)),
            ("ending", ending.json), ("lines", .array(lines.map(\.json))),
        ])
    }
}

extension Observation: JSONReadable {
    /// Reads the value.
    package init(json: JSONValue) throws(JSONMismatch) {
        let count: Int = try json.member("count")
        guard count > 0 else { throw .unexpected(path: ["count"]) }
        self.init(try json.member("transcript"), count: count)
    }

    /// The value as it is written.
    package var json: JSONValue {
        .object([("count", .number(count)), ("transcript", transcript.json)])
    }
}
