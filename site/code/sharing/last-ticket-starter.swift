actor Office {
    var seats = 1
    var payments = 0

    func buy(goodCard: Bool) async -> Bool {
        guard seats > 0 else { return false }
        guard await pay(goodCard) else { return false }
        seats -= 1
        return true
    }

    private func pay(_ goodCard: Bool) async -> Bool {
        try? await Task.sleep(for: .milliseconds(150))
        if goodCard { payments += 1 }
        return goodCard
    }
}

let office = Office()
let refused = await office.buy(goodCard: false)
print("bought with a bad card:", refused, "- seats:", await office.seats)
async let ann = office.buy(goodCard: true)
async let ben = office.buy(goodCard: true)
let sold = await [ann, ben].count { $0 }
print("bought with good cards:", sold, "- seats:", await office.seats)
print("payments:", await office.payments)
