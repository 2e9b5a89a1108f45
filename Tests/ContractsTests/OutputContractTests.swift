import CourseModel
import Testing

@testable import Contracts

@Suite("Output held against recorded output")
struct OutputContractTests {
    private static let rules = OutputContract.Form.order([.last("b")])

    @Test(
        "Each form allows what it says",
        arguments: [
            (.exact, ["a", "b"], ["a", "b"], true), (.exact, ["b", "a"], ["a", "b"], false),
            (.exact, ["a"], ["a", "a"], false), (.exact, [], [], true), (.exact, [""], [], false),
            (.unordered, ["b", "a"], ["a", "b"], true),
            (.unordered, ["b", "a", "a"], ["a", "b", "b"], false),
            (.unordered, ["a"], ["a", "a"], false), (.unordered, ["c"], ["a"], false),
            (rules, ["b", "a"], ["a", "b"], true), (rules, ["b", "b"], ["a", "b"], false),
            (.contains, ["x"], [], true), (.ignored, ["x"], [], true),
        ] as [(OutputContract.Form, [String], [String], Bool)])
    func forms(form: OutputContract.Form, new: [String], old: [String], isAllowed: Bool) {
        #expect(OutputContract(form).allows(new, insteadOf: old) == isAllowed)
    }

    @Test(
        "Masks are applied to both sides",
        arguments: [
            ([], "took 1 s", "took 2 s", false), ([.time], "took 1 s", "took 2 s", true),
            ([.time], "took 1 s", "took 2 ms", true), ([.time], "ran 1 s", "took 1 s", false),
            ([.number], "took 1 s", "took 2 s", true), ([.number], "1 s", "2 ms", false),
            ([.path], "/a/1", "/b/2", true), ([.id], "0x1", "0x2", true),
            ([.number], "1", "1 1", false),
        ] as [(Set<OutputMask>, String, String, Bool)])
    func masks(masks: Set<OutputMask>, new: String, old: String, isAllowed: Bool) {
        for form in [OutputContract.Form.exact, .unordered] {
            let contract = OutputContract(form, masks: masks)
            #expect(contract.allows([new], insteadOf: [old]) == isAllowed)
        }
    }

    @Test("Lines are their bytes", arguments: [OutputContract.Form.exact, .unordered, Self.rules])
    func bytes(form: OutputContract.Form) {
        #expect("\u{E9}" == "e\u{301}")
        #expect(!OutputContract(form).allows(["\u{E9}"], insteadOf: ["e\u{301}"]))
        let fence = Samples.fence(["\u{E9}"])
        #expect(!fence.matches(["e\u{301}"], under: OutputContract(form)))
        #expect(fence.matches(["\u{E9}"], under: OutputContract(form)))
    }
}
