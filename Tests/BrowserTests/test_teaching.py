"""What asks something, and is set against what came: guesses, quizzes, exercises, outcomes, pairs."""

import re

import pytest
from playwright.sync_api import expect
from test_accessibility import violations

from conftest import open_folds

PAGE = "teaching.html"
COURSE = "Everything a page can have"


def predict(tab, name):
    return tab.locator(f"#run-{name} .predict")


def guess(tab, name, text):
    """Writes a guess, compares it, and gives back the whole block."""
    box = predict(tab, name)
    box.get_by_role("textbox").fill(text)
    box.get_by_role("button", name="Compare").click()
    return box


def rows(box):
    """What the comparison says, row by row, its parts in one line."""
    return [" ".join(text.split()) for text in box.locator(".comparison li").all_text_contents()]


def result(box):
    return box.get_by_role("status").first


def kept(tab, kind):
    """What is kept for this page, by the last part of its key."""
    return tab.evaluate(
        """prefix => Object.fromEntries(Object.entries(localStorage)
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, value]) => [key.slice(prefix.length), value]))""",
        f"lectern.{kind}.{COURSE}/{PAGE}.",
    )


def altered(reading, script):
    """Opens the page with something changed in it before its scripts run."""
    reading.context.add_init_script(
        "document.addEventListener('readystatechange', () => {"
        f"if (document.readyState === 'interactive') {{ {script} }} }})"
    )
    return reading.open(PAGE)


def printed(text, **data):
    """A script after which the first snippet printed something else, under another contract."""
    lines = ["const box = document.querySelector('#run-guess .predict');"]
    lines += [f"box.dataset.{name} = {value!r};" for name, value in data.items()]
    return " ".join(lines) + f" box.querySelector('.output > pre > .stdout').textContent = {text!r};"


# ---- Predicting ----


def test_a_guess_that_is_right_is_told_line_by_line(reader):
    tab = reader().open(PAGE)
    answer = predict(tab, "guess").locator(".answer")
    expect(answer.locator(".output")).not_to_be_visible()
    box = guess(tab, "guess", "kale\nleek\nchard\n")
    expect(result(box)).to_have_text("Every line came as you said.")
    assert rows(box) == ["1 ✓ as you said: kale", "2 ✓ as you said: leek", "3 ✓ as you said: chard"]
    expect(answer.locator(".output")).to_be_visible()


def test_white_space_and_capitals_do_not_count(reader):
    tab = altered(reader(), printed("kale\nleek  2\nchard\n"))
    box = guess(tab, "guess", "  Kale \n\nLEEK 2\nchard\t\n\n")
    expect(result(box)).to_have_text("Every line came as you said.")


@pytest.mark.parametrize(
    ("text", "says", "lines"),
    [
        (
            "kale\nspinach\nchard",
            "2 of 3 lines came as you said. Line 2 is the first that did not.",
            ["1 ✓ as you said: kale", "2 ✗ you: spinach it: leek", "3 ✓ as you said: chard"],
        ),
        (
            "kale\nchard",
            "2 of 3 lines came as you said. Line 2 is the first that did not.",
            ["1 ✓ as you said: kale", "2 ✗ only it: leek", "3 ✓ as you said: chard"],
        ),
        (
            "beet\nkale\nleek\nchard",
            "Every line came, but not all of yours.",
            ["✗ only you: beet", "1 ✓ as you said: kale", "2 ✓ as you said: leek",
             "3 ✓ as you said: chard"],
        ),
        (
            "nothing",
            "It came out differently. That is the point of looking: line 1 is the first that did.",
            ["1 ✗ you: nothing it: kale", "2 ✗ only it: leek", "3 ✗ only it: chard"],
        ),
        (
            "leek\nkale\nchard",
            "2 of 3 lines came as you said. Line 1 is the first that did not.",
            None,
        ),
    ],
)
def test_a_guess_that_is_not_right_shows_both(reader, text, says, lines):
    box = guess(reader().open(PAGE), "guess", text)
    expect(result(box)).to_have_text(says)
    assert lines is None or rows(box) == lines


def test_what_is_masked_does_not_count(reader):
    tab = altered(
        reader(),
        printed("took 0.41 s\nat /tmp/a.swift\nis 0x7ffee4\n3 times\n", masks="id number path time"),
    )
    box = guess(tab, "guess", "took 12.5 s\nat /home/me\nis 0x10\n7 times")
    expect(result(box)).to_have_text("Every line came as you said.")
    expect(box).to_contain_text("Any path or id or time or number will do.")


def test_what_is_not_masked_counts(reader):
    tab = altered(reader(), printed("took 0.41 s\n3 times\n", masks="path"))
    box = guess(tab, "guess", "took 0.42 s\n3 times")
    expect(result(box)).to_have_text("1 of 2 lines came as you said. Line 1 is the first that did not.")


def test_in_any_order_each_line_counts_once(reader):
    tab = altered(reader(), printed("one\ntwo\ntwo\nthree\n", form="unordered"))
    box = guess(tab, "guess", "two\none\nfour\nthree")
    expect(result(box)).to_have_text(
        "3 of 4 lines came as you said. Line 3 is the first that did not. "
        "In another run the order may differ."
    )
    assert rows(box) == [
        "1 ✓ as you said: one", "2 ✓ as you said: two", "3 ✗ only it: two", "4 ✓ as you said: three",
        "✗ only you: four",
    ]


@pytest.mark.parametrize(
    ("form", "says"),
    [("ignored", "Another run may print otherwise."), ("order", "In another run the order may differ.")],
)
def test_what_may_differ_is_said_to(reader, form, says):
    tab = altered(reader(), printed("kale\n", form=form))
    expect(result(guess(tab, "guess", "kale"))).to_have_text(f"Every line came as you said. {says}")


def test_nothing_written_is_not_compared(reader):
    box = guess(reader().open(PAGE), "guess", " \n ")
    expect(result(box)).to_have_text("Write a line first, or let it be shown.")
    assert box.locator(".answer").get_attribute("open") is None


def test_a_long_output_is_told_in_part(reader):
    lines = "".join(f"line {number}\\n" for number in range(5000))
    script = printed("", form="exact").replace("''", f"'{lines}'")
    box = guess(altered(reader(), script), "guess", "line 0\nline 4999")
    assert len(rows(box)) == 61
    assert rows(box)[-1] == "And 4940 lines more."


def test_what_the_compiler_says_is_set_beside_and_not_judged(reader):
    box = guess(reader().open(PAGE), "guess-refused", "that is no integer")
    expect(result(box)).to_have_text("Here is what the compiler says; does yours mean the same?")
    text = " ".join(rows(box))
    assert text.startswith("you: that is no integer compiler: ")
    assert "✓" not in text and "✗" not in text
    expect(box.locator(".answer .listing")).to_be_visible()


def test_a_guess_at_many_runs_is_set_against_the_nearest_outcome(reader):
    tab = reader().open(PAGE)
    box = predict(tab, "guess-runs")
    gallery = box.locator(".gallery")
    runs = gallery.get_attribute("data-runs")
    counts = [each.get_attribute("data-count") for each in gallery.locator(".outcome").all()]
    texts = [each.text_content() for each in gallery.locator(".outcome pre").all()]
    for text, count in zip(texts, counts):
        guess(tab, "guess-runs", text)
        expect(result(box)).to_have_text(
            f"Every line came as you said. That is what {count} of {runs} runs printed."
        )
        # The gallery turned to that outcome.
        visible = [each for each in gallery.locator(".outcome").all() if each.is_visible()]
        assert [each.get_attribute("data-count") for each in visible] == [count]
    guess(tab, "guess-runs", "a\nc")
    expect(result(box)).to_contain_text(re.compile(r"1 of 2 lines.* The nearest outcome is that of \d+ of"))


def test_it_can_be_shown_without_a_guess(reader):
    tab = reader().open(PAGE)
    box = predict(tab, "guess")
    box.locator(".answer > summary").click()
    expect(box.locator(".output")).to_be_visible()
    expect(result(box)).to_have_text("")
    expect(tab.locator(".progress")).to_contain_text("1 of ")


def test_a_guess_stays_after_a_reload_until_it_is_tried_again(reader):
    tab = reader().open(PAGE)
    box = guess(tab, "guess", "kale\nbeet")
    tab.reload()
    field = box.get_by_role("textbox")
    expect(field).to_have_value("kale\nbeet")
    # Its comparison only when asked again.
    assert rows(box) == []
    expect(box.locator(".output")).not_to_be_visible()
    box.get_by_role("button", name="Compare").click()
    assert rows(box)[0] == "1 ✓ as you said: kale"
    box.get_by_role("button", name="Try again").click()
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    expect(box.get_by_role("button", name="Try again")).not_to_be_visible()
    expect(box.locator(".output")).not_to_be_visible()
    assert rows(box) == [] and kept(tab, "guess") == {}
    tab.reload()
    expect(field).to_have_value("")


def test_predicting_by_keyboard_with_names_for_everything(reader):
    tab = reader().open(PAGE)
    box = predict(tab, "guess")
    field = box.get_by_role("textbox", name="Your guess, a line for each line")
    field.focus()
    tab.keyboard.type("kale")
    tab.keyboard.press("Enter")
    tab.keyboard.type("leek/")  # A slash is a slash: no search opens.
    tab.keyboard.press("Tab")
    expect(box.get_by_role("button", name="Compare")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(result(box)).to_contain_text("1 of 3 lines")
    tab.keyboard.press("Tab")
    expect(box.get_by_role("button", name="Try again")).to_be_focused()
    tab.keyboard.press("Tab")
    expect(box.locator(".answer > summary")).to_be_focused()
    refused = predict(tab, "guess-refused").get_by_role("textbox")
    expect(refused).to_have_accessible_name("What does the compiler say? In your words, a line each")


# ---- Quizzes ----


def option(quiz, right, index=0):
    return quiz.locator(f".option[data-right={right}]").nth(index)


def check(quiz):
    quiz.get_by_role("button", name="Check").click()


def test_a_wrong_choice_says_why_and_lets_choose_again(reader):
    tab = reader().open(PAGE)
    quiz = tab.locator("#quiz-1")
    assert not any(why.is_visible() for why in quiz.locator(".why").all())
    check(quiz)
    expect(result(quiz)).to_have_text("Choose first, or let it be shown.")
    wrong = option(quiz, "no")
    # The text is the label of its input.
    wrong.locator(".option-text span").click()
    check(quiz)
    expect(result(quiz)).to_have_text("Not this one: read why, and choose again.")
    expect(wrong.locator(".mark")).to_have_text("Not this one.")
    expect(wrong.locator(".mark")).to_be_visible()
    assert wrong.locator(".mark").evaluate("e => getComputedStyle(e, '::before').content") == '"✗ "'
    assert sum(why.is_visible() for why in quiz.locator(".why").all()) == 1
    right = option(quiz, "yes")
    right.get_by_role("radio").check()
    check(quiz)
    expect(result(quiz)).to_have_text("Right.")
    expect(right.locator(".mark")).to_have_text("Right.")
    assert right.locator(".mark").evaluate("e => getComputedStyle(e, '::before').content") == '"✓ "'
    # Now the others can be opened too.
    other = option(quiz, "no", 1).locator(".why")
    expect(other.locator("summary")).to_have_text("Why not this one?")
    assert other.get_attribute("open") is None
    other.locator("summary").click()
    expect(other.locator(".mark")).to_be_visible()
    expect(right.locator(".why summary")).to_have_text("Why this one?")


def test_of_several_it_is_said_how_many_are_missing(reader):
    tab = reader().open(PAGE)
    quiz = tab.locator("#quiz-2")
    first, second, wrong = option(quiz, "yes"), option(quiz, "yes", 1), option(quiz, "no")
    first.get_by_role("checkbox").check()
    check(quiz)
    expect(result(quiz)).to_have_text("One of two; one is still missing.")
    # What was left out is still to be found.
    expect(second.locator(".mark")).not_to_be_visible()
    expect(wrong.locator(".mark")).not_to_be_visible()
    wrong.get_by_role("checkbox").check()
    check(quiz)
    again = "but not all that you chose is right: read why, and choose again."
    expect(result(quiz)).to_have_text(f"One of two, {again}")
    second.get_by_role("checkbox").check()
    check(quiz)
    expect(result(quiz)).to_have_text(f"Two of two, {again}")
    wrong.get_by_role("checkbox").uncheck()
    check(quiz)
    expect(result(quiz)).to_have_text("Right.")


@pytest.mark.parametrize(
    ("name", "says"), [("quiz-1", "The right one is marked."), ("quiz-2", "The right ones are marked.")]
)
def test_the_answer_can_be_shown(reader, name, says):
    tab = reader().open(PAGE)
    quiz = tab.locator(f"#{name}")
    quiz.get_by_role("button", name="Show the answer").click()
    expect(result(quiz)).to_have_text(says)
    for each in quiz.locator(".option").all():
        assert each.locator(".mark").is_visible() == (each.get_attribute("data-right") == "yes")
    # To be shown it is not to solve it.
    assert kept(tab, "progress") == {}


def test_a_choice_stays_after_a_reload_and_whether_it_was_right(reader):
    tab = reader().open(PAGE)
    first, second = tab.locator("#quiz-1"), tab.locator("#quiz-2")
    option(first, "yes").get_by_role("radio").check()
    check(first)
    option(second, "no").get_by_role("checkbox").check()
    tab.reload()
    expect(option(first, "yes").get_by_role("radio")).to_be_checked()
    expect(result(first)).to_have_text("Right.")
    expect(option(second, "no").get_by_role("checkbox")).to_be_checked()
    expect(result(second)).to_have_text("")
    # Another choice does not undo what was solved.
    option(first, "no").get_by_role("radio").check()
    tab.reload()
    expect(option(first, "yes").get_by_role("radio")).to_be_checked()


def test_a_quiz_by_keyboard_in_a_group_with_a_name(reader):
    tab = reader().open(PAGE)
    quiz = tab.locator("#quiz-1")
    group = quiz.get_by_role("radiogroup")
    question = " ".join(quiz.locator(".question p").first.text_content().split())
    assert question in tab.evaluate(
        "document.getElementById(document.querySelector('#quiz-1 [role=radiogroup]')"
        ".getAttribute('aria-labelledby')).textContent.replace(/\\s+/g, ' ')"
    )
    radios = group.get_by_role("radio")
    radios.first.focus()
    tab.keyboard.press("Space")
    expect(radios.first).to_be_checked()
    tab.keyboard.press("ArrowDown")
    expect(radios.nth(1)).to_be_checked()
    tab.keyboard.press("Enter")
    expect(result(quiz)).to_have_text(re.compile("Right|Not this one"))


# ---- Exercises ----


def test_hints_come_one_after_the_other(reader):
    tab = reader().open(PAGE)
    exercise = tab.locator("#exercise-watering")
    hints = exercise.locator(".hint")
    expect(hints.nth(0)).to_be_visible()
    expect(hints.nth(1)).not_to_be_visible()
    # Whoever wants the solution has it at once.
    exercise.locator(".solution > summary").click()
    expect(exercise.locator(".solution .snippet")).to_be_visible()
    hints.nth(0).locator("summary").first.focus()
    tab.keyboard.press("Enter")
    expect(hints.nth(1)).to_be_visible()
    tab.keyboard.press("Enter")
    expect(hints.nth(1)).to_be_visible()


def test_an_exercise_is_ticked_and_stays_so(reader):
    tab = reader().open(PAGE)
    box = tab.get_by_role("checkbox", name="I solved it")
    box.focus()
    tab.keyboard.press("Space")
    assert kept(tab, "exercise") == {"watering": "solved"}
    tab.reload()
    expect(box).to_be_checked()
    box.uncheck()
    assert kept(tab, "exercise") == {}


# ---- Outcomes ----


def shown_outcomes(gallery):
    return [index for index, each in enumerate(gallery.locator(".outcome").all()) if each.is_visible()]


def test_outcomes_come_one_at_a_time(reader):
    tab = reader().open(PAGE)
    gallery = tab.locator("#run-racing .gallery")
    runs = gallery.get_attribute("data-runs")
    counts = [int(each.get_attribute("data-count")) for each in gallery.locator(".outcome").all()]
    count, last = len(counts), len(counts) - 1
    bars = gallery.get_by_role("button", name=re.compile("^Outcome "))
    expect(bars).to_have_count(count)
    assert shown_outcomes(gallery) == [0]
    next_ = gallery.get_by_role("button", name="Next")
    previous = gallery.get_by_role("button", name="Previous")
    next_.click()
    assert shown_outcomes(gallery) == [1]
    expect(gallery.get_by_role("status")).to_have_text(f"Outcome 2: {counts[1]} of {runs} runs")
    expect(bars.nth(1)).to_have_attribute("aria-current", "true")
    expect(bars.nth(0)).to_have_attribute("aria-current", "false")
    expect(bars.nth(1)).to_have_accessible_name(f"Outcome 2: {counts[1]} of {runs} runs")
    previous.click()
    previous.click()
    assert shown_outcomes(gallery) == [last]
    bars.nth(0).click()
    assert shown_outcomes(gallery) == [0]
    # What is more frequent is higher.
    heights = [
        float(bar.evaluate("e => parseFloat(getComputedStyle(e, '::before').borderBottomWidth)"))
        for bar in bars.all()
    ]
    assert heights == sorted(heights, reverse=True) and heights[0] > heights[-1] > 0
    assert all(min(bar.bounding_box()["width"], bar.bounding_box()["height"]) >= 24 for bar in bars.all())


def test_arrow_keys_turn_outcomes_and_the_focus_goes_along(reader):
    tab = reader().open(PAGE)
    gallery = tab.locator("#run-racing .gallery")
    bars = gallery.get_by_role("button", name=re.compile("^Outcome "))
    gallery.locator(".outcome pre").first.focus()
    tab.keyboard.press("ArrowRight")
    assert shown_outcomes(gallery) == [1]
    expect(bars.nth(1)).to_be_focused()
    tab.keyboard.press("ArrowLeft")
    assert shown_outcomes(gallery) == [0]
    expect(bars.nth(0)).to_be_focused()


def test_a_line_that_is_too_wide_is_scrolled_by_the_same_keys(reader):
    tab = reader().open(PAGE)
    gallery = tab.locator("#run-racing .gallery")
    pre = gallery.locator(".outcome pre").first
    pre.evaluate("pre => { pre.textContent = 'x'.repeat(1000) }")
    pre.focus()
    tab.keyboard.press("ArrowRight")
    assert shown_outcomes(gallery) == [0]
    expect(pre).to_be_focused()


# ---- Pairs and references ----


def test_a_pair_stands_side_by_side_where_there_is_room(reader):
    for width, is_wide in ((1600, True), (1280, True), (1000, False), (400, False)):
        tab = reader(width=width).open(PAGE)
        halves = tab.locator(".pair").first.locator(".half")
        before, after = halves.nth(0).bounding_box(), halves.nth(1).bounding_box()
        assert (before["x"] < after["x"]) == is_wide, width
        assert (before["y"] < after["y"]) != is_wide, width


def test_what_changed_is_told_by_signs(reader):
    tab = reader().open(PAGE)
    changes = tab.locator(".changes").first
    changes.locator("summary").click()
    expect(changes.locator("pre")).to_be_visible()
    assert all(line.startswith("-") for line in changes.locator("del").all_text_contents())
    assert all(line.startswith("+") for line in changes.locator("ins").all_text_contents())


def test_what_a_run_showed_stands_quietly_in_its_sentence(reader):
    tab = reader().open(PAGE)
    for each in tab.locator("p > .recorded").all():
        colours = each.evaluate(
            "e => [getComputedStyle(e).color, getComputedStyle(e.parentElement).color]"
        )
        assert colours[0] == colours[1]
        assert each.evaluate("e => getComputedStyle(e).textDecorationStyle") == "dotted"
    for sample in tab.locator(".recorded samp").all():
        assert sample.evaluate("e => getComputedStyle(e).display") == "inline"


# ---- Progress ----


def test_what_is_done_is_counted_kept_and_forgotten(reader):
    tab = reader().open(PAGE)
    count = tab.locator(".predict, .quiz, .exercise").count()
    progress = tab.locator(".progress")
    link = tab.locator(f'.lessons a[href="{PAGE}"]')
    forget = progress.get_by_role("button", name="Forget my answers")
    expect(progress).to_contain_text(f"0 of {count} done on this page. Kept in this browser only.")
    expect(forget).not_to_be_visible()
    expect(link.locator(".progress-mark")).to_have_count(0)
    guess(tab, "guess", "kale")
    option(tab.locator("#quiz-1"), "no").get_by_role("radio").check()
    check(tab.locator("#quiz-1"))
    expect(progress).to_contain_text(f"1 of {count} done")
    option(tab.locator("#quiz-1"), "yes").get_by_role("radio").check()
    check(tab.locator("#quiz-1"))
    tab.get_by_role("checkbox", name="I solved it").check()
    expect(progress).to_contain_text(f"3 of {count} done")
    expect(link.locator(".progress-mark")).to_have_text(f"3 of {count} done")
    assert tab.evaluate(f"localStorage.getItem('lectern.progress.{COURSE}/{PAGE}')") == f"3/{count}"
    tab.reload()
    expect(progress).to_contain_text(f"3 of {count} done")
    assert kept(tab, "guess") and kept(tab, "quiz") and kept(tab, "exercise")
    others = [f"lectern.guess.{COURSE}/other.html.x", f"lectern.guess.Another course/{PAGE}.x"]
    for key in others:
        tab.evaluate("key => localStorage.setItem(key, 'stays')", key)
    forget.click()
    expect(progress).to_contain_text(f"0 of {count} done")
    expect(predict(tab, "guess").get_by_role("textbox")).to_have_value("")
    expect(option(tab.locator("#quiz-1"), "yes").get_by_role("radio")).not_to_be_checked()
    expect(tab.get_by_role("checkbox", name="I solved it")).not_to_be_checked()
    keys = tab.evaluate("Object.keys(localStorage).filter(key => key.includes('.html'))")
    assert sorted(keys) == sorted(others)


def test_other_lessons_show_what_is_done_in_them(reader):
    tab = reader().open(PAGE)
    other = tab.locator(f'.lessons ol a:not([href="{PAGE}"])').first
    tab.evaluate("name => localStorage.setItem(name, '2/7')", f"lectern.progress.{COURSE}/{other.get_attribute('href')}")
    tab.reload()
    expect(other.locator(".progress-mark")).to_have_text("2 of 7 done")
    expect(other).to_have_accessible_name(re.compile("2 of 7 done$"))


def test_answers_last_as_long_as_the_page_where_nothing_can_be_kept(reader):
    reading = reader()
    reading.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    tab = reading.open(PAGE)
    expect(result(guess(tab, "guess", "kale\nleek\nchard"))).to_have_text("Every line came as you said.")
    tab.get_by_role("checkbox", name="I solved it").check()
    expect(tab.locator(".progress")).to_contain_text(
        re.compile(r"^2 of \d+ done.*Kept until you leave it\.")
    )
    tab.get_by_role("button", name="Forget my answers").click()
    expect(tab.locator(".progress")).to_contain_text("0 of ")


# ---- Everywhere ----


def everything(tab):
    """Answers everything, so that all there is can be seen."""
    guess(tab, "guess", "kale\nbeet")
    guess(tab, "guess-refused", "no")
    guess(tab, "guess-runs", "b\nc")
    option(tab.locator("#quiz-1"), "no").get_by_role("radio").check()
    check(tab.locator("#quiz-1"))
    option(tab.locator("#quiz-2"), "yes").get_by_role("checkbox").check()
    check(tab.locator("#quiz-2"))
    open_folds(tab)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1280])
def test_axe_finds_nothing_in_what_was_answered(reader, scheme, width):
    tab = reader(scheme=scheme, width=width).open(PAGE)
    everything(tab)
    assert violations(tab) == []


@pytest.mark.parametrize("width", [320, 400, 1280, 1600])
def test_what_was_answered_does_not_scroll_sideways(reader, width):
    tab = reader(width=width).open(PAGE)
    everything(tab)
    box = guess(tab, "guess", "x" * 300)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    codes = box.locator(".comparison code").all()
    right = box.bounding_box()["x"] + box.bounding_box()["width"]
    ends = "e => Math.max(...[...e.getClientRects()].map(rect => rect.right))"
    assert codes and all(code.evaluate(ends) <= right for code in codes)


def test_everything_that_can_be_pressed_is_large_enough(reader):
    tab = reader(width=400).open(PAGE)
    everything(tab)
    small = tab.evaluate(
        """() => [...document.querySelectorAll('.predict, .quiz, .exercise, .gallery, .progress')]
            .flatMap((block) => [...block.querySelectorAll('button, textarea, label:has(> input), summary')])
            .filter((e) => e.checkVisibility() && !e.closest('.foot, .listing'))
            .filter((e) => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24)
            .map((e) => e.textContent)"""
    )
    assert small == []


def test_without_scripts_everything_is_there_to_read(reader):
    tab = reader(javascript=False).open(PAGE)
    assert tab.locator("main").locator("textarea, input, .progress, .outcomes, .buttons").count() == 0
    box = predict(tab, "guess")
    expect(box.locator(".output")).not_to_be_visible()
    box.locator(".answer > summary").click()
    expect(box.locator(".output")).to_be_visible()
    whys = tab.locator("#quiz-1 .why")
    for why in whys.all():
        expect(why.locator("summary")).to_have_text("Is this right?")
        why.locator("summary").click()
        expect(why.locator(".mark")).to_be_visible()
    exercise = tab.locator("#exercise-watering")
    for fold in exercise.locator(".hint, .solution, .check").all():
        expect(fold.locator("summary").first).to_be_visible()
        fold.locator("summary").first.click()
        assert fold.locator("> :not(summary)").first.is_visible()
    gallery = tab.locator("#run-racing .gallery")
    shown = [each for each in gallery.locator("> .outcome").all()]
    assert len(shown) > 1 and all(each.is_visible() for each in shown)


@pytest.mark.parametrize("javascript", [True, False])
def test_on_paper_every_answer_is_shown_and_nothing_to_press(reader, javascript):
    tab = reader(javascript=javascript).open(PAGE)
    tab.emulate_media(media="print")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280
    for selector in (".answer .output", ".why .mark", ".hint > p", ".solution .listing", ".check .listing",
                     ".changes pre", "#run-racing .gallery > .outcome pre"):
        found = tab.locator(f"main {selector}").all()
        assert found, selector
        for each in found:
            # What a closed fold holds has no box.
            assert (each.bounding_box() or {"height": 0})["height"] > 0, selector
    for selector in ("button", "textarea", ".option input", ".solved", ".progress"):
        assert not any(each.is_visible() for each in tab.locator(f"main {selector}").all()), selector


def test_a_telephones_quotes_are_quotes(reader):
    tab = altered(reader(), printed("\"it's\"\n"))
    expect(result(guess(tab, "guess", "“it’s”"))).to_have_text("Every line came as you said.")
