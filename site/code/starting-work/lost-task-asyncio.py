import asyncio

async def kale(suffix):
    print("kale starts")
    try:
        await asyncio.sleep(5)
        return "hello " + suffix
    finally:
        print("kale cleans up")

async def main():
    asyncio.create_task(kale("3"))
    await asyncio.sleep(0.2)
    print("main ends")

asyncio.run(main())
