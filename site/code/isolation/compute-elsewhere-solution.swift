func show(_ what: String, _ actor: (any Actor)?) {
    print("\(what):", actor.map { "\(type(of: $0))" } ?? "none")
}
@MainActor final class Screen {
    var lines: [String] = []
    func add(_ line: String) {
        show("screen", #isolation)
        lines.append(line)
    }
}

@concurrent func sum() async -> Int {
    show("sum", #isolation)
    return (1...1000).reduce(0, +)
}

@MainActor func update(_ screen: Screen) async {
    let total = await sum()
    screen.add("sum: \(total)")
}

let screen = Screen()
await update(screen)
print(screen.lines)
