let task = Task { print("the other one") }
await Task.yield()
await task.value
print("main again")
