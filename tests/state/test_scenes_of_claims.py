"""When a claim is from that does not say so: the day that the report tells of."""

from __future__ import annotations

from pathlib import Path

from state.build import Built, hop

from sayso.ledger.decode import decode_claim
from sayso.model import Stated
from sayso.state.scene_pulls import NONE, PULLS
from sayso.state.scenes import Scenes

LEAD = (
    "On|ADP|2|case Monday|PROPN|4|obl soldiers|NOUN|4|nsubj attacked|VERB|0|root the|DET|6|det "
    "mill|NOUN|4|obj .|PUNCT|4|punct"
)
SHOT = (
    "They|PRON|2|nsubj shot|VERB|0|root two|NUM|4|nummod men|NOUN|2|obj ,|PUNCT|2|punct "
    "Adel|PROPN|7|nsubj said|VERB|2|parataxis .|PUNCT|2|punct"
)
WILL = (
    "The|DET|2|det Front|PROPN|4|nsubj will|AUX|4|aux leave|VERB|0|root Orhal|PROPN|4|obj "
    ".|PUNCT|4|punct"
)
WRITES = "Adel|PROPN|2|nsubj writes|VERB|0|root books|NOUN|2|obj .|PUNCT|2|punct"


def told(*more: str) -> tuple[Built, Stated]:
    """The attack on Monday, and what comes after it."""
    built = Built([LEAD, *more])
    built.entity("soldiers", "group")
    built.time("Monday", "2021-05-03")
    if SHOT in more:
        built.entity("Adel", "person")
        built.says("a1", "Adel", "said", "They shot two men", hop("Adel"))
    return built, built.state()


def test_an_attack_told_of_later_is_of_the_day_of_the_lead() -> None:
    """ "They shot two men", in another paragraph and another voice: on Monday, marked as such."""
    built, stated = told(SHOT)
    lead, shot = stated.claims
    assert built.text[slice(*shot.passage)] == "They shot two men"
    assert (lead.time, lead.inferred) == ("2021-05-03", ())
    assert (shot.time, shot.inferred) == ("2021-05-03", ("time",))


def test_what_is_to_come_and_what_is_so_has_no_day() -> None:
    """Plans and what somebody does for a living are of no scene."""
    _, stated = told(WILL, WRITES)
    assert [claim.time for claim in stated.claims] == ["2021-05-03", None, None]


def test_a_report_without_a_day_gives_none() -> None:
    """Nothing is made up where nothing is dated."""
    built = Built([LEAD, WILL])
    assert all(claim.time is None and not claim.inferred for claim in built.state().claims)


def test_every_weight_is_of_a_trait_that_there_is() -> None:
    """A weight of a misspelled trait would never count: the traits named here are told by name."""
    text = "".join(
        Path(__import__(module, fromlist=["x"]).__file__).read_text(encoding="utf-8")
        for module in ("sayso.state.scenes", "sayso.state.scene_traits")
    )
    for name in (*PULLS, *NONE):
        head, _, _ = name.partition(" ")
        known = f'"{name}"' in text or f'f"{head} {{' in text or 'f"a {name}"' in text
        assert known or head in ("a", "has"), name


def test_scenes_of_nothing() -> None:
    """No claims, no words: nothing to weigh."""
    from sayso.model import Report, Text
    from sayso.state.context import Context

    built = Built([LEAD])
    context = Context(Report("r1", "c1"), Text(built.text, "hand 1", ()), built.resolved())
    assert Scenes(context, ()).order == []


def test_the_ledger_gives_the_mark_back() -> None:
    """What is stored of a claim tells which facets its own words do not say."""
    row = ("c", None, 0, 4, "ASSAULT", *(None,) * 4, "2021", *(None,) * 7, "pos", "certain",
           "actual", "unknown", "[]", '["time"]')  # fmt: skip
    assert decode_claim(row).inferred == ("time",)
