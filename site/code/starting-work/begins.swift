import Synchronization

let begun = Mutex<Set<String>>([])

func work(_ name: String) async {
    begun.withLock { _ = $0.insert(name) }
}

async let child: Void = work("async let")    // Void: without a result
let task = Task { await work("Task") }
let deadline = ContinuousClock.now + .milliseconds(300)
while ContinuousClock.now < deadline {}
print("while we were busy:", begun.withLock { $0.sorted() })
await child
await task.value
print("in the end:", begun.withLock { $0.sorted() })
