import Coding
import CourseModel
import Foundation
import TestSupport
import Testing

@testable import Execution

@Suite("Entries of the cache")
struct CacheTests {
    private static let entry = CacheEntry(
        snippet: "a/b", recipe: "action run\ntext, 3 bytes\n  é\n", observations: Array("{}\n".utf8)
    )

    private static let transcript = Transcript(
        diagnostics: [], lines: [.init(stream: .standardOutput, text: "e\u{301}", time: 3)],
        ending: .exit(0), duration: 4)

    /// What three runs showed.
    private static let observations = [
        Observation(transcript, count: 2),
        Observation(
            Transcript(diagnostics: [], lines: [], ending: .signal(4), duration: 2), count: 1),
    ]

    private static func cache(_ folder: String, limit: Int = 1 << 20) -> TranscriptCache {
        TranscriptCache(folder: folder, conditions: RunEngineTests.conditions(), limit: limit)
    }

    @Test("What is written is read")
    func roundTrip() throws {
        let read = try CacheEntry(bytes: Self.entry.bytes)
        #expect(read.snippet == "a/b" && read.recipe == Self.entry.recipe)
        #expect(read.observations == Self.entry.observations)
    }

    @Test("An entry that was cut anywhere, or goes on, is damaged")
    func truncated() {
        let bytes = Self.entry.bytes
        for length in bytes.indices {
            #expect(throws: CacheEntry.Problem.self, "cut at \(length)") {
                try CacheEntry(bytes: Array(bytes.prefix(length)))
            }
        }
        #expect(throws: CacheEntry.Problem.damaged) { try CacheEntry(bytes: bytes + [0x0A]) }
        #expect(throws: CacheEntry.Problem.damaged) { try CacheEntry(bytes: bytes + bytes) }
    }

    @Test("An entry of another version is told from a damaged one")
    func otherFormat() {
        let text = String(decoding: Self.entry.bytes, as: UTF8.self)
        let other = text.replacing("lectern transcript 3", with: "lectern transcript 2")
        #expect(other != text)
        #expect(throws: CacheEntry.Problem.otherFormat) { try CacheEntry(bytes: Array(other.utf8)) }
        #expect(throws: CacheEntry.Problem.damaged) { try CacheEntry(bytes: Array("x".utf8)) }
        #expect(throws: CacheEntry.Problem.damaged) { try CacheEntry(bytes: []) }
    }

    @Test("Bytes that were changed at random never crash", arguments: 0..<50)
    func fuzz(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var bytes = Self.entry.bytes
        for _ in 0..<3 {
            bytes[Int.random(in: bytes.indices, using: &generator)] = .random(
                in: 0...255, using: &generator)
        }
        do {
            _ = try CacheEntry(bytes: bytes)
        } catch {
            #expect([.damaged, .otherFormat].contains(error))
        }
    }

    @Test("Texts that differ only in how a character is composed are different programs")
    func bytes() async throws {
        try await TestFolder.with { folder in
            let cache = Self.cache(folder)
            let decomposed = try TestPrograms.make("print(\"e\u{301}\")")
            let composed = try TestPrograms.make("print(\"\u{E9}\")")
            #expect(cache.keep(Self.observations, of: decomposed) == nil)
            #expect(cache.find(decomposed) == .observations(Self.observations))
            #expect(cache.find(composed) == .nothing)
            guard case .observations(let found) = cache.find(decomposed) else { return }
            #expect(found[0].transcript.lines.map { Array($0.text.utf8) } == [[0x65, 0xCC, 0x81]])
        }
    }

    @Test(
        "Observations that cannot be are damaged: none at all, or of no run",
        arguments: [
            "[]", "{}", #"[{"count": 0, "transcript": TRANSCRIPT}]"#,
            #"[{"transcript": TRANSCRIPT}]"#, #"[{"count": 1}]"#,
        ])
    func impossible(json: String) async throws {
        try await TestFolder.with { folder in
            let cache = Self.cache(folder)
            let program = try TestPrograms.make("one")
            #expect(cache.keep(Self.observations, of: program) == nil)
            let name = try #require(
                try FileManager.default.contentsOfDirectory(atPath: folder).first)
            let transcript = String(decoding: Self.transcript.json.bytes, as: UTF8.self)
            let entry = CacheEntry(
                snippet: "a/b", recipe: cache.recipe(of: program),
                observations: Array(json.replacing("TRANSCRIPT", with: transcript).utf8))
            try Data(entry.bytes).write(to: URL(filePath: "\(folder)/\(name)"))
            #expect(
                cache.find(program)
                    == .unusable(path: "\(folder)/\(name)", reason: "it is damaged"))
        }
    }

    @Test("Where room is short, what was not used for the longest time goes first")
    func trim() async throws {
        try await TestFolder.with { folder in
            let programs = try (0..<4).map { try TestPrograms.make("p\($0)", name: "n\($0)") }
            for (age, program) in programs.enumerated() {
                let known = Set(try FileManager.default.contentsOfDirectory(atPath: folder))
                #expect(Self.cache(folder).keep(Self.observations, of: program) == nil)
                let names = try FileManager.default.contentsOfDirectory(atPath: folder)
                for name in names where !known.contains(name) {
                    // The first is the newest.
                    try FileManager.default.setAttributes(
                        [.modificationDate: Date(timeIntervalSince1970: Double(9000 - age))],
                        ofItemAtPath: "\(folder)/\(name)")
                }
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            let sizes = try names.map {
                try Data(contentsOf: URL(filePath: "\(folder)/\($0)")).count
            }
            let total = sizes.reduce(0, +)
            Self.cache(folder, limit: total).trim()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 4)
            Self.cache(folder, limit: total - 1).trim()
            let left = programs.map { Self.cache(folder).find($0) != .nothing }
            #expect(left == [true, true, false, false] || left == [true, true, true, false])
        }
    }

    @Test("The recipes of a snippet are found by its name, the one used last first")
    func recipes() async throws {
        try await TestFolder.with { folder in
            let cache = Self.cache(folder)
            let program = try TestPrograms.make("one")
            #expect(cache.recipes(of: program.reference).isEmpty)
            #expect(cache.keep(Self.observations, of: program) == nil)
            let changed = try TestPrograms.make("two", name: program.reference.snippet.name)
            #expect(cache.keep(Self.observations, of: changed) == nil)
            #expect(
                cache.recipes(of: program.reference)
                    == [changed, program].map { cache.recipe(of: $0) })
            let other = try TestPrograms.make("one", name: "other")
            #expect(cache.recipes(of: other.reference).isEmpty)
        }
    }
}
