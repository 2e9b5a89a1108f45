import asyncio
import time
async def factorial(name, number):
    result = 1
    for i in range(2, number + 1):
        print(f"{name}: i={i}")
        await asyncio.sleep(0.1)
        result *= i
    print(f"{name}: {result}")
    return result
async def main():
    # Schedule three calls *concurrently*:
    start = time.monotonic()
    L = await asyncio.gather(
        factorial("A", 2),
        factorial("B", 3),
        factorial("C", 4),
    )
    print(L)
    print(f"it took {time.monotonic() - start:.2f} seconds")
asyncio.run(main())
