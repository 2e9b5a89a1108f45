import Foundation

func onMainThread() -> Bool { Thread.isMainThread }

@MainActor func report(_ moment: String) {
    MainActor.assertIsolated()
    print(moment, "on the main thread:", onMainThread())
}

report("at first,")
try await Task.sleep(for: .milliseconds(100))
report("after a wait,")
