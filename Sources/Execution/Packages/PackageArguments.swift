import FileSystem
import FoundationEssentials

/// What a compiler and a linker need to be told of packages that SwiftPM has built.
///
/// SwiftPM writes down how it builds each target: `description.json` has the compiler's words,
/// `debug.yaml` the linker's, a list of files the objects. Those of the probe are taken, and what is the
/// probe's own left out. (Source: what SwiftPM 6.0 to 6.3 write; both files are its own affair, so what
/// is not found in them is an error, and never an empty list.)
struct PackageArguments: Sendable, Equatable, Codable {
    /// Words for the compiler: where modules, module maps and macros are.
    let compilation: [String]
    /// Words for the linker: libraries of the system.
    let linking: [String]
    /// The object files.
    let objects: [String]
    /// Words for the linker that the compiler left in these: which libraries their imports need.
    private(set) var libraries: [String] = []

    /// Something that SwiftPM writes otherwise than is known.
    struct Unknown: Error {
        /// What was looked for.
        let what: String
    }

    private struct Description: Decodable {
        struct Command: Decodable {
            let moduleName: String
            let importPath: String
            let otherArguments: [String]
        }
        let swiftCommands: [String: Command]
    }

    /// The arguments in what SwiftPM wrote.
    ///
    /// - Parameters:
    ///   - description: the bytes of `description.json`.
    ///   - manifest: the text of `debug.yaml`.
    ///   - objectList: the text of the list of object files.
    init(
        description: [UInt8], manifest: String, objectList: String, probe: String
    ) throws {
        let commands: Description
        do {
            commands = try JSONDecoder().decode(Description.self, from: Data(description))
        } catch {
            throw Unknown(what: "the compilers' words in description.json")
        }
        guard let own = commands.swiftCommands.values.first(where: { $0.moduleName == probe })
        else { throw Unknown(what: "\(probe) in description.json") }
        compilation =
            ["-I", own.importPath] + Self.chosen(own.otherArguments, by: Self.isForCompiler)
        let words = try Self.linkerWords(in: manifest, probe: probe)
        linking = Self.chosen(words, by: Self.isForLinker)
        objects = objectList.split(separator: "\n").map { ShellWords.split(String($0)).joined() }
            .filter { !$0.contains("/\(probe).build/") }
    }

    /// The words of the command that links the probe: a line of a JSON list in the YAML.
    private static func linkerWords(in manifest: String, probe: String) throws -> [String] {
        var isOwn = false
        for line in manifest.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("  \"") {
                isOwn = line.hasPrefix("  \"C.\(probe)-") && line.hasSuffix(".exe\":")
            } else if isOwn, let words = line.wholeMatch(of: /\s+args: (\[.*\])/)?.output.1 {
                do {
                    return try JSONDecoder().decode([String].self, from: Data(words.utf8))
                } catch {
                    throw Unknown(what: "the linker's words in debug.yaml")
                }
            }
        }
        throw Unknown(what: "the linking of \(probe) in debug.yaml")
    }

    /// Reads in the object files which libraries they need.
    ///
    /// Throws ``SystemRefusal`` where one cannot be read.
    mutating func readLibraries() throws {
        var words: Set<String> = []
        for object in objects {
            words.formUnion(ObjectFile.linkerWords(elf: try FileContents.of(object)))
        }
        libraries = words.sorted()
    }

    // MARK: Choosing

    /// A word that is handed on to another program stands behind one of these.
    private static let handingOn: Set<String> = ["-Xcc", "-Xfrontend", "-Xlinker"]
    /// Words whose value is the next one.
    private static let withValue: Set<String> = [
        "-I", "-F", "-isystem", "-L", "-load-plugin-executable", "-load-plugin-library",
        "-plugin-path",
    ]

    /// The words that are chosen, with what belongs to them.
    private static func chosen(_ words: [String], by isChosen: (String) -> Bool) -> [String] {
        var chosen: [String] = []
        var rest = words[...]
        /// The next word, with the mark in front by which it is handed on.
        func next() -> (words: [String], word: String)? {
            guard let first = rest.popFirst() else { return nil }
            guard handingOn.contains(first), let handed = rest.popFirst() else {
                return ([first], first)
            }
            return ([first, handed], handed)
        }
        while let (all, word) = next() {
            let value = withValue.contains(word) ? next()?.words ?? [] : []
            if isChosen(word) { chosen += all + value }
        }
        return chosen
    }

    private static func isForCompiler(_ word: String) -> Bool {
        withValue.subtracting(["-L"]).contains(word)
            || ["-I", "-F", "-fmodule-map-file="].contains { word.hasPrefix($0) }
            || word.hasPrefix("-load-plugin") || word.hasPrefix("-external-plugin-path")
    }

    private static func isForLinker(_ word: String) -> Bool {
        word.hasPrefix("-l") && !word.hasPrefix("-load") || word.hasPrefix("-L")
    }
}
