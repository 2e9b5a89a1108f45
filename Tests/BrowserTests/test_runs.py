"""Timelines, and outputs that are played back."""

from playwright.sync_api import expect

# The text of every line that is marked at the moment.
MARKED = """name => [...(CSS.highlights.get(name) ?? [])].map(range => range.toString())"""


def snippet(tab, name):
    return tab.locator(f"#run-{name}")


def test_a_lane_marks_its_line_of_code_and_what_it_printed(reader):
    tab = reader().open("timelines.html")
    lane = snippet(tab, "factorial").locator(".timeline-scroll").first.locator(".lane", has_text="async let b")
    lane.hover()
    marked = tab.evaluate(MARKED, "tied")
    assert marked[0] == 'async let b = factorial("B", 3)'
    assert len(marked) == 4 and all(line.startswith("Task B: ") for line in marked[1:])
    tab.mouse.move(0, 0)
    assert tab.evaluate(MARKED, "tied") == []
    # By keyboard as well, and with a name.
    lane.focus()
    assert tab.evaluate(MARKED, "tied") == marked
    assert "async let b" in lane.get_attribute("aria-label")


def test_nothing_moves_until_it_is_asked_to(reader):
    tab = reader().open("timelines.html")
    tab.wait_for_timeout(300)
    assert tab.locator(".now").count() == 0
    assert tab.evaluate(MARKED, "coming") == []


def test_an_output_is_played_back_with_its_timeline_by_keyboard(reader):
    tab = reader().open("timelines.html")
    output = snippet(tab, "factorial").locator(".output")
    text = output.locator("pre").inner_text()
    button = output.locator(".playback button")
    expect(button).to_have_text("Replay")
    output.locator(".playback select").select_option(label="0.1×")
    button.focus()
    tab.keyboard.press("Enter")
    expect(button).to_have_text("Pause")
    # What is still to come is only faint: the text stays whole.
    assert len(tab.evaluate(MARKED, "coming")) > 3
    assert output.locator("pre").inner_text() == text
    assert snippet(tab, "factorial").locator(".now").count() == 2
    tab.keyboard.press("Enter")
    expect(button).to_have_text("Go on")
    # To a moment of the reader's own, with the arrow keys.
    scrub = output.locator(".playback input")
    scrub.focus()
    tab.keyboard.press("Home")
    coming = tab.evaluate(MARKED, "coming")
    assert coming[-1].startswith("[2, 6, 24]")
    tab.keyboard.press("End")
    assert tab.evaluate(MARKED, "coming") == []
    assert snippet(tab, "factorial").locator(".now").count() == 0
    expect(button).to_have_text("Replay")


def test_a_replay_comes_to_its_end(reader):
    tab = reader().open("timelines.html")
    output = snippet(tab, "factorial").locator(".output")
    button = output.locator(".playback button")
    # Every word that stands on the button, however short a time.
    button.evaluate(
        """button => {
          window.words = [];
          new MutationObserver(() => window.words.push(button.textContent))
            .observe(button, { childList: true, characterData: true, subtree: true });
        }"""
    )
    output.locator(".playback select").select_option(label="2×")
    button.click()
    tab.wait_for_function("window.words.includes('Pause') && window.words.at(-1) === 'Replay'")
    assert tab.evaluate(MARKED, "coming") == []


def test_an_output_of_a_moment_has_nothing_to_play_back(reader):
    tab = reader().open("timelines.html")
    assert snippet(tab, "lost").locator(".output").count() == 1
    assert snippet(tab, "lost").locator(".playback").count() == 0


def test_without_scripts_the_timeline_is_whole(reader):
    tab = reader(javascript=False).open("timelines.html")
    factorial = snippet(tab, "factorial")
    expect(factorial.locator("svg").first).to_be_visible()
    assert factorial.locator(".playback").count() == 0
    words = factorial.locator("details", has_text="In words")
    words.locator("summary").click()
    expect(words.locator("li")).to_have_count(4)
    expect(words.locator("li").nth(1)).to_contain_text("async let a (line 12, made by main)")
    threads = factorial.locator("details", has_text="By thread")
    threads.locator("summary").click()
    expect(threads.locator("svg")).to_be_visible()


def test_on_a_telephone_a_timeline_scrolls_by_itself(reader):
    tab = reader(width=400).open("timelines.html")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 400
    box = snippet(tab, "factorial").locator(".timeline-scroll").first
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")


def test_what_timelines_tell_is_there(reader):
    tab = reader().open("timelines.html")
    lost = snippet(tab, "lost").locator(".timeline-scroll").first
    expect(lost.locator(".unended")).to_have_text("never ended ▸")
    expect(lost.locator(".cancelled")).to_have_count(2)
    many = snippet(tab, "many").locator(".timeline-scroll").first
    expect(many.locator(".lane", has_text="296 more")).to_have_count(1)
    starved = snippet(tab, "starved").locator(".timeline-scroll").first
    expect(starved.locator(".lane .blocking")).to_have_count(4)
