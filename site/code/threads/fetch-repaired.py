import asyncio, threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

class Pages(BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.3)
        body = ("page " + self.path[1:]).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass

local = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
threading.Thread(target=local.serve_forever, daemon=True).start()
server = f"http://127.0.0.1:{local.server_port}"
# sync
def fetch_url(url):
    with urlopen(url, timeout=5) as response:
        return response.read().decode()

# ours:
print(fetch_url(server + "/kale"))
