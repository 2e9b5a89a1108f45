func factorial(_ number: Int) async throws -> Int {
    var result = 1
    for i in 2...number {
        try await Task.sleep(for: .milliseconds(50))
        result *= i
    }
    return result
}

async let a = factorial(2)
async let b = factorial(3)
async let c = factorial(4)
let list = try await [a, b, c]
print(list)
