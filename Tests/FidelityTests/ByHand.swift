import CourseModel
import Foundation
import Subprocess
import SystemPackage

@testable import Execution

/// A program compiled as its author would by hand, by `swiftc`, with nothing of Lectern's in it.
struct ByHand: Sendable {
    /// What the compiler said, read from its own file.
    let diagnostics: [CompilerDiagnostic]
    /// How many errors, warnings, notes and remarks it printed.
    let printedCount: Int
    /// How the program ended where there is nothing to run.
    let ending: Transcript.Ending?
    private let program: FidelityProgram
    private let folder: String

    private var moduleName: String { program.program.recipe.moduleName }

    // MARK: Compiling

    /// `swiftc -swift-version 6 FILE`, and what it takes to get at the compiler's diagnostics.
    ///
    /// `-parse-as-library` goes with `@main`, which does not compile without. The program lies in a
    /// folder by itself.
    static func compile(
        _ program: FidelityProgram, with compiler: String, in parent: String
    ) async throws -> ByHand {
        let recipe = program.program.recipe
        let (folder, run) = ("\(parent)/\(program.name)", "\(parent)/\(program.name)/run")
        try FileManager.default.createDirectory(atPath: run, withIntermediateDirectories: true)
        try Data(program.text.utf8).write(to: URL(filePath: "\(folder)/\(program.fileName)"))
        let result = try await Subprocess.run(
            .path(FilePath(compiler)),
            arguments: Arguments(
                [
                    "-swift-version", "6", "-module-name", recipe.moduleName, program.fileName,
                    "-o", "run/\(recipe.moduleName)", "-Xfrontend", "-serialize-diagnostics-path",
                    "-Xfrontend", "\(folder)/diagnostics", "-diagnostic-style", "llvm",
                ] + (recipe.hasMainAttribute ? ["-parse-as-library"] : [])),
            workingDirectory: FilePath(folder), output: .bytes(limit: 1 << 22),
            error: .combinedWithOutput)
        let words = String(decoding: result.standardOutput, as: UTF8.self)
        let file = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/diagnostics")))
        let diagnostics = try SerializedDiagnosticsReader.read(file).map {
            CompilerDiagnostic($0, file: program.fileName, label: program.program.label)
        }
        let ending: Transcript.Ending? =
            if result.terminationStatus.isSuccess {
                nil
            } else if diagnostics.contains(where: { $0.severity == .error }) {
                .refused
            } else {
                .notLinked(words.split(separator: "\n").map(String.init))
            }
        return ByHand(
            diagnostics: diagnostics, printedCount: countOfDiagnostics(in: words), ending: ending,
            program: program, folder: run)
    }

    /// How many diagnostics a compiler's words hold: those with a place, and those without one.
    private static func countOfDiagnostics(in words: String) -> Int {
        let head =
            #/
            ^(?: [^\ ]+:\d+ | macro\ expansion\ .*:\d+ | <unknown>:0 ):
            \ (?: error | warning | note | remark ):\ 
            /#
        return words.split(separator: "\n").count { $0.firstMatch(of: head) != nil }
    }

    // MARK: Running

    /// What the program shows when it is started in its folder as `./NAME`, with the variables of a
    /// run, nothing to read, and pipes for its output.
    func run() async throws -> Transcript {
        if let ending {
            return Transcript(diagnostics: diagnostics, lines: [], ending: ending, duration: 0)
        }
        let settings = program.program.recipe.settings
        let start = ContinuousClock.now
        let result = try await Subprocess.run(
            .path("/usr/bin/timeout"),
            arguments: [
                "--signal=KILL", "\(Double(settings.timeLimit) / 1000)", "./\(moduleName)",
            ],
            environment: .exactly(RunEnvironment.variables(folder: folder, settings: settings)),
            workingDirectory: FilePath(folder), output: .bytes(limit: 1 << 22),
            error: .bytes(limit: 1 << 22))
        let duration = Int((ContinuousClock.now - start) / .milliseconds(1))
        let ending: Transcript.Ending =
            switch result.terminationStatus {
            case .exited(let status): .exit(Int(status))
            case .signaled(9) where duration >= settings.timeLimit:
                .timedOut(limit: settings.timeLimit)
            case .signaled(let number): .signal(Int(number))
            }
        let chunks = [(false, result.standardOutput), (true, result.standardError)].map {
            LaunchOutcome.Chunk(isError: $0, bytes: $1, time: 0)
        }
        let lines = OutputNormalizer(folder: folder, codeFolder: folder)
            .normalize(OutputAssembler.lines(of: chunks, parts: []).lines)
        return Transcript(
            diagnostics: diagnostics, lines: lines.map(withoutFileName), ending: ending,
            duration: duration)
    }

    /// A line in which the file is called as the snippet is.
    private func withoutFileName(_ line: Transcript.Line) -> Transcript.Line {
        let file = program.fileName
        let text = line.text
            .replacing("\(moduleName)/\(file)", with: "\(moduleName)/\(file.dropLast(6))")
            .replacing(file, with: program.program.label)
        return Transcript.Line(
            stream: line.stream, text: text, time: line.time, isComplete: line.isComplete)
    }
}

extension CompilerDiagnostic {
    /// A diagnostic about a file, its places as the compiler itself counts them.
    fileprivate init(_ diagnostic: SerializedDiagnostic, file: String, label: String) {
        func place(_ location: SerializedDiagnostic.Location?) -> Place? {
            // Code that a macro made, and the interfaces of modules, have places that nobody sees.
            guard let location, location.file.hasSuffix(".swift"),
                !location.file.contains("swiftmacro")
            else { return nil }
            let part = location.file == file ? label : location.file
            return Place(part: part, line: location.line, column: location.column)
        }
        func range(_ range: SerializedDiagnostic.Range) -> Range? {
            guard let start = place(range.start), let end = place(range.end) else { return nil }
            return Range(start: start, end: end)
        }
        let severity: Severity =
            switch diagnostic.severity {
            case .error, .fatal: .error
            case .warning: .warning
            case .note, .ignored: .note
            case .remark: .remark
            }
        self.init(
            severity: severity, message: diagnostic.message, place: place(diagnostic.location),
            group: diagnostic.category, ranges: diagnostic.ranges.compactMap(range),
            fixIts: diagnostic.fixIts.compactMap { fixIt in
                range(fixIt.range).map { FixIt(range: $0, replacement: fixIt.replacement) }
            },
            notes: diagnostic.notes.map { Self($0, file: file, label: label) })
    }

    /// How many diagnostics it is, its notes included.
    var count: Int { notes.reduce(1) { $0 + $1.count } }
}
