import Dispatch
final class Loop: TaskExecutor {
    let queue = DispatchQueue(label: "loop")
    func enqueue(_ job: UnownedJob) {
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
print(await Task(executorPreference: Loop()) { "run by an executor of ours" }.value)
