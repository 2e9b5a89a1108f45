import Foundation
import TestSupport
import Testing

@testable import Execution

// Serialized, because each compiles: one compiler at a time is kinder to a small machine.
@Suite("Serialized diagnostics", .serialized, .occupiesCore)
struct SerializedDiagnosticsTests {
    @Test("A clean compile writes a file without diagnostics")
    func cleanCompile() throws {
        #expect(try Compilation("print(1)\n").diagnostics() == [])
    }

    @Test("An error carries its place, its underline, and the note with its fix-it")
    func errorWithNote() throws {
        let source = "struct S { let x: Int }\nfunc f(_ s: S) { s.x = 3 }\n"
        let error = try #require(try Compilation(source).diagnostics().first)
        let note = try #require(error.notes.first)
        #expect([error.severity, note.severity] == [.error, .note])
        #expect(error.message == "cannot assign to property: 'x' is a 'let' constant")
        #expect(error.location == .init(file: "main.swift", line: 2, column: 20, offset: 43))
        #expect(error.ranges.map { [$0.start.column, $0.end.column] } == [[18, 21]])
        #expect(note.location == .init(file: "main.swift", line: 1, column: 12, offset: 11))
        #expect(note.fixIts.map(\.replacement) == ["var"])
        #expect(note.fixIts.map { [$0.range.start.offset, $0.range.end.offset] } == [[11, 14]])
    }

    @Test("A diagnostic names its group, and the page about it if there is one")
    func groups() throws {
        let diagnostics = try Compilation(Compilation.dataRace).diagnostics()
        let race = try #require(diagnostics.last)
        #expect(diagnostics.map(\.severity) == [.warning, .error])
        #expect(diagnostics.map(\.category) == ["no-usage", "SendingRisksDataRace"])
        #expect(diagnostics.first?.documentation == nil)
        #expect(diagnostics.first?.fixIts.map(\.replacement) == ["_"])
        #expect(race.documentation?.hasSuffix("/diagnostics/sending-risks-data-race") == true)
        #expect(race.notes.last?.message == "access can happen concurrently")
    }

    @Test("#sourceLocation changes file and line, and leaves the offset alone")
    func sourceLocation() throws {
        let directive = "#sourceLocation(file: \"lesson/id\", line: 1)\n"
        let source = "// above\n" + directive + "\tlet n: Int = \"é\"\n"
        let error = try #require(try Compilation(source).diagnostics().first)
        let offset = 9 + directive.utf8.count + 14
        #expect(error.location == .init(file: "lesson/id", line: 1, column: 15, offset: offset))
    }

    @Test("A problem that is in no file has no place")
    func noPlace() throws {
        let arguments = ["-frontend", "-c", "no.swift", "-serialize-diagnostics-path", "main.dia"]
        let diagnostics = try Compilation("", arguments: arguments).diagnostics()
        #expect(diagnostics.map(\.location) == [nil])
        #expect(diagnostics.map(\.severity) == [.error])
    }

    @Test(
        "What is read is what swiftc prints, in the same order",
        arguments: [
            Compilation.dataRace,
            "let a: Int = \"x\"\nlet b = nope\nfunc f() -> Int {}\nimport Nowhere\n",
            "let naïve = \"日本\"; let é: Int = \"🙂\"; undefined()\n",
            "let a = 1\n#sourceLocation(file: \"l/b\", line: 7)\nlet a = 3; func g() {\n",
            "@available(*, deprecated, renamed: \"new\") func old() {}\nold()\n#warning(\"w\")\n",
        ])
    func sameAsPrinted(source: String) throws {
        let result = try Compilation(source)
        let read = try result.diagnostics().flatMap(Self.printed)
        #expect(!read.isEmpty)
        #expect(read == result.printedHeads)
    }

    @Test("Bytes of another kind are an error", arguments: ["", "DIA", "diag", "main.swift:1:1:"])
    func wrongMagic(text: String) {
        #expect(throws: BitstreamError(reason: .wrongMagic, bitOffset: 0)) {
            try SerializedDiagnosticsReader.read(Array(text.utf8))
        }
    }

    @Test(
        "A truncated file is an error, never a crash, or ends between two diagnostics",
        .timeLimit(.minutes(1)))
    func truncation() throws {
        let bytes = try Compilation(Compilation.dataRace).bytes
        let whole = try SerializedDiagnosticsReader.read(bytes)
        var readable: [Int] = []
        for length in 0..<bytes.count {
            do {
                let part = try SerializedDiagnosticsReader.read(Array(bytes.prefix(length)))
                #expect(part == Array(whole.prefix(part.count)), "cut at \(length)")
                readable.append(part.count)
            } catch {
                #expect((0...length * 8).contains(error.bitOffset), "cut at \(length)")
            }
        }
        #expect(readable == [0, 1])
    }

    @Test("A damaged file is an error or other values, never a crash", .timeLimit(.minutes(2)))
    func mutation() throws {
        let bytes = try Compilation(Compilation.dataRace).bytes
        var generator = SplitMix64(state: 20_260_101)
        var failures = 0
        for round in 0..<10_000 {
            var damaged = bytes
            for _ in 0...Int.random(in: 0..<4, using: &generator) {
                let index = Int.random(in: 4..<damaged.count - 4, using: &generator)
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: damaged[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                case 1: damaged[index] = .random(in: 0...255, using: &generator)
                case 2: damaged.replaceSubrange(index..<index + 4, with: [255, 255, 255, 255])
                case 3: damaged.remove(at: index)
                default: damaged.insert(.random(in: 0...255, using: &generator), at: index)
                }
            }
            do {
                _ = try SerializedDiagnosticsReader.read(damaged)
            } catch {
                failures += 1
                #expect((0...damaged.count * 8).contains(error.bitOffset), "round \(round)")
            }
        }
        #expect(failures > 5_000)
    }

    /// The lines that `-diagnostic-style llvm` prints for a diagnostic and its notes.
    private static func printed(_ diagnostic: SerializedDiagnostic) -> [String] {
        let place = diagnostic.location.map { "\($0.file):\($0.line):\($0.column)" }
        let group = diagnostic.category.map { " [#\($0)]" } ?? ""
        let text = "\(diagnostic.severity): \(diagnostic.message)\(group)"
        return ["\(place ?? "<unknown>:0"): \(text)"] + diagnostic.notes.flatMap(printed)
    }
}

@Suite("LLVM bitstreams")
struct BitstreamReaderTests {
    @Test("Numbers, characters, arrays, blobs and declared abbreviations are read")
    func encodings() throws {
        var writer = BitWriter()
        writer.block(id: 0, width: 2) { info in
            info.put([(3, 2), (1, 6), (1, 6), (9, 6)])
            // Literal 5, fixed(3), variable(4), array of char6.
            info.put([(2, 2), (5, 5), (1, 1), (5, 8), (0, 1), (1, 3), (3, 5)])
            info.put([(0, 1), (2, 3), (4, 5), (0, 1), (3, 3), (0, 1), (4, 3)])
        }
        writer.block(id: 9, width: 3) { block in
            // Variable(6), blob: a definition of the block's own, with the id after the declared.
            block.put([(2, 3), (2, 5), (0, 1), (2, 3), (6, 5), (0, 1), (5, 3)])
            block.put([(4, 3), (6, 3), (0b0001_1010, 8), (5, 6)])
            block.put([(0, 6), (26, 6), (52, 6), (62, 6), (63, 6)])
            block.put([(5, 3), (7, 6), (2, 6)])
            block.align()
            block.put([(200, 8), (100, 8), (0, 16)])
            block.put([(3, 3), (1, 6), (1, 6), (0b100001, 6), (1, 6)])
        }
        var reader = try writer.reader()
        var records: [BitstreamRecord] = []
        #expect(try reader.next() == .block(id: 9))
        while case .record(let record) = try reader.next() { records.append(record) }
        #expect(try reader.next() == .endOfStream)
        #expect(records.map(\.code) == [5, 7, 1])
        #expect(records.first?.fields == [6, 10] + Array("aA0._".utf8).map(UInt64.init))
        #expect(records.map { $0.blob.map(Array.init) } == [nil, [200, 100], nil])
        #expect(records.last?.fields == [33])
    }

    @Test("A hostile file is an error before it costs anything", arguments: Hostile.allCases)
    func hostile(file: Hostile) throws {
        let (bits, reason) = file.written
        var writer = BitWriter()
        writer.put(bits)
        var reader = try writer.reader()
        let error = #expect(throws: BitstreamError.self) {
            while try reader.next() != .endOfStream {}
        }
        #expect(error?.reason == reason)
    }
}

/// What no compiler writes.
enum Hostile: CaseIterable {
    case hugeBlob, hugeArray, hugeArrayOfNothing, hugeRecord, endlessNumber
    case blockBeyondFile, blockWithoutIDs, deepBlocks, endWithoutBlock, strayAbbreviation

    fileprivate var written: (bits: [BitField], reason: BitstreamError.Reason) {
        let huge = Array(repeating: (63, 6), count: 8) + [(1, 6)] as [BitField]
        let block = [(1, 2), (9, 8), (3, 4), (0, 18), (8, 32)] as [BitField]
        let array = [(2, 3), (3, 5), (11, 9), (0, 1), (3, 3), (0, 1)] as [BitField]
        let use = [(4, 3)] + huge + Array(repeating: (0, 32), count: 9) as [BitField]
        let deep: [BitField] = (0..<99).flatMap { [(1, 2), (521, 30), (196 - $0 * 2, 32)] }
        return switch self {
        case .hugeBlob: (block + [(2, 3), (2, 5), (11, 9), (0, 1), (5, 3)] + use, .truncated)
        case .hugeArray: (block + array + [(1, 3), (1, 5)] + use, .truncated)
        case .hugeArrayOfNothing: (block + array + [(1, 3), (0, 5)] + use, .malformedAbbreviation)
        case .hugeRecord: ([(3, 2), (1, 6)] + huge, .truncated)
        case .endlessNumber: ([(3, 2)] + Array(repeating: (63, 6), count: 400), .numberOutOfRange)
        case .blockBeyondFile: ([(1, 2), (9, 8), (3, 4), (0, 18), (1 << 31, 32)], .truncated)
        case .blockWithoutIDs: ([(1, 2), (9, 8), (0, 4), (0, 18), (0, 32)], .malformedBlock)
        case .deepBlocks: (deep, .nestedTooDeeply)
        case .endWithoutBlock: ([(0, 32)], .malformedBlock)
        case .strayAbbreviation: (block + use, .unknownAbbreviation)
        }
    }
}

/// A number and how many bits it takes.
private typealias BitField = (value: UInt64, width: Int)

/// Writes bits as LLVM does, least significant first, behind the magic bytes "TEST".
private struct BitWriter {
    private var bytes = Array("TEST".utf8)
    private var count = 32

    mutating func put(_ fields: [BitField]) {
        for field in fields {
            for bit in 0..<UInt64(field.width) {
                if count % 8 == 0 { bytes.append(0) }
                bytes[count / 8] |= UInt8(field.value >> bit & 1) << UInt8(count % 8)
                count += 1
            }
        }
    }

    mutating func align() {
        put([(0, (32 - count % 32) % 32)])
    }

    /// Adds a block at the top, where ids have 2 bits; inside they have `width` bits.
    mutating func block(id: UInt64, width: Int, _ write: (inout BitWriter) -> Void) {
        var inner = BitWriter()
        write(&inner)
        inner.put([(0, width)])
        inner.align()
        put([(1, 2), (id, 8), (UInt64(width), 4)])
        align()
        put([(UInt64(inner.count / 32 - 1), 32)])
        put(inner.bytes.dropFirst(4).map { (UInt64($0), 8) })
    }

    func reader() throws(BitstreamError) -> BitstreamReader {
        try BitstreamReader(bytes, magic: Array("TEST".utf8))
    }
}

/// One run of the compiler on `main.swift` in a directory of its own.
private struct Compilation {
    static let dataRace = """
        class C { var n = 0 }
        func f() async {
            let c = C(), é = 1
            Task { c.n += 1 }
            c.n += 1
        }
        """

    let bytes: [UInt8]
    /// The printed lines that begin a diagnostic, without excerpts.
    let printedHeads: [String]

    init(
        _ source: String,
        arguments: [String] = ["-swift-version", "6", "-c", "main.swift", "-serialize-diagnostics"]
    ) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "dia-\(UUID())")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: directory) } }
        try Data(source.utf8).write(to: directory.appendingPathComponent("main.swift"))

        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["swiftc"] + arguments + ["-diagnostic-style", "llvm"]
        process.currentDirectoryURL = directory
        process.standardError = output
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()

        bytes = [UInt8](try Data(contentsOf: directory.appendingPathComponent("main.dia")))
        let lines = String(decoding: printed, as: UTF8.self).split(separator: "\n").map(String.init)
        printedHeads = lines.filter { $0.contains(#/^[\w\/.<>]+(:\d+)+: (error|warning|note): /#) }
    }

    func diagnostics() throws(BitstreamError) -> [SerializedDiagnostic] {
        try SerializedDiagnosticsReader.read(bytes)
    }
}

/// The generator of Steele, Lea and Flood (2014): small, and the same on every machine.
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        let first = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        let second = (first ^ (first >> 27)) &* 0x94D0_49BB_1331_11EB
        return second ^ (second >> 31)
    }
}
