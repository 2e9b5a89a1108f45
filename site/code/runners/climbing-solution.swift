func weigh(_ plant: String) async -> Int {
    plant.count * 100
}

func label(_ plant: String) async -> String {
    let grams = await weigh(plant)
    return "\(plant): \(grams) g"
}

func printLabels(_ plants: [String]) async {
    for plant in plants { print(await label(plant)) }
}

await printLabels(["kale", "chard"])
