"""axe-core finds no violation of WCAG 2.2 AA, or of what it holds for good practice, on any page."""

import pathlib

import axe_playwright_python
import pytest

from conftest import open_folds

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def violations(tab):
    tab.evaluate(AXE)
    found = tab.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', "
        "'best-practice'], resultTypes: ['violations'], preload: false})"
    )
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"][:3]
    ]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 400)])
def test_axe_finds_nothing(page_of, reader, scheme, width):
    site, page = page_of
    tab = reader(scheme=scheme, width=width).open(page, site)
    open_folds(tab)
    found = violations(tab)
    assert found == [], f"{site}/{page}, {scheme}, {width} px:\n" + "\n".join(found)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_axe_finds_nothing_in_what_opens(reader, scheme, width):
    tab = reader(scheme=scheme, width=width).open("code.html")
    tab.locator("#readingOptions > summary").click()
    assert violations(tab) == []
    tab.keyboard.press("Escape")
    name = tab.locator("#run-hidden-lines code [data-m]").first
    name.click()
    tab.locator("#meaningBox").wait_for()
    assert violations(tab) == []
    tab.keyboard.press("Escape")
    tab.keyboard.press("/")
    tab.keyboard.type("print")
    tab.locator("#searchResults a").first.wait_for()
    assert violations(tab) == []


def test_axe_would_find_something(reader):
    """The test above can fail: a picture without words is found."""
    reading = reader()
    tab = reading.open("code.html")
    tab.evaluate(
        "document.querySelector('main').append(Object.assign(new Image(), {src: 'assets/favicon.svg'}))"
    )
    assert any(found.startswith("image-alt") for found in violations(tab))
