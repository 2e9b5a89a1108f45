import sys; sys.tracebacklimit = 0
# sync
def fetch_url(url):
    response = requests.get(url)
    return response.text

# ours:
print(fetch_url("whereever.com"))
