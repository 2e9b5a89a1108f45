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
        async with asyncio.TaskGroup() as group:
            group.create_task(factorial("A", 2))
            group.create_task(factorial("B", -3))
            group.create_task(factorial("C", 4))
    except* ValueError as errors:
        for error in errors.exceptions:
            print("caught:", error)
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    print("still running:", len(rest))
    await asyncio.gather(*rest)

asyncio.run(main())
