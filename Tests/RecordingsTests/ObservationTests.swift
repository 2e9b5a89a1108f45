import CourseModel
import Testing

@Suite("Runs put together")
struct ObservationTests {
    @Test("What a reader would see alike is one observation, most frequent first")
    func gathering() {
        let (a, b, c) = (Samples.output("a"), Samples.output("b"), Samples.output("c"))
        let later = Samples.output("b", time: 9)
        #expect(
            Observation.gathering([a, b, c, later]) == [
                Observation(b, count: 2), Observation(a), Observation(c),
            ])
        #expect(Observation.gathering([]) == [])
    }

    @Test("Lines that differ in their bytes, their end or their stream are not alike")
    func different() {
        func line(_ text: String, _ stream: Transcript.Stream, _ isComplete: Bool) -> Transcript {
            Samples.transcript([
                .init(stream: stream, text: text, time: 0, isComplete: isComplete)
            ])
        }
        let all = [
            line("\u{E9}", .standardOutput, true), line("e\u{301}", .standardOutput, true),
            line("\u{E9}", .standardOutput, false), line("\u{E9}", .standardError, true),
        ]
        // Values and not texts: `==` would call the first two equal.
        #expect(Observation.gathering(all).map(\.count) == [1, 1, 1, 1])
    }
}
