struct Refused: Error {}

func fetch(_ page: String, after pause: Duration = .milliseconds(20)) async throws -> String {
    try await Task.sleep(for: pause)
    return "page " + page
}

func fail() async throws -> String { throw Refused() }
let (jobs, queue) = AsyncStream.makeStream(of: String.self)
for page in ["A", "B", "C"] { queue.yield(page) }
queue.finish()
for await page in jobs { print(try await fetch(page)) }
