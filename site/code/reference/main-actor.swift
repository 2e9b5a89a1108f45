@MainActor enum Loop { static var turns = 0 }
await Task { @MainActor in Loop.turns += 1 }.value
print("turns:", Loop.turns)
