import asyncio
import math

total = 0

async def add(number):
    global total
    total += math.factorial(number)

async def main():
    await asyncio.gather(*[add(number) for number in range(1, 5)])
    print(total)

asyncio.run(main())
