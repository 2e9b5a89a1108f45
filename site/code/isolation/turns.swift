var turns = ""

func compute() {
    let end = ContinuousClock.now + .milliseconds(30)
    while ContinuousClock.now < end {}
}

func factorial(_ name: String, _ number: Int) async -> Int {
    var result = 1
    for i in 2...number {
        turns += name
        compute()
        await Task.yield()
        result *= i
    }
    print(name, "is done")
    return result
}

let a = Task { await factorial("A", 2) }
let b = Task { await factorial("B", 3) }
let c = Task { await factorial("C", 4) }
print("three tasks made")
print(await [a.value, b.value, c.value])
print(turns)
