func kale(_ suffix: String) async -> String {
    print("kale runs")
    return "hello " + suffix
}

let z = Task { await kale("3") }
print(await z.value)
print(await z.value)
