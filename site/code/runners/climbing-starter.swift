func weigh(_ plant: String) async -> Int {
    plant.count * 100
}

func label(_ plant: String) -> String {
    let grams = weigh(plant)
    return "\(plant): \(grams) g"
}

func printLabels(_ plants: [String]) {
    for plant in plants { print(label(plant)) }
}

printLabels(["kale", "chard"])
