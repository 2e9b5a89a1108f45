/// Reads what git prints for programs; pure.
enum GitAnswers {
    /// A file of a tree.
    struct Entry: Sendable, Equatable {
        /// The path's bytes, which need not be text.
        let path: [UInt8]
        /// The name of its contents.
        let object: String
    }

    /// The files that `ls-tree -r -z` lists, as far as their paths begin with a text, which is cut off;
    /// sorted by the bytes of the rest.
    ///
    /// Links and submodules are left out.
    static func files(_ output: [UInt8], below beginning: String) -> [Entry] {
        let beginning = Array(beginning.utf8)
        return output.split(separator: 0).compactMap { line -> Entry? in
            // MODE SP TYPE SP OBJECT TAB PATH
            guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
            let words = line[..<tab].split(separator: UInt8(ascii: " "))
            let path = line[(tab + 1)...]
            // 100644 and 100755 are files, 120000 is a link, 160000 a submodule.
            guard words.count == 3, words[0].starts(with: "100".utf8),
                path.starts(with: beginning), path.count > beginning.count
            else { return nil }
            return Entry(
                path: Array(path.dropFirst(beginning.count)),
                object: String(decoding: words[2], as: UTF8.self))
        }
        .sorted { $0.path.lexicographicallyPrecedes($1.path) }
    }

    /// The contents that `cat-file --batch` prints, in its order; `nil` where one is missing.
    static func contents(_ output: [UInt8]) -> [[UInt8]]? {
        var contents: [[UInt8]] = []
        var rest = output[...]
        while !rest.isEmpty {
            // OBJECT SP TYPE SP SIZE LF CONTENTS LF, or OBJECT SP missing LF
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            let words = rest[..<end].split(separator: UInt8(ascii: " "))
            let start = end + 1
            guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)),
                size >= 0, rest.endIndex - start > size
            else { return nil }
            contents.append(Array(rest[start..<(start + size)]))
            rest = rest[(start + size + 1)...]
        }
        return contents
    }
}
