import asyncio
import time

nap = 0.4

async def kale(suffix):
    await asyncio.sleep(nap)
    return "hello " + suffix

async def main():
    start = time.monotonic()
    print(await asyncio.gather(kale("1"), kale("2")))
    print("together:", time.monotonic() - start < nap * 1.8)

asyncio.run(main())
