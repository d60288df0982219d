"""Plain words: there for every value, and never a verdict."""

from __future__ import annotations

import pytest

from sayso.model import Chain, Hop
from sayso.show import words
from sayso.vocabulary import (
    Basis,
    Caveat,
    Certainty,
    How,
    Modality,
    Naming,
    Polarity,
    RemarkStatus,
    Role,
)


@pytest.mark.parametrize(
    ("table", "vocabulary"),
    [
        (words.NAMING, Naming),
        (words.ROLE, Role),
        (words.BASIS, Basis),
        (words.CERTAINTY, Certainty),
        (words.MODALITY, Modality),
        (words.POLARITY, Polarity),
        (words.CAVEATS, Caveat),
        (words.REMARKS, RemarkStatus),
    ],
)
def test_every_value_has_words(table: dict[object, str], vocabulary: type) -> None:
    """A value without words would show as a code."""
    assert set(table) == set(vocabulary)  # type: ignore[call-overload]


def test_no_words_are_a_verdict() -> None:
    """Nothing says "corroborated" or "independent", and "verified" is always somebody's saying."""
    said = [*words.BASIS.values(), *words.CAVEATS.values(), *words.ROLE.values()]
    assert not [w for w in said if "corroborat" in w or "independent" in w]
    assert words.REMARKS[RemarkStatus.verified] == "said to be verified"


def hop(name: str, naming: Naming = Naming.named, how: How = How.stated) -> Hop:
    """A hop with nothing known but its name."""
    return Hop(name, None, naming, Role.unknown, how, None)


def test_a_chain_reads_from_the_publisher_to_the_mouth() -> None:
    """Gaps and inferred hops show; hops behind the origin are quoted."""
    chain = Chain(
        (
            hop("The Merrin Courier"),
            hop("Oldeva Today", how=How.inferred),
            hop("'R. S.'", Naming.pseudonym),
            hop("officers", Naming.collective),
        ),
        2,
    )
    assert words.chain_line(chain) == (
        "The Merrin Courier ← Oldeva Today (inferred) ← 'R. S.' (pseudonym) "
        "← officers (several, not named, quoted)"
    )
