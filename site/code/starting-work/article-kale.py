import asyncio
import time
async def kale(suffix):
    await asyncio.sleep(5)
    return "hello " + suffix
async def main():
    x = kale("1")
    y = kale("2")
    z = asyncio.create_task(kale("3")
    print(x)
    print(y)
    print(z)
asyncio.run(main())
