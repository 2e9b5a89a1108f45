import asyncio

async def received(queue):
    async def produce():
        for n in range(1, 6):
            await queue.put(n)
        await queue.put(None)

    producer = asyncio.create_task(produce())
    values = []
    while (n := await queue.get()) is not None:
        values.append(n)
    return values

async def main():
    print("maxsize 2:", await received(asyncio.Queue(maxsize=2)))

asyncio.run(main())
