"""Values of a facet that differ in writing alone: one value, shown as it is written most often.

"DERVANE" and "Dervane" have one key already. "The Merrin Courier" and "Merrin Courier" have two,
and what is only described ("the river", "River") has one for every report. On the claims page they
are one line. It is a matter of that page: who is one is decided elsewhere, by people, and whatever
they decided about stays as they left it. People who are only described or speak unnamed are never
put together: two reports' "a doctor" may be two doctors.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.show.web.entitykeys import is_opaque
from sayso.show.web.snapshot import PEOPLE, Snapshot, folded
from sayso.vocabulary import Naming

__all__ = ["UNSAID", "Alike", "alike", "written_alike"]

UNSAID = "not said who"

_ARTICLES = ("the ", "a ", "an ")
_DESCRIBED = ("agent", "patient", "place")
"""Facets of what is spoken about; who speaks is never put together by a description."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Which codes of a facet are one value."""

    to: npt.NDArray[np.int64]
    """The code that stands for each code, mostly itself."""
    members: dict[int, tuple[int, ...]]
    """All codes of a value that has several, by the code that stands for it."""

    def together(self, column: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
        """How often each code occurs in a column, those of one value added up."""
        counts = np.bincount(column, minlength=len(self.to))
        if not self.members:
            return counts
        return np.bincount(self.to, weights=counts, minlength=len(counts)).astype(np.int64)

    def where(self, column: npt.NDArray[Any], code: int) -> npt.NDArray[np.bool_]:
        """Where a column has the value that a code belongs to."""
        first = int(self.to[code])
        same: npt.NDArray[np.bool_] = (
            self.to[column] == first if first in self.members else column == code
        )
        return same

    def of(self, code: int) -> tuple[int, ...]:
        """All codes of the value that a code belongs to."""
        first = int(self.to[code]) if code < len(self.to) else code
        return self.members.get(first, (code,))

    def label(self, snapshot: Snapshot, name: str, code: int) -> str:
        """What the value is called most often."""
        some = self.of(code)
        if name in PEOPLE and _nobody(snapshot, name, code):
            return UNSAID
        if len(some) == 1:
            return snapshot.label(name, code)
        called: dict[str, int] = defaultdict(int)
        words = snapshot.words[name]
        for one in some:
            for label, times in words.counted(one).items():
                called[label] += times
        return min(called, key=lambda one: (-called[one], one)) if called else words.keys[code]


def alike(snapshot: Snapshot, name: str) -> Alike:
    """Which values of a facet are one; made once of a snapshot."""
    kind = "described" if name in _DESCRIBED else "named" if name in PEOPLE else name
    kept: Alike | None = snapshot.lists.get(f"alike {kind}")
    if kept is None:
        kept = snapshot.lists[f"alike {kind}"] = _made(snapshot, name)
    return kept


def written_alike(words: str) -> str:
    """What two spellings have in common that differ in case, article or punctuation alone."""
    return _bare(folded(words))


def _made(snapshot: Snapshot, name: str) -> Alike:
    words = snapshot.words[name]
    size = len(words)
    to = np.arange(size, dtype=np.int64)
    if name == "report":
        return Alike(to, {})
    decided = {node.partition("@")[0] for node in snapshot.classes.of} if name in PEOPLE else set()
    forms: dict[str, list[int]] = defaultdict(list)
    for code in range(1, size):
        key = words.keys[code]
        if key.partition("@")[0] not in decided:
            form = _form(snapshot, name, code, key)
            if form:
                forms[form].append(code)
    members = {}
    for some in forms.values():
        if len(some) > 1:
            first = max(some, key=lambda code: (sum(words.counted(code).values()), -code))
            to[some] = first
            members[first] = tuple(some)
    return Alike(to, members)


def _form(snapshot: Snapshot, name: str, code: int, key: str) -> str:
    """What two keys of one value have in common; "" where a key stands for itself alone."""
    if name not in PEOPLE:
        return written_alike(key)
    kind, _, rest = key.partition(":")
    if not is_opaque(key):
        return ("person:" if kind == "person" else ":") + _bare(rest)
    words = snapshot.words[name]
    if _nobody(snapshot, name, code):
        return "?"
    if name in _DESCRIBED and code in words.described and words.kinds[code] != "person":
        return ":" + written_alike(words.label(code))
    return ""


def _nobody(snapshot: Snapshot, name: str, code: int) -> bool:
    """Whether a code stands for a speaker of whom a report says nothing at all."""
    words = snapshot.words[name]
    return not words.kinds[code] and words.label(code) == Naming.unknown.value


def _bare(form: str) -> str:
    for article in _ARTICLES:
        if form.startswith(article):
            return form.removeprefix(article)
    return form
