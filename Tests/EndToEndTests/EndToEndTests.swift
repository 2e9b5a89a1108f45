import Foundation
import TestSupport
import Testing

/// Every folder of `Cases` is a test: its `command` is run by the real binary in a copy of the
/// folder, and what it printed, returned and wrote is compared with `expected`.
///
/// With `LECTERN_RECORD=1` what happened is written into `expected`, and the test fails, so that
/// nothing passes unseen.
@Suite("The command line", .occupiesCore)
struct EndToEndTests {
    @Test("does what its case expects", arguments: EndToEndCase.all)
    func run(_ testCase: EndToEndCase) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try testCase.copy(to: folder.path)
        if testCase.wantsRepository { try Repository.make(in: folder.path) }
        let result = try Binary.run(testCase.arguments, in: folder.path)
        let actual = try testCase.outcome(result, in: folder.path)
        if ProcessInfo.processInfo.environment["LECTERN_RECORD"] != nil {
            try testCase.record(actual)
            Issue.record("\(testCase.name) was recorded: look at the difference, and test again")
            return
        }
        for (path, expected) in try testCase.expectations() {
            #expect(actual[path] == expected, "\(testCase.name): \(path)")
        }
        #expect(actual.keys.contains("status") && actual.keys.contains("stderr"))
    }
}
