"""Pictures of pages: screenshots.py SITE FOLDER [PAGE ...]"""

import os
import pathlib
import shutil
import sys

from playwright.sync_api import sync_playwright

site, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
pages = sys.argv[3:] or sorted(path.name for path in site.glob("*.html"))
folder.mkdir(parents=True, exist_ok=True)
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox"] if os.geteuid() == 0 else []
    )
    for scheme in ("light", "dark"):
        for width in (1280, 400):
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
            )
            tab = context.new_page()
            for page in pages:
                tab.goto(f"file://{site / page}")
                name = folder / f"{page.removesuffix('.html')}-{width}-{scheme}.png"
                tab.screenshot(path=name, full_page=True)
                print(name)
            context.close()
    browser.close()
