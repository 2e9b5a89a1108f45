"""What the tests of the built pages share: the sites, a browser, and pages that tell what went wrong."""

import functools
import os
import pathlib
import shutil

import pytest
from playwright.sync_api import Error, sync_playwright

# The course's own site, and that of the course in this folder, in which everything comes up once.
SITES = {
    "course": pathlib.Path(os.environ["LECTERN_SITE"]),
    "gallery": pathlib.Path(os.environ["LECTERN_GALLERY"]),
}
# The gallery has an address, and its page for wrong addresses finds its files there alone.
PAGES = [
    (name, path.name)
    for name, site in SITES.items()
    for path in sorted(site.glob("*.html"))
    if (name, path.name) != ("gallery", "404.html")
]


def pytest_generate_tests(metafunc):
    """A test with `page_of` is run for each page of both sites."""
    if "page_of" in metafunc.fixturenames:
        metafunc.parametrize("page_of", PAGES, ids=[f"{site}/{page}" for site, page in PAGES])


@pytest.fixture(scope="session")
def browser():
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "chromium is not installed: apt-get install chromium"
    with sync_playwright() as playwright:
        # Root has no sandbox of the browser's; the pages are our own.
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield browser
        browser.close()


class Reader:
    """A browser window in which one page after the other is read."""

    def __init__(self, context):
        self.context = context
        self.problems = []
        self.page = context.new_page()
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("requestfailed", lambda r: self.problems.append(f"not loaded: {r.url}"))
        self.page.on("request", self._asked)

    def _heard(self, message):
        if message.type in ("error", "warning"):
            self.problems.append(f"console: {message.text}")

    def _asked(self, request):
        if not request.url.startswith(("file:", "data:")):
            self.problems.append(f"asked for: {request.url}")

    def open(self, page, site="gallery"):
        address = f"file://{SITES[site] / page}"
        # A changed fragment alone would load nothing.
        if self.page.url.split("#")[0] == address.split("#")[0]:
            self.page.goto("about:blank")
        self.page.goto(address)
        return self.page


@pytest.fixture
def reader(browser):
    """Makes readers: `reader(width=…, scheme=…, javascript=…)`. What goes wrong on their pages fails the test."""
    readers = []

    def make(width=1280, height=900, scheme="light", javascript=True, touch=False, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            has_touch=touch,
            reduced_motion="reduce",
            **options,
        )
        context.set_default_timeout(10_000)
        readers.append(Reader(context))
        return readers[-1]

    yield make
    problems = [problem for each in readers for problem in each.problems]
    for each in readers:
        each.context.close()
    assert not problems, "\n".join(problems)


@functools.cache
def text_of(site, page):
    return (SITES[site] / page).read_text()


def open_folds(tab):
    """Opens whatever is folded on a page."""
    tab.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true })")


__all__ = ["Error", "PAGES", "SITES", "open_folds", "text_of"]
