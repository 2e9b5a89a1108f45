import asyncio, sys; sys.tracebacklimit = 0
async def main():
    coro = asyncio.to_thread("whereever.com")
    x = await coro

# ours:
asyncio.run(main())
