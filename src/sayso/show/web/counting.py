"""Counts in context: how many claims each value of a facet would leave, under all other filters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np

from sayso.errors import WrongUse
from sayso.ledger.facets import Facets
from sayso.ledger.fold import fold
from sayso.show.web.alike import alike
from sayso.show.web.choice import FACETS, Choice, chosen
from sayso.show.web.entitykeys import is_opaque
from sayso.show.web.labels import FACET, value_label
from sayso.show.web.snapshot import CODED, NAMED, NOBODY, PEOPLE, SETS, Mask, Snapshot, folded

__all__ = ["facet_counts", "one_facet"]

Json = dict[str, Any]
Value = tuple[str, str, int, str | None]
"""Value, label, count, kind."""


def facet_counts(
    snapshot: Snapshot, facets: Facets, choice: Choice, *, names: Sequence[str], top: int
) -> Json:
    """The counts of the named facets and how many claims fit."""
    unknown = [name for name in names if name not in FACETS]
    if unknown:
        raise WrongUse(f"{unknown[0][:60]!r} is no facet. There are: {', '.join(FACETS)}.")
    whole = chosen(snapshot, facets, choice)
    taken = {name for name, _ in choice.include}
    shown = {}
    for name in names:
        mask = chosen(snapshot, facets, choice, apart=name) if name in taken else whole
        shown[name] = one_facet(snapshot, mask, choice, name=name, top=top)
    return {"total": int(np.count_nonzero(whole)), "facets": shown}


def one_facet(
    snapshot: Snapshot, mask: Mask, choice: Choice, *, name: str, top: int, find: str = ""
) -> Json:
    """One facet: its values that occur, most often first, and those that were chosen."""
    taken, left_out = choice.taken(name), choice.left_out(name)
    values = _values(snapshot, mask, name, find=find, top=top + len(taken) + len(left_out) + 1)
    more = max(0, values[1] - top)
    found = [_as_chosen(snapshot, name, row, (*taken, *left_out)) for row in values[0]]
    listed = found[:top]
    have = {value for value, _, _, _ in listed}
    beyond = {value: row for row in found[top:] for value in (row[0],)}
    for value in (*taken, *left_out):
        if value in have:
            continue
        listed.append(beyond.get(value) or _lone(snapshot, mask, name, value))
        more = max(0, more - 1) if value in beyond else more
    if name in PEOPLE:
        listed = _told_apart(snapshot, name, listed)
    return {
        "label": FACET[name],
        "values": [
            {
                "value": value,
                "label": label,
                "count": count,
                "selected": "in" if value in taken else "out" if value in left_out else None,
                "kind": kind,
            }
            for value, label, count, kind in listed
        ],
        "more": more,
    }


def _told_apart(snapshot: Snapshot, name: str, rows: list[Value]) -> list[Value]:
    """Several who are called the same and are not known to be one: each with where it speaks."""
    called = Counter(folded(label) for _, label, _, _ in rows)
    column = snapshot.columns[name]
    made = []
    for value, label, count, kind in rows:
        code = snapshot.code(name, value) if called[folded(label)] > 1 else None
        if code and is_opaque(value):
            report = snapshot.reports.get(
                int(snapshot.columns["report_row"][np.argmax(column == code)])
            )
            where = (report[4] or report[6]) if report else None
            label = f"{label} · {where}" if where else label
        made.append((value, label, count, kind))
    return made


def _as_chosen(snapshot: Snapshot, name: str, row: Value, chosen: Sequence[str]) -> Value:
    """A value under the key by which it was chosen: an address keeps what it says."""
    if name not in NAMED or not chosen or row[0] in chosen:
        return row
    keys = snapshot.words[name].keys
    code = snapshot.code(name, row[0])
    codes = alike(snapshot, name).of(code) if code else ()
    other = next((keys[one] for one in codes if keys[one] in chosen), None)
    return (other, *row[1:]) if other else row


def _values(
    snapshot: Snapshot, mask: Mask, name: str, *, find: str, top: int
) -> tuple[list[Value], int]:
    """The most frequent values, at most `top`, and how many there are in all."""
    column = snapshot.columns["year" if name == "time" else name]
    if name in SETS:
        counts = _set_counts(column[mask], name)
        found = [(value, value_label(name, value), count, None) for value, count in counts]
        found.sort(key=lambda row: (-row[2], row[0]))
        return _found(found, find, top)
    if name == "time":
        years = np.bincount(column[mask], minlength=1)
        present = np.flatnonzero(years)[::-1]  # latest first, undated last
        found = [
            ("undated" if year == 0 else str(year), "undated" if year == 0 else str(year),
             int(years[year]), None)
            for year in present.tolist()
        ]  # fmt: skip
        return _found(found, find, top)
    if name in CODED:
        few = np.bincount(column[mask], minlength=len(CODED[name]))
        found = [
            (value, value_label(name, value), int(few[code]), None)
            for code, value in enumerate(CODED[name])
            if few[code]
        ]
        if name != "judged":
            found.sort(key=lambda row: -row[2])
        return _found(found, find, top)
    return _names(snapshot, alike(snapshot, name).together(column[mask]), name, find=find, top=top)


def _names(
    snapshot: Snapshot, counts: Any, name: str, *, find: str, top: int
) -> tuple[list[Value], int]:
    words = snapshot.words[name]
    present = np.flatnonzero(counts)
    if find:
        wanted = fold(find)
        present = np.array(
            [code for code in present.tolist() if wanted in folded(_label(snapshot, name, code))],
            np.int64,
        )
    total = len(present)
    if total > top:
        # The lowest count that can still be among the first `top`; ties are sorted out below.
        least = np.partition(counts[present], total - top)[total - top]
        present = present[counts[present] >= least]
    order = present[np.argsort(-counts[present], kind="stable")][:top]
    return [
        (
            words.keys[code] if code else NOBODY.get(name, "none"),
            _label(snapshot, name, code),
            int(counts[code]),
            words.kinds[code] or None,
        )
        for code in order.tolist()
    ], total


def _label(snapshot: Snapshot, name: str, code: int) -> str:
    if not code:
        return value_label(name, "none")
    return alike(snapshot, name).label(snapshot, name, code)


def _found(values: Sequence[Value], find: str, top: int) -> tuple[list[Value], int]:
    if find:
        wanted = fold(find)
        values = [row for row in values if wanted in fold(row[1])]
    return list(values[:top]), len(values)


def _set_counts(column: Any, name: str) -> list[tuple[str, int]]:
    bits = [
        (value, int(np.count_nonzero(column & (1 << place))))
        for place, value in enumerate(SETS[name])
    ]
    return [pair for pair in (*bits, ("none", int(np.count_nonzero(column == 0)))) if pair[1]]


def _lone(snapshot: Snapshot, mask: Mask, name: str, value: str) -> Value:
    """A chosen value that is not among the first, or that no claim has."""
    if name in CODED or name in SETS or name == "time":
        return value, value_label(name, value) if name != "time" else value, 0, None
    words = snapshot.words[name]
    if value == NOBODY.get(name, "none"):
        return (
            value,
            value_label(name, "none"),
            int(np.count_nonzero(snapshot.columns[name][mask] == 0)),
            None,
        )
    code = snapshot.code(name, value)
    if code is None:
        return value, value.partition(":")[2] or value, 0, None
    count = int(np.count_nonzero(alike(snapshot, name).where(snapshot.columns[name][mask], code)))
    return value, _label(snapshot, name, code), count, words.kinds[code] or None
