import CourseModel

/// What the words of one page mean: each meaning once, under the number by which the words name it.
struct MeaningPool: Sendable {
    /// What a word means.
    enum Meaning: Hashable, Sendable {
        /// What the compiler says of a name.
        case declaration(CodeAnnotation.Meaning)
        /// What the course's glossary says of a term or a keyword.
        case term(GlossaryIndex.Entry)
    }

    private var numbers: [Meaning: Int] = [:]
    private var meanings: [Meaning] = []

    /// Whether no word of the page has a meaning to show.
    var isEmpty: Bool { meanings.isEmpty }

    /// The number of a meaning, the next free one where it is new.
    mutating func number(of meaning: Meaning) -> Int {
        if let number = numbers[meaning] { return number }
        numbers[meaning] = meanings.count
        meanings.append(meaning)
        return meanings.count - 1
    }

    /// The meanings by number for the page's script, a list each: head, text, and for a term where the
    /// glossary has it.
    var script: String {
        var script = ScriptText()
        script.literal("[")
        for (number, meaning) in meanings.enumerated() {
            script.literal(number == 0 ? "\n[" : ",\n[")
            switch meaning {
            case .declaration(let meaning):
                script.string(meaning.declaration)
                if !meaning.documentation.isEmpty {
                    script.literal(",")
                    script.string(meaning.documentation)
                }
            case .term(let entry):
                script.string(entry.title)
                script.literal(",")
                script.string(entry.answer)
                script.literal(",")
                script.string(entry.anchor)
            }
            script.literal("]")
        }
        script.literal("]")
        return script.text
    }
}
