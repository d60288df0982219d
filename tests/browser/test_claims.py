"""Claims, one claim, and who is named."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from browser.conftest import Open, Workbench, asker, expect

pytestmark = pytest.mark.browser


def total(page: Any) -> int:
    page.wait_for_selector(".total b")
    return int(page.locator(".total b").inner_text().replace(",", ""))


def told(page: Any, n: int) -> None:
    page.wait_for_function(
        "n => document.querySelector('.total b')?.innerText === n.toLocaleString('en')", arg=n
    )


def test_facets_include_and_exclude_and_the_address_keeps_them(
    workbench: Workbench, visit: Open, ask: Any
) -> None:
    """A value in, another out, words typed; a copied address shows the same; back goes back."""
    watched = visit(workbench, "/claims")
    page = watched.page
    everything = total(page)
    value = page.locator(".facet .value").nth(1)
    value.wait_for()
    value.click()
    page.wait_for_function("() => location.hash.includes('speaker=')")
    page.wait_for_selector(".facet .in")
    some = ask("/claims?" + page.url.split("?", 1)[1])["total"]
    assert 0 < some < everything
    told(page, some)
    page.locator(".facet .in .value").first.click()
    told(page, everything)
    page.get_by_role("button", name="Leave out").nth(1).click()
    told(page, everything - some)
    page.get_by_label("Words of the claim").fill("market")
    page.wait_for_function("() => location.hash.includes('q=market')")
    with_words = ask("/claims?" + page.url.split("?", 1)[1])["total"]
    told(page, with_words)
    other = visit(workbench, page.url.split("#", 1)[1])
    told(other.page, with_words)
    page.go_back()
    told(page, everything)
    watched.check()
    other.check()


def test_a_claim_shows_its_way_and_its_words(workbench: Workbench, visit: Open, ask: Any) -> None:
    """The words, each hop with its proof, the remarks; one click to the passage."""
    claim = next(
        one for one in ask("/claims?limit=200")["items"]
        if one["attribution"] and one["chain"] and len(one["chain"]["hops"]) >= 3
    )  # fmt: skip
    watched = visit(workbench, f"/claim/{claim['id']}?report={claim['report']}")
    page = watched.page
    page.locator("blockquote").wait_for()
    assert page.locator("blockquote").inner_text().strip() == claim["words"].strip()
    expect(page.locator("ol .name").nth(len(claim["chain"]["hops"]) - 1)).to_be_visible()
    expect(page.get_by_text("machine’s reading").first).to_be_visible()
    expect(page.locator("svg a[href]").nth(2)).to_be_visible()
    page.get_by_role("link", name="Open the report here").click()
    page.locator(".here").first.wait_for()
    expect(page.locator(".here").first).to_be_in_viewport()
    watched.check()


def test_entities_are_merged_and_taken_apart(own_workbench: Workbench, visit: Open) -> None:
    """Found by name, held to be the same, taken back: each a judgement with an author."""
    ask = asker(own_workbench)
    people = [
        one
        for one in ask("/entities?kind=person&limit=50")["items"]
        if not one["key"].startswith("opaque")
    ]
    one, other = people[0], people[1]
    watched = visit(own_workbench, f"/entity/{quote(one['key'], safe='')}", author="Ada Reader")
    page = watched.page
    page.get_by_label("Find another name").fill(other["name"])
    row = page.locator(".one", has_text=other["name"]).first
    row.get_by_role("button", name="the same").click()
    page.get_by_text("held to be the same by Ada Reader").first.wait_for()
    assert ask("/review/judgements")["items"][0]["kind"] == "same"
    page.get_by_role("button", name="take back").first.click()
    page.get_by_text("held to be the same by Ada Reader").first.wait_for(state="hidden")
    watched.check()
