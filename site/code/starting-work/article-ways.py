# use await
await kale()
# use create_task
asyncio.create_task(kale())
