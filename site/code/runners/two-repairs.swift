func kale(_ suffix: String) async -> String {
    "hello " + suffix
}

// Repair 1: be asynchronous yourself. The caller has to await.
func greet() async {
    print(await kale("1"))
}

// Repair 2: stay synchronous, start the work, return the handle.
func startGreeting() -> Task<String, Never> {
    Task { await kale("2") }
}

await greet()
let greeting = startGreeting()
print(await greeting.value)
