struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

func pauses(client: Int) -> [Int] {
    var pauses: [Int] = []
    var pause = 100
    for _ in 1...4 {
        pauses.append(pause)
        pause = min(pause * 2, 400)
    }
    return pauses
}

let clients = (1...10).map { pauses(client: $0) }
let moments = Set(clients.map { $0[0] })
print("most come back at different moments:", moments.count > 5)
print("never after more than 400 ms:", clients.joined().allSatisfy { $0 <= 400 })
print("the fourth pause is still long:", clients.allSatisfy { $0[3] >= 200 })
print("the same in every run:", pauses(client: 1) == pauses(client: 1))
