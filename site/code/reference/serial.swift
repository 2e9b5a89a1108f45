import Dispatch
final class Loop: SerialExecutor {
    let queue = DispatchQueue(label: "loop")
    func enqueue(_ job: UnownedJob) {
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
actor Database {
let loop = Loop()
nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }
func work() { dispatchPrecondition(condition: .onQueue(loop.queue)); print("on its own loop") }
}
await Database().work()
