import asyncio
import time

def download():
    time.sleep(0.8)
    print("the download is done")

async def main():
    try:
        await asyncio.wait_for(asyncio.to_thread(download), 0.3)
    except TimeoutError:
        print("timed out")

asyncio.run(main())
print("after main")
