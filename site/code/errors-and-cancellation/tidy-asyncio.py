import asyncio

async def tidy_up(how):
    await asyncio.sleep(0.1)
    print("tidied up", how)

async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await tidy_up("right here")
        raise

async def main():
    worker = asyncio.create_task(work())
    await asyncio.sleep(0.1)
    worker.cancel()
    await asyncio.wait([worker])

asyncio.run(main())
