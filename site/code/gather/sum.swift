func sumOfFactorials(upTo last: Int) async -> Int {
    await withTaskGroup(of: Int.self) { group in
        for number in 1...last {
            group.addTask { (1...number).reduce(1, *) }
        }
        return await group.reduce(0, +)
    }
}
print(await sumOfFactorials(upTo: 4))
