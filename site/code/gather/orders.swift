func factorial(_ name: String, _ number: Int) async throws -> Int {
    var result = 1
    for i in 2...number {
        print("\(name): i=\(i)")
        try await Task.sleep(for: .milliseconds(20))
        result *= i
    }
    print("\(name): \(result)")
    return result
}

async let a = factorial("A", 2)
async let b = factorial("B", 3)
async let c = factorial("C", 4)
print(try await [a, b, c])
