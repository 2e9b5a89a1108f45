import asyncio
import time

arrived = 0

async def meet():
    global arrived
    arrived += 1
    deadline = time.monotonic() + 0.5
    while arrived < 2:
        if time.monotonic() > deadline:
            return False
    return True

async def main():
    print("they met:", await asyncio.gather(meet(), meet()))

asyncio.run(main())
