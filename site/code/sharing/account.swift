actor Account {
    var balance = 100

    func withdraw(_ amount: Int) async throws -> Bool {
        guard balance >= amount else { return false }
        // Ask the bank:
        try await Task.sleep(for: .milliseconds(200))
        balance -= amount
        return true
    }
}

let account = Account()
async let a = account.withdraw(80)
async let b = account.withdraw(80)
print("paid:", try await [a, b])
print("left:", await account.balance)
