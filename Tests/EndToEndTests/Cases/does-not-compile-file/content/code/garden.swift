let plants = ["kale", "茶"]

// region watering
for plant in plants {
    print("茶", plnt)
}
// endregion
