import asyncio

async def kale(suffix):
    print(f"kale({suffix}) runs")
    return "hello " + suffix

async def main():
    x = kale("1")
    print("nothing ran yet")
    print(await x)
    try:
        print(await x)
    except RuntimeError as error:
        print("RuntimeError:", error)

asyncio.run(main())
