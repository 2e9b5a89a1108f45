import asyncio, sys, urllib.request; sys.tracebacklimit = 0
class requests:
    class get:
        def __init__(self, url):
            with urllib.request.urlopen(url) as response:
                self.text = response.read().decode()
def fetch_url(url):
    response = requests.get(url)
    return response.text
# async version of fetch_url
async def fetch_url_async(url):
    return await asyncio.to_thread(fetch_url, url)
async def main():
    coro = asyncio.to_thread(fetch_url)
    x = await fetch_url_async("wherever.com")

# ours:
asyncio.run(main())
