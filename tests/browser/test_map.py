"""Map and timeline: precision is drawn, and nothing stands there without who says so."""

from __future__ import annotations

import json
from typing import Any

import pytest

from browser.conftest import Open, Workbench, expect

pytestmark = pytest.mark.browser

SPEAKER = [{"key": "person:adel antar", "name": "Adel Antar", "claims": 3}]


def place(
    name: str, lat: float, lon: float, precision: int, radius: float | None
) -> dict[str, Any]:
    return {
        "key": f"place:{name.lower()}",
        "name": name,
        "lat": lat,
        "lon": lon,
        "precision": precision,
        "radius_km": radius,
        "country": None,
        "claims": 3,
        "speakers": SPEAKER,
        "speakers_more": 1,
    }


# The invented towns are in no gazetteer; here they are put somewhere.
ANSWER = {
    "places": [
        place("Dervane", 41.2, 44.1, 1, None),
        place("Sulmat", 41.6, 44.9, 2, 25),
        place("Isk Valley", 41.9, 43.9, 4, 60),
    ],
    "total": 20,
    "located": 9,
    "unlocated": 11,
    "undated": 5,
    "journeys": [],
}


def test_points_circles_and_areas(workbench: Workbench, visit: Open) -> None:
    """Exact is a point, within a distance a circle, an area an area; each says who says so."""
    watched = visit(workbench)
    watched.page.route(
        "**/api/map*",
        lambda route: route.fulfill(body=json.dumps(ANSWER), content_type="application/json"),
    )
    watched.page.goto(f"{workbench.home}/#/map")
    watched.page.locator(".land").wait_for(state="attached")
    expect(watched.page.locator(".spot")).to_have_count(3)
    expect(watched.page.locator(".area")).to_have_count(2)
    expect(watched.page.locator(".spot.vague")).to_have_count(1)
    for spot in watched.page.locator(".spot").all():
        assert "by Adel Antar and 1 more" in (spot.get_attribute("aria-label") or "")
    watched.page.get_by_role("button", name="Dervane: 3 claims").focus()
    watched.page.keyboard.press("Enter")
    watched.page.wait_for_function("() => location.hash.includes('spot=place')")
    watched.check()


def test_the_brush_filters_and_lanes_hold_the_rest(
    workbench: Workbench, visit: Open, ask: Any
) -> None:
    """A stretch of time written down narrows map and timeline; undated and unlocated have lanes."""
    watched = visit(workbench, "/map")
    page = watched.page
    page.locator(".lanes a").first.wait_for()
    watched.settles()
    before = page.locator(".lanes a").count()
    page.get_by_role("textbox", name="from").fill("2023-03-07")
    page.keyboard.press("Tab")
    page.get_by_role("textbox", name="until").fill("2023-03-08")
    page.keyboard.press("Tab")
    page.wait_for_function(
        "() => location.hash.includes('from=2023-03-07') && location.hash.includes('to=2023-03-08')"
    )
    page.wait_for_function("n => document.querySelectorAll('.lanes a').length < n", arg=before)
    page.get_by_role("button", name="all times").click()
    page.get_by_role("button", name="undated").click()
    page.get_by_role("heading", name="Undated").wait_for()
    watched.check()


def test_dragging_chooses_a_stretch(workbench: Workbench, visit: Open) -> None:
    """The pointer drawn over the overview sets both ends."""
    watched = visit(workbench, "/map")
    strip = watched.page.locator(".strip")
    strip.wait_for()
    strip.scroll_into_view_if_needed()
    box = strip.bounding_box()
    assert box is not None
    watched.page.mouse.move(box["x"] + 300, box["y"] + 20)
    watched.page.mouse.down()
    watched.page.mouse.move(box["x"] + 700, box["y"] + 20)
    watched.page.mouse.up()
    watched.page.wait_for_function(
        "() => location.hash.includes('from=') && location.hash.includes('to=')"
    )
    watched.check()
