typealias Policy = AsyncStream<Int>.Continuation.BufferingPolicy

func received(_ policy: Policy) async -> [Int] {
    let (stream, continuation) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: policy)
    for n in 1...5 { continuation.yield(n) }
    continuation.finish()
    var values: [Int] = []
    for await n in stream { values.append(n) }
    return values
}

print("unbounded:", await received(.unbounded))
print("newest 2: ", await received(.bufferingNewest(2)))
print("oldest 2: ", await received(.bufferingOldest(2)))
