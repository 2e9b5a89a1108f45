import asyncio

async def main():
    seats = asyncio.Semaphore(3)

    async def square(n):
        async with seats:
            await asyncio.sleep(0.15)
            return n * n

    print(await asyncio.gather(*(square(n) for n in range(1, 10))))

asyncio.run(main())
