"""Journeys: stops in order, by way of what, by whom, how surely made."""

from __future__ import annotations

import pytest
from state.build import Built, hop

from sayso.vocabulary import JourneyStatus, Mode, Role

TRAVELLED = (
    "He|PRON|2|nsubj travelled|VERB|0|root from|ADP|4|case Orhal|PROPN|2|obl through|ADP|6|case "
    "Sulmat|PROPN|2|obl to|ADP|8|case Merrin|PROPN|2|obl in|ADP|11|case a|DET|11|det "
    "truck|NOUN|2|obl .|PUNCT|2|punct"
)
CAME = (
    "I|PRON|2|nsubj came|VERB|0|root to|ADP|4|case Merrin|PROPN|2|obl overland|ADV|2|advmod "
    ",|PUNCT|7|punct passing|VERB|2|advcl through|ADP|9|case Orhal|PROPN|7|obl and|CCONJ|11|cc "
    "Sulmat|PROPN|9|conj with|ADP|14|case an|DET|14|det ambulance|NOUN|7|obl .|PUNCT|2|punct"
)
BROUGHT = (
    "I|PRON|3|nsubj:pass was|AUX|3|aux:pass brought|VERB|0|root to|ADP|5|case Sulmat|PROPN|3|obl "
    "from|ADP|7|case Orhal|PROPN|3|obl ,|PUNCT|11|punct then|ADV|11|advmod to|ADP|11|case "
    "Merrin|PROPN|3|obl .|PUNCT|3|punct"
)
THEN = (
    "Then|ADV|3|advmod I|PRON|3|nsubj crossed|VERB|0|root into|ADP|5|case Tasmur|PROPN|3|obl "
    ".|PUNCT|3|punct"
)
WENT = "He|PRON|2|nsubj {verb} {tail}"
ATTACK = (
    "They|PRON|2|nsubj drove|VERB|0|root from|ADP|4|case Orhal|PROPN|2|obl to|PART|6|mark "
    "attack|VERB|2|advcl the|DET|8|det guards|NOUN|6|obj in|ADP|10|case Sulmat|PROPN|6|obl "
    ".|PUNCT|2|punct"
)
TRIED = (
    "He|PRON|2|nsubj tried|VERB|0|root to|PART|4|mark reach|VERB|2|xcomp Merrin|PROPN|4|obj "
    ".|PUNCT|2|punct"
)
NOT = (
    "He|PRON|4|nsubj did|AUX|4|aux not|PART|4|advmod go|VERB|0|root to|ADP|6|case "
    "Merrin|PROPN|4|obl .|PUNCT|4|punct"
)
WILL = (
    "He|PRON|3|nsubj will|AUX|3|aux go|VERB|0|root to|ADP|5|case Merrin|PROPN|3|obl .|PUNCT|3|punct"
)
OFTEN = (
    "He|PRON|3|nsubj often|ADV|3|advmod went|VERB|0|root to|ADP|5|case Merrin|PROPN|3|obl "
    ".|PUNCT|3|punct"
)


def told(lines, who="He", places=("Orhal", "Sulmat", "Merrin", "Tasmur")) -> Built:
    """A report in which one traveller is named and the places are known."""
    built = Built(lines)
    for number, line in enumerate(lines):
        if f"{who}|" in line:
            before = sum(f"{who}|" in other for other in lines[:number])
            built.entity(who, "person", "Adel", which=before)
    for place in places:
        if place in built.text:
            built.entity(place, "place")
    return built


def route(built: Built) -> list[list[tuple[str, bool]]]:
    """The stops of every journey."""
    return [[(s.entity, s.via) for s in journey.stops] for journey in built.state().journeys]


def test_from_through_to_are_stops_in_order():
    """With the means."""
    built = told([TRAVELLED])
    assert route(built) == [[("orhal", False), ("sulmat", True), ("merrin", False)]]
    journey = built.state().journeys[0]
    assert (journey.who, journey.status) == ("adel", JourneyStatus.made)
    assert journey.means is not None
    assert built.text[slice(*journey.means)] == "in a truck"


def test_places_passed_through_come_before_the_goal_that_was_named_first():
    """ "came to Merrin, passing through Orhal and Sulmat": a list shares its preposition."""
    assert route(told([CAME], "I")) == [[("orhal", True), ("sulmat", True), ("merrin", False)]]


def test_whoever_comes_is_who_passes_whatever_the_parse():
    """The parser hangs "passing" on the adverb before it as often as on the verb."""
    line = CAME.replace(
        ",|PUNCT|7|punct passing|VERB|2|advcl", ",|PUNCT|7|punct passing|VERB|5|acl"
    )
    assert route(told([line], "I")) == [[("orhal", True), ("sulmat", True), ("merrin", False)]]


def test_what_something_comes_to_is_no_place():
    """ "when it came to the guards in Sulmat" """
    line = (
        "He|PRON|2|nsubj helped|VERB|0|root when|ADV|5|advmod it|PRON|5|nsubj came|VERB|2|advcl "
        "to|ADP|8|case the|DET|8|det guards|NOUN|5|obl in|ADP|10|case Sulmat|PROPN|8|nmod "
        ".|PUNCT|2|punct"
    )
    assert route(told([line])) == []


def test_where_it_began_goes_first_wherever_it_stands():
    """ "to Sulmat from Orhal, then to Merrin"."""
    assert route(told([BROUGHT], "I")) == [[("orhal", False), ("sulmat", False), ("merrin", False)]]


def test_a_journey_goes_on_over_sentences_of_one_speaker():
    """Same traveller, same voice."""
    built = told([BROUGHT, THEN], "I")
    for number, line in enumerate(built.sentences):
        words = built.text[slice(built._sentences[number].start, built._sentences[number].end)]
        assert line
        built.says(
            f"a{number}", "", "", words, hop("Adel", role=Role.participant), mode=Mode.direct
        )
    assert [len(stops) for stops in route(built)] == [3, 1]
    one = told([BROUGHT, THEN], "I")
    assert route(one) == [
        [("orhal", False), ("sulmat", False), ("merrin", False), ("tasmur", False)]
    ]


def test_where_they_meant_to_attack_is_where_they_went():
    """ "to attack the guards in Sulmat" leads to Sulmat and is no claim of an attack."""
    built = told([ATTACK], "They")
    assert route(built) == [[("orhal", False), ("sulmat", False)]]
    assert len(built.state().claims) == 1


@pytest.mark.parametrize(
    ("line", "status"),
    [(TRIED, "attempted"), (WILL, "planned"), (OFTEN, "habitual")],
)
def test_status_says_whether_it_was_made(line, status):
    """Attempted, planned, habitual."""
    journeys = told([line]).state().journeys
    assert [journey.status for journey in journeys] == [JourneyStatus(status)]


def test_a_journey_that_is_denied_is_none():
    """ "did not go"."""
    assert told([NOT]).state().journeys == ()


def test_where_one_could_not_pass_is_no_stop():
    """The reason for a way names places that nobody went through."""
    line = (
        "He|PRON|2|nsubj travelled|VERB|0|root from|ADP|4|case Orhal|PROPN|2|obl to|ADP|6|case "
        "Merrin|PROPN|2|obl because|SCONJ|8|mark fighting|NOUN|2|advcl through|ADP|10|case "
        "Sulmat|PROPN|8|nmod went|VERB|8|acl on|ADV|11|advmod .|PUNCT|2|punct"
    )
    (journey,) = told([line]).state().journeys
    assert [stop.entity for stop in journey.stops] == ["orhal", "merrin"]
