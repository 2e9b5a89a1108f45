import Dispatch
final class Queue: TaskExecutor {
    let queue = DispatchQueue(label: "loop")
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
print(await Task(executorPreference: Queue()) { "run by an executor of ours" }.value)
