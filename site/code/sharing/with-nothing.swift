func count() async -> Int {
    await withTaskGroup(of: Int.self) { group in
        for _ in 1...4 {
            group.addTask {
                var own = 0
                for _ in 1...1000 { own += 1 }
                return own
            }
        }
        return await group.reduce(0, +)
    }
}

print(await count(), "of 4000")
