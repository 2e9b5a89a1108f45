import asyncio

print("start")
await asyncio.sleep(0.3)
print("hello")
