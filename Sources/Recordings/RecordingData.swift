import Coding
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
