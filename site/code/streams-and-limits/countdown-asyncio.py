import asyncio

async def countdown(start):
    for n in range(start, 0, -1):
        await asyncio.sleep(0.1)
        yield n

async def main():
    async for n in countdown(5):
        if n % 2 == 1:
            print(n * 10)

asyncio.run(main())
