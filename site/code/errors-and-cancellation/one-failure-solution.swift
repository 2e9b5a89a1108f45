struct Missing: Error { let page: Int }

func fetch(_ page: Int) async throws -> Int {
    for _ in 1...page * page { try await Task.sleep(for: .milliseconds(50)) }
    if page.isMultiple(of: 2) { throw Missing(page: page) }
    return page
}

func fetchMost(_ pages: [Int]) async -> [Int] {
    await withTaskGroup(of: (Int, Int?).self) { group in
        for (index, page) in pages.enumerated() {
            group.addTask { (index, try? await fetch(page)) }
        }
        var arrived: [Int: Int] = [:]
        var failures = 0
        for await (index, page) in group {
            if let page { arrived[index] = page } else { failures += 1 }
            if failures == 2 {
                group.cancelAll()
                break
            }
        }
        return pages.indices.compactMap { arrived[$0] }
    }
}

let time = await ContinuousClock().measure {
    print(await fetchMost([4, 3, 2, 1, 99]))
}
print("gave up early:", time < .seconds(3))
