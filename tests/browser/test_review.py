"""Review: every key, two people at once, and a server that goes away."""

from __future__ import annotations

from typing import Any

import pytest

from browser.conftest import Open, Workbench, asker

pytestmark = pytest.mark.browser


SHOWN = "article[aria-label='To be judged'] .q"


def words(page: Any) -> str:
    """The words of the claim that is to be judged."""
    page.wait_for_selector(SHOWN)
    return str(page.locator(SHOWN).inner_text())


def shows(page: Any, text: str) -> None:
    """Wait until these words are to be judged."""
    page.wait_for_function(
        f"text => document.querySelector({SHOWN!r})?.innerText === text", arg=text
    )


def gone(page: Any, old: str) -> None:
    """Wait until another one stands there."""
    page.wait_for_function(
        f"old => {{ const q = document.querySelector({SHOWN!r}); "
        "return q && q.innerText !== old }",
        arg=old,
    )


def test_every_key_does_what_it_says(own_workbench: Workbench, visit: Open) -> None:
    """a, x with a reason, e with a span chosen by keys, space, backspace and ? in one walk."""
    ask = asker(own_workbench)
    watched = visit(own_workbench, "/review", author="Ada Reader")
    page = watched.page
    first = words(page)
    page.keyboard.press("a")
    gone(page, first)
    assert ask("/review/judgements")["items"][0]["kind"] == "read_correctly"

    second = words(page)
    page.keyboard.press("x")
    page.get_by_label("What is wrong").fill("someone else says it")
    page.keyboard.press("Enter")
    gone(page, second)
    latest = ask("/review/judgements")["items"][0]
    assert (latest["kind"], latest["reason"]) == ("wrong", "someone else says it")

    third = words(page)
    page.keyboard.press("e")
    page.locator(".picker").wait_for()
    page.keyboard.press("Shift+ArrowLeft")
    page.get_by_role("button", name="Save the correction").click()
    gone(page, third)
    latest = ask("/review/judgements")["items"][0]
    assert latest["kind"] == "corrected"
    start, end = latest["correction"]["passage"]
    assert 0 <= start < end

    fourth = words(page)
    page.keyboard.press("Space")
    gone(page, fourth)
    assert ask("/review/progress")["claims"]["judged"] == 3

    page.keyboard.press("Backspace")
    page.get_by_text("Taken back").wait_for()
    assert words(page) == third
    assert ask("/review/progress")["claims"]["judged"] == 2

    page.keyboard.press("?")
    page.get_by_role("dialog").get_by_text("take back your last decision").wait_for()
    page.keyboard.press("Escape")
    watched.check()


def test_late_answers_change_nothing_before_the_eyes(own_workbench: Workbench, visit: Open) -> None:
    """Skipped and taken back while the queue answers late: the claim taken back stands there."""
    ask = asker(own_workbench)
    watched = visit(own_workbench, "/review", author="Ada Reader")
    page = watched.page
    for _ in range(3):
        first = words(page)
        page.keyboard.press("a")
        gone(page, first)
    late: list[Any] = []
    holding = True
    page.route(
        "**/api/review/queue*",
        lambda route: late.append(route) if holding else route.continue_(),
    )
    for _ in range(2):
        skipped = words(page)
        page.keyboard.press("Space")
        gone(page, skipped)
    page.keyboard.press("Backspace")
    shows(page, first)
    page.get_by_text("Taken back").wait_for()
    assert late, "the queue was not asked for more"
    holding = False
    for route in reversed(late):
        with page.expect_response(route.request.url):
            route.continue_()
    page.wait_for_timeout(100)
    assert words(page) == first
    page.keyboard.press("Space")
    gone(page, first)
    assert words(page) != skipped
    assert ask("/review/progress")["claims"]["judged"] == 2
    watched.check()


def test_taking_back_waits_for_what_is_on_its_way(own_workbench: Workbench, visit: Open) -> None:
    """a and backspace in one breath take back that decision, not the one before it."""
    ask = asker(own_workbench)
    watched = visit(own_workbench, "/review", author="Ada Reader")
    page = watched.page
    first = words(page)
    page.keyboard.press("a")
    gone(page, first)
    second = words(page)
    page.keyboard.press("a")
    page.keyboard.press("Backspace")
    page.get_by_text("Taken back").wait_for()
    shows(page, second)
    stored = ask("/review/recent?author=Ada%20Reader")["items"]
    assert [one["claim"]["words"] for one in stored] == [first]
    page.keyboard.press("Backspace")
    shows(page, first)
    watched.check()


def test_a_decision_that_only_this_browser_has_is_taken_back_too(
    own_workbench: Workbench, visit: Open
) -> None:
    """With the server away: back in the queue, and never sent."""
    watched = visit(own_workbench, "/review", author="Ada Reader")
    old = words(watched.page)
    own_workbench.stop()
    watched.page.keyboard.press("a")
    watched.page.get_by_text("Kept in this browser").wait_for()
    gone(watched.page, old)
    watched.page.keyboard.press("Backspace")
    shows(watched.page, old)
    assert watched.page.evaluate("localStorage.getItem('sayso.unsent')") == "[]"
    own_workbench.start()
    assert asker(own_workbench)("/review/judgements")["items"] == []


def test_the_last_ten_can_be_taken_back(own_workbench: Workbench, visit: Open) -> None:
    """Each of one's last decisions stands on the page with its words and a way back."""
    ask = asker(own_workbench)
    watched = visit(own_workbench, "/review", author="Ada Reader")
    for _ in range(2):
        old = words(watched.page)
        watched.page.keyboard.press("a")
        gone(watched.page, old)
    last = watched.page.get_by_role("region", name="Your last ten")
    watched.page.wait_for_function(
        "() => document.querySelectorAll('[aria-label=\"Your last ten\"] li').length === 2"
    )
    last.get_by_role("button", name="take back").nth(1).click()
    watched.page.wait_for_function(
        "() => document.querySelectorAll('[aria-label=\"Your last ten\"] li').length === 1"
    )
    assert ask("/review/progress")["claims"]["judged"] == 1
    watched.check()


def test_two_people_at_once(own_workbench: Workbench, visit: Open) -> None:
    """What one decides is gone from the other's queue without a reload; agreement is counted."""
    ask = asker(own_workbench)
    ada = visit(own_workbench, "/review", author="Ada Reader")
    ben = visit(own_workbench, "/review", author="Ben Second")
    one = words(ada.page)
    shows(ben.page, one)
    ada.listens()
    ben.listens()
    ada.page.keyboard.press("a")
    gone(ada.page, one)
    ben.page.get_by_text("Ada Reader has just judged this too").wait_for()
    ben.page.keyboard.press("a")
    gone(ben.page, one)
    told = ask("/review/progress")
    assert told["agreement"][0]["both"] == 1
    assert told["agreement"][0]["same"] == 1
    assert len(ask("/review/judgements")["items"]) == 2
    ben.page.get_by_text("1 of 1 alike").wait_for()
    ada.check()
    ben.check()


def test_no_decision_is_lost_when_the_server_goes(own_workbench: Workbench, visit: Open) -> None:
    """Decided while the server is away: kept in the browser, said so, stored when it is back."""
    watched = visit(own_workbench, "/review", author="Ada Reader")
    old = words(watched.page)
    own_workbench.stop()
    watched.page.keyboard.press("a")
    watched.page.get_by_text("Kept in this browser").wait_for()
    gone(watched.page, old)
    own_workbench.start()
    watched.page.goto(own_workbench.address)
    watched.page.wait_for_function("() => localStorage.getItem('sayso.unsent') === '[]'")
    stored = asker(own_workbench)("/review/judgements")["items"]
    assert [one["kind"] for one in stored] == ["read_correctly"]


def test_a_locked_ledger_stores_the_decision_later(own_workbench: Workbench, visit: Open) -> None:
    """Another program holds the ledger: the decision is kept, then stored, and both are said."""
    import sqlite3

    watched = visit(own_workbench, "/review", author="Ada Reader")
    old = words(watched.page)
    holder = sqlite3.connect(own_workbench.ledger, isolation_level=None, timeout=30)
    holder.execute("BEGIN IMMEDIATE")
    try:
        watched.page.keyboard.press("a")
        watched.page.get_by_text("Kept in this browser").wait_for(timeout=40_000)
        gone(watched.page, old)
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    watched.page.get_by_text("Stored.").wait_for(timeout=40_000)
    stored = asker(own_workbench)("/review/judgements")["items"]
    assert [one["kind"] for one in stored] == ["read_correctly"]
