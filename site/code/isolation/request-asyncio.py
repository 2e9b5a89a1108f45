import asyncio
from contextvars import ContextVar

request = ContextVar("request", default="none")

def log(text):
    print(f"[{request.get()}] {text}")

async def step():
    log("a task")

async def handle():
    request.set("7")
    log("start")
    await asyncio.create_task(step())

async def main():
    await handle()
    log("afterwards")

asyncio.run(main())
