import FoundationEssentials

/// One entry of the cache as bytes: the whole recipe in words, then what was seen.
struct CacheEntry {
    /// The version of the form; entries of another one are not used.
    static let format = 3

    /// The snippet that it was made for; not part of the recipe.
    let snippet: String
    /// Everything that decided about what was seen, in words.
    let recipe: String
    /// The observations as JSON.
    let observations: [UInt8]

    private static let opening = "lectern transcript \(format)\n"
    private static let closing = "end\n"

    /// The entry's bytes.
    ///
    /// Lengths stand before everything, so that half an entry is never taken for a whole one.
    var bytes: [UInt8] {
        Array(
            "\(Self.opening)snippet \(snippet)\nrecipe \(recipe.utf8.count)\n\(recipe)\n"
                .utf8) + Array("observations \(observations.count)\n".utf8) + observations
            + Array("\n\(Self.closing)".utf8)
    }

    /// Why bytes are no entry.
    enum Problem: String, Error {
        case otherFormat = "it is of another version of Lectern"
        case damaged = "it is damaged"
    }

    /// Reads an entry.
    init(bytes: [UInt8]) throws(Problem) {
        var reader = Reader(bytes: bytes[...])
        guard reader.take(Self.opening) else {
            throw bytes.starts(with: "lectern transcript ".utf8) ? .otherFormat : .damaged
        }
        guard let snippet = reader.line(after: "snippet "),
            let recipe = reader.block(after: "recipe "),
            let observations = reader.block(after: "observations "),
            reader.take(Self.closing), reader.bytes.isEmpty
        else { throw .damaged }
        self.snippet = snippet
        self.recipe = String(decoding: recipe, as: UTF8.self)
        self.observations = Array(observations)
    }

    init(snippet: String, recipe: String, observations: [UInt8]) {
        self.snippet = snippet
        self.recipe = recipe
        self.observations = observations
    }

    private struct Reader {
        var bytes: ArraySlice<UInt8>

        mutating func take(_ text: String) -> Bool {
            guard bytes.starts(with: text.utf8) else { return false }
            bytes = bytes.dropFirst(text.utf8.count)
            return true
        }

        mutating func line(after word: String) -> String? {
            guard take(word), let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
                return nil
            }
            defer { bytes = bytes[(end + 1)...] }
            return String(decoding: bytes[..<end], as: UTF8.self)
        }

        mutating func block(after word: String) -> ArraySlice<UInt8>? {
            guard let length = line(after: word).flatMap({ Int($0) }), length >= 0,
                bytes.count > length
            else { return nil }
            let block = bytes.prefix(length)
            bytes = bytes.dropFirst(length)
            return take("\n") ? block : nil
        }
    }
}
