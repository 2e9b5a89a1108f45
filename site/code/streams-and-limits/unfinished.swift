let (numbers, continuation) = AsyncStream.makeStream(of: Int.self)

Task {
    for n in 1...3 {
        continuation.yield(n)
    }
}

for await n in numbers {
    print("got", n)
}
print("done")
