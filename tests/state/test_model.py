"""The stage behind the shipped reader, on invented sentences."""

from __future__ import annotations

import pytest
from invented import named, parse

from sayso.model import Claim, Parsed
from sayso.vocabulary import Act, JourneyStatus, Polarity, RemarkStatus

pytestmark = [pytest.mark.model, pytest.mark.timeout(120)]


def the(parsed: Parsed, act: Act) -> Claim:
    """The first claim of an act."""
    return next(claim for claim in parsed.stated.claims if claim.act is act)


def test_who_attacked_what_and_how_many_died():
    """Agent, patient, count."""
    parsed = parse("The Karvenian Army shelled Dervane on Tuesday, killing at least nine people.")
    claims = [c for c in parsed.stated.claims if c.act is Act.ASSAULT]
    assert "Army" in named(parsed, claims[0].agent)
    count = next(c.count for c in claims if c.count is not None)
    assert (count.low, count.high) == (9, None)


def test_arrests_have_their_count_and_their_interval():
    """ "over 20 … in the last two weeks"."""
    parsed = parse("The NDC arrested over 20 fighters of the Ashar Brigades in the last two weeks.")
    claim = the(parsed, Act.COERCE)
    assert claim.act_mode == "arrest"
    assert claim.count is not None
    assert (claim.count.low, claim.count.high) == (20, None)
    assert claim.time == "2023-02-23/2023-03-09"


def test_a_passive_without_an_agent_has_none():
    """Who shot is not said."""
    parsed = parse("Adel Antar said that people carrying supplies over the bridge were shot at.")
    claim = the(parsed, Act.ASSAULT)
    assert claim.agent is None


def test_a_journey_has_its_traveller_and_its_goal():
    """Who, where to, made."""
    parsed = parse("“I went from Orhal through Sulmat to Merrin in a truck,” said Adel Antar.")
    journey = parsed.stated.journeys[0]
    assert named(parsed, journey.who) == "Adel Antar"
    assert named(parsed, journey.stops[-1].entity) == "Merrin"
    assert not journey.stops[-1].via
    assert journey.status is JourneyStatus.made


def test_a_denial_is_a_claim_of_the_opposite():
    """Polarity through the cue."""
    parsed = parse("The Karvenian Army denied that its soldiers had shelled the market of Dervane.")
    claim = next(c for c in parsed.stated.claims if c.attribution is not None)
    assert claim.polarity is Polarity.neg


def test_what_could_not_be_verified_reaches_the_claims_of_him_who_said_it():
    """Remark, by whom, about whom."""
    parsed = parse(
        "Adel Antar told the Merrin Courier that the army shelled Orhal.\n\n"
        "The Merrin Courier was not able to independently verify Antar’s account."
    )
    remark = parsed.stated.remarks[0]
    assert remark.status is RemarkStatus.could_not_verify
    adel = next(e.id for e in parsed.resolved.entities if "Antar" in e.name)
    assert adel in remark.about


def test_every_claim_lies_in_its_content():
    """Passages in bounds, inside, without the outer marks."""
    parsed = parse(
        "“They crossed at night. Nobody stopped them,” said Adel Antar, a driver. The army "
        "declined to comment. Oldeva says that it will close the border and arrest smugglers."
    )
    contents = {a.id: a.content for a in parsed.reading.attributions}
    text = parsed.text.text
    for claim in parsed.stated.claims:
        start, end = claim.passage
        assert text[start] not in "“ "
        if claim.attribution is not None:
            assert any(s <= start and end <= e for s, e in contents[claim.attribution])
