import asyncio
import time

turns = ""

def compute():
    end = time.monotonic() + 0.03
    while time.monotonic() < end:
        pass

async def factorial(name, number):
    global turns
    result = 1
    for i in range(2, number + 1):
        turns += name
        compute()
        await asyncio.sleep(0)
        result *= i
    print(name, "is done")
    return result

async def main():
    a = asyncio.create_task(factorial("A", 2))
    b = asyncio.create_task(factorial("B", 3))
    c = asyncio.create_task(factorial("C", 4))
    print("three tasks made")
    print([await a, await b, await c])
    print(turns)

asyncio.run(main())
