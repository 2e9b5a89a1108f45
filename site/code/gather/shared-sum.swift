func sumOfFactorials(upTo last: Int) async -> Int {
    var total = 0
    await withTaskGroup(of: Void.self) { group in
        for number in 1...last {
            group.addTask { total += (1...number).reduce(1, *) }
        }
    }
    return total
}
print(await sumOfFactorials(upTo: 4))
