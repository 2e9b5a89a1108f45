"""The preview: what an author saves shows in place, with what became of snippets and what is wrong."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

LECTERN = os.environ["LECTERN"]

LESSON = """---
title: Garden
summary: What grows.
---

## First

Kale is green.

```swift id=kale
print("kale")
```

```swift id=later after=kale predict
print("later")
```

> [!QUIZ] Which is green?
>
> - [x] Kale
>
>   It is.
> - [ ] Chalk
>
>   It is not.

## Second

""" + "".join(f"Paragraph {number} of many.\n\n" for number in range(60)) + """
## Last

The end is near.
"""


class Preview:
    """A course that is served while it is edited."""

    def __init__(self, folder, *arguments, path=None):
        self.folder = folder
        self.content = folder / "content"
        self.content.mkdir()
        (self.content / "course.yml").write_text("title: Test course\n")
        self.save(LESSON)
        self.process = subprocess.Popen(
            [LECTERN, "serve", "--port", "0", *arguments],
            cwd=folder, stdout=subprocess.PIPE, text=True, start_new_session=True,
            env={**os.environ, "PATH": path or os.environ["PATH"]},
        )
        first = self.process.stdout.readline()
        self.address = re.search(r"http://\S+/", first).group()
        if path is None:
            assert "built" in self.process.stdout.readline()

    def save(self, text, name="01-garden.md"):
        """Saves as editors do: a file beside it, renamed into its place."""
        path = self.content / name
        beside = path.with_name(f".{name}.tmp")
        beside.write_text(text)
        beside.rename(path)

    def change(self, old, new, name="01-garden.md"):
        text = (self.content / name).read_text()
        assert old in text
        self.save(text.replace(old, new, 1), name)

    def close(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(30)


@pytest.fixture
def preview(tmp_path):
    made = []

    def make(*arguments, **options):
        made.append(Preview(tmp_path, *arguments, **options))
        return made[-1]

    yield make
    for each in made:
        assert each.close() == 130


@pytest.fixture
def tab(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    page = context.new_page()
    problems = []
    page.on("console", lambda m: problems.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    # A page that is not there yet, or no more, is asked for on purpose.
    assert [each for each in problems if "404 (Not Found)" not in each] == []


def opened(tab, preview, page="garden.html"):
    tab.goto(preview.address + page)
    expect(tab.locator("html[data-previewed]")).to_be_attached()
    return tab


def marked(tab):
    """Marks the document, so that a reload would be seen."""
    tab.evaluate("window.isSame = true")


def assert_same(tab):
    assert tab.evaluate("window.isSame"), "the page was loaded anew"


def test_prose_shows_in_place(preview, tab):
    serve = preview()
    opened(tab, serve)
    marked(tab)
    serve.change("Kale is green.", "Kale is *very* green.")
    expect(tab.get_by_text("Kale is very green.")).to_be_visible()
    assert_same(tab)


def test_what_was_read_opened_and_written_stays(preview, tab):
    serve = preview()
    opened(tab, serve)
    marked(tab)
    tab.locator("#run-later .predict textarea").fill("my guess")
    tab.locator("#run-kale .foot summary").first.click()
    tab.locator("#quiz-1 input").first.check()
    paragraph = tab.get_by_text("Paragraph 40 of many.")
    paragraph.scroll_into_view_if_needed()
    top = paragraph.bounding_box()["y"]
    serve.change("Kale is green.", "Kale is green.\n\nAnd a new paragraph.\n\nAnd one more.")
    expect(tab.get_by_text("And one more.")).to_be_attached()
    assert abs(paragraph.bounding_box()["y"] - top) < 2
    assert tab.locator("#run-later .predict textarea").input_value() == "my guess"
    assert tab.locator("#run-kale .foot details").first.evaluate("fold => fold.open")
    assert tab.locator("#quiz-1 input").first.is_checked()
    assert_same(tab)


def test_a_snippet_runs_and_says_what_became_of_it(preview, tab):
    serve = preview()
    opened(tab, serve)
    marked(tab)
    expect(tab.locator("#run-kale > .live-badge")).to_have_text(re.compile("changed|from cache"))
    serve.change('print("kale")', 'print("two kales")')
    expect(tab.locator("#run-kale .output")).to_contain_text("two kales")
    expect(tab.locator("#run-kale > .live-badge")).to_have_text("changed")
    # What stands behind it was run again too, and its question works as before.
    expect(tab.locator("#run-later > .live-badge")).to_have_text("changed")
    predict = tab.locator("#run-later .predict")
    predict.get_by_role("textbox").fill("later")
    predict.get_by_role("button", name="Compare").click()
    expect(predict.locator(".comparison")).to_contain_text("as you said")
    assert_same(tab)


def test_a_failing_snippet_is_told_and_mended(preview, tab):
    serve = preview("--editor", "editor://{path}:{line}:{column}")
    opened(tab, serve)
    serve.change('print("kale")', 'print(kale)')
    panel = tab.locator(".live-panel")
    expect(panel).to_contain_text("cannot find 'kale' in scope")
    expect(tab.locator("#run-kale > .live-badge")).to_have_text("failed")
    link = panel.get_by_role("link").first
    expect(link).to_have_text("content/01-garden.md:11:7")
    expect(link).to_have_attribute("href", f"editor://{serve.content}/01-garden.md:11:7")
    serve.change("print(kale)", 'print("kale")')
    expect(panel).not_to_be_visible()
    expect(tab.locator("#run-kale .output")).to_contain_text("kale")


def test_a_broken_lesson_keeps_its_last_good_page(preview, tab):
    serve = preview()
    opened(tab, serve)
    marked(tab)
    serve.change("swift id=kale", "swift id=kale nonsense")
    panel = tab.locator(".live-panel")
    expect(panel).to_contain_text("‘nonsense’ is no word of a fence")
    expect(tab.get_by_text("Kale is green.")).to_be_visible()
    expect(tab.locator("#run-kale .output")).to_contain_text("kale")
    (serve.content / "course.yml").write_text("titel: Test course\n")
    expect(panel).to_contain_text("‘titel’ is no key here")
    (serve.content / "course.yml").write_text("title: Test course\n")
    serve.change(" nonsense", "")
    expect(panel).not_to_be_visible()
    assert_same(tab)


def test_new_and_removed_lessons_and_settings_show(preview, tab):
    serve = preview()
    opened(tab, serve, "index.html")
    serve.save("---\ntitle: Harvest\n---\n\nAt last.\n", "02-harvest.md")
    expect(tab.locator(".syllabus").get_by_role("link", name="Harvest")).to_be_visible()
    (serve.content / "02-harvest.md").unlink()
    expect(tab.locator(".syllabus").get_by_role("link", name="Harvest")).to_have_count(0)
    (serve.content / "course.yml").write_text("title: Another course\n")
    expect(tab.get_by_role("heading", name="Another course")).to_be_visible()


def test_theme_and_glossary_show(preview, tab):
    serve = preview()
    opened(tab, serve)
    (serve.content / "theme").mkdir()
    (serve.content / "theme" / "head.mustache").write_text("{{nonsense}}")
    expect(tab.locator(".live-panel")).to_contain_text("nonsense")
    (serve.content / "theme" / "head.mustache").unlink()
    expect(tab.locator(".live-panel")).not_to_be_visible()
    serve.save("---\ntitle: Words\n---\n\n## Kale\n\nA cabbage.\n", "glossary.md")
    expect(tab.locator(".lesson-body").get_by_role("link", name="Kale").first).to_be_visible()


def test_a_burst_and_a_folder_that_comes_back_end_in_the_right_page(preview, tab):
    serve = preview()
    opened(tab, serve)
    for number in range(100):
        serve.save(LESSON.replace("Kale is green.", f"Kale is green for the {number}th time."))
    expect(tab.get_by_text("Kale is green for the 99th time.")).to_be_visible()
    away = serve.folder / "away"
    serve.content.rename(away)
    expect(tab.locator(".live-panel")).to_contain_text("there is no such folder")
    expect(tab.get_by_text("Kale is green for the 99th time.")).to_be_visible()
    (away / "01-garden.md").write_text(LESSON)
    away.rename(serve.content)
    expect(tab.get_by_text("Kale is green.", exact=True)).to_be_visible()
    expect(tab.locator(".live-panel")).not_to_be_visible()


def test_a_save_that_changes_nothing_ends_nothing(preview, tab):
    serve = preview()
    opened(tab, serve)
    serve.change('print("kale")', 'try await Task.sleep(for: .seconds(1))\nprint("kale, late")')
    expect(tab.locator("#run-kale > .live-badge")).to_have_text("running")
    (serve.content / ".01-garden.md.swp").write_text("an editor's own")
    serve.save((serve.content / "01-garden.md").read_text())
    expect(tab.locator("#run-kale .output")).to_contain_text("kale, late")


def test_prose_shows_while_snippets_still_run(preview, tab):
    serve = preview()
    opened(tab, serve)
    badge = tab.locator("#run-kale > .live-badge")
    serve.change('print("kale")', 'try await Task.sleep(for: .seconds(8))\nprint("kale, late")')
    for color in ["dark green", "violet", "nearly black"]:
        expect(badge).to_have_text("running")
        serve.change("Kale is ", f"Kale is {color}, and ")
        expect(tab.get_by_text(f"Kale is {color}, and ")).to_be_visible(timeout=4000)
        expect(badge).to_have_text("running")
    serve.change("seconds(8)", "seconds(0)")
    expect(tab.locator("#run-kale .output")).to_contain_text("kale, late")


def processes(serve, name):
    """The processes of a name that a preview has started, by their numbers."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
        except (FileNotFoundError, ProcessLookupError):
            continue
        parents[int(fields["Pid"])] = (int(fields["PPid"]), fields["Name"])

    def is_own(number):
        while number in parents and number != serve.process.pid:
            number = parents[number][0]
        return number == serve.process.pid

    return [number for number, (_, its) in parents.items() if its == name and is_own(number)]


def test_a_language_server_that_dies_costs_colours_at_most(preview, tab):
    serve = preview()
    opened(tab, serve)
    marked(tab)
    killed = []
    for number in range(3):
        serve.change('print("', 'print("a ')
        deadline = time.monotonic() + 20
        while not (found := processes(serve, "sourcekit-lsp")) and time.monotonic() < deadline:
            time.sleep(0.005)
        for server in found:
            os.kill(server, signal.SIGKILL)
            killed.append(server)
        expect(tab.locator("#run-kale .output")).to_contain_text("a " * (number + 1) + "kale")
    assert len(killed) >= 3
    assert serve.process.poll() is None
    expect(tab.locator(".live-panel")).not_to_be_visible()
    # The next one is not killed.
    serve.change('print("a ', 'print("')
    expect(tab.locator("#run-kale [data-m]").first).to_be_attached()
    assert_same(tab)


@pytest.mark.parametrize("old", ["Paragraph 12 of many.", "Paragraph 50 of many.", "Paragraph 2 of many."])
def test_what_is_read_stays_where_it_is_wherever_is_written(preview, tab, old):
    serve = preview()
    opened(tab, serve)
    paragraph = tab.get_by_text("Paragraph 10 of many.", exact=True)
    paragraph.evaluate("node => window.scrollTo({ top: node.offsetTop - 100, behavior: 'instant' })")
    top = paragraph.bounding_box()["y"]
    serve.change(old, "\n\n".join(f"New line {number}." for number in range(20)))
    expect(tab.get_by_text("New line 19.")).to_be_attached()
    assert abs(paragraph.bounding_box()["y"] - top) < 2


def test_a_first_question_brings_what_it_needs(preview, tab):
    serve = preview()
    serve.save("---\ntitle: Plain\n---\n\nNothing is asked.\n", "02-plain.md")
    opened(tab, serve)
    link = tab.locator(".lessons").get_by_role("link", name="Plain")
    expect(link).to_be_visible()
    # The list of lessons stays before the text.
    assert tab.locator("main").evaluate("main => Boolean(document.querySelector('.lessons')"
        ".compareDocumentPosition(main) & Node.DOCUMENT_POSITION_FOLLOWING)")
    link.click()
    expect(tab.locator("html[data-previewed]")).to_be_attached()
    quiz = LESSON[LESSON.index("> [!QUIZ]"):LESSON.index("## Second")]
    serve.change("Nothing is asked.", quiz, "02-plain.md")
    tab.get_by_role("radio", name="Kale").check()
    tab.get_by_role("button", name="Check").click()
    expect(tab.get_by_text("Right.").first).to_be_visible()
    (serve.content / "02-plain.md").unlink()
    expect(tab.get_by_role("radio", name="Kale")).to_have_count(0)


def test_nothing_is_written_but_the_cache(preview, tab):
    serve = preview()
    opened(tab, serve)
    serve.change('print("kale")', 'print("two kales")')
    expect(tab.locator("#run-kale .output")).to_contain_text("two kales")
    assert sorted(path.name for path in serve.content.iterdir()) == ["01-garden.md", "course.yml"]
    assert sorted(path.name for path in serve.folder.iterdir()) == [".lectern", "content"]


def test_without_a_toolchain_prose_shows_all_the_same(preview, tab):
    serve = preview(path="/usr/bin:/bin")
    tab.goto(serve.address + "garden.html")
    expect(tab.locator(".live-panel")).to_contain_text("looking for swiftc: it is not in the search path")
    serve.change("Kale is green.", "Kale is *very* green.")
    expect(tab.get_by_text("Kale is very green.")).to_be_visible()
    assert serve.process.poll() is None


def test_a_port_in_use_is_one_sentence(preview):
    serve = preview()
    port = serve.address.split(":")[2].strip("/")
    second = subprocess.run(
        [LECTERN, "serve", "--port", port], cwd=serve.folder, capture_output=True, text=True
    )
    assert second.returncode == 2
    assert second.stderr == f"error: port {port} is in use\n  help: name another one with --port\n"
