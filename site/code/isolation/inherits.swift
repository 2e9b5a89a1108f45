func show(_ what: String, _ actor: (any Actor)?) {
    print("\(what):", actor.map { "\(type(of: $0))" } ?? "none")
}
@MainActor func start() async {
    await Task { show("Task", #isolation) }.value
    await Task.detached { show("detached", #isolation) }.value
    async let child: Void = show("async let", #isolation)
    await child
    await withTaskGroup { group in
        group.addTask { show("addTask", #isolation) }
    }
}

actor Box {
    var opened = 0
    func open() async {
        await Task { show("Task in Box", #isolation) }.value
        await Task { opened += 1; show("Task that uses Box", #isolation) }.value
    }
}

await start()
await Box().open()
