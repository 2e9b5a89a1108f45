import asyncio, time

async def waiting():
    await asyncio.sleep(0.4)

async def blocking():
    time.sleep(0.4)

async def beats(job):
    count = 0
    async def beat():
        nonlocal count
        while True:
            await asyncio.sleep(0.06)
            count += 1
    heart = asyncio.create_task(beat())
    await asyncio.sleep(0)  # the heart begins
    await job()
    heart.cancel()
    return count

async def main():
    print("beats while a job waits: ",
          await beats(waiting) > 2)
    print("beats while a job blocks:",
          await beats(blocking) > 2)

asyncio.run(main())
