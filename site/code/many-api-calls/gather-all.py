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
async def main():
    api = PretendAPI({})
    tasks = [api.ask(question) for question in range(1, 11)]
    try:
        print(await asyncio.gather(*tasks))
    except HTTPError as error:
        print("no answers at all:", error)
    await asyncio.sleep(0.3)
    print(api.answered, "answered,", api.rejected, "rejected")

asyncio.run(main())
