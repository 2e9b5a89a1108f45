import Foundation
print(await withCheckedContinuation { continuation in
    Thread { continuation.resume(returning: "from a thread of its own") }.start()
})
