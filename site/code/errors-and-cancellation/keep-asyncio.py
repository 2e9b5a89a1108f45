import asyncio
import math

async def factorial(number):
    await asyncio.sleep(0.03 * abs(number))
    return math.factorial(number)

async def main():
    outcomes = await asyncio.gather(
        *[factorial(number) for number in (2, -3, 4)],
        return_exceptions=True,
    )
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            print("failed:", outcome)
        else:
            print(outcome)

asyncio.run(main())
