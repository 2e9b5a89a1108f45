import Foundation

func waitFor(_ body: @escaping @Sendable () async -> Void) {
    let done = DispatchSemaphore(value: 0)
    Task { await body(); done.signal() }
    done.wait()
}

func report() {
    usleep(200_000)  // other work
    waitFor { print("report") }
}

await withTaskGroup(of: Void.self) { group in
    print("start")
    for _ in 1...ProcessInfo.processInfo.activeProcessorCount { group.addTask { report() } }
}
print("finished")
