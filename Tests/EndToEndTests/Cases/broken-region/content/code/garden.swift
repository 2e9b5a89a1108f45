// region watering
let litres = ["kale": 2]
// region harvest
print(litres)
// endregion
