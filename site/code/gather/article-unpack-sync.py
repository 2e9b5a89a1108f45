import asyncio
def fetch_url(url):
    return "text of " + url
async def main():
    urls = [
        "https://www.example.com",
        "https://www.example2.com"
    ]
    tasks = [fetch_url(url) for url in urls]
    # Note the asterisk *
    responses = await asyncio.gather(*tasks)
asyncio.run(main())
