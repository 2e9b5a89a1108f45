import Contracts
import CourseModel
import Diagnostics

extension SnippetRequestParser {
    /// What of the output must be as it is recorded.
    mutating func contract() -> OutputContract {
        let rules = orderRules()
        let masks = masks()
        guard let word = words[.output]?.first, let text = word.value else {
            return OutputContract(rules.isEmpty ? .exact : .order(rules), masks: masks)
        }
        if text != "order", Self.contracts.contains(text), let order = words[.order]?.first {
            report(
                .contradictoryWords, "‘order’ contradicts ‘output=\(text)’", at: order.keySpan,
                notes: [.init("‘output’ stands here", at: word.keySpan)],
                help: "keep one of the two")
        }
        switch text {
        case "exact": return OutputContract(.exact, masks: masks)
        case "unordered": return OutputContract(.unordered, masks: masks)
        case "contains": return OutputContract(.contains, masks: masks)
        case "ignored":
            if let mask = words[.mask]?.first {
                report(
                    .contradictoryWords,
                    "‘mask’ contradicts ‘output=ignored’: nothing is compared", at: mask.keySpan,
                    notes: [.init("‘output’ stands here", at: word.keySpan)],
                    help: "keep one of the two")
            }
            return OutputContract(.ignored)
        case "order":
            if words[.order] == nil {
                report(
                    .contradictoryWords, "‘output=order’ does not say which order",
                    at: word.valueSpan, help: "write it: \(FenceWord.order.example)")
            }
            return OutputContract(.order(rules), masks: masks)
        default:
            report(
                .invalidWordValue, "‘\(text)’ is no contract for output", at: word.valueSpan,
                help: Self.help(for: text, among: Self.contracts))
            return OutputContract()
        }
    }

    private static let contracts = ["exact", "unordered", "contains", "order", "ignored"]

    private static func help(for text: String, among words: [String]) -> String {
        Suggestion.nearest(to: text, among: words).map { "did you mean ‘\($0)’?" }
            ?? "write one of \(words.joined(separator: ", "))"
    }

    private mutating func masks() -> Set<OutputMask> {
        guard let word = words[.mask]?.first, let text = word.value else { return [] }
        var masks: Set<OutputMask> = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            if let mask = OutputMask(rawValue: String(name)) {
                masks.insert(mask)
            } else {
                report(
                    .invalidWordValue, "‘\(name)’ is nothing that can be masked",
                    at: word.valueSpan,
                    help: Self.help(
                        for: String(name), among: OutputMask.allCases.map(\.rawValue)))
            }
        }
        return masks
    }

    /// How many runs a gallery may show.
    private static let galleryRange = 2...1000
    /// How many it shows unless the fence says otherwise.
    private static let galleryDefault = 20

    /// How many runs a gallery shows; `nil` where none is asked for.
    mutating func gallery() -> Int? {
        guard let word = words[.gallery]?.first else { return nil }
        guard let text = word.value else { return Self.galleryDefault }
        let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber, let number = Int(text), Self.galleryRange.contains(number) else {
            report(
                .invalidWordValue, "‘\(text)’ is no number of runs", at: word.valueSpan,
                help: "write a whole number from 2 to 1000, as in \(FenceWord.gallery.example)")
            return nil
        }
        return number
    }

    // MARK: Order

    private mutating func orderRules() -> [OrderRule] {
        guard let word = words[.order]?.first, let text = word.value else { return [] }
        do {
            return try OrderRule.rules(in: text)
        } catch {
            report(
                .invalidWordValue, error.sentence, at: word.span(ofValue: error.range),
                help: error.help)
            return []
        }
    }
}
