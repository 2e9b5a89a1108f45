import asyncio

async def worker(queue, results):
    while True:
        n = await queue.get()
        await asyncio.sleep(0.1)
        results.append(n * n)
        queue.task_done()

async def main():
    queue, results = asyncio.Queue(), []
    workers = [asyncio.create_task(worker(queue, results)) for _ in range(3)]
    for n in range(1, 7):
        queue.put_nowait(n)
    await queue.join()
    for w in workers:
        w.cancel()
    print(sorted(results))

asyncio.run(main())
