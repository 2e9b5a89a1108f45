extension Transcript {
    /// What became of a program, as the rest of a sentence that begins with its name.
    package var verdict: String {
        let warnings = diagnostics.count { $0.severity == .warning }
        let warned =
            warnings == 0 ? "" : warnings == 1 ? " with a warning" : " with \(warnings) warnings"
        switch ending {
        case .refused: return "does not compile"
        case .compiled: return "compiles\(warned)"
        case .exit(0): return warned.isEmpty ? "runs" : "compiles\(warned), and runs"
        case .exit(let status): return "exits with status \(status)"
        case .signal: return "crashes"
        case .timedOut(let limit): return "is still running after \(Milliseconds.text(limit))"
        case .notLinked: return "does not link"
        case .flagsRefused: return "is refused for its flags"
        case .compilerFailed: return "makes the compiler fail"
        case .printedTooMuch, .computedTooLong, .usedTooMuchMemory, .startedTooMany,
            .printedNoText:
            return "is ended because it goes too far"
        }
    }
}
