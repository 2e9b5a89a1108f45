package import CourseModel

extension OutputFence {
    /// Whether the fence states what lines of output are, as its contract has it.
    ///
    /// `[..]` in a line stands for any text, a line `...` for any lines; a line without gaps is
    /// compared under the contract's masks, one with gaps as it is or under them. Time is at most the
    /// product of the counts of lines and their length; for the unordered forms see ``LinePairing``.
    package func matches(_ lines: [String], under contract: OutputContract) -> Bool {
        FenceJudgement(self, lines, contract).holds
    }

    /// What the fence expects and what there is, line by line, so that a diff of the two shows only
    /// where the output leaves the fence.
    ///
    /// Where a line of the fence stands for a line of output, the latter is on both sides, as is all
    /// that a `...` stands for. What an unordered fence expects in vain stands at the end. Where the
    /// fence matches, both sides are the output.
    package func difference(
        from lines: [String], under contract: OutputContract
    ) -> (expected: [String], actual: [String]) {
        (FenceJudgement(self, lines, contract).expected, lines)
    }

    /// The lines of a fence that accepts an output with the least change; the present ones where they
    /// match.
    ///
    /// Lines that still stand for a line stay as the author wrote them, `...` too. In order, other
    /// lines are replaced, dropped or inserted as it takes the fewest changes. Without an order, lines
    /// that find no partner go, and lines of output without one are added before a last `...`, or at
    /// the end: all of them, or where a `...` stands for the rest, as many as went. A fence that
    /// says what is contained keeps what still is, and becomes the whole output where that is nothing.
    package func merged(with lines: [String], under contract: OutputContract) -> [String] {
        FenceJudgement(self, lines, contract).merged
    }
}
