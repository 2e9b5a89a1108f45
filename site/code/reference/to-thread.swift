import Foundation
func read() -> String { Thread.sleep(forTimeInterval: 0.05); return "read in a thread" }
func toThread() async -> String {
await withCheckedContinuation { c in Thread { c.resume(returning: read()) }.start() }
}
print(await toThread())
