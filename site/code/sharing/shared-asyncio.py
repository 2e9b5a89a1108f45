import asyncio

class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

async def count_to(number, counter):
    for _ in range(number):
        counter.increment()
        await asyncio.sleep(0)

async def main():
    counter = Counter()
    await asyncio.gather(*(count_to(1000, counter) for _ in range(4)))
    print(counter.value, "of 4000")

asyncio.run(main())
