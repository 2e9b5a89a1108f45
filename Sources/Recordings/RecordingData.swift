import CourseModel

/// The form of a lesson's recordings that people would not read: one JSON file with everything that
/// does not stand in the texts.
struct RecordingData: Decodable {
    /// Lectern's version of the form.
    let format: Int
    let toolchain: String
    let snippets: [String: Entry]

    /// What is kept of one recording.
    struct Entry: Decodable {
        let recipe: Recipe
        let label: String
        let diagnostics: [CompilerDiagnostic]
        let ending: Transcript.Ending
        let duration: Int
        /// The times of the lines that stand in the text.
        let times: [Int]
    }

    private enum CodingKeys: CodingKey {
        case format, toolchain, snippets
    }

    /// The data of a lesson's recordings.
    init(_ lesson: LessonRecordings) {
        format = RecordingCodec.format
        toolchain = lesson.toolchain ?? ""
        var entries: [String: Entry] = [:]
        for (id, recording) in lesson.recordings { entries[id.name] = Entry(recording) }
        snippets = entries
    }

    /// Throws ``RecordingCodec/Problem/otherFormat(_:)`` before anything is read that another version
    /// may lack.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        format = try container.decode(Int.self, forKey: .format)
        guard format == RecordingCodec.format else {
            throw RecordingCodec.Problem.otherFormat(format)
        }
        toolchain = try container.decode(String.self, forKey: .toolchain)
        snippets = try container.decode([String: Entry].self, forKey: .snippets)
    }

    /// The data as they are written.
    var json: JSONValue {
        let entries = snippets.sorted { $0.key < $1.key }.map { ($0.key, Optional($0.value.json)) }
        return .object([
            ("format", .number(format)), ("snippets", .object(entries)),
            ("toolchain", .string(toolchain)),
        ])
    }
}

extension RecordingData.Entry {
    fileprivate init(_ recording: Recording) {
        let transcript = recording.transcript
        self.init(
            recipe: recording.recipe, label: recording.label, diagnostics: transcript.diagnostics,
            ending: transcript.ending, duration: transcript.duration,
            times: transcript.lines.map(\.time))
    }

    fileprivate var json: JSONValue {
        .object([
            ("diagnostics", .array(diagnostics.map(\.json))), ("duration", .number(duration)),
            ("ending", .array(ending.words.map { .string($0) })), ("label", .string(label)),
            ("recipe", recipe.json), ("times", .array(times.map { .number($0) })),
        ])
    }
}

extension Recipe {
    fileprivate var json: JSONValue {
        .object([
            ("action", .string(action.rawValue)), ("hasMainAttribute", .boolean(hasMainAttribute)),
            ("languageMode", .string(languageMode.rawValue)), ("moduleName", .string(moduleName)),
            ("text", .string(text)), ("timeLimit", .number(timeLimit)),
        ])
    }
}

extension CompilerDiagnostic {
    fileprivate var json: JSONValue {
        .object([
            ("fixIts", .array(fixIts.map(\.json))), ("group", group.map { .string($0) }),
            ("message", .string(message)), ("notes", .array(notes.map(\.json))),
            ("place", place.map(\.json)), ("ranges", .array(ranges.map(\.json))),
            ("severity", .string(severity.rawValue)),
        ])
    }
}

extension CompilerDiagnostic.Place {
    fileprivate var json: JSONValue {
        .object([
            ("column", .number(column)), ("line", .number(line)), ("part", .string(part)),
        ])
    }
}

extension CompilerDiagnostic.Range {
    fileprivate var json: JSONValue { .object([("end", end.json), ("start", start.json)]) }
}

extension CompilerDiagnostic.FixIt {
    fileprivate var json: JSONValue {
        .object([("range", range.json), ("replacement", .string(replacement))])
    }
}
