/// A question with answers to choose from, each with the reason why it is right or not.
package struct Quiz: Sendable, Equatable {
    /// An answer to choose.
    package struct Option: Sendable, Equatable {
        /// Whether it is right.
        package let isRight: Bool
        /// What it says.
        package var text: [Inline]
        /// Why it is right, or not.
        package var why: [Block]

        /// An answer.
        package init(isRight: Bool, text: [Inline], why: [Block]) {
            self.isRight = isRight
            self.text = text
            self.why = why
        }
    }

    /// Its name within the page.
    package let anchor: String
    /// What is asked.
    package var question: [Inline]
    /// What belongs to the question besides, such as code.
    package var material: [Block]
    /// The answers: at least two, at least one of them right and one not.
    package var options: [Option]

    /// A question.
    package init(anchor: String, question: [Inline], material: [Block], options: [Option]) {
        self.anchor = anchor
        self.question = question
        self.material = material
        self.options = options
    }

    /// Whether more than one answer is to be chosen.
    package var hasSeveralRight: Bool { options.count { $0.isRight } > 1 }
}
