"""Ten megabytes of markup are ten megabytes of letters: shown, found, and nothing of it obeyed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from browser.conftest import Open, Workbench, asker, expect, skip_without_browser
from sayso.ledger import Ledger
from sayso.model import (
    Capture,
    Paragraph,
    Parsed,
    Reading,
    Report,
    Resolved,
    Stated,
    Text,
    content_id,
    text_hash,
)

pytestmark = pytest.mark.browser

LINE = (
    "<script>window.hurt = 1</script><svg onload='window.hurt=1'>"
    "<a href='javascript:window.hurt=1'>"
    "no {number}</a></svg> <b style='position:fixed;inset:0'>\u202etxet\u202c \u2066apart\u2069</b>"
    "<iframe src='//elsewhere.example'></iframe>"
    "<meta http-equiv=refresh content='0;url=//x.example'>"
)
BYTES = 10_000_000


@pytest.fixture(scope="module")
def markup(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A ledger of one such report, whose title and publisher are markup too."""
    skip_without_browser()
    paragraphs, lines, at = [], [], 0
    while at < BYTES:
        line = LINE.format(number=len(lines))
        lines.append(line)
        paragraphs.append(Paragraph(at, at + len(line)))
        at += len(line) + 2
    text = Text("\n\n".join(lines), "plain 1", tuple(paragraphs))
    sha = text_hash(text.text)
    report = Report(
        content_id("r", sha, ""), sha, publisher="<b>Nobody</b>", title="<img src=x onerror=hurt()>"
    )
    reading = Reading(sha, "tr", "made 1", "in the language tr: only English is read")
    path = tmp_path_factory.mktemp("hostile") / "markup.sayso"
    with Ledger.create(path, tool="tests") as ledger:
        capture = Capture(sha, "text/plain", at, "2026-01-01T00:00:00+00:00", "made")
        parsed = Parsed(report, text, Resolved(reading, (), (), {}), Stated(()))
        ledger.put(parsed, capture, source="<i>markup.txt")
    bench = Workbench(path)
    bench.start()
    yield bench
    bench.stop()


def test_ten_megabytes_of_markup_are_shown_as_text(markup: Workbench, visit: Open) -> None:
    """Few rows stand on the page; the last line can be found; no script runs, nobody is asked."""
    row = asker(markup)("/reports?limit=1")["items"][0]
    watched = visit(markup, f"/report/{row['id']}")
    page = watched.page
    page.wait_for_selector(".readrow .text")
    assert page.locator(".readrow").count() < 90
    expect(page.get_by_role("heading", level=1)).to_have_text("<img src=x onerror=hurt()>")
    assert page.locator(".readrow .text").first.text_content().startswith("<script>window.hurt")
    last = BYTES // len(LINE) - 40
    page.get_by_label("Find in this report").fill(f"no {last}<")
    page.keyboard.press("Enter")
    page.locator(".here").wait_for()
    expect(page.locator(".here")).to_be_in_viewport()
    assert page.evaluate("window.hurt") is None
    inside = ".readrow :is(img, svg, script, iframe, meta, a[href^='javascript'], [style])"
    assert page.locator(inside).count() == 0
    assert page.url.startswith(markup.home)
    watched.check()


def test_its_name_is_text_on_every_page(markup: Workbench, visit: Open) -> None:
    """Lists, the log and the search show what it is called, letter by letter."""
    watched = visit(markup)
    page = watched.page
    for path, words in (("/reports", "<img src=x onerror=hurt()>"), ("/log", "<i>markup.txt"),
                        ("/", "<img src=x onerror=hurt()>")):  # fmt: skip
        page.goto(f"{markup.home}/#{path}")
        page.get_by_text(words).first.wait_for()
    assert page.locator("main img").count() == 0
    watched.check()
