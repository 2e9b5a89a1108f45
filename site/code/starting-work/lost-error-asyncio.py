import asyncio

async def kale():
    print("kale fails")
    raise ValueError("no kale today")

async def main():
    asyncio.create_task(kale())
    await asyncio.sleep(0.1)
    print("main ends happily")

asyncio.run(main())
