import asyncio

async def main():
    await asyncio.sleep(0.1)
    print('hello')

coroutine = main()
print(coroutine)
asyncio.run(coroutine)
