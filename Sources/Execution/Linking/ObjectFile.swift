/// What of an object file decides with which others it may be linked into one program.
struct ObjectFile: Sendable, Equatable {
    /// The words for the linker that the compiler left in it: which libraries its imports need.
    let linkerWords: [String]
    /// Names that other code could call, and that no Swift module makes its own: those of
    /// `@_cdecl`, for example.
    let exportedNames: Set<String>
    /// All names that it defines for others.
    let definedNames: Set<String>
    /// The names that it expects of others.
    let undefinedNames: Set<String>
    /// Whether it makes a type conform to a protocol, and both are other modules': the runtime then
    /// finds that conformance for everyone in the program.
    let hasRetroactiveConformance: Bool

    /// Whether it asks for types by their names, of which a whole program has one table.
    var looksUpTypes: Bool {
        undefinedNames.contains { name in
            name.contains("11_typeByName") || name.contains("NSClassFromString")
        }
    }
}

extension ObjectFile {
    /// Reads a 64-bit little-endian ELF file, which is what the compiler makes on Linux; `nil` where
    /// it is something else.
    ///
    /// - Parameter entry: the name of the program's entry point, which is not counted as exported.
    ///
    /// Source: the System V ABI, chapter 4 (object files); for conformances, `MetadataValues.h` in
    /// the Swift runtime.
    init?(elf bytes: [UInt8], entry: String) {
        let reader = ELFReader(bytes: bytes)
        guard let sections = reader.sections else { return nil }
        let words = reader.linkerWords(in: sections)
        guard let symbols = reader.symbols(of: sections) else { return nil }
        var (exported, defined, undefined) = (Set<String>(), Set<String>(), Set<String>())
        var isRetroactive = false
        for symbol in symbols {
            if symbol.isDefined, symbol.name.isConformanceDescriptor,
                reader.isRetroactive(conformance: symbol, sections: sections)
            {
                isRetroactive = true
            }
            guard symbol.isGlobal else { continue }
            guard symbol.isDefined else {
                undefined.insert(symbol.name)
                continue
            }
            defined.insert(symbol.name)
            if !symbol.name.hasPrefix("$s"), symbol.name != entry { exported.insert(symbol.name) }
        }
        self.init(
            linkerWords: words, exportedNames: exported, definedNames: defined,
            undefinedNames: undefined, hasRetroactiveConformance: isRetroactive)
    }
}

extension ObjectFile {
    /// The words for the linker that the compiler left in an object file, and nothing else of it.
    static func linkerWords(elf bytes: [UInt8]) -> [String] {
        let reader = ELFReader(bytes: bytes)
        return reader.linkerWords(in: reader.sections ?? [])
    }
}

extension ELFReader {
    fileprivate func linkerWords(in sections: [Section]) -> [String] {
        sections.filter { $0.name == ".swift1_autolink_entries" }.flatMap(strings)
    }
}

extension String {
    /// Whether a mangled name is that of a protocol conformance descriptor.
    fileprivate var isConformanceDescriptor: Bool { hasPrefix("$s") && hasSuffix("Mc") }
}

/// Reads the parts of an ELF file that ``ObjectFile`` needs; everything out of bounds is `nil`.
private struct ELFReader {
    let bytes: [UInt8]

    struct Section {
        let name: String
        let kind: Int
        let offset: Int
        let size: Int
        let link: Int
    }

    struct Symbol {
        let name: String
        let isGlobal: Bool
        let section: Int
        let value: Int

        var isDefined: Bool { section != 0 }
    }

    /// More than any object file holds, and little enough to be added to and multiplied.
    private static let most: UInt64 = 1 << 40

    /// A number, or the largest that matters: a damaged file can hold any.
    func number(at offset: Int, count: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - count else { return nil }
        let number = (0..<count).reduce(UInt64(0)) { $0 | UInt64(bytes[offset + $1]) << (8 * $1) }
        return Int(min(number, Self.most))
    }

    func string(at offset: Int) -> String? {
        guard bytes.indices.contains(offset) else { return nil }
        return String(decoding: bytes[offset...].prefix { $0 != 0 }, as: UTF8.self)
    }

    /// The texts of a section, each ended by a zero.
    func strings(in section: Section) -> [String] {
        let end = min(bytes.count, section.offset + section.size)
        guard section.offset >= 0, section.offset <= end else { return [] }
        return bytes[section.offset..<end].split(separator: 0)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    var sections: [Section]? {
        let magic: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1]
        guard bytes.starts(with: magic), let table = number(at: 0x28, count: 8),
            let size = number(at: 0x3A, count: 2), let count = number(at: 0x3C, count: 2),
            let namesIndex = number(at: 0x3E, count: 2),
            let names = number(at: table + namesIndex * size + 0x18, count: 8)
        else { return nil }
        var sections: [Section] = []
        for index in 0..<count {
            let start = table + index * size
            guard let name = number(at: start, count: 4), let text = string(at: names + name),
                let kind = number(at: start + 4, count: 4),
                let offset = number(at: start + 0x18, count: 8),
                let length = number(at: start + 0x20, count: 8),
                let link = number(at: start + 0x28, count: 4)
            else { return nil }
            sections.append(
                Section(name: text, kind: kind, offset: offset, size: length, link: link))
        }
        return sections
    }

    /// The entries of the symbol table, whose kind is 2; each takes 24 bytes.
    func symbols(of sections: [Section]) -> [Symbol]? {
        guard let table = sections.first(where: { $0.kind == 2 }),
            sections.indices.contains(table.link)
        else { return nil }
        let names = sections[table.link].offset
        var symbols: [Symbol] = []
        for start in stride(from: table.offset, to: table.offset + table.size, by: 24) {
            guard let name = number(at: start, count: 4), let text = string(at: names + name),
                let info = number(at: start + 4, count: 1),
                let section = number(at: start + 6, count: 2),
                let value = number(at: start + 8, count: 8)
            else { return nil }
            // The upper half of the information byte is the binding; 1 is global, 2 weak.
            symbols.append(
                Symbol(name: text, isGlobal: info >> 4 == 1, section: section, value: value))
        }
        return symbols
    }

    /// Whether the runtime's own flag says so: bit 6 of the fourth 32-bit word of the descriptor.
    func isRetroactive(conformance: Symbol, sections: [Section]) -> Bool {
        guard sections.indices.contains(conformance.section) else { return false }
        let start = sections[conformance.section].offset + conformance.value
        return (number(at: start + 12, count: 4) ?? 0) & (1 << 6) != 0
    }
}
