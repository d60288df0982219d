"""Every page opens, is clean, and can be used by everybody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from browser.conftest import Open, Workbench

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "reports": "/reports",
    "report": "/report/{report}",
    "claims": "/claims",
    "claim": "/claim/{claim}?report={report}",
    "sources": "/sources",
    "cited": "/sources?show=cited",
    "entities": "/entities",
    "entity": "/entity/{entity}",
    "map": "/map",
    "review": "/review",
    "log": "/log",
    "themes": "/themes",
    "theme": "/theme/{theme}",
    "allegations": "/allegations",
    "allegation": "/allegation/{allegation}",
    "failures": "/failures",
    "unread": "/report/{unread}",
    "nowhere": "/nowhere",
    "no report": "/report/r0000000000000000",
    "no allegation": "/allegation/nothing",
    "no sense": "/claims?act=NONSENSE",
}
REFUSED = {"nowhere", "no report", "no allegation", "no sense"}
"""Pages that show what is not there: the browser writes a refusal to its console, too."""


@pytest.fixture(scope="session")
def paths(ask: Callable[[str], Any]) -> dict[str, str]:
    """Every page's address in this ledger."""
    from urllib.parse import quote

    claim = next(one for one in ask("/claims?limit=200")["items"] if one["attribution"])
    entity = ask("/entities?kind=person&limit=1")["items"][0]["key"]
    some = ask("/allegations?sort=reports&limit=1")["items"][0]["id"]
    unread = next(one for one in ask("/reports?limit=200")["items"] if one["unread"])
    ids = {
        "report": claim["report"], "claim": claim["id"], "entity": quote(entity, safe=""),
        "allegation": quote(some, safe=""), "unread": unread["id"],
        "theme": quote(ask("/themes?limit=1")["items"][0]["id"], safe=""),
    }  # fmt: skip
    return {name: path.format(**ids) for name, path in PAGES.items()}


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's script, from the package that carries it."""
    module = pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")
    return (Path(module.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(
    name: str, dark: bool, workbench: Workbench, visit: Open, paths: dict[str, str], axe: str
) -> None:
    """No page has a violation that axe-core knows, in light or dark; none has an error."""
    watched = visit(workbench, paths[name], dark=dark)
    watched.settles()
    watched.page.evaluate(axe)
    found = watched.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for one in found["violations"]
        for node in one["nodes"][:3]
    ]
    assert told == []
    if name not in REFUSED:
        watched.check()


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_shows_it_whole(
    name: str, workbench: Workbench, visit: Open, paths: dict[str, str]
) -> None:
    """At 390 pixels nothing stands out of the page to the side."""
    watched = visit(workbench, paths[name], width=390)
    watched.settles()
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= 390
    if name not in REFUSED:
        watched.check()


WALK = """() => {
  const all = [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  window.stops = all.filter(one => !one.disabled && one.tabIndex >= 0 && one.type !== 'radio'
    && !one.closest('details:not([open]) > :not(summary)')
    && one.getClientRects().length && getComputedStyle(one).visibility !== 'hidden').slice(0, 90);
  window.stops[0].focus();
  return window.stops.length;
}"""
REACHED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  return [window.stops.indexOf(one), style.outlineStyle !== 'none' || one.closest('svg') !== null];
}"""


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_reaches_everything(
    name: str, workbench: Workbench, visit: Open, paths: dict[str, str]
) -> None:
    """Tab comes to all that can be pressed, in order, and shows where it is; nothing holds it."""
    watched = visit(workbench, paths[name])
    watched.settles()
    count = watched.page.evaluate(WALK)
    assert count > 5
    reached = [0]
    hidden: list[int] = []
    for _ in range(count + 40):
        watched.page.keyboard.press("Tab")
        at, seen = watched.page.evaluate(REACHED)
        if at >= 0 and at not in reached:
            reached.append(at)
            if not seen:
                hidden.append(at)
        if len(reached) == count:
            break
    html = "n => window.stops[n].outerHTML.slice(0, 160)"
    # A list that grows as one comes to its end puts its button further down.
    gone = "n => !window.stops[n].isConnected || / more$/.test(window.stops[n].textContent)"
    missed = [
        watched.page.evaluate(html, one)
        for one in range(count)
        if one not in reached and not watched.page.evaluate(gone, one)
    ]
    assert missed == []
    assert [watched.page.evaluate(html, one) for one in hidden] == []


def test_the_theme_is_switched_and_kept(workbench: Workbench, visit: Open) -> None:
    """The switch goes from the system's colours to light, to dark, and back; a reload keeps it."""
    watched = visit(workbench)
    paper = "getComputedStyle(document.body).backgroundColor"
    button = watched.page.get_by_role("button", name="Colours")
    button.click()
    light = watched.page.evaluate(paper)
    button.click()
    assert watched.page.evaluate(paper) != light
    dark = watched.page.evaluate(paper)
    watched.page.reload()
    watched.page.wait_for_selector("h1")
    assert watched.page.evaluate(paper) == dark
    watched.check()


def test_search_leads_anywhere_by_keyboard(workbench: Workbench, visit: Open) -> None:
    """A slash, some letters, an arrow and Enter open what was found."""
    watched = visit(workbench)
    watched.page.wait_for_selector("h1")
    watched.page.keyboard.press("/")
    watched.page.keyboard.type("dervane")
    watched.page.wait_for_selector("[role=option]")
    watched.page.keyboard.press("ArrowDown")
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_function("() => location.hash.length > 3")
    watched.page.locator("main h1").wait_for(state="attached")
    watched.check()


def test_an_unknown_page_and_an_unknown_report_say_so(workbench: Workbench, visit: Open) -> None:
    """A clear page, not an empty one."""
    watched = visit(workbench, "/nowhere")
    page = watched.page
    page.get_by_role("heading", name="There is no such page").wait_for()
    for path, title in (("report", "report"), ("claim", "claim"), ("allegation", "allegation"),
                        ("entity", "name"), ("theme", "theme")):  # fmt: skip
        page.goto(f"{workbench.home}/#/{path}/r0000000000000000")
        page.get_by_role("heading", name=f"There is no such {title}", exact=True).wait_for()
        page.get_by_role("alert").wait_for()
    page.goto(f"{workbench.home}/#/claims?act=NONSENSE")
    page.get_by_role("alert").first.wait_for()
    page.get_by_role("button", name="Show all claims").click()
    page.locator("article").first.wait_for()


def test_an_empty_ledger_asks_for_reports(
    tmp_path: Path, visit: Open, chromium: Any, axe: str
) -> None:
    """Nothing read yet: every page says so and is clean, the first one tells what to do."""
    from sayso.ledger import Ledger

    Ledger.create(tmp_path / "new.sayso", tool="tests").close()
    bench = Workbench(tmp_path / "new.sayso")
    bench.start()
    try:
        watched = visit(bench)
        watched.page.get_by_text("This ledger is empty").wait_for()
        for path in ("", "reports", "claims", "sources", "entities", "map", "review", "log",
                     "themes", "allegations", "failures"):  # fmt: skip
            watched.page.goto(f"{bench.home}/#/{path}")
            watched.settles()
            watched.page.evaluate(axe)
            found = watched.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            assert [one["id"] for one in found["violations"]] == [], path
        watched.check()
    finally:
        bench.stop()


def test_without_a_session_the_page_says_what_to_open(workbench: Workbench, chromium: Any) -> None:
    """Whoever opens the bare address is told which to open."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{workbench.home}/")
    page.get_by_text("sayso open").first.wait_for()
    context.close()
