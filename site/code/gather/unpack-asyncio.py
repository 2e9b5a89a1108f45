import asyncio
async def fetch_url(url):
    slow = url.endswith("com")
    await asyncio.sleep(0.3 if slow else 0.1)
    return "text of " + url
async def main():
    urls = [
        "https://www.example.com",
        "https://www.example.org"
    ]
    coroutines = [fetch_url(url) for url in urls]
    # Note the asterisk *
    responses = await asyncio.gather(*coroutines)
    for response in responses:
        print(response)
asyncio.run(main())
