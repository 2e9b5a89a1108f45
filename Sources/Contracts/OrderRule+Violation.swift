package import CourseModel

extension OrderRule {
    /// In what lines of output contradict a rule.
    package struct Violation: Sendable, Equatable {
        /// A line of the output.
        package struct Line: Sendable, Equatable {
            /// Its 0-based place among the lines.
            package let index: Int
            /// Its text.
            package let text: String

            /// A line at a place.
            package init(index: Int, text: String) {
                self.index = index
                self.text = text
            }
        }

        /// How they contradict it.
        package enum Reason: Sendable, Equatable {
            /// A text of the rule means no line.
            case meansNothing(text: String)
            /// Both texts mean this line.
            case meansBoth(Line)
            /// The first of the lines stands before the second, and should not.
            case stands(Line, before: Line)
        }

        /// The rule.
        package let rule: OrderRule
        /// How the lines contradict it.
        package let reason: Reason

        /// A violation.
        package init(rule: OrderRule, reason: Reason) {
            self.rule = rule
            self.reason = reason
        }
    }

    /// How lines contradict the rule; `nil` where they keep it.
    ///
    /// Linear time.
    /// A text means the lines that are equal to it if there are any, else those in which it occurs
    /// without cutting a word or number, `[..]` in it standing for any text; where that is no line, the
    /// same once more with the masks applied to both.
    package func violation(in lines: [String], masks: [OutputMask] = []) -> Violation? {
        RuleLines(lines, masks: masks).violation(of: self)
    }
}

extension OutputContract {
    /// The first contradiction of each rule about the order of lines; none for another form.
    ///
    /// Linear time for each rule.
    package func violations(in lines: [String]) -> [OrderRule.Violation] {
        guard case .order(let rules) = form else { return [] }
        let meant = RuleLines(lines, masks: masks)
        return rules.compactMap(meant.violation)
    }
}
