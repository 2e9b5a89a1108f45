struct Countdown: AsyncSequence, AsyncIteratorProtocol {
var n = 3
mutating func next() async -> Int? { defer { n -= 1 }; return n > 0 ? n : nil }
func makeAsyncIterator() -> Countdown { self }
}
for await n in Countdown() { print(n) }
