"""Small Swift programs of the kind that lessons hold."""

# What teaching code is like: ten kinds of a dozen lines, the numbers in them different in each.
KINDS = [
    """func fetch(_ number: Int) async -> Int {{
    await Task.yield()
    return number * {n}
}}
async let first = fetch(1)
async let second = fetch(2)
print(await first + second)""",
    """let sum = await withTaskGroup(of: Int.self) {{ group in
    for number in 1...{n} {{ group.addTask {{ number * number }} }}
    var sum = 0
    for await square in group {{ sum += square }}
    return sum
}}
print("the sum is \\(sum)")""",
    """actor Counter {{
    private var value = {n}
    func increment() -> Int {{
        value += 1
        return value
    }}
}}
let counter = Counter()
for _ in 0..<3 {{ print(await counter.increment()) }}""",
    """struct Question: CustomStringConvertible {{
    let text: String
    var description: String {{ "\\(text)?" }}
}}
let questions = ["why", "how", "when {n}"].map(Question.init)
for question in questions {{ print(question) }}""",
    """enum Failure: Error {{ case tooLarge(Int) }}
func check(_ number: Int) throws -> Int {{
    guard number < {n} else {{ throw Failure.tooLarge(number) }}
    return number
}}
do {{
    print(try check(1))
    print(try check({n}))
}} catch {{
    print("caught", error)
}}""",
    """protocol Shape {{ var area: Int {{ get }} }}
struct Square: Shape {{ let side: Int; var area: Int {{ side * side }} }}
struct Strip: Shape {{ let length: Int; var area: Int {{ length }} }}
let shapes: [any Shape] = [Square(side: {n}), Strip(length: 3)]
print(shapes.map(\\.area))""",
    """let (stream, continuation) = AsyncStream.makeStream(of: Int.self)
let producer = Task {{
    for number in 0..<{n} {{ continuation.yield(number) }}
    continuation.finish()
}}
for await number in stream where number % 2 == 0 {{ print(number, terminator: " ") }}
print()
await producer.value""",
    """func fibonacci(_ number: Int) -> Int {{
    number < 2 ? number : fibonacci(number - 1) + fibonacci(number - 2)
}}
print((0..<{n}).map(fibonacci))""",
    """let task = Task {{
    var count = 0
    while !Task.isCancelled, count < {n} {{ count += 1; await Task.yield() }}
    return count
}}
print("counted to", await task.value)""",
    """import Foundation
let text = "a,b,c,{n}"
let parts = text.components(separatedBy: ",")
print(parts.count, parts.joined(separator: " + "))""",
]


def program(number):
    return KINDS[number % len(KINDS)].format(n=3 + number // len(KINDS) % 10) + "\n"
