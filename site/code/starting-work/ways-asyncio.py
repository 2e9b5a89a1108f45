import asyncio

async def kale(suffix):
    return "hello " + suffix

async def main():
    # use await
    print(await kale("1"))
    # use create_task
    task = asyncio.create_task(kale("2"))
    print(await task)

asyncio.run(main())
