func kale(_ suffix: String) async -> String {
    "hello " + suffix
}

let x = await kale("1")             // run it here and wait for it
let y = Task { await kale("2") }    // start it, keep a handle
async let z = kale("3")             // start it, bound to this scope

print(x)
print(await y.value)
print(await z)
