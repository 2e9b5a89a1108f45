let (jobs, queue) = AsyncStream.makeStream(of: String.self)
for job in ["A", "B", "C"] { queue.yield(job) }
queue.finish()
for await job in jobs { print("job", job) }
