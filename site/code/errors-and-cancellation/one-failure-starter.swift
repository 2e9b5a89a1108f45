struct Missing: Error { let page: Int }

func fetch(_ page: Int) async throws -> Int {
    for _ in 1...page * page { try await Task.sleep(for: .milliseconds(50)) }
    if page.isMultiple(of: 2) { throw Missing(page: page) }
    return page
}

func fetchMost(_ pages: [Int]) async -> [Int] {
    // Here.
    []
}

let time = await ContinuousClock().measure {
    print(await fetchMost([4, 3, 2, 1, 99]))
}
print("gave up early:", time < .seconds(3))
