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

@MainActor func update(_ screen: Screen) async {
    // Here: compute the sum elsewhere, then add "sum: …".
}

let screen = Screen()
await update(screen)
print(screen.lines)
