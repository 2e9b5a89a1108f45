/// What readers are asked before they see what a program does.
package struct Prediction: Sendable, Equatable {
    /// The question; empty where the page asks in its own words.
    package let question: [Inline]

    /// A question, or none.
    package init(question: [Inline] = []) {
        self.question = question
    }
}
