func ticks() -> AsyncStream<Int> {
    AsyncStream { continuation in
        Task {
            defer { print("the clock stops") }
            var n = 0
            while true {
                n += 1
                continuation.yield(n)
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }
}

func read() async {
    for await n in ticks() {
        print("tick", n)
        if n == 3 { break }
    }
}

await read()
try await Task.sleep(for: .milliseconds(500))
print("the program ends")
