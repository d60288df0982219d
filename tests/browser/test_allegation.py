"""The allegation page as docs/api.md describes it, from an answer made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from browser.conftest import Open, Workbench, asker, expect

pytestmark = pytest.mark.browser


def voice(ident: str, name: str, claim: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": ident,
        "key": None,
        "name": name,
        "naming": "named",
        "role": "unknown",
        "kind": "person",
        "count": {"min": 1, "max": 1},
        "bloc": None,
        "control": None,
        "observer": False,
        "left_out": None,
        "absorbed_by": None,
        "claims": [claim],
        "through": ["Oldeva Today"],
        **more,
    }


def whole(claim: dict[str, Any], nodes: int = 6) -> dict[str, Any]:
    """One allegation, asserted by two and denied by one, with a graph of so many nodes."""
    title = {
        "words": "the guards at Pell Bridge let the trucks pass",
        "claim": claim["id"],
        "report": claim["report"],
    }
    kinds = ["publisher", "gatherer", "origin"]
    drawn = [
        {
            "id": str(n),
            "kind": kinds[n % 3],
            "name": f"Outlet {n}",
            "key": None,
            "copy": n % 9 == 3,
            "reports": [claim["report"]],
            "claims": 1,
        }
        for n in range(nodes)
    ]
    edges = [
        {"from": str(n), "to": str(n + 1), "how": "stated", "copy": n % 9 == 3}
        for n in range(nodes - 1)
        if n % 3 != 2
    ]
    return {
        "id": "a1",
        "title": title,
        "theme": None,
        "label": "possibly_separate",
        "label_words": "possibly separate",
        "contested": True,
        "origins": {"min": 1, "max": 2},
        "reports": 3,
        "repeating": 1,
        "sentence": "Between 1 and 2 separate origins; no tie found between them in these reports.",
        "observers": {"min": 0, "max": 1},
        "gatherers": ["Oldeva Today"],
        "sides": [
            {
                "side": "asserting",
                "origins": {"min": 1, "max": 2},
                "label": "",
                "sentence": "",
                "blocs": [{"party": None, "origins": 2, "control": 0}],
                "voices": [
                    voice("v1", "Daro Venn", claim),
                    voice("v2", "a resident", claim, absorbed_by="v1"),
                ],
            },
            {
                "side": "denying",
                "origins": {"min": 1, "max": 1},
                "label": "",
                "sentence": "",
                "blocs": [],
                "voices": [voice("v3", "Border Guard of Tasmur", claim)],
            },
        ],
        "facets": [
            {
                "facet": "count",
                "disjoint": True,
                "values": [
                    {
                        "value": "4",
                        "label": "four trucks",
                        "origins": {"min": 1, "max": 1},
                        "claims": [claim["id"]],
                    },
                    {
                        "value": "40",
                        "label": "forty trucks",
                        "origins": {"min": 1, "max": 1},
                        "claims": [claim["id"]],
                    },
                ],
            }
        ],
        "remarks": [],
        "nothing_said": True,
        "trace": [
            {
                "step": 1,
                "words": "Two reports share 31 words.",
                "rule": "5",
                "strength": "absorb",
                "voices": ["v1", "v2"],
                "passages": [
                    {"report": claim["report"], "start": 0, "end": 9, "exact": "the words"}
                ],
            }
        ],
        "graph": {"nodes": drawn, "edges": edges},
    }


@pytest.mark.parametrize("nodes", [6, 100])
def test_both_sides_the_bounds_and_why(
    nodes: int, workbench: Workbench, visit: Open, ask: Any
) -> None:
    """Title, bounds, both sides, the difference, the trace, a graph for the keyboard."""
    claim = ask("/claims?limit=1")["items"][0]
    watched = visit(workbench)
    page = watched.page
    page.route(
        "**/api/allegations/a1",
        lambda route: route.fulfill(
            body=json.dumps(whole(claim, nodes)), content_type="application/json"
        ),
    )
    page.goto(f"{workbench.home}/#/allegation/a1")
    page.get_by_role(
        "heading", name="Alleged: “the guards at Pell Bridge let the trucks pass”"
    ).wait_for()
    page.get_by_role("heading", name="Who says otherwise").wait_for()
    expect(page.get_by_text("nothing said about verification")).to_be_visible()
    expect(page.get_by_text("not counted: repeats Daro Venn")).to_be_visible()
    expect(page.get_by_text("cannot all hold")).to_be_visible()
    page.get_by_text("1 step").click()
    expect(page.get_by_text("Two reports share 31 words.")).to_be_visible()
    expect(page.locator("svg a[href]")).to_have_count(nodes)
    page.locator("svg a[href]").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('svg') !== null")
    module = pytest.importorskip("axe_playwright_python", reason="axe-core is not installed")
    page.evaluate((Path(module.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [one["id"] for one in found["violations"]] == []
    watched.check()


@pytest.mark.parametrize("absent", [None, "not weighed yet"])
def test_the_name_at_the_top_appears_only_where_there_are_some(
    absent: str | None, workbench: Workbench, visit: Open
) -> None:
    """Nothing leads to a page that has nothing to show."""
    watched = visit(workbench)
    page = watched.page
    answer = json.dumps({"items": [], "total": 0, "next": None, "absent": absent})
    page.route(
        "**/api/allegations?limit=1",
        lambda route: route.fulfill(body=answer, content_type="application/json"),
    )
    with page.expect_response("**/api/allegations?limit=1"):
        page.reload()
    watched.settles()
    link = page.get_by_role("navigation", name="Pages").get_by_text("Allegations")
    expect(link).to_have_count(0 if absent else 1)
    watched.check()


def test_a_claim_is_taken_out_and_put_back(own_workbench: Workbench, visit: Open) -> None:
    """Ticked, a reason given, counted anew; the decision stands there and is taken back."""
    ask = asker(own_workbench)
    row = next(
        one for one in ask("/allegations?sort=reports&limit=200")["items"]
        if one["reports"] > 1 and one["origins"]["max"] > 1
    )  # fmt: skip
    before = ask("/allegations?limit=1")["total"]
    watched = visit(own_workbench, f"/allegation/{row['id']}", author="Ada Reader")
    page = watched.page
    page.get_by_role("button", name="Decide …").click()
    page.get_by_label("Why kept with the decision").fill("another market")
    taken = page.get_by_role("checkbox", name="Choose: ").last
    taken.check()
    page.get_by_role("button", name="They say something else: take them out").click()
    decided = page.get_by_role("region", name="Your decisions")
    expect(decided.get_by_text("another market")).to_be_visible()
    assert ask("/allegations?limit=1")["total"] == before + 1
    decided.get_by_role("button", name="take back").click()
    expect(decided.get_by_text("another market")).to_have_count(0)
    assert ask("/allegations?limit=1")["total"] == before
    watched.check()
