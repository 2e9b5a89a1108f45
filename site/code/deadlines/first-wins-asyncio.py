import asyncio

async def ask(server, seconds):
    await asyncio.sleep(seconds)
    print(server, "answers")
    return server

async def main():
    tasks = [asyncio.create_task(ask("slow", 0.6)),
             asyncio.create_task(ask("fast", 0.1))]
    done, pending = await asyncio.wait(
        tasks, return_when=asyncio.FIRST_COMPLETED)
    print("winner:", done.pop().result())
    await asyncio.wait(pending)

asyncio.run(main())
