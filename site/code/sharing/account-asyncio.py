import asyncio

class Account:
    def __init__(self):
        self.balance = 100

    async def withdraw(self, amount):
        if self.balance < amount:
            return False
        # Ask the bank:
        await asyncio.sleep(0.2)
        self.balance -= amount
        return True

async def main():
    account = Account()
    paid = await asyncio.gather(
        account.withdraw(80),
        account.withdraw(80),
    )
    print("paid:", paid)
    print("left:", account.balance)

asyncio.run(main())
