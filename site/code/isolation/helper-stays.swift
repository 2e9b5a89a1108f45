func show(_ what: String, _ actor: (any Actor)?) {
    print("\(what):", actor.map { "\(type(of: $0))" } ?? "none")
}
func helper() async { show("helper", #isolation) }

@concurrent func compute() async { show("compute", #isolation) }

@MainActor func start() async {
    show("start", #isolation)
    await helper()
    await compute()
    show("start, later", #isolation)
}

await start()
