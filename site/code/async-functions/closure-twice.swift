func kale(_ suffix: String) async -> String {
    print("kale(\(suffix)) runs")
    return "hello " + suffix
}

let x = { await kale("1") }
print("nothing ran yet")
print(await x())
print(await x())
print("its type:", type(of: x))
