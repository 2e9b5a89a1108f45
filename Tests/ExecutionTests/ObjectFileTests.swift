import CourseModel
import Foundation
import TestSupport
import Testing

@testable import Execution

/// Objects that the toolchain's own compiler made.
@Suite("Object files", .serialized, .occupiesCore)
struct ObjectFileTests {
    /// The bytes of a compiled text.
    private func object(_ text: String) async throws -> [UInt8] {
        try await TestTools.with { tools in
            let runner = MachineRunner(tools: tools.bench)
            var bytes: [UInt8] = []
            try await runner.withBuilder { builder in
                guard
                    case .compiled(let object) = try await builder.compile(TestPrograms.make(text))
                else {
                    Issue.record("this does not compile: \(text)")
                    return
                }
                bytes = [UInt8](try Data(contentsOf: URL(filePath: object.object)))
            }
            return bytes
        }
    }

    private static let entry = EntryPoint.name(of: "a")

    @Test(
        "What a program shows others is read from its object",
        arguments: [
            ("print(1)", [], false),
            ("import Foundation\nprint(Date.now)", [], false),
            ("@_cdecl(\"tea\") func f() {}", ["tea"], false),
            ("@_silgen_name(\"brew\") public func f() {}", ["brew"], false),
            ("struct S {}\nextension S: Error {}", [], false),
            ("fileprivate struct S: Hashable {}\nprint(S())", [], false),
            ("protocol P {}\nextension Int: P {}", [], false),
            ("extension Int: @retroactive Error {}", [], true),
            ("extension Swift.Int: Swift.Error {}", [], true),
            (
                "import Foundation\nextension Date: @retroactive Identifiable {"
                    + " public var id: Date { self } }", [], true
            ),
            (
                "struct S<T> { var t: T }\nextension S: Equatable where T: Equatable {}", [], false
            ),
        ] as [(String, Set<String>, Bool)])
    func contents(text: String, exported: Set<String>, isRetroactive: Bool) async throws {
        let file = try #require(ObjectFile(elf: try await object(text), entry: Self.entry))
        #expect(file.exportedNames == exported)
        #expect(file.hasRetroactiveConformance == isRetroactive)
        #expect(file.definedNames.contains(Self.entry))
        #expect(file.linkerWords.contains("-lswiftCore"), "\(file.linkerWords)")
        #expect(file.linkerWords.contains("-lFoundation") == text.contains("import Foundation"))
    }

    @Test("What is cut or changed is no object, or another one, and never a crash")
    func damaged() async throws {
        let bytes = try await object("extension Int: @retroactive Error {}")
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<300 {
            let length = Int.random(in: bytes.indices, using: &generator)
            _ = ObjectFile(elf: Array(bytes.prefix(length)), entry: Self.entry)
            var changed = bytes
            for _ in 0..<4 {
                // The header, the table of sections at the end, or anywhere.
                let range = [0..<64, (bytes.count - 2048)..<bytes.count, bytes.indices]
                    .randomElement(
                        using: &generator)
                let position = Int.random(in: range ?? bytes.indices, using: &generator)
                changed[position] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &generator) ?? 0
            }
            _ = ObjectFile(elf: changed, entry: Self.entry)
        }
    }

    @Test(
        "Numbers of any size are out of bounds, and never a crash",
        arguments: [0x28, 0x30, 0x38, 0x3A, 0x3C, 0x3E], [0x7F, 0x80, 0xFF] as [UInt8])
    func header(offset: Int, value: UInt8) async throws {
        var bytes: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1]
        bytes += [UInt8](repeating: 0, count: 200)
        for index in offset..<(offset + 8) { bytes[index] = value }
        _ = ObjectFile(elf: bytes, entry: Self.entry)
        bytes[offset + 7] = 0x7F
        _ = ObjectFile(elf: bytes, entry: Self.entry)
    }

    @Test(
        "What is of another kind is none", arguments: ["", "\u{7F}ELF", "!<arch>\n", "BC", "text"])
    func foreign(text: String) {
        #expect(ObjectFile(elf: Array(text.utf8), entry: Self.entry) == nil)
    }
}
