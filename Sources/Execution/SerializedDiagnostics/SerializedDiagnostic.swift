/// One error, warning or remark as a compiler wrote it to a serialized diagnostics file (`.dia`).
///
/// What the fields hold is what `swiftc` 6.3.1 was seen to write. Clang writes the same format, but
/// calls a category what is a heading ("Semantic Issue").
package struct SerializedDiagnostic: Sendable, Equatable {
    /// How serious a diagnostic is; Swift writes all but `ignored` and `fatal`, which are Clang's.
    package enum Severity: Sendable, Equatable {
        case ignored, note, warning, error, fatal, remark
    }

    /// A place in a source file.
    package struct Location: Sendable, Equatable {
        /// The name in force there, which `#sourceLocation` can set.
        ///
        /// Otherwise the path as it was given to the compiler, or, in code made by a macro, that
        /// of a file the compiler wrote. In ranges and fix-its Swift puts the name that is in force
        /// at the diagnostic, even where they lie under another one or outside a macro's code.
        package let file: String
        /// 1-based, and as `#sourceLocation` counts.
        package let line: Int
        /// 1-based, in bytes of UTF-8; a tab is one byte.
        package let column: Int
        /// 0-based, in bytes from the start of the real file: `#sourceLocation` does not shift it.
        ///
        /// The only field that stays right at the very end of a file, where Swift forgets
        /// `#sourceLocation`, and so the one to map by.
        package let offset: Int
    }

    /// A half-open range of a source file, from the first byte to the one behind the last.
    package struct Range: Sendable, Equatable {
        /// The first byte.
        package let start: Location
        /// The byte behind the last one.
        ///
        /// In Clang's files the `offset` is that of the last token's start; the column is right.
        package let end: Location
    }

    /// A change that the compiler proposes.
    package struct FixIt: Sendable, Equatable {
        /// What goes; empty where something is inserted.
        package let range: Range
        /// What comes; empty where something is removed.
        package let replacement: String
    }

    /// As written; what `-Werror` or a language mode made an error is one here, too.
    package let severity: Severity
    /// The text as printed, without severity, place and group.
    package let message: String
    /// `nil` for what concerns no place in a source; printed as `<unknown>:0`.
    package let location: Location?
    /// The group, such as `no-usage` or `SendingRisksDataRace`; `nil` for most diagnostics.
    package let category: String?
    /// The address of the page about the group, where it has one.
    package let documentation: String?
    /// What the compiler underlines beside `location`.
    ///
    /// It may lie far away: for the use of a deprecated function, it is the declaration.
    package let ranges: [Range]
    /// The changes that together make one repair, in the order of the file.
    package let fixIts: [FixIt]
    /// The notes printed behind this diagnostic, in that order.
    ///
    /// Repairs often hang on them rather than on the diagnostic.
    package let notes: [SerializedDiagnostic]
}
