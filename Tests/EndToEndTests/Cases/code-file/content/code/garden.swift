struct Garden {
    let plants = ["kale", "茶"]

    // region watering
    func water() {
        for plant in plants { print("watering", plant) }
    }
    // endregion
}

Garden().water()
