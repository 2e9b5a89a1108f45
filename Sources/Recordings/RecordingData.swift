import Coding
import CourseModel

/// The form of a lesson's recordings that people would not read: one JSON file with everything that
/// does not stand in the texts.
struct RecordingData {
    /// Lectern's version of the form.
    let format: Int
    let snippets: [String: Entry]
    /// What is known of pieces of code, by the keys of questions.
    let code: [String: RecordedCode]

    /// What is kept of one recording.
    struct Entry {
        let recipe: Recipe
        let label: String
        let contract: String
        let recorder: Recorder
        /// A hash of the text, by which a change of hand is seen.
        let textHash: String
        let observations: [Observation]
        /// How the tasks ran; `nil` where nobody looked.
        let tracing: Tracing?
    }

    /// What is kept of one observation.
    struct Observation {
        let count: Int
        let diagnostics: [CompilerDiagnostic]
        let ending: Transcript.Ending
        let duration: Int
        /// The times of the lines that stand in the text.
        let times: [Int]
    }

    /// The data of a lesson's recordings with their texts.
    init(_ lesson: LessonRecordings, texts: [SnippetID: String]) {
        format = RecordingCodec.format
        var entries: [String: Entry] = [:]
        for (id, recording) in lesson.recordings {
            entries[id.name] = Entry(recording, textHash: FNV1a.digits(of: texts[id] ?? ""))
        }
        snippets = entries
        code = lesson.code
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
            let recorders: [Recorder] = try json.member("recorders")
            let written: [String: WrittenEntry] = try json.member("snippets")
            snippets = try written.mapValues { try $0.entry(recorders) }
            code = CodeData.read(json.value(of: "code"), recorders: recorders)
        } catch let problem as RecordingCodec.Problem {
            throw problem
        } catch JSONMismatch.missing(let key) {
            throw .unreadableData("‘\(key)’ is missing")
        } catch JSONMismatch.unexpected(let path) {
            let place = path.joined(separator: ".")
            throw .unreadableData("‘\(place)’ is not what it should be")
        } catch let failure as JSONReader.Failure {
            throw .noJSON(offset: failure.offset)
        } catch {
            throw .unreadableData("it is no JSON")
        }
    }

    /// The data as they are to be written.
    ///
    /// What recorded stands once in front; each snippet says which it was by number, from 0.
    var json: JSONValue {
        let recorders = Set(snippets.values.map(\.recorder) + code.values.map(\.recorder))
            .sorted()
        let entries = snippets.sorted { $0.key < $1.key }.map { name, entry in
            (name, Optional(entry.json(recorder: recorders.firstIndex(of: entry.recorder) ?? 0)))
        }
        return .object([
            ("code", CodeData.json(code, recorders: recorders)), ("format", .number(format)),
            ("recorders", .array(recorders.map(\.json))), ("snippets", .object(entries)),
        ])
    }
}

/// An entry as it stands in the file, its recorder being a number.
private struct WrittenEntry: JSONReadable {
    let recorder: Int
    let entry: (Recorder) -> RecordingData.Entry

    init(json: JSONValue) throws(JSONMismatch) {
        recorder = try json.member("recorder")
        let recipe: Recipe = try json.member("recipe")
        let label: String = try json.member("label")
        let contract: String = try json.optionalMember("contract") ?? ""
        let textHash: String = try json.member("textHash")
        let observations: [RecordingData.Observation] = try json.member("observations")
        guard observations.areOf(runs: recipe.runs) else {
            throw .unexpected(path: ["observations"])
        }
        let tracing: Tracing? = try json.optionalMember("tracing")
        entry = { recorder in
            RecordingData.Entry(
                recipe: recipe, label: label, contract: contract, recorder: recorder,
                textHash: textHash, observations: observations, tracing: tracing)
        }
    }

    func entry(_ recorders: [Recorder]) throws(JSONMismatch) -> RecordingData.Entry {
        guard recorders.indices.contains(recorder) else { throw .unexpected(path: ["recorder"]) }
        return entry(recorders[recorder])
    }
}

extension RecordingData.Entry {
    fileprivate init(_ recording: Recording, textHash: String) {
        recipe = recording.recipe
        label = recording.label
        contract = recording.contract
        recorder = recording.recorder
        self.textHash = textHash
        observations = recording.observations.map(RecordingData.Observation.init)
        tracing = recording.tracing
    }

    fileprivate func json(recorder: Int) -> JSONValue {
        .object([
            ("contract", contract.isEmpty ? nil : .string(contract)), ("label", .string(label)),
            ("observations", .array(observations.map(\.json))), ("recipe", recipe.json),
            ("recorder", .number(recorder)), ("textHash", .string(textHash)),
            ("tracing", tracing?.json),
        ])
    }
}

extension RecordingData.Observation: JSONReadable {
    fileprivate init(_ observation: Observation) {
        let transcript = observation.transcript
        count = observation.count
        diagnostics = transcript.diagnostics
        ending = transcript.ending
        duration = transcript.duration
        times = transcript.lines.map(\.time)
    }

    init(json: JSONValue) throws(JSONMismatch) {
        count = try json.optionalMember("count") ?? 1
        diagnostics = try json.member("diagnostics")
        ending = try json.member("ending")
        duration = try json.member("duration")
        times = try json.member("times")
        guard Self.counts.contains(count) else { throw .unexpected(path: ["count"]) }
        guard Self.numbers.contains(duration) else { throw .unexpected(path: ["duration"]) }
        guard times.allSatisfy(Self.numbers.contains) else { throw .unexpected(path: ["times"]) }
        guard diagnostics.flatMap(\.places).allSatisfy(Self.isReal) else {
            throw .unexpected(path: ["diagnostics"])
        }
    }

    /// As many runs as a gallery may have.
    private static let counts = 1...1000
    /// Milliseconds, lines and columns: more than any run has, and few enough to be added up.
    private static let numbers = 0...1_000_000_000

    private static func isReal(_ place: CompilerDiagnostic.Place) -> Bool {
        numbers.contains(place.line) && numbers.contains(place.column)
    }

    fileprivate var json: JSONValue {
        .object([
            ("count", count == 1 ? nil : .number(count)),
            ("diagnostics", .array(diagnostics.map(\.json))), ("duration", .number(duration)),
            ("ending", ending.json), ("times", .array(times.map { .number($0) })),
        ])
    }
}

extension [RecordingData.Observation] {
    /// Whether these can be what so many runs showed; a program that did not get as far as running has
    /// one, however often it was to be run.
    fileprivate func areOf(runs: Int) -> Bool {
        guard let first else { return false }
        return reduce(0) { $0 + $1.count } == runs
            || count == 1 && first.count == 1 && !first.ending.isOfRun
    }
}

extension CompilerDiagnostic {
    /// Every place that it names.
    fileprivate var places: [Place] {
        let stretches = (ranges + fixIts.map(\.range)).flatMap { [$0.start, $0.end] }
        return (place.map { [$0] } ?? []) + stretches + notes.flatMap(\.places)
    }
}
