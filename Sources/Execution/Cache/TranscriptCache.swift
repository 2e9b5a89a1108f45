import Coding
package import CourseModel
import FileSystem
import FoundationEssentials

/// Keeps what programs showed, so that the same program is not run twice on one machine.
///
/// An entry holds everything that decided about it, and counts only if that is equal, byte for byte,
/// to what is asked for. Its file name is a cheap hash of that: two programs with one hash take turns,
/// and neither ever gets what the other showed.
package struct TranscriptCache: Sendable {
    /// Bytes that all entries together may take.
    package static let standardLimit = 256 << 20

    private let folder: String
    private let conditions: RunConditions
    private let limit: Int

    /// The cache in a folder, for runs under the given conditions.
    ///
    /// The folder is made when something is kept.
    package init(folder: String, conditions: RunConditions, limit: Int = standardLimit) {
        self.folder = folder
        self.conditions = conditions
        self.limit = limit
    }

    /// What came of looking for a program.
    package enum Finding: Sendable, Equatable {
        /// What an equal program showed, most frequent first; at least one.
        case observations([Observation])
        case nothing
        /// There is something in its place that cannot be used, and why.
        case unusable(path: String, reason: String)
    }

    /// Looks for what an equal program showed.
    package func find(_ program: Program) -> Finding {
        let recipe = recipe(of: program)
        let path = path(for: recipe)
        let bytes: [UInt8]
        do {
            bytes = try FileContents.of(path)
        } catch {
            guard FileManager.default.fileExists(atPath: path) else { return .nothing }
            return .unusable(path: path, reason: Reason.text(of: error))
        }
        do {
            let entry = try CacheEntry(bytes: bytes)
            guard entry.recipe.hasSameBytes(as: recipe) else { return .nothing }
            let observations = try [Observation](json: JSONReader.read(entry.observations))
            guard !observations.isEmpty else { throw CacheEntry.Problem.damaged }
            FileUse.mark(path)
            return .observations(observations)
        } catch let problem as CacheEntry.Problem {
            return .unusable(path: path, reason: problem.rawValue)
        } catch {
            return .unusable(path: path, reason: CacheEntry.Problem.damaged.rawValue)
        }
    }

    /// Keeps what a program's runs showed, if others would show the same kind of thing.
    ///
    /// The entry is written beside its place and renamed, so that nobody reads half of one. Returns why
    /// it could not be kept, if so.
    func keep(_ observations: [Observation], of program: Program) -> String? {
        let isWorthKeeping = observations.allSatisfy { observation in
            let ending = observation.transcript.ending
            return ending.isDefinite || program.treatment == .run(.timeout) && ending.isTimeOut
        }
        guard isWorthKeeping else { return nil }
        let recipe = recipe(of: program)
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
            let entry = CacheEntry(
                snippet: program.reference.description, recipe: recipe,
                observations: JSONValue.array(observations.map(\.json)).bytes)
            try Data(entry.bytes).write(to: URL(filePath: path(for: recipe)), options: .atomic)
            return nil
        } catch {
            return "\(folder): \(Reason.text(of: error))"
        }
    }

    /// Removes the entries that were not used for the longest time, where all together take more
    /// than the limit.
    func trim() {
        var entries: [(path: String, size: Int, lastUse: Duration)] = []
        for name in names {
            let path = "\(folder)/\(name)"
            guard let facts = FileUse.facts(of: path) else { continue }
            entries.append((path, facts.size, facts.lastUse))
        }
        var total = entries.reduce(0) { $0 + $1.size }
        guard total > limit else { return }
        // A little more than needed, so that not every build has to look for the oldest.
        for entry in entries.sorted(by: { $0.lastUse < $1.lastUse }) where total > limit / 4 * 3 {
            do {
                try FileManager.default.removeItem(atPath: entry.path)
                total -= entry.size
            } catch {
                // Another process removed it, or it is not ours to remove.
            }
        }
    }

    private var names: [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            // There is no folder, and so no entry.
            return []
        }
    }

    // MARK: Explaining

    /// The words of everything that decides about a program: its conditions, then its recipe.
    package func recipe(of program: Program) -> String {
        var recipe = conditions.words(for: program.recipe)
        for part in program.parts { recipe += "part \(part.label)\n" }
        return recipe + program.recipe.words
    }

    /// The words of the entries that were kept for a snippet, those used last first.
    package func recipes(of snippet: SnippetReference) -> [String] {
        var found: [(recipe: String, lastUse: Duration)] = []
        for name in names {
            let path = "\(folder)/\(name)"
            guard let facts = FileUse.facts(of: path) else { continue }
            do {
                let entry = try CacheEntry(bytes: FileContents.of(path))
                guard entry.snippet == snippet.description else { continue }
                found.append((entry.recipe, facts.lastUse))
            } catch {
                // What is no entry explains nothing.
            }
        }
        return found.sorted { $0.lastUse > $1.lastUse }.map(\.recipe)
    }

    private func path(for recipe: String) -> String {
        "\(folder)/\(FNV1a.digits(of: recipe))"
    }
}

extension Transcript.Ending {
    fileprivate var isTimeOut: Bool {
        if case .timedOut = self { true } else { false }
    }
}
