/// Something the compiler said about a program.
package struct CompilerDiagnostic: Sendable, Equatable {
    /// How much it weighs.
    package enum Severity: String, Sendable, Equatable {
        case error, warning, note, remark
    }

    /// A place in a program.
    package struct Place: Sendable, Equatable {
        /// The label of the part whose code it is.
        package let part: String
        /// 1-based line of that snippet, hidden lines counted.
        package let line: Int
        /// 1-based column, in UTF-8 bytes.
        package let column: Int

        /// A place.
        package init(part: String, line: Int, column: Int) {
            self.part = part
            self.line = line
            self.column = column
        }
    }

    /// A stretch of a program, up to and not including its end.
    package struct Range: Sendable, Equatable {
        /// Where it begins.
        package let start: Place
        /// Where it ends.
        package let end: Place

        /// A stretch.
        package init(start: Place, end: Place) {
            self.start = start
            self.end = end
        }
    }

    /// A change that the compiler proposes.
    package struct FixIt: Sendable, Equatable {
        /// What to replace.
        package let range: Range
        /// What to put there.
        package let replacement: String

        /// A change.
        package init(range: Range, replacement: String) {
            self.range = range
            self.replacement = replacement
        }
    }

    /// How much it weighs.
    package let severity: Severity
    /// The compiler's sentence.
    package let message: String
    /// Where it points, if anywhere within the program.
    package let place: Place?
    /// The diagnostic group, for example `SendingRisksDataRace`.
    package let group: String?
    /// The stretches it underlines.
    package let ranges: [Range]
    /// The changes it proposes.
    package let fixIts: [FixIt]
    /// Remarks that belong to it.
    package let notes: [CompilerDiagnostic]

    /// Something the compiler said.
    package init(
        severity: Severity, message: String, place: Place?, group: String? = nil,
        ranges: [Range] = [], fixIts: [FixIt] = [], notes: [CompilerDiagnostic] = []
    ) {
        self.severity = severity
        self.message = message
        self.place = place
        self.group = group
        self.ranges = ranges
        self.fixIts = fixIts
        self.notes = notes
    }
}
