actor Counter { var value = 0; func add() -> Int { value += 1; return value } }
let counter = Counter(); print(await counter.add(), await counter.add())
