import CourseModel

@testable import Verification

/// Holds what a program showed in Lectern against what it showed by hand.
struct Comparison {
    /// How alike the two are.
    enum Result: Equatable {
        /// Byte for byte.
        case equal
        /// Byte for byte, but for the end of what it printed, which was lost by hand.
        case equalButForLostOutput
        /// Up to what runs by hand differ in from each other.
        case equalUpToChance
        /// Up to what a busy machine changes, though a few runs by hand agreed in it: the order in
        /// which tasks print at one moment, or the times that they print.
        case equalButForLoad
        /// Not, and how: `-` by hand, `+` in Lectern.
        case different([String])
    }

    /// What was shown by hand, run after run.
    let byHand: [Transcript]
    /// What was shown in Lectern, run after run.
    let inLectern: [Transcript]

    var result: Result {
        guard let expected = byHand.last, let found = inLectern.first else {
            preconditionFailure("there is a run of either kind")
        }
        let isSettled = byHand.allSatisfy { $0.shows(expected) }
        if isSettled, inLectern.allSatisfy({ expected.shows($0) }) { return .equal }
        if isSettled, inLectern.allSatisfy({ expected.isBeginning(of: $0, by: \.self) }) {
            return .equalButForLostOutput
        }
        // Two that show the same, or the same numbers and lines apart, among many that differ.
        let isChance =
            !isSettled
            && byHand.contains { hand in
                inLectern.contains { hand.isBeginning(of: $0, by: \.masked) }
            }
        if isChance { return .equalUpToChance }
        let isReordered = inLectern.allSatisfy {
            $0.everything.sorted() == expected.everything.sorted()
        }
        let isOtherTime = inLectern.allSatisfy { expected.isBeginning(of: $0, by: \.masked) }
        return isReordered || isOtherTime
            ? .equalButForLoad : .different(difference(expected, found))
    }

    private func difference(_ expected: Transcript, _ found: Transcript) -> [String] {
        LineDiff.lines(from: expected.everything, to: found.everything, context: 1)
    }
}

extension Transcript {
    /// Whether another one is the same to a reader; how the linker words its refusal is its own.
    fileprivate func shows(_ other: Transcript) -> Bool {
        // Bytes and not strings: Swift calls strings equal that compose a character otherwise.
        everything.elementsEqual(other.everything) { $0.utf8.elementsEqual($1.utf8) }
    }

    /// Whether this one, of a program run by hand, is the same as another one but for the end of
    /// standard output.
    ///
    /// By hand, a program keeps back what it prints into a pipe, and what it kept back is lost when it
    /// is killed, or kills itself. In Lectern nothing is lost. So its output by hand must be the
    /// beginning of that in Lectern.
    fileprivate func isBeginning(
        of other: Transcript, by form: (SortedLines) -> SortedLines
    ) -> Bool {
        guard said == other.said, ending.brief == other.ending.brief,
            form(lines(of: .standardError)) == form(other.lines(of: .standardError))
        else { return false }
        let (mine, others) = (
            form(lines(of: .standardOutput)), form(other.lines(of: .standardOutput))
        )
        return mine == others || ending.isAbrupt && mine.isBeginning(of: others)
    }

    private func lines(of stream: Stream) -> SortedLines {
        SortedLines(
            lines: observableLines(of: stream).map { $0.text + ($0.isComplete ? "\n" : "") },
            isSorted: false)
    }

    /// Everything as lines to compare.
    fileprivate var everything: [String] {
        said + [ending.brief]
            + [Stream.standardOutput, .standardError].flatMap { stream in
                observableLines(of: stream).map {
                    "\(stream.rawValue): \($0.text)\($0.isComplete ? "" : "⏎̸")"
                }
            }
    }

    private var said: [String] { diagnostics.flatMap { $0.lines(indent: "") } }
}

/// Lines of a stream, of which the order counts or does not.
struct SortedLines: Equatable {
    fileprivate let lines: [String]
    fileprivate let isSorted: Bool

    /// The lines without what changes from run to run: numbers, addresses, and the order of lines.
    fileprivate var masked: SortedLines {
        SortedLines(
            lines: lines.map { line in
                line.replacing(/0x[0-9a-f]+|\$[0-9a-f]{6,}|\d+/, with: "#")
            }.sorted(), isSorted: true)
    }

    /// Whether all that is here is there as well, at the beginning where the order counts.
    fileprivate func isBeginning(of other: SortedLines) -> Bool {
        guard isSorted else {
            return other.lines.joined().utf8.starts(with: lines.joined().utf8)
        }
        var rest = other.lines
        return lines.allSatisfy { line in
            guard let place = rest.firstIndex(of: line) else { return false }
            rest.remove(at: place)
            return true
        }
    }
}

extension Transcript.Ending {
    /// Its words; the linker's are not compared.
    fileprivate var brief: String {
        if case .notLinked = self { return "not linked" }
        return words.joined(separator: " ")
    }

    /// Whether a program had no chance to write what it had kept back.
    fileprivate var isAbrupt: Bool {
        switch self {
        case .signal, .timedOut: true
        default: false
        }
    }
}

extension CompilerDiagnostic {
    /// The diagnostic with all that belongs to it, a line each.
    fileprivate func lines(indent: String) -> [String] {
        func text(_ place: Place?) -> String {
            place.map { "\($0.line):\($0.column)" } ?? "nowhere"
        }
        func text(_ range: Range) -> String { "\(text(range.start))–\(text(range.end))" }
        var lines = [
            "\(indent)\(place?.part ?? "-"):\(text(place)): \(severity): \(message)"
                + (group.map { " [#\($0)]" } ?? "")
        ]
        lines += ranges.map { "\(indent)  range \(text($0))" }
        lines += fixIts.map { "\(indent)  fix \(text($0.range)) ‘\($0.replacement)’" }
        return lines + notes.flatMap { $0.lines(indent: indent + "  ") }
    }
}
