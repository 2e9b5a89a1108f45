import CourseModel

/// The form of a lesson's recordings that people would not read: one JSON file with everything that
/// does not stand in the texts.
struct RecordingData {
    /// Lectern's version of the form.
    let format: Int
    let toolchain: String
    let snippets: [String: Entry]

    /// What is kept of one recording.
    struct Entry {
        let recipe: Recipe
        let label: String
        let diagnostics: [CompilerDiagnostic]
        let ending: Transcript.Ending
        let duration: Int
        /// The times of the lines that stand in the text.
        let times: [Int]
    }

    /// The data of a lesson's recordings.
    init(_ lesson: LessonRecordings) {
        format = RecordingCodec.format
        toolchain = lesson.toolchain ?? ""
        var entries: [String: Entry] = [:]
        for (id, recording) in lesson.recordings { entries[id.name] = Entry(recording) }
        snippets = entries
    }

    /// The data as they were written.
    ///
    /// Throws ``RecordingCodec/Problem``; for another version before anything is looked at that it may
    /// lack.
    init(reading bytes: [UInt8]) throws(RecordingCodec.Problem) {
        do {
            let json = try JSONReader.read(bytes)
            format = try json.member("format")
            guard format == RecordingCodec.format else {
                throw RecordingCodec.Problem.otherFormat(format)
            }
            toolchain = try json.member("toolchain")
            snippets = try json.member("snippets")
        } catch let problem as RecordingCodec.Problem {
            throw problem
        } catch JSONMismatch.missing(let key) {
            throw .unreadableData("‘\(key)’ is missing")
        } catch JSONMismatch.unexpected(let path) {
            let place = path.joined(separator: ".")
            throw .unreadableData("‘\(place)’ is not what it should be")
        } catch {
            throw .unreadableData("it is no JSON")
        }
    }

    /// The data as they are to be written.
    var json: JSONValue {
        let entries = snippets.sorted { $0.key < $1.key }.map { ($0.key, Optional($0.value.json)) }
        return .object([
            ("format", .number(format)), ("snippets", .object(entries)),
            ("toolchain", .string(toolchain)),
        ])
    }
}

// MARK: What the data are made of

extension RecordingData.Entry: JSONReadable {
    init(json: JSONValue) throws(JSONMismatch) {
        recipe = try json.member("recipe")
        label = try json.member("label")
        diagnostics = try json.member("diagnostics")
        ending = try json.member("ending")
        duration = try json.member("duration")
        times = try json.member("times")
    }

    fileprivate init(_ recording: Recording) {
        let transcript = recording.transcript
        recipe = recording.recipe
        label = recording.label
        diagnostics = transcript.diagnostics
        ending = transcript.ending
        duration = transcript.duration
        times = transcript.lines.map(\.time)
    }

    fileprivate var json: JSONValue {
        .object([
            ("diagnostics", .array(diagnostics.map(\.json))), ("duration", .number(duration)),
            ("ending", .array(ending.words.map { .string($0) })), ("label", .string(label)),
            ("recipe", recipe.json), ("times", .array(times.map { .number($0) })),
        ])
    }
}

extension Transcript.Ending: JSONReadable {
    init(json: JSONValue) throws(JSONMismatch) {
        guard let ending = Self(words: try [String](json: json)) else {
            throw .unexpected(path: [])
        }
        self = ending
    }
}

extension Recipe.Action: JSONReadable {}
extension SnippetRequest.LanguageMode: JSONReadable {}
extension CompilerDiagnostic.Severity: JSONReadable {}

extension Recipe: JSONReadable {
    init(json: JSONValue) throws(JSONMismatch) {
        self.init(
            action: try json.member("action"), languageMode: try json.member("languageMode"),
            moduleName: try json.member("moduleName"),
            hasMainAttribute: try json.member("hasMainAttribute"),
            timeLimit: try json.member("timeLimit"), text: try json.member("text"))
    }

    fileprivate var json: JSONValue {
        .object([
            ("action", .string(action.rawValue)), ("hasMainAttribute", .boolean(hasMainAttribute)),
            ("languageMode", .string(languageMode.rawValue)), ("moduleName", .string(moduleName)),
            ("text", .string(text)), ("timeLimit", .number(timeLimit)),
        ])
    }
}

extension CompilerDiagnostic: JSONReadable {
    init(json: JSONValue) throws(JSONMismatch) {
        self.init(
            severity: try json.member("severity"), message: try json.member("message"),
            place: try json.optionalMember("place"), group: try json.optionalMember("group"),
            ranges: try json.member("ranges"), fixIts: try json.member("fixIts"),
            notes: try json.member("notes"))
    }

    fileprivate var json: JSONValue {
        .object([
            ("fixIts", .array(fixIts.map(\.json))), ("group", group.map { .string($0) }),
            ("message", .string(message)), ("notes", .array(notes.map(\.json))),
            ("place", place.map(\.json)), ("ranges", .array(ranges.map(\.json))),
            ("severity", .string(severity.rawValue)),
        ])
    }
}

extension CompilerDiagnostic.Place: JSONReadable {
    init(json: JSONValue) throws(JSONMismatch) {
        self.init(
            part: try json.member("part"), line: try json.member("line"),
            column: try json.member("column"))
    }

    fileprivate var json: JSONValue {
        .object([
            ("column", .number(column)), ("line", .number(line)), ("part", .string(part)),
        ])
    }
}

extension CompilerDiagnostic.Range: JSONReadable {
    init(json: JSONValue) throws(JSONMismatch) {
        self.init(start: try json.member("start"), end: try json.member("end"))
    }

    fileprivate var json: JSONValue { .object([("end", end.json), ("start", start.json)]) }
}

extension CompilerDiagnostic.FixIt: JSONReadable {
    init(json: JSONValue) throws(JSONMismatch) {
        self.init(
            range: try json.member("range"), replacement: try json.member("replacement"))
    }

    fileprivate var json: JSONValue {
        .object([("range", range.json), ("replacement", .string(replacement))])
    }
}
