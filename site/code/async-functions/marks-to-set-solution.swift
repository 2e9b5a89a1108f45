struct Full: Error {}

func pick(_ plant: String) async throws -> String {
    try await Task.sleep(for: .milliseconds(100))
    return "picked " + plant
}
func weigh(_ plant: String) -> Int { plant.count }
func label(_ grams: Int) async -> String { "\(grams) g" }
func store(_ grams: Int) throws { if grams > 100 { throw Full() } }

func harvest() async throws {
    let kale = try await pick("kale")
    let grams = weigh(kale)
    let text = await label(grams)
    try store(grams)
    print(kale, text, "stored")
}

try await harvest()
