import asyncio

async def factorial(number, after):
    await asyncio.sleep(after)
    result = 1
    for i in range(2, number + 1):
        result *= i
    return result

async def main():
    print(await asyncio.gather(
        factorial(2, 0.3), factorial(3, 0.2), factorial(4, 0.1)))

asyncio.run(main())
