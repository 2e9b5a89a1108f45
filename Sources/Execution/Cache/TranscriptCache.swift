package import CourseModel
import FileSystem
import FoundationEssentials

/// Keeps what programs showed, so that the same program is not run twice on one machine.
///
/// An entry holds everything that decided about it, and counts only if that is equal, byte for byte,
/// to what is asked for. Its file name is a cheap hash of that: two programs with one hash take turns,
/// and neither ever gets the other's transcript.
package struct TranscriptCache: Sendable {
    /// The version of the entries; entries of another one are not used.
    static let format = 1

    private let folder: String
    private let conditions: String

    /// The cache in a folder, for one toolchain under given conditions.
    ///
    /// The folder is made when something is kept.
    package init(folder: String, conditions: String) {
        self.folder = folder
        self.conditions = conditions
    }

    private struct Entry: Codable {
        let format: Int
        let conditions: String
        let labels: [String]
        let recipe: Recipe
        let transcript: Transcript
    }

    /// What an equal program showed, or `nil`.
    ///
    /// A damaged entry is as good as none.
    package func transcript(of program: Program) -> Transcript? {
        let path = path(of: program)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            let data = try Data(contentsOf: URL(filePath: path))
            let entry = try JSONDecoder().decode(Entry.self, from: data)
            guard entry.format == Self.format, entry.conditions == conditions,
                entry.labels == program.parts.map(\.label), entry.recipe == program.recipe
            else { return nil }
            return entry.transcript
        } catch {
            return nil
        }
    }

    /// Keeps what a program showed, if another run would show the same kind of thing.
    ///
    /// The entry is written beside its place and renamed, so that nobody reads half of one. Throws
    /// ``ExecutionFailure`` where it cannot be written.
    package func keep(_ transcript: Transcript, of program: Program) throws {
        guard transcript.ending.isDefinite else { return }
        let entry = Entry(
            format: Self.format, conditions: conditions, labels: program.parts.map(\.label),
            recipe: program.recipe, transcript: transcript)
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            try encoder.encode(entry).write(
                to: URL(filePath: path(of: program)), options: .atomic)
        } catch {
            throw ExecutionFailure(
                attempt: "keeping a transcript in \(folder)", cause: Reason.text(of: error),
                help: "make the folder writable, or remove it")
        }
    }

    private func path(of program: Program) -> String {
        var hash = FNV1a()
        hash.add(conditions)
        for part in program.parts { hash.add(part.label) }
        hash.add(program.recipe.action.rawValue)
        for line in program.recipe.lines { hash.add(line) }
        return "\(folder)/\(String(hash.value, radix: 16)).json"
    }
}

/// The 64-bit hash of Fowler, Noll and Vo, variant 1a: small, the same on every machine, and no
/// promise against collisions.
struct FNV1a {
    /// The hash of everything added.
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Adds a text and a mark for its end.
    mutating func add(_ text: String) {
        for byte in text.utf8 { add(byte) }
        add(0)
    }

    private mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
    }
}
