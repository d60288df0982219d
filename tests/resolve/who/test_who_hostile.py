"""Hostile and broken input: near-linear, no endless loop, nothing raised."""

from __future__ import annotations

import time
from dataclasses import replace

from who_build import KNOWN, build, names, resolved

from sayso.resolve import resolve

SYLLABLES = ["ba", "do", "ki", "lu", "me", "ra", "so", "ti", "vu", "za"]


def _surname(number: int) -> str:
    digits = f"{number * 7919 % 100_000:05d}"
    return "".join(SYLLABLES[int(digit)] for digit in digits).capitalize()


def _seconds(marked: str, publisher: str = "KTA") -> float:
    report, text, reading = build(marked, publisher=publisher)
    start = time.process_time()
    resolve(report, text, reading, knowledge=KNOWN)
    return time.process_time() - start


def test_many_people_of_one_name() -> None:
    """Ten times the people of one given name cost not much more than ten times as long."""

    def people(count: int) -> str:
        rows = [f"[P:Mohammed {_surname(n)}] came. [P:Mohammed] left." for n in range(count)]
        return "\n\n".join(rows)

    few, many = _seconds(people(500)), _seconds(people(5000))
    assert many < 30 * max(few, 0.05)


def test_one_endless_sentence() -> None:
    """A sentence of a thousand attributions is no square."""

    def sentence(count: int) -> str:
        return " and ".join(
            f"[S{n}:[P:Karl Voss]] [Q{n}:told] KTA [C{n}:it fell]" for n in range(1, count + 1)
        )

    few, many = _seconds(sentence(100)), _seconds(sentence(1000))
    assert many < 30 * max(few, 0.05)


def test_many_bodies_that_may_be_the_publisher() -> None:
    """Eight times the bodies that "the Mission" could be are no square."""

    def bodies(count: int) -> str:
        rows = (
            f"[G:{_surname(n)} Council] met. [S{n + 1}:[G:The Mission]] [Q{n + 1}:said] "
            f"[C{n + 1}:it fell]."
            for n in range(count)
        )
        return "\n\n".join(rows)

    few, many = (_seconds(bodies(n), "Mission in Orhal") for n in (250, 2000))
    assert many < 16 * max(few, 0.1)


def test_many_places_and_people_of_one_word() -> None:
    """Each is asked whether he is called after one of the others."""

    def people(count: int) -> str:
        rows = (f"[P:{_surname(n)}] fled from [L:{_surname(n + 50_000)}]." for n in range(count))
        return "\n\n".join(rows)

    few, many = _seconds(people(500)), _seconds(people(5000))
    assert many < 25 * max(few, 0.1)


def test_parents_in_a_circle() -> None:
    """Attributions that are each other's parents still get chains."""
    report, text, reading = build(
        "[S1:[P:Karl Voss]] [Q1:said] [C1:it]. [S2:[P:Mira Hald]] [Q2:said] [C2:not].",
        publisher="KTA",
    )
    one, two = reading.attributions
    circle = replace(reading, attributions=(replace(one, parent="2"), replace(two, parent="1")))
    result = resolve(report, text, circle, knowledge=KNOWN)
    assert {"1", "2", ""} <= set(result.chains)


def test_one_letter_names() -> None:
    """People of one letter are told apart and harm nobody."""
    result = resolved("[S1:[P:K]] [Q1:said] [C1:it]. [S2:[P:M]] [Q2:said] [C2:not].")
    assert names(result, 1)[-1] != names(result, 2)[-1]


def test_names_that_are_each_others_alias() -> None:
    """A is known as B, B is known as A: one person, no endless loop."""
    result = resolved(
        "[P:Karl Voss], known as ‘Mira Hald’, came. [P:Mira Hald], known as ‘Karl Voss’, left. "
        "[S1:[P:Voss]] [Q1:said] [C1:it]."
    )
    assert len(names(result, 1)) == 2


def test_empty_report() -> None:
    """Nothing in, the publisher's own chain out."""
    result = resolved("Nothing.", publisher="")
    assert list(result.chains) == [""]
    assert result.entities == ()


def test_unnamed_source_is_not_tied_to_a_name() -> None:
    """An official who is not named stays apart from one who is."""
    result = resolved(
        "[S1:An NDC official] [Q1:said] [C1:they left].\n\n"
        "NDC official [S2:[P:Ilan Dörf]] [Q2:said] [C2:they stayed]."
    )
    assert names(result, 1)[-1] == "*An NDC official"
    assert names(result, 2)[-1] == "*Ilan Dörf"


def test_same_in_same_out() -> None:
    """Resolving twice gives the same ids, names and chains."""
    marked = "[S1:[P:Karl Voss]] [Q1:told] KTA [C1:it fell]. [C2:“Again,”] [S2:he] [Q2:said]."
    one, two = resolved(marked), resolved(marked)
    assert one.entities == two.entities
    assert dict(one.chains) == dict(two.chains)
