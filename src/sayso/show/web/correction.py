"""What a person puts in the machine's place: spans in the text, words of vocabularies, notes."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sayso.errors import WrongUse
from sayso.vocabulary import Act, Basis, Certainty, Modality, Naming, Polarity, Role

__all__ = ["checked_correction", "checked_span"]

SPANS = ("source", "cue", "content", "insertions")
VOCABULARIES: dict[str, type[StrEnum]] = {
    "act": Act,
    "polarity": Polarity,
    "certainty": Certainty,
    "modality": Modality,
    "basis": Basis,
    "naming": Naming,
    "role": Role,
}
WORDS = ("speaker", "time", "place", "note")

MOST_SPANS = 200
LONGEST = 1_000


def checked_correction(given: dict[str, Any], length: int) -> dict[str, Any]:
    """The correction with every part checked against a text of `length` code points.

    Raises WrongUse and names the part that makes no sense.
    """
    made: dict[str, Any] = {}
    for name, value in given.items():
        if name in SPANS:
            if not isinstance(value, list) or len(value) > MOST_SPANS:
                raise WrongUse(f"{name} is a list of at most {MOST_SPANS} stretches [start, end].")
            made[name] = [list(checked_span(one, length)) for one in value]
        elif name == "passage":
            made[name] = list(checked_span(value, length))
        elif name in VOCABULARIES:
            try:
                made[name] = VOCABULARIES[name](value).value
            except ValueError:
                there = ", ".join(VOCABULARIES[name])
                raise WrongUse(f"{name} {str(value)[:60]!r} is none of: {there}.") from None
        elif name in WORDS:
            if not isinstance(value, str) or len(value) > LONGEST:
                raise WrongUse(f"{name} is text of at most {LONGEST} characters.")
            made[name] = value
        else:
            known = ", ".join((*SPANS, "passage", *VOCABULARIES, *WORDS))
            raise WrongUse(f"{name[:60]!r} cannot be corrected; there are: {known}.")
    return made


def checked_span(span: object, length: int) -> tuple[int, int]:
    """A stretch inside the text. Raises WrongUse."""
    if (
        isinstance(span, Sequence)
        and not isinstance(span, str)
        and len(span) == 2
        and all(isinstance(one, int) and not isinstance(one, bool) for one in span)
        and 0 <= span[0] < span[1] <= length
    ):
        return span[0], span[1]
    raise WrongUse(f"{str(span)[:60]} is no stretch of a text of {length:,} characters.")
