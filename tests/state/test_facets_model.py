"""Facets behind the shipped reader, on invented reports worded as real ones are."""

from __future__ import annotations

import pytest
from invented import claim, named, parse

from sayso.vocabulary import Act, Caveat, JourneyStatus, Polarity

pytestmark = [pytest.mark.model, pytest.mark.timeout(120)]


def test_a_scene_carries_its_day_and_place_on() -> None:
    """The next sentences are about the same event, until one says otherwise."""
    parsed = parse(
        "On 3 March the Karvenian Army attacked a checkpoint near Orhal. Two soldiers were killed. "
        "On 5 March the army burned a farm near Sulmat."
    )
    killed = claim(parsed, "Two soldiers were killed")
    assert (killed.time, named(parsed, killed.place)) == ("2023-03-03", "Orhal")
    burned = claim(parsed, "burned a farm")
    assert (burned.time, named(parsed, burned.place)) == ("2023-03-05", "Sulmat")


def test_what_is_so_today_takes_no_day_from_what_happened() -> None:
    """A perfect or a present after a dated past stays undated."""
    parsed = parse("On 3 March shells hit the school in Orhal. The school has no roof.")
    assert claim(parsed, "has no roof").time is None


def test_when_it_was_said_is_not_when_it_happened() -> None:
    """ "…, the ministry said on Friday" dates the words; "died on Friday" dates the deaths."""
    parsed = parse("The driver was shot dead by smugglers, the ministry said on Friday.")
    assert claim(parsed, "shot dead").time is None
    parsed = parse("The ministry said that five soldiers died on Friday.")
    assert claim(parsed, "died on Friday").time is not None


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("Not one lorry from Karvenia has crossed the border.", Polarity.neg),
        ("Not a single shot was fired at Orhal.", Polarity.neg),
        ("Not only soldiers were killed at Orhal.", Polarity.pos),
        ("A man, not one of ours, was killed at Orhal.", Polarity.pos),
    ],
)
def test_not_one_is_none(words: str, polarity: Polarity) -> None:
    """What is said of not one is said of nobody; "not only" and an aside deny nothing."""
    parsed = parse(words)
    assert [one.polarity for one in parsed.stated.claims] == [polarity]


def test_since_lasts_until_the_report() -> None:
    """As far as the report can know."""
    parsed = parse("The road to Orhal has been closed since 1 March.")
    assert claim(parsed, "closed since").time == "2023-03-01/2023-03-09"


def test_weapons_are_means_and_vehicles_do_things() -> None:
    """ "Shells hit" against "warplanes hit"."""
    parsed = parse("On Monday shells hit the market of Orhal.")
    shelled = claim(parsed, "hit the market")
    assert shelled.agent is None
    assert shelled.means is not None
    assert parsed.text.text[slice(*shelled.means)] == "shells"
    parsed = parse("Two warplanes bombed the market of Orhal on Monday.")
    assert named(parsed, claim(parsed, "bombed the market").agent) == "Two warplanes"


@pytest.mark.parametrize(
    ("words", "piece", "means"),
    [
        ("The prisoner was struck with a paddle at Orhal.", "was struck", "with a paddle"),
        ("Masked men threw stones at the guards in Orhal.", "threw stones", "stones"),
        ("The soldiers tied the farmer with a cable near Orhal.", "tied the", "with a cable"),
        ("The order came by telegram from Orhal.", "order came", "by telegram"),
        ("The guards arrested a man with a lamp in Orhal.", "arrested", None),
        ("The farmers lived with their families in Orhal.", "lived with", None),
    ],
)
def test_what_one_does_it_with_is_the_means(words: str, piece: str, means: str | None) -> None:
    """What is thrown, what one beats with, how words come; not what an arrested man had on him."""
    parsed = parse(words)
    found = claim(parsed, piece).means
    assert (parsed.text.text[slice(*found)] if found is not None else None) == means


@pytest.mark.parametrize(
    ("words", "piece", "low"),
    [
        ("The navy towed a boat with 180 refugees out to sea.", "towed a boat", 180),
        ("The captain fled with two guards.", "fled", 2),
        ("The guards came at nine.", "guards came", None),
        ("The mayor, 51, fled to Orhal.", "fled to", None),
    ],
)
def test_the_one_number_of_a_clause_counts(words: str, piece: str, low: int | None) -> None:
    """Also behind a preposition; an hour and an age count nothing."""
    found = claim(parse(words), piece).count
    assert (found.low if found is not None else None) == low


def test_who_comes_under_fire_suffers_it() -> None:
    """No agent is made of the subject."""
    parsed = parse("Our men came under fire from the hills on Monday.", "Karvenian Army")
    found = claim(parsed, "came under fire")
    assert found.act is Act.ASSAULT
    assert found.agent != found.patient
    assert found.patient is not None


def test_what_is_called_false_is_denied_with_its_own_act() -> None:
    """ "The claim that shells hit the school is a lie": ASSAULT, negative."""
    parsed = parse("The claim that shells hit the school in Orhal is a lie.", "Karvenian Army")
    found = next(c for c in parsed.stated.claims if c.polarity is Polarity.neg)
    assert found.act is Act.ASSAULT
    assert "school" in named(parsed, found.patient)


def test_a_place_that_is_left_is_no_patient() -> None:
    """Movements have a place."""
    parsed = parse("Hundreds of families left the town of Orhal on Monday.")
    found = claim(parsed, "left the town")
    assert found.patient is None
    assert named(parsed, found.place) == "Orhal"


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Gunmen abducted two nurses in Orhal.", Act.COERCE),
        ("The prisoners were released on Monday.", Act.CONCEDE),
        ("Six of them are being held in Orhal prison.", Act.COERCE),
        ("Soldiers surrounded the town of Orhal.", Act.ASSAULT),
        ("The jets took off from the base at Orhal.", Act.MOVE),
        ("At least nine gunmen were eliminated near Orhal.", Act.ASSAULT),
    ],
)
def test_acts_of_conflict(words: str, act: Act) -> None:
    """Abduction and detention coerce, release concedes, a siege assaults, taking off moves."""
    assert any(c.act is act for c in parse(words).stated.claims)


def test_a_journey_of_people_who_are_driven() -> None:
    """Whoever is carried travels, with his stops in order and what lay on the way."""
    parsed = parse(
        "“We were brought by train from Meltham to Brallow. Then they drove us in buses through "
        "Pellamy to Hask,” said Imre Toval."
    )
    journey = parsed.stated.journeys[0]
    assert named(parsed, journey.who) == "Imre Toval"
    stops = [(named(parsed, stop.entity), stop.via) for stop in journey.stops]
    assert stops == [("Meltham", False), ("Brallow", False), ("Pellamy", True), ("Hask", False)]
    assert journey.status is JourneyStatus.made


def test_vehicles_travel_too() -> None:
    """ "Left X for Y" has both."""
    parsed = parse("A convoy of lorries left Varno for Tamber on Monday.")
    journey = parsed.stated.journeys[0]
    assert [named(parsed, stop.entity) for stop in journey.stops] == ["Varno", "Tamber"]


def test_captives_who_speak_through_their_captor() -> None:
    """Whichever of its units took them, the publisher holds them."""
    parsed = parse(
        "Captured men speak\n\nTwo drivers were captured by our Hill Unit on Monday.\n\n"
        "Milosh Resk, one of the captured drivers, says: “The soldiers gave us soup.”",
        "Press Office of the Free Hill Army",
    )
    caveats = {c for one in parsed.stated.claims if one.attribution for c in one.caveats}
    assert Caveat.detained_by_party not in caveats


def test_a_lone_river_is_no_journey() -> None:
    """Nor is what stands inside the name of a stop a stop of its own."""
    parsed = parse("They carried arms across the river on Monday, the guards said.")
    assert not parsed.stated.journeys
    parsed = parse("The convoy was travelling from the Orhal heights to Sulmat on Monday.")
    stops = [named(parsed, stop.entity) for stop in parsed.stated.journeys[0].stops]
    assert len(stops) == 2
    assert stops[-1] == "Sulmat"


def test_the_way_lies_before_the_goal() -> None:
    """In whatever order the sentence names them."""
    parsed = parse("The family fled to Ruvania through Orhal in 2019.")
    stops = parsed.stated.journeys[0].stops
    assert [(named(parsed, s.entity), s.via) for s in stops] == [
        ("Orhal", True),
        ("Ruvania", False),
    ]
