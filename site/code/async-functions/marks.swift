func name() -> String {
    "kale"
}

func kale(_ suffix: String) async throws -> String {
    "hello " + suffix
}

let x = await try kale("1")
let y = await name()
print(x, "and", y)
