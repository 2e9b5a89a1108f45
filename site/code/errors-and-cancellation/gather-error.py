import asyncio
import math

async def factorial(name, number):
    for _ in range(number ** 2):
        await asyncio.sleep(0.05)
    result = math.factorial(number)
    print(name, "is done")
    return result

async def main():
    try:
        print(await asyncio.gather(
            factorial("A", 2),
            factorial("B", -3),
            factorial("C", 4),
        ))
    except ValueError as error:
        print("caught:", error)
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    print("still running:", len(rest))
    await asyncio.gather(*rest)

asyncio.run(main())
