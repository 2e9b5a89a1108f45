import asyncio
import time

async def kale(suffix):
    await asyncio.sleep(0.3)
    return "hello " + suffix

async def main():
    start = time.monotonic()
    x = await kale("1")
    z = asyncio.create_task(kale("3"))
    y = await kale("2")
    print(x)
    print(y)
    print(await z)
    print(f"it took {time.monotonic() - start:.2f} seconds")

asyncio.run(main())
