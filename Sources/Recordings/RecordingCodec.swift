import Coding
package import CourseModel

/// Writes and reads the recordings of one lesson: a text file a snippet, which people review, and
/// one data file a lesson, which holds what people would not read.
package enum RecordingCodec {
    /// The version of the form; another one is not read.
    package static let format = 1

    /// Why a recording cannot be used.
    package enum Problem: Error, Equatable, Sendable {
        /// The data file is no JSON of this form.
        case unreadableData(String)
        /// The data file has another version.
        case otherFormat(Int)
        /// The text file of a snippet is not what the data file says: it was edited by hand, cut,
        /// or holds conflict marks. The recipe is that of the data file.
        case changedText(SnippetID, Recipe)
    }

    /// The path of a lesson's data file, relative to the course's folder.
    package static func dataPath(of lesson: LessonID) -> String { "recordings/\(lesson).data.json" }

    /// The path of a snippet's text file, relative to the course's folder.
    package static func textPath(of reference: SnippetReference) -> String {
        "recordings/\(reference.lesson)/\(reference.snippet).txt"
    }

    /// The files of a lesson's recordings by path; none where nothing is recorded.
    package static func encode(_ lesson: LessonRecordings) -> [String: [UInt8]] {
        guard !lesson.recordings.isEmpty else { return [:] }
        var files: [String: [UInt8]] = [:]
        for (id, recording) in lesson.recordings {
            let reference = SnippetReference(lesson: lesson.lesson, snippet: id)
            let text = RecordingText.encode(recording.transcript, own: recording.label)
            files[textPath(of: reference)] = Array(text.utf8)
        }
        files[dataPath(of: lesson.lesson)] = RecordingData(lesson).json.bytes + [0x0A]
        return files
    }

    /// The recordings of a lesson, and what is wrong with those that are left out.
    package static func decode(
        _ lesson: LessonID, data: [UInt8], texts: [SnippetID: String]
    ) -> (recordings: LessonRecordings, problems: [Problem]) {
        let empty = LessonRecordings(lesson: lesson, toolchain: nil, recordings: [:])
        let file: RecordingData
        do {
            file = try RecordingData(reading: data)
        } catch {
            return (empty, [error])
        }
        var recordings: [SnippetID: Recording] = [:]
        var problems: [Problem] = []
        for (name, entry) in file.snippets.sorted(by: { $0.key < $1.key }) {
            guard let id = SnippetID(name) else {
                problems.append(.unreadableData("‘\(name)’ is no snippet's name"))
                continue
            }
            // Without its text a recording counts as deleted, which is how one asks for a new one.
            guard let text = texts[id] else { continue }
            guard let transcript = transcript(entry, text: text) else {
                problems.append(.changedText(id, entry.recipe))
                continue
            }
            recordings[id] = Recording(
                snippet: id, label: entry.label, recipe: entry.recipe, transcript: transcript)
        }
        let decoded = LessonRecordings(
            lesson: lesson, toolchain: file.toolchain, recordings: recordings)
        return (decoded, problems)
    }

    /// The transcript that a text and its data make together; `nil` where they do not agree.
    private static func transcript(_ entry: RecordingData.Entry, text: String) -> Transcript? {
        guard let lines = RecordingText.outputLines(of: text), lines.count == entry.times.count
        else { return nil }
        let transcript = Transcript(
            diagnostics: entry.diagnostics,
            lines: zip(lines, entry.times).map { line, time in
                Transcript.Line(
                    stream: line.stream, text: line.text, time: time, part: line.part,
                    isComplete: line.isComplete)
            },
            ending: entry.ending, duration: entry.duration)
        // Writing it again must give the same text: so a hand-edited diagnostic or ending is seen.
        let again = RecordingText.encode(transcript, own: entry.label)
        return again.utf8.elementsEqual(text.utf8) ? transcript : nil
    }
}
