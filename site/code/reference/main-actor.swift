func anywhere() async {
let soon = Task { @MainActor in print("run by the main actor") }
await soon.value
}
await anywhere()
