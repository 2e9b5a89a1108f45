package import CourseModel

extension OrderRule {
    /// What is wrong with the text of rules, and where.
    package struct Mistake: Error, Sendable, Equatable {
        /// The bytes of the text that are meant, 0-based; empty where something is missing.
        package let range: Range<Int>
        /// What is wrong, in a phrase that quotes the author.
        package let sentence: String
        /// What to write instead.
        package let help: String

        /// A mistake at a place.
        package init(range: Range<Int>, sentence: String, help: String) {
            self.range = range
            self.sentence = sentence
            self.help = help
        }
    }

    /// The rules that an author's text states, in its order; linear time.
    ///
    /// Rules stand between commas, semicolons or line ends; `a before b before c` is two. A text
    /// between single quotes can hold whatever else means something, and `''` in it is one quote.
    package static func rules(in text: String) throws(Mistake) -> [OrderRule] {
        var parser = OrderRuleParser(text)
        return try parser.parsed()
    }
}
