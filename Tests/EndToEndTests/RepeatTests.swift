import Foundation
import TestSupport
import Testing

/// The hunt for outputs that change from run to run.
@Suite("Repeated runs", .serialized, .occupiesMachine)
struct RepeatTests {
    /// Five snippets that keep their contracts even on a machine that has much else to do.
    private static let steady = """
        ```swift id=spaced
        for number in 1...3 {
            let task = Task {
                try? await ContinuousClock().sleep(for: .milliseconds(20))
                print("task \\(number)")
            }
            await task.value
        }
        ```

        ```swift id=actor
        actor Counter {
            private var count = 0
            func step() {
                count += 1
                print("step \\(count)")
            }
        }
        let counter = Counter()
        await withDiscardingTaskGroup { group in
            for _ in 1...4 { group.addTask { await counter.step() } }
        }
        ```

        ```swift id=collected
        let squares = await withTaskGroup(of: (Int, Int).self) { group in
            for number in 1...5 { group.addTask { (number, number * number) } }
            var squares: [Int: Int] = [:]
            for await (number, square) in group { squares[number] = square }
            return squares
        }
        for number in squares.keys.sorted() { print(squares[number] ?? 0) }
        ```

        ```swift id=timed mask=time
        print("it took \\(ContinuousClock().measure {})")
        ```

        ```swift id=ordered order="open first, all done last"
        print("open")
        await withDiscardingTaskGroup { group in
            for number in 1...4 { group.addTask { print("cup \\(number)") } }
        }
        print("all done")
        ```

        """

    private static let flaky = """

        ```swift id=flaky
        await withDiscardingTaskGroup { group in
            for number in 1...4 { group.addTask { print("task \\(number)") } }
        }
        ```

        """

    @Test(
        "The one flaky snippet among steady ones is found, and the words that are told make it hold"
    )
    func found() throws {
        let workspace = try Workspace(RecordedCourse.files(Self.steady + Self.flaky))
        try workspace.run("build")
        let before = try workspace.files(below: "content")
        let result = try workspace.run("verify", "--jobs", "1", "--repeat", "20", status: 1)
        #expect(result.errors.contains("1 error\n"), "\(result.errors)")
        #expect(result.errors.contains("‘a/flaky’ does not show the same in each of 20 runs"))
        let lines = result.output.split(separator: "\n")
        #expect(lines.dropLast().last == "what did not hold in 20 runs, and what to do:")
        let told = try #require(lines.last)
        let words = told.split(separator: "`")
        try #require(words.count == 3, "\(told)")
        #expect(words[0] == "  ‘a/flaky’ does not show the same in each of 20 runs: ")
        #expect(words[2] == " held 20 of 20")
        #expect(try workspace.files(below: "content") == before)

        try workspace.replace("id=flaky", in: "content/01-a.md", with: "id=flaky \(words[1])")
        try workspace.run("build")
        let second = try workspace.run("verify", "--jobs", "1", "--repeat", "20")
        #expect(
            second.output.hasSuffix("every snippet held its contract in each of 20 runs\n"))
    }
}
