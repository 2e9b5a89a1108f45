import asyncio
import time

begun = []

async def work(name):
    begun.append(name)

async def main():
    task = asyncio.create_task(work("create_task"))
    deadline = time.monotonic() + 0.3
    while time.monotonic() < deadline:
        pass
    print("while we were busy:", begun)
    await task
    print("in the end:", begun)

asyncio.run(main())
