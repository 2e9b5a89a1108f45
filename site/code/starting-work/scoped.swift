func kale(_ suffix: String) async {
    do {
        try await Task.sleep(for: .seconds(5))
        print("kale ends")
    } catch {
        print("kale gets a \(type(of: error))")
    }
}

func greet() async {
    async let z = kale("3")
    print("last line of greet")
}

await greet()
print("main ends")
