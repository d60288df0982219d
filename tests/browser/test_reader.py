"""The report page: the words as they were, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from browser.conftest import BIDI, Open, Workbench, asker, expect

pytestmark = pytest.mark.browser


def report(ask: Callable[[str], Any], ending: str) -> dict[str, Any]:
    return next(one for one in ask("/reports?limit=200")["items"] if one["source"].endswith(ending))


def rows(page: Any) -> str:
    return "".join(page.locator(".readrow .text").all_text_contents())


def test_the_words_are_shown_as_they_were(workbench: Workbench, visit: Open, ask: Any) -> None:
    """All of a report's text stands on the page, character by character."""
    row = report(ask, "defector-interview.txt")
    watched = visit(workbench, f"/report/{row['id']}")
    watched.page.wait_for_selector(".readrow .text")
    watched.settles()
    blocks = ask(f"/reports/{row['id']}/text?count=200")["blocks"]
    # Rows that are far from the window are not drawn: a window that holds all of them.
    watched.page.set_viewport_size({"width": 1280, "height": 12_000})
    expect(watched.page.locator(".readrow .text").last).to_contain_text(blocks[-1]["text"].strip())
    assert rows(watched.page) == "".join(block["text"] for block in blocks)
    expect(watched.page.locator(".notes .chain").nth(3)).to_be_visible()
    watched.check()


def test_hostile_text_stays_text(workbench: Workbench, visit: Open, ask: Any) -> None:
    """Scripts, handlers, links and turned-round text are letters on the page, nothing else."""
    row = report(ask, "hostile.txt")
    watched = visit(workbench, f"/report/{row['id']}")
    watched.page.wait_for_selector(".readrow .text")
    watched.settles()
    text = rows(watched.page)
    assert '<img src=x onerror="window.hurt=1">' in text
    assert BIDI in text
    assert watched.page.evaluate("window.hurt") is None
    assert watched.page.locator(".readrow img, .readrow svg, .readrow script").count() == 0
    assert watched.page.locator("a[href^='javascript']").count() == 0
    watched.check()


def test_right_to_left_text_runs_right_to_left(workbench: Workbench, visit: Open, ask: Any) -> None:
    """Arabic stands on the right, and that it was not read is said."""
    row = report(ask, "arabic.txt")
    watched = visit(workbench, f"/report/{row['id']}")
    text = watched.page.locator(".readrow .text").first
    text.wait_for()
    assert text.evaluate("node => node.matches(':dir(rtl)')")
    expect(watched.page.get_by_text("The machine read nothing here")).to_be_visible()
    watched.check()


def test_a_very_long_text_renders_only_what_is_seen(
    workbench: Workbench, visit: Open, ask: Any
) -> None:
    """200,000 words: few rows at a time, the end can be reached, and what is found is shown."""
    row = report(ask, "long.txt")
    watched = visit(workbench, f"/report/{row['id']}")
    watched.page.wait_for_selector(".readrow .text")
    assert watched.page.locator(".readrow").count() < 90
    watched.page.get_by_label("Find in this report").fill("1690. paragraf")
    watched.page.keyboard.press("Enter")
    watched.page.locator(".here").wait_for()
    expect(watched.page.locator(".here")).to_be_in_viewport()
    assert watched.page.locator(".readrow").count() < 90
    watched.check()


def test_find_goes_on_and_back(workbench: Workbench, visit: Open, ask: Any) -> None:
    """Enter goes to the next, Shift+Enter to the one before; the count is told."""
    row = report(ask, "defector-interview.txt")
    watched = visit(workbench, f"/report/{row['id']}")
    watched.page.wait_for_selector(".readrow .text")
    watched.page.keyboard.press("Control+f")
    watched.page.keyboard.type("venn")
    watched.page.keyboard.press("Enter")
    count = watched.page.locator(".find .count")
    watched.page.wait_for_function(
        "() => document.querySelector('.find .count').textContent.startsWith('1 of')"
    )
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_function(
        "() => document.querySelector('.find .count').textContent.startsWith('2 of')"
    )
    watched.page.keyboard.press("Shift+Enter")
    watched.page.wait_for_function(
        "() => document.querySelector('.find .count').textContent.startsWith('1 of')"
    )
    assert "of" in count.inner_text()
    watched.check()


def test_highlights_can_be_switched_off(workbench: Workbench, visit: Open, ask: Any) -> None:
    """Without them the page is the bare text."""
    row = report(ask, "defector-interview.txt")
    watched = visit(workbench, f"/report/{row['id']}")
    watched.page.wait_for_selector(".said")
    watched.page.get_by_text("Highlights").click()
    watched.page.get_by_role("checkbox", name="who speaks").uncheck()
    expect(watched.page.locator(".said")).to_have_count(0)
    watched.page.get_by_role("checkbox", name="names").check()
    name = watched.page.locator(".readrow [role=button]").first
    name.focus()
    watched.page.locator(".card[role=group]").wait_for()
    expect(watched.page.locator(".lit").first).to_be_visible()
    watched.check()


def test_the_handling_log_is_one_click_away(workbench: Workbench, visit: Open, ask: Any) -> None:
    """A click opens it; Escape closes it; the original is a download."""
    row = report(ask, "defector-interview.txt")
    watched = visit(workbench, f"/report/{row['id']}")
    watched.page.get_by_role("button", name="handling log").click()
    dialog = watched.page.get_by_role("dialog")
    dialog.get_by_text("characters, taken by").wait_for()
    dialog.locator("li").first.wait_for()
    watched.page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    with watched.page.expect_download() as download:
        watched.page.get_by_role("link", name="original file").click()
    assert download.value.suggested_filename
    watched.check()


def test_a_claim_is_added_by_selecting(own_workbench: Workbench, visit: Open) -> None:
    """Also in a text that was not read: select, say who speaks; it is on the page at once."""
    ask = asker(own_workbench)
    row = report(ask, "arabic.txt")
    watched = visit(own_workbench, f"/report/{row['id']}", author="Ada Reader")
    watched.page.wait_for_selector(".readrow .text")
    watched.page.evaluate(
        """() => { const node = document.querySelector('.readrow [data-s]').firstChild;
        const range = document.createRange(); range.setStart(node, 0); range.setEnd(node, 12);
        getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    watched.page.get_by_role("button", name="Add as a claim").click()
    watched.page.get_by_label("Who says so").fill("a resident of Orhal")
    watched.page.get_by_role("button", name="Add it").click()
    watched.page.locator(".hand", has_text="Added by hand").wait_for()
    stored = ask("/review/judgements")["items"][0]
    assert stored["kind"] == "added"
    assert stored["author"] == "Ada Reader"
    assert stored["passage"]["exact"] == "قال ساكن من "
    watched.check()


def test_print_has_all_of_it(workbench: Workbench, visit: Open, ask: Any) -> None:
    """The Print button renders every block before the dialog opens."""
    row = report(ask, "defector-interview.txt")
    watched = visit(workbench, f"/report/{row['id']}")
    watched.page.wait_for_selector(".readrow .text")
    watched.page.evaluate(
        "window.print = () => { window.printed = "
        "document.querySelectorAll('.readrow .text').length }"
    )
    watched.page.get_by_role("button", name="Print").click()
    watched.page.wait_for_function("() => window.printed > 0")
    blocks = ask(f"/reports/{row['id']}")["blocks"]
    assert watched.page.evaluate("window.printed") == blocks
    watched.check()


def test_words_that_another_report_has_are_drawn(
    workbench: Workbench, visit: Open, ask: Any
) -> None:
    """Dots in the text, a note beside it, one click to the place in the other; a switch."""
    row = next(
        one for one in ask("/reports?limit=200")["items"]
        if ask(f"/copies?report={one['id']}")["total"]
    )  # fmt: skip
    copy = ask(f"/copies?report={row['id']}")["items"][0]
    watched = visit(workbench, f"/report/{row['id']}")
    page = watched.page
    page.locator(".shared, .wholly").first.wait_for()
    note = page.locator(".note.copy a").first
    note.wait_for()
    page.get_by_text("Highlights").click()
    switch = page.get_by_role("checkbox", name="words that other reports have too")
    switch.uncheck()
    expect(page.locator(".shared, .wholly, .note.copy")).to_have_count(0)
    switch.check()
    page.get_by_text("Highlights").click()
    note.click()
    page.wait_for_function("id => location.hash.includes(id)", arg=copy["other"])
    expect(page.locator(".here").first).to_be_in_viewport()
    watched.check()
