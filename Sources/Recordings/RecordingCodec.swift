import Coding
package import CourseModel

/// Writes and reads the recordings of one lesson: a text file a snippet, which people review, and
/// one data file a lesson, which holds what people would not read.
///
/// Where a snippet's output fence says in full what the text would say, the fence is the text, and no
/// second copy is kept.
package enum RecordingCodec {
    /// The version of the form; another one is not read.
    package static let format = 2

    /// Why a recording cannot be used.
    package enum Problem: Error, Equatable, Sendable {
        /// The data file is no JSON from a byte offset on.
        case noJSON(offset: Int)
        /// The data file is no JSON of this form.
        case unreadableData(String)
        /// The data file has another version.
        case otherFormat(Int)
        /// The text file of a snippet is not what the data file says: it was edited by hand, cut,
        /// or holds conflict marks. The recipe is that of the data file.
        case changedText(SnippetID, Recipe)
        /// Neither a text file nor an output fence holds the text of which the data file knows the recipe
        /// and the ``textHash(of:)-(String)``.
        case missingText(SnippetID, Recipe, textHash: String)
        /// A text file has nothing in the data file that it belongs to.
        case textWithoutData(SnippetID)
    }

    /// The path of a lesson's data file, relative to the course's folder.
    package static func dataPath(of lesson: LessonID) -> String { "recordings/\(lesson).data.json" }

    /// The path of a snippet's text file, relative to the course's folder.
    package static func textPath(of reference: SnippetReference) -> String {
        "recordings/\(reference.lesson)/\(reference.snippet).txt"
    }

    /// The text of a recording, by which people know it.
    package static func text(of recording: Recording) -> String { RecordingText.encode(recording) }

    /// What the data file knows a text by.
    package static func textHash(of text: String) -> String { FNV1a.digits(of: text) }

    /// The files of a lesson's recordings by path; none where nothing is recorded.
    ///
    /// `stated` are the texts of output fences without wildcards.
    package static func encode(
        _ lesson: LessonRecordings, stated: [SnippetID: String]
    ) -> [String: [UInt8]] {
        guard !lesson.recordings.isEmpty || !lesson.code.isEmpty else { return [:] }
        var files: [String: [UInt8]] = [:]
        let texts = lesson.recordings.mapValues(RecordingText.encode)
        for (id, text) in texts where stated[id].map({ $0.hasSameBytes(as: text) }) != true {
            let reference = SnippetReference(lesson: lesson.lesson, snippet: id)
            files[textPath(of: reference)] = Array(text.utf8)
        }
        files[dataPath(of: lesson.lesson)] = RecordingData(lesson, texts: texts).json.bytes + [0x0A]
        return files
    }

    /// The recordings of a lesson, and what is wrong with those that are left out.
    ///
    /// `stated` are the texts of the lesson's output fences without wildcards.
    package static func decode(
        _ lesson: LessonID, data: [UInt8], texts: [SnippetID: String],
        stated: [SnippetID: String]
    ) -> (recordings: LessonRecordings, problems: [Problem]) {
        let file: RecordingData
        do {
            file = try RecordingData(reading: data)
        } catch {
            return (LessonRecordings(lesson: lesson, recordings: [:]), [error])
        }
        let fences = fences(stated, for: file, without: texts)
        var recordings: [SnippetID: Recording] = [:]
        var problems: [Problem] = []
        for (name, entry) in file.snippets.sorted(by: { $0.key < $1.key }) {
            guard let id = SnippetID(name) else {
                problems.append(.unreadableData("‘\(name)’ is no snippet's name"))
                continue
            }
            guard let text = texts[id] ?? fences[id] else {
                problems.append(.missingText(id, entry.recipe, textHash: entry.textHash))
                continue
            }
            guard let recording = recording(id, entry, text: text) else {
                problems.append(.changedText(id, entry.recipe))
                continue
            }
            recordings[id] = recording
        }
        for id in texts.keys.sorted() where file.snippets[id.name] == nil {
            problems.append(.textWithoutData(id))
        }
        return (
            LessonRecordings(lesson: lesson, recordings: recordings, code: file.code), problems
        )
    }

    /// The fences that stand for the texts of entries without a file, each for one of them: an entry's
    /// own, else one with the same text that is no other entry's, because a snippet without a name of
    /// its own can have another one by now.
    private static func fences(
        _ stated: [SnippetID: String], for file: RecordingData, without texts: [SnippetID: String]
    ) -> [SnippetID: String] {
        var chosen: [SnippetID: String] = [:]
        var free: [String: [String]] = [:]
        for (id, text) in stated.sorted(by: { $0.key < $1.key }) {
            let hash = FNV1a.digits(of: text)
            if file.snippets[id.name]?.textHash == hash {
                chosen[id] = text
            } else {
                free[hash, default: []].append(text)
            }
        }
        for (name, entry) in file.snippets.sorted(by: { $0.key < $1.key }) {
            guard let id = SnippetID(name), texts[id] == nil, chosen[id] == nil else { continue }
            chosen[id] = free[entry.textHash]?.popLast()
        }
        return chosen
    }

    /// The recording that a text and its data make together; `nil` where they do not agree.
    private static func recording(
        _ id: SnippetID, _ entry: RecordingData.Entry, text: String
    ) -> Recording? {
        guard FNV1a.digits(of: text) == entry.textHash else { return nil }
        let sections = RecordingText.sections(of: text, runs: entry.recipe.runs)
        guard sections.count == entry.observations.count else { return nil }
        var observations: [Observation] = []
        for (section, data) in zip(sections, entry.observations) {
            guard let transcript = transcript(data, text: section) else { return nil }
            observations.append(Observation(transcript, count: data.count))
        }
        let recording = Recording(
            snippet: id, label: entry.label, recipe: entry.recipe, contract: entry.contract,
            recorder: entry.recorder, observations: observations, tracing: entry.tracing)
        // Writing it again must give the same text: the data could have been edited too.
        return RecordingText.encode(recording).hasSameBytes(as: text) ? recording : nil
    }

    private static func transcript(
        _ data: RecordingData.Observation, text: String
    ) -> Transcript? {
        guard let lines = RecordingText.outputLines(of: text), lines.count == data.times.count
        else { return nil }
        return Transcript(
            diagnostics: data.diagnostics,
            lines: zip(lines, data.times).map { line, time in
                Transcript.Line(
                    stream: line.stream, text: line.text, time: time, part: line.part,
                    isComplete: line.isComplete)
            },
            ending: data.ending, duration: data.duration)
    }
}
