"""The dateline at the start of a body: "MERRIN, March 3 (Halden Press) — …".

It stays part of its paragraph; only what it says about the report is taken from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.ingest.metadata.dates import find_dates, month_day, wire_date
from sayso.ingest.metadata.outlets import find_outlet, is_agency

__all__ = ["Dateline", "closing_agency", "read_dateline"]

_LONGEST = 120
_DASH = re.compile(
    r"\s+[–—-]{1,2}\s+|\s?—\s?|\s?--\s?|(?<=\))\s?[:–-]\s|(?<=\)),?\s|(?<=[A-Z])-\s"
    r"|(?<=\w/)\.?\s"
)
_BRACKET = re.compile(r"[(\[/]([^()\[\]/]{2,60})[)\]/]\s*\Z")
_CLOSING = re.compile(r"[.!?][\"'”’]?\s*[(\[—–-]{1,2}\s?([^()\[\]]{2,30})[)\]]?\Z")

_NO_PLACE = frozenset(
    "on in at since until till from by the after before between during and but as it he she they "
    "this that these those updated published posted".split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says. `date` is EDTF; `month_day` is what it gives without a year."""

    place: str | None
    agency: str | None
    date: str | None
    month_day: tuple[int, int] | None


def _agency(name: str) -> str | None:
    name = name.strip()
    if find_dates(name) or month_day(name) or not name[:1].isupper():
        return find_outlet(name).name if find_outlet(name) else None  # type: ignore[union-attr]
    return name if is_agency(name) else None


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline at the start of `paragraph`, or None.

    Taken as one only with an agency in brackets, a date, or the place in capitals.
    """
    head = paragraph[:_LONGEST]
    dashed = False
    for dash in list(_DASH.finditer(head))[:3]:
        drawn = bool(dash[0].strip(" ,"))
        if dashed and not drawn:
            # "(Halden) – Valley Defence Force (VDF) fighters …": what follows a dash is the text.
            return None
        dashed = dashed or drawn
        line = _read_head(head[: dash.start()])
        if line:
            return line
    return None


def _read_head(head: str) -> Dateline | None:
    agency: str | None = None
    bracket = _BRACKET.search(head)
    if bracket:
        agency = _agency(bracket[1])
        if agency and _spells(bracket[1], head[: bracket.start()]):
            return None
        if agency is None and not (find_dates(bracket[1]) or month_day(bracket[1])):
            return None
        head = head[: bracket.start()] + (bracket[1] if agency is None else "")
    date: str | None = None
    short: tuple[int, int] | None = None
    dates = find_dates(head)
    if len(dates) == 1:
        date = dates[0].value
        head = head[: dates[0].start] + head[dates[0].end :]
    elif agency and (wire := wire_date(head)):
        date = wire[0]
        head = head[: wire[1]] + head[wire[2] :]
    elif found := month_day(head):
        short = found[:2]
        head = head[: found[2]] + head[found[3] :]
    head = head.strip(" ,.()[]")
    words = re.findall(r"[\w'’.-]+", head)
    parts = [part.strip() for part in re.split(r"[,/]", head) if part.strip()]
    if not agency and len(parts) > 1 and find_outlet(parts[-1]):
        agency = parts.pop()
    if len(words) > 7 or not all(
        w[0].isupper() or w in {"of", "the", "al", "el", "de"} for w in words
    ):
        return None
    if words and words[0].casefold() in _NO_PLACE:
        return None
    capitals = bool(parts) and parts[0].isupper() and len(parts[0]) > 2
    if not (agency or ((date or short) and parts) or capitals):
        return None
    return Dateline(", ".join(parts) or None, agency, date, short)


def _spells(acronym: str, before: str) -> bool:
    """Whether an acronym is made of the words just before it: it introduces a name's short form."""
    letters = acronym.replace(".", "").casefold()
    words = [word for word in re.findall(r"[^\W\d_]+", before) if word[0].isupper()]
    initials = "".join(word[0] for word in words[-len(letters) :]).casefold()
    return len(letters) > 1 and initials == letters


def closing_agency(paragraph: str) -> str | None:
    """The agency that the last paragraph of a body ends with: "… he said. (Reuters)"."""
    match = _CLOSING.search(paragraph[-60:])
    return _agency(match[1]) if match else None
