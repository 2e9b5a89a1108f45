import Synchronization

let arrived = Atomic(0)

func meet() async -> Bool {
    arrived.add(1, ordering: .sequentiallyConsistent)
    let deadline = ContinuousClock.now + .milliseconds(500)
    while arrived.load(ordering: .sequentiallyConsistent) < 2 {
        if ContinuousClock.now > deadline { return false }
    }
    return true
}

async let first = meet()
async let second = meet()
print("they met:", await [first, second])
