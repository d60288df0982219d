"""What somebody chose on the claims page: facets in and out, words, a stretch of time.

A `Choice` comes from an address's parameters; `masks` turns it into one mask a facet, so that the
counts of a facet can leave its own choice out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from sayso.errors import WrongUse
from sayso.ledger.facets import Facets
from sayso.show.web import when
from sayso.show.web.alike import alike
from sayso.show.web.entitykeys import is_opaque
from sayso.show.web.labels import FACET
from sayso.show.web.snapshot import CODED, NAMED, NOBODY, SETS, Ints, Mask, Snapshot

__all__ = ["FACETS", "FILTERS", "Choice", "chosen", "read_choice"]

FACETS = (
    "speaker", "origin", "publisher", "act", "agent", "patient", "place", "time", "basis",
    "naming", "role", "certainty", "polarity", "modality", "remark", "caveat", "judged",
)  # fmt: skip
"""Those that are counted, in the order of the page."""

FILTERS = (*FACETS, "report", "heading", "mentions")
SINGLE = ("q", "from", "to", "undated", "located", "superseded")

MOST_VALUES = 200
MOST_WORDS = 500
KEPT = 40
"""Searches whose claims are remembered for the next click."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter over claims; equal filters are equal objects."""

    include: tuple[tuple[str, tuple[str, ...]], ...] = ()
    exclude: tuple[tuple[str, tuple[str, ...]], ...] = ()
    words: str = ""
    first: int | None = None
    """Day from which on; None: no bound."""
    last: int | None = None
    undated: bool = True
    located: bool | None = None
    """Only claims whose place has coordinates, or only the others."""
    superseded: bool = False

    def taken(self, facet: str) -> tuple[str, ...]:
        """The values of a facet that are included."""
        return dict(self.include).get(facet, ())

    def left_out(self, facet: str) -> tuple[str, ...]:
        """The values of a facet that are excluded."""
        return dict(self.exclude).get(facet, ())


@dataclass(slots=True)
class _Making:
    include: dict[str, list[str]] = field(default_factory=dict)
    exclude: dict[str, list[str]] = field(default_factory=dict)
    single: dict[str, str] = field(default_factory=dict)


def read_choice(pairs: Iterable[tuple[str, str]], *, others: Iterable[str] = ()) -> Choice:
    """The filters among an address's parameters; `others` are those that are none.

    Raises WrongUse for a name that is no filter and a value that is not in its vocabulary.
    """
    made = _Making()
    beside = frozenset(others)
    values = 0
    for name, value in pairs:
        if name in beside:
            continue
        bare = name.removeprefix("not.")
        if name in SINGLE:
            made.single[name] = value
        elif bare in FILTERS:
            values += 1
            if values > MOST_VALUES:
                raise WrongUse(f"more than {MOST_VALUES} values are chosen. Clear some of them.")
            _check(bare, value)
            side = made.exclude if name != bare else made.include
            some = side.setdefault(bare, [])
            if value not in some:
                some.append(value)
        else:
            raise WrongUse(f"there is no filter {name[:60]!r}.")
    single = made.single
    words = single.get("q", "").strip()
    if len(words) > MOST_WORDS:
        raise WrongUse(f"a search has at most {MOST_WORDS} characters.")
    return Choice(
        tuple(sorted((name, tuple(sorted(some))) for name, some in made.include.items())),
        tuple(sorted((name, tuple(sorted(some))) for name, some in made.exclude.items())),
        words,
        _day(single, "from", end=False),
        _day(single, "to", end=True),
        _flag(single, "undated", default=True),
        _flag(single, "located", default=True) if single.get("located") else None,
        _flag(single, "superseded", default=False),
    )


def _check(name: str, value: str) -> None:
    if name in CODED and value not in CODED[name]:
        raise WrongUse(f"the filter “{_label(name)}” knows no {value[:60]!r}.")
    if name in SETS and value not in SETS[name] and value != "none":
        raise WrongUse(f"the filter “{_label(name)}” knows no {value[:60]!r}.")
    if name == "time" and value != "undated" and not (value.isascii() and value.isdigit()):
        raise WrongUse(f"{value[:60]!r} is no year, such as 2024.")
    if len(value) > 1000:
        raise WrongUse(f"a value of {name} is longer than any there is.")


def _label(name: str) -> str:
    return FACET.get(name, name)


def _day(single: dict[str, str], name: str, *, end: bool) -> int | None:
    value = single.get(name, "")
    if not value:
        return None
    day = when.parse_day(value, end=end)
    if day is None:
        raise WrongUse(f"{value[:60]!r} is no date, such as 2024, 2024-03 or 2024-03-05.")
    return day


def _flag(single: dict[str, str], name: str, *, default: bool) -> bool:
    value = single.get(name, "")
    if value not in ("", "0", "1"):
        raise WrongUse(f"{name} is 0 or 1, not {value[:60]!r}.")
    return value == "1" if value else default


# --- choosing ----------------------------------------------------------------------------------


def chosen(snapshot: Snapshot, facets: Facets, choice: Choice, *, apart: str | None = None) -> Mask:
    """Which claims fit; `apart` leaves that facet's included values out of account."""
    mask = _base(snapshot, facets, choice).copy()
    for name, values in choice.include:
        if name != apart:
            mask &= _any(snapshot, facets, name, values)
    return mask


def _base(snapshot: Snapshot, facets: Facets, choice: Choice) -> Mask:
    """Everything but the included values; the same for every facet, so it is kept."""
    key = ("base", choice.exclude, choice.words, choice.first, choice.last, choice.undated,
           choice.located, choice.superseded)  # fmt: skip
    kept = snapshot.memory.get(key)
    if kept is not None:
        mask: Mask = kept
        return mask
    mask = np.ones(len(snapshot), np.bool_) if choice.superseded else ~snapshot.superseded
    columns = snapshot.columns
    if choice.words:
        mask = mask & _with_words(snapshot, facets, choice.words)
    if choice.first is not None or choice.last is not None or not choice.undated:
        dated = columns["year"] != 0
        inside = dated.copy()
        if choice.first is not None:
            inside &= columns["to"] >= choice.first
        if choice.last is not None:
            inside &= columns["from"] <= choice.last
        if choice.undated:
            inside |= ~dated
        mask = mask & inside
    if choice.located is not None:
        mask = mask & ((columns["place_spot"] != 0) == choice.located)
    for name, values in choice.exclude:
        mask = mask & ~_any(snapshot, facets, name, values)
    _remember(snapshot, key, mask)
    return mask


def _remember(snapshot: Snapshot, key: object, mask: Mask) -> None:
    memory = snapshot.memory
    while len(memory) >= KEPT:
        try:
            memory.pop(next(iter(memory)))
        except (StopIteration, KeyError, RuntimeError):  # another thread was quicker
            break
    memory[key] = mask


def _with_words(snapshot: Snapshot, facets: Facets, words: str) -> Mask:
    key = ("words", words)
    kept = snapshot.memory.get(key)
    if kept is None:
        kept = _at(snapshot, snapshot.positions(facets.with_words(words)))
        _remember(snapshot, key, kept)
    mask: Mask = kept
    return mask


def _any(snapshot: Snapshot, facets: Facets, name: str, values: tuple[str, ...]) -> Mask:
    """Claims with any of the values."""
    mask = np.zeros(len(snapshot), np.bool_)
    columns = snapshot.columns
    for value in values:
        if name in CODED:
            mask |= columns[name] == CODED[name].index(value)
        elif name in SETS:
            column = columns[name]
            mask |= column == 0 if value == "none" else (column & _bit(name, value)) != 0
        elif name == "time":
            mask |= columns["year"] == (0 if value == "undated" else min(int(value), 99_999))
        elif name == "mentions":
            mask |= _mentioning(snapshot, facets, value)
        elif value == NOBODY.get(name, "none"):
            mask |= columns[name] == 0
        else:
            code = snapshot.code(name, value)
            if code:
                mask |= alike(snapshot, name).where(columns[name], code)
    return mask


def _bit(name: str, value: str) -> int:
    return 1 << SETS[name].index(value)


def _mentioning(snapshot: Snapshot, facets: Facets, key: str) -> Mask:
    """Claims that name somebody, under any key that people held to be the same."""
    one = snapshot.one_of(key)
    kept = snapshot.memory.get(("mentions", one))
    if kept is None:
        kept = np.zeros(len(snapshot), np.bool_)
        for bare in snapshot.keys_of(one):
            if is_opaque(bare):
                continue
            named = _at(snapshot, snapshot.positions(facets.naming(bare.partition(":")[2])))
            # In some reports people held this key to be somebody else.
            for node, name in snapshot.classes.of.items():
                if name != one and node.startswith(f"{bare}@"):
                    elsewhere = snapshot.code("report", node.partition("@")[2]) or 0
                    named &= snapshot.columns["report"] != elsewhere
            kept |= named
        for row, entities in snapshot.held(one):
            report = str(snapshot.reports[row][1]) if row in snapshot.reports else ""
            if is_opaque(one) or any(
                f"{bare}@{report}" in snapshot.classes.of for bare in snapshot.keys_of(one)
            ):
                for entity in entities:
                    found = facets.naming_entity(row, entity)
                    kept[snapshot.positions(found)] = True
        _remember(snapshot, ("mentions", one), kept)
    mask: Mask = kept
    return mask


def _at(snapshot: Snapshot, positions: Ints) -> Mask:
    mask = np.zeros(len(snapshot), np.bool_)
    mask[positions] = True
    return mask


assert set(NAMED) - {"report"} <= set(FACETS)
