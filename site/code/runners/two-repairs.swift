func kale(_ suffix: String) async -> String {
    "hello " + suffix
}

// 1: become asynchronous. The caller has to await.
func greet() async {
    let x = await kale("1")
    print(x)
}

// 2: stay synchronous, start a task, return it.
func startGreeting() -> Task<String, Never> {
    Task { await kale("2") }
}

await greet()
print(await startGreeting().value)
