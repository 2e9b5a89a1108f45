import asyncio

class HTTPError(Exception):
    def __init__(self, status):
        super().__init__(f"HTTP {status}")
        self.status = status

class PretendAPI:
    def __init__(self, troubles):
        self.troubles = troubles
        self.inside = self.calls = self.answered = self.rejected = 0

    async def ask(self, question):
        self.calls += 1
        if self.inside == 3:
            self.rejected += 1
            raise HTTPError(429)
        self.inside += 1
        try:
            left = self.troubles.get(question)
            trouble = left.pop() if left else None
            await asyncio.sleep(60 if trouble == "hang" else 0.1)
            if isinstance(trouble, int):
                raise HTTPError(trouble)
            self.answered += 1
            return f"answer {question}"
        finally:
            self.inside -= 1
import threading

async def retry(attempts, work):
    pause = 0.05
    for attempt in range(1, attempts + 1):
        try:
            return await work()
        except (HTTPError, TimeoutError) as error:
            status = getattr(error, "status", 500)
            if attempt == attempts or not (status == 429 or status >= 500):
                raise
        await asyncio.sleep(pause)
        pause *= 2

async def main():
    api = PretendAPI({4: ["hang"], 7: [503, 503], 9: [400]})
    seats = asyncio.Semaphore(3)

    async def answer(question):
        async with seats:
            return await retry(4, lambda: asyncio.wait_for(api.ask(question), 1))

    answers = await asyncio.gather(*(answer(q) for q in range(1, 11)), return_exceptions=True)
    for question, result in enumerate(answers, 1):
        failed = isinstance(result, Exception)
        print(f"{question}:", f"failed, {result}" if failed else result)
    print(api.calls, "calls,", api.rejected, "rejected")
    print("threads:", threading.active_count())

asyncio.run(main())
