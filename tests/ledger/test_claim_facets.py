"""Claims by what they say: who did it to whom, where, when, and what is remarked about them."""

from __future__ import annotations

import math
from typing import Any

import apsw
import pytest
from facet_world import Build
from hypothesis import given
from hypothesis import strategies as st
from ledger_world import prisoner_report, put

from sayso.errors import WrongUse
from sayso.ledger import Ledger, Near
from sayso.ledger.claim_facets import EARTH_KM, near_term
from sayso.model import Remark
from sayso.vocabulary import Act, MentionKind, Modality, RemarkStatus


def world() -> Build:
    """Five claims in Karvenia."""
    build = Build()
    army = build.entity("Karvenian Army", MentionKind.group)
    brigades = build.entity("Ashar Brigades", MentionKind.group, also=("the Brigades", "AB"))
    dervane = build.located("Dêrvan", 36.5, 38.0, 2)
    sulmat = build.located("Sulmat", 36.6, 38.0, 3)
    valley = build.located("Isk Valley", 36.5, 38.0, 5)
    adel = build.entity("Adel Antar")
    build.say("shelled in March", agent=army, patient=brigades, place=dervane, time="2021-03",
              act=Act.ASSAULT)  # fmt: skip
    build.say("shelled on the 20th", adel, agent=brigades, place=sulmat, time="2021-02-20",
              act=Act.ASSAULT)  # fmt: skip
    build.say("the valley", adel, place=valley, time="2021-02/2021-03")
    build.say("never dated", adel, agent=army, act=Act.ASSAULT)
    build.say("will come", time="XXXX-03", modality=Modality.future)
    at = (0, 5)
    build.remarks = [
        Remark(*at, None, RemarkStatus.could_not_verify, (adel,)),
        Remark(*at, None, RemarkStatus.denied, (build.claims[0].id,)),
        Remark(*at, None, RemarkStatus.corrected, (build.attributions[0].id, "nothing")),
    ]
    return build


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    put(ledger, world().parsed())
    return ledger


@pytest.mark.parametrize(
    ("facets", "expected"),
    [
        ({"agent": "karvenian army"}, [0, 3]),
        ({"agent": "AB"}, [1]),
        ({"agent": "brig"}, []),
        ({"patient": "the brigades"}, [0]),
        ({"place": "DERVAN"}, [0]),
        ({"place": "isk"}, [2]),
        ({"act": Act.ASSAULT, "agent": "army"}, [0, 3]),
        ({"modality": Modality.future}, [4]),
        ({"near": Near(36.5, 38.0, 0)}, [0]),
        ({"near": Near(36.5, 38.0, 11.2)}, [0, 1]),
        ({"near": Near(36.5, 38.0, 11.0)}, [0]),
        ({"near": Near(36.5, 38.0, 20_015)}, [0, 1]),
        ({"since": "2021-03-31"}, [0, 2]),
        ({"since": "2021-04-01"}, []),
        ({"until": "2021-02-20"}, [1, 2]),
        ({"until": "2021-02-19"}, [2]),
        ({"since": "2021", "until": "2021"}, [0, 1, 2]),
        ({"since": "2021-02-20", "until": "2021-02-20"}, [1, 2]),
        ({"undated": True}, [3, 4]),
        ({"undated": False}, [0, 1, 2]),
        ({"remark": RemarkStatus.could_not_verify}, [1, 2, 3]),
        ({"remark": RemarkStatus.denied}, [0]),
        ({"remark": RemarkStatus.corrected}, [1]),
        ({"remark": RemarkStatus.verified}, []),
        ({"remark": RemarkStatus.could_not_verify, "since": "2021-03"}, [2]),
    ],
)
def test_filters(full: Ledger, facets: dict[str, Any], expected: list[int]) -> None:
    """Each facet finds what it should, and counting agrees with listing."""
    ids = [claim.id for claim in world().claims]
    assert [row.id for row in full.claims(**facets)] == [ids[place] for place in expected]
    assert full.count_claims(**facets) == len(expected)


def test_by_time_the_earliest_come_first(full: Ledger) -> None:
    """Undated claims last; of two that begin on one day the ledger's order decides."""
    ids = [claim.id for claim in world().claims]
    ordered = [ids.index(row.id) for row in full.claims(by_time=True)]
    assert ordered == [2, 1, 0, 3, 4]
    assert [ids.index(row.id) for row in full.claims(by_time=True, limit=2, offset=1)] == [1, 0]


@pytest.mark.parametrize(
    ("facets", "words"),
    [
        ({"since": "2021-02-31"}, "2021-02-31.*is no date to count from"),
        ({"until": "soon"}, "'soon' is no date to count to"),
        ({"since": "2022", "until": "2021"}, "lies before"),
    ],
)
def test_dates_that_are_none_are_refused(full: Ledger, facets: dict[str, Any], words: str) -> None:
    """The message names what was given, and what would do."""
    with pytest.raises(WrongUse, match=words):
        full.count_claims(**facets)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("91,0,5", "latitude 91"), ("0,-181,5", "longitude -181"), ("0,0,-1", "distance"),
        ("0,0,99999", "distance"), ("0,0", "no LAT,LON,KM"), ("a,b,c", "no LAT,LON,KM"),
        ("nan,0,1", "no LAT,LON,KM"), ("1e9,0,1", "no LAT,LON,KM"), ("", "no LAT,LON,KM"),
    ],
)  # fmt: skip
def test_circles_that_are_none_are_refused(text: str, words: str) -> None:
    """Out of range, too few numbers, no numbers: each in words."""
    with pytest.raises(WrongUse, match=words):
        Near.parse(text)
    with pytest.raises(WrongUse, match="latitude nan"):
        Near(math.nan, 0, 1)


lats = st.floats(-90, 90, allow_nan=False)
lons = st.floats(-180, 180, allow_nan=False)


@given(lats, lons, lats, lons, st.floats(0, 20_016))
def test_distance_agrees_with_another_formula(
    lat: float, lon: float, spot_lat: float, spot_lon: float, km: float
) -> None:
    """Near and far, over the poles and the date line: as by the vectors' angle."""

    def vector(north: float, east: float) -> tuple[float, float, float]:
        a, b = math.radians(north), math.radians(east)
        return math.cos(a) * math.cos(b), math.cos(a) * math.sin(b), math.sin(a)

    one, other = vector(lat, lon), vector(spot_lat, spot_lon)
    cross = math.dist((0, 0, 0), (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    ))  # fmt: skip
    exact = EARTH_KM * math.atan2(cross, math.fsum(a * b for a, b in zip(one, other, strict=True)))
    if abs(exact - km) < 1e-3:
        return  # on the edge the two may differ by rounding
    term, values = near_term(Near(lat, lon, km))
    connection = apsw.Connection(":memory:")
    connection.execute("CREATE TABLE claim_spot (claim, lat, lon)")
    connection.execute("INSERT INTO claim_spot VALUES (1, ?, ?)", (spot_lat, spot_lon))
    found = connection.execute(f"SELECT 1 FROM (SELECT 1 AS id) AS claim WHERE {term}", values)
    assert bool(found.fetchall()) == (exact < km)
    connection.close()


def test_a_reread_report_leaves_no_facets_behind(full: Ledger) -> None:
    """Read anew without times, places and remarks, and removed: the filters find nothing."""
    build = world()
    build.remarks, build.places = [], []
    bare = build.parsed()
    claims = [type(c)(c.id, c.attribution, c.passage) for c in build.claims]
    build.claims = claims
    bare = build.parsed()
    assert put(full, bare).change == "changed"
    for facets in ({"agent": "army"}, {"undated": False}, {"near": Near(36.5, 38, 500)},
                   {"remark": RemarkStatus.denied}):  # fmt: skip
        assert full.count_claims(**facets) == 0  # type: ignore[arg-type]
    put(full, world().parsed())
    assert full.count_claims(agent="army") == 2
    full.remove(bare.report.id, because="asked", author="Jale")
    put(full, prisoner_report())
    assert full.count_claims(undated=False) == 0
    assert full.count_claims(remark=RemarkStatus.could_not_verify) == 1
