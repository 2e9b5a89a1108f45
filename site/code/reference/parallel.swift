func sum(_ range: Range<Int>) -> Int { range.reduce(0, +) }
async let low = sum(0..<1000), high = sum(1000..<2000); print(await low + high)
