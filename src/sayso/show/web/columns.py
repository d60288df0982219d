"""What every claim has in common with others, as arrays in memory: counted while somebody clicks.

A ledger of 100,000 claims is a few megabytes of small numbers; a filter is a mask over them and a
facet one `bincount`. Only reports that came, changed or went are read again. A `Snapshot` never
changes once it is made, so threads may share it.
"""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.ledger.facets import Facets
from sayso.ledger.identity import speaker_key
from sayso.model import Chain, Entity, Hop
from sayso.show.web import when
from sayso.show.web.entitykeys import entity_key, local_key
from sayso.vocabulary import (
    Act,
    Basis,
    Caveat,
    Certainty,
    How,
    MentionKind,
    Modality,
    Naming,
    Polarity,
    RemarkStatus,
    Role,
)

__all__ = ["CODED", "JUDGED", "NAMED", "NOBODY", "SETS", "Columns", "Snapshot", "Spot", "Words"]

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

JUDGED = ("unjudged", "read_correctly", "corrected", "wrong", "disputed")

CODED: dict[str, tuple[str, ...]] = {
    "act": ("none", *Act),
    "polarity": tuple(Polarity),
    "certainty": tuple(Certainty),
    "modality": tuple(Modality),
    "basis": tuple(Basis),
    "naming": ("none", *Naming),
    "role": ("none", *Role),
    "heading": ("0", "1"),
    "judged": JUDGED,
}
"""Facets of one value out of few, and the values by their code."""

SETS: dict[str, tuple[str, ...]] = {
    "caveat": tuple(Caveat),
    "remark": tuple(RemarkStatus),
}
"""Facets of several values, as bits; no bit: `none`."""

NAMED = ("speaker", "origin", "agent", "patient", "place", "publisher", "report")
"""Facets whose values are names, by their code in `Words`; 0 is nobody."""

NOBODY = {"publisher": "?"}
"""How nobody is written where it is not `none`."""

NEVER = 0
"""Day number of the beginning and end of a claim without a date."""

BATCH = 2_000
"""Reports whose claims are read at once."""


class Words:
    """Keys and the labels that they go by, as small numbers. Grows, never shrinks; 0 is nobody."""

    def __init__(self) -> None:
        self.keys: list[str] = [""]
        self.kinds: list[str] = [""]
        self._codes: dict[str, int] = {"": 0}
        self._labels: list[dict[str, int]] = [{}]

    def __len__(self) -> int:
        return len(self.keys)

    def code(self, key: str, label: str, kind: str = "") -> int:
        """The code of a key, which was called `label` once more."""
        code = self._codes.get(key)
        if code is None:
            code = len(self.keys)
            self.kinds.append(kind)
            self._labels.append({})
            self.keys.append(key)
            self._codes[key] = code
        elif kind and not self.kinds[code]:
            self.kinds[code] = kind
        if label:
            labels = self._labels[code]
            labels[label] = labels.get(label, 0) + 1
        return code

    def find(self, key: str) -> int | None:
        """The code of a key, None where it never came."""
        return self._codes.get(key)

    def label(self, code: int) -> str:
        """What it is called most often."""
        labels = self._labels[code]
        return max(sorted(labels), key=lambda one: labels[one]) if labels else self.keys[code]

    def labels(self, code: int) -> list[str]:
        """All that it is called, most often first."""
        labels = self._labels[code]
        return sorted(labels, key=lambda one: (-labels[one], one))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a report puts a place."""

    name: str
    lat: float
    lon: float
    precision: int
    country: str | None
    geonames: int | None


@dataclass(slots=True)
class Snapshot:
    """One moment of all claims. Arrays run parallel, in the ledger's order."""

    ids: Ints
    """Row numbers, ascending."""
    columns: dict[str, npt.NDArray[Any]]
    superseded: Mask
    reports: dict[int, tuple[Any, ...]]
    """(row, report id, log, superseded, publisher, published, title) by row."""
    words: dict[str, Words]
    """Of each of `NAMED`."""
    spots: dict[int, Spot]
    """By code of `place_spot`."""
    holdings: dict[str, dict[int, tuple[str, ...]]]
    """By key: the entities that have it, by report row."""
    number: int
    """Another one for every change: what is kept for a snapshot is kept under it."""
    last_judgement: int = 0
    memory: dict[Any, Any] = field(default_factory=dict)
    """Results of searches, as long as this snapshot is the current one."""

    def __len__(self) -> int:
        return len(self.ids)

    def held(self, key: str) -> list[tuple[int, tuple[str, ...]]]:
        """(report row, its entities) of everything that has this key."""
        return sorted(self.holdings.get(key, {}).copy().items())

    def positions(self, rows: Ints | Iterable[int]) -> Ints:
        """Places of claims by their row numbers; rows that are not there are left out."""
        wanted = rows if isinstance(rows, np.ndarray) else np.fromiter(rows, np.int64)
        if not len(self.ids) or not len(wanted):
            return np.zeros(0, np.int64)
        at = np.searchsorted(self.ids, wanted)
        at[at == len(self.ids)] = 0
        found: Ints = at[self.ids[at] == wanted]
        return found


_INT32 = (*NAMED, "from", "to", "year", "place_spot")
_INT16 = ("caveat", "remark")
_INT8 = tuple(CODED)


class Columns:
    """The current snapshot, kept up to date. Safe for several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version: tuple[int, int] | None = None
        self._snapshot: Snapshot | None = None
        self._logs: dict[int, int] = {}
        self._words = {name: Words() for name in NAMED}
        for other in ("origin", "agent", "patient", "place"):
            self._words[other] = self._words["speaker"]  # one person, one key, one label
        self._spots: dict[int, Spot] = {}
        self._spot_codes: dict[Spot, int] = {}
        self._holdings: dict[str, dict[int, tuple[str, ...]]] = {}
        self._keys_of: dict[int, set[str]] = {}
        self._changes = 0

    def current(self, facets: Facets) -> Snapshot:
        """The columns as the ledger has them now. The first call reads everything."""
        with self._lock:
            if self._snapshot is None or facets.version() != self._version:
                with facets.snapshot():
                    self._version = facets.version()
                    self._snapshot = self._refreshed(facets)
            return self._snapshot

    def _refreshed(self, facets: Facets) -> Snapshot:
        old = self._snapshot
        reports = {int(row[0]): row for row in facets.reports()}
        logs = {row: report[2] for row, report in reports.items()}
        fresh = [row for row, log in logs.items() if self._logs.get(row) != log]
        gone = [row for row in self._logs if row not in logs]
        last = facets.last_judgement()
        same_reports = old is not None and not fresh and not gone
        if same_reports and old is not None:
            moved = {row for row in reports if reports[row][3] != old.reports[row][3]}
            if last == old.last_judgement and not moved:
                return old
        self._changes += 1
        for row in (*fresh, *gone):
            for key in self._keys_of.pop(row, ()):
                self._holdings[key].pop(row, None)
        parts: list[dict[str, npt.NDArray[Any]]] = []
        if old is not None:
            kept = dict(old.columns, ids=old.ids)
            if fresh or gone:
                stay = ~np.isin(kept["report_row"], np.array([*fresh, *gone], np.int64))
                kept = {name: column[stay] for name, column in kept.items()}
            parts.append(kept)
        for first in range(0, len(fresh), BATCH):
            parts.append(self._read(facets, fresh[first : first + BATCH], reports))
        columns = _joined(parts)
        order = np.argsort(columns["ids"], kind="stable")
        if len(parts) > 1:
            columns = {name: column[order] for name, column in columns.items()}
        ids = columns.pop("ids")
        self._logs = logs
        rows = np.array([row for row, one in reports.items() if one[3]], np.int64)
        superseded = np.isin(columns["report_row"], rows)
        made = Snapshot(
            ids,
            columns,
            superseded,
            reports,
            self._words,
            self._spots,
            self._holdings,
            self._changes,
            last,
        )
        columns["judged"] = self._judged(facets, made)
        return made

    # --- reading ---------------------------------------------------------------------------

    def _read(
        self, facets: Facets, rows: list[int], reports: dict[int, tuple[Any, ...]]
    ) -> dict[str, npt.NDArray[Any]]:
        entities, entity_of = self._entities(facets, rows)
        chains = self._chains(facets, rows, entity_of)
        remarks: dict[int, list[tuple[int, set[str]]]] = defaultdict(list)
        for report, status, about in facets.remarks(rows):
            bit = 1 << SETS["remark"].index(status)
            remarks[report].append((bit, set(json.loads(about))))
        spots = self._located(facets, rows)
        outlets, items = self._words["publisher"], self._words["report"]
        codes = {name: {v: i for i, v in enumerate(values)} for name, values in CODED.items()}
        caveats: dict[str, int] = {}
        made: dict[str, list[int]] = {
            name: [] for name in ("ids", "report_row", *_INT32, *_INT16, *_INT8)
        }
        current, outlet, item = -1, 0, 0
        for (
            row, report, claim, attribution, act, agent, patient, place, time, polarity,
            certainty, modality, basis, caveat, heading, naming, role, chain,
        ) in facets.claims(rows):  # fmt: skip
            if report != current:
                current = report
                about_report = reports[report]
                publisher = about_report[4]
                outlet = outlets.code(publisher, publisher) if publisher else 0
                item = items.code(about_report[1], about_report[6] or about_report[1])
            speaker, origin, speaking = chains.get(chain, (0, 0, ()))
            if caveat not in caveats:
                bits = (1 << SETS["caveat"].index(one) for one in json.loads(caveat))
                caveats[caveat] = sum(set(bits))
            said = 0
            for bit, about in remarks.get(report, ()):
                if claim in about or attribution in about or not about.isdisjoint(speaking):
                    said |= bit
            days = when.bounds(time)
            for name, value in (
                ("ids", row), ("report_row", report), ("speaker", speaker), ("origin", origin),
                ("agent", entities.get((report, agent), 0)),
                ("patient", entities.get((report, patient), 0)),
                ("place", entities.get((report, place), 0)),
                ("publisher", outlet), ("report", item),
                ("from", days[0] if days else NEVER), ("to", days[1] if days else NEVER),
                ("year", _year(days)), ("place_spot", spots.get((report, place), 0)),
                ("caveat", caveats[caveat]), ("remark", said),
                ("act", codes["act"].get(act or "none", 0)),
                ("polarity", codes["polarity"][polarity]),
                ("certainty", codes["certainty"][certainty]),
                ("modality", codes["modality"][modality]), ("basis", codes["basis"][basis]),
                ("naming", codes["naming"].get(naming or "none", 0)),
                ("role", codes["role"].get(role or "none", 0)),
                ("heading", int(bool(heading))), ("judged", 0),
            ):  # fmt: skip
                made[name].append(value)
        return _packed(made)

    def _entities(
        self, facets: Facets, rows: list[int]
    ) -> tuple[dict[tuple[int, str], int], dict[tuple[int, str], tuple[str, str]]]:
        """Codes of entities by (report row, id), and their kind and name."""
        people = self._words["speaker"]
        masked = facets.masked(rows)
        codes: dict[tuple[int, str], int] = {}
        about: dict[tuple[int, str], tuple[str, str]] = {}
        for report, report_id, _, entity, kind, name, proper in facets.entities(rows):
            hidden = (report, entity) in masked or not proper
            key = local_key(report_id, entity) if hidden else entity_key(kind, name)
            codes[report, entity] = people.code(key, name, kind)
            about[report, entity] = kind, name
            there = self._holdings.setdefault(key, {})
            there[report] = (*there.get(report, ()), entity)
            self._keys_of.setdefault(report, set()).add(key)
        return codes, about

    def _chains(
        self,
        facets: Facets,
        rows: list[int],
        entity_of: dict[tuple[int, str], tuple[str, str]],
    ) -> dict[int, tuple[int, int, tuple[str, ...]]]:
        """(speaker, origin, entities that speak) by the chain's row."""
        people = self._words["speaker"]
        inner: dict[int, list[Hop]] = defaultdict(list)
        where: dict[int, str] = {}
        for chain, report_id, name, entity, naming, role, how in facets.inner_origins(rows):
            inner[chain].append(Hop(name, entity, Naming(naming), Role(role), How(how), None))
            where[chain] = report_id
        found: dict[int, tuple[int, int, tuple[str, ...]]] = {}
        for chain, report, key, name, entity, origin, hops in facets.chains(rows):
            kind, called = entity_of.get((report, entity), ("", name))
            speaker = 0
            if key:
                open_name = called if not key.startswith("opaque:") else name
                speaker = people.code(key, open_name, kind)
            first, speaking = 0, (entity,) if entity else ()
            if origin is not None and origin == hops - 1:
                first = speaker
            elif chain in inner:
                some = inner[chain]
                last = some[-1]
                kind, called = entity_of.get((report, last.entity or ""), ("person", last.name))
                known = {}
                if last.entity and (report, last.entity) in entity_of:
                    known[last.entity] = Entity(last.entity, MentionKind(kind), called, ())
                    speaking = (*speaking, last.entity)
                origin_key = speaker_key(Chain(tuple(some), len(some) - 1), known, where[chain])
                if origin_key:
                    opaque = origin_key.startswith("opaque:")
                    first = people.code(origin_key, last.name if opaque else called, kind)
            found[chain] = speaker, first, speaking
        return found

    def _located(self, facets: Facets, rows: list[int]) -> dict[tuple[int, str], int]:
        """Codes of spots by (report row, entity)."""
        found: dict[tuple[int, str], int] = {}
        for report, entity, name, lat, lon, precision, country, geonames in facets.located(rows):
            if (report, entity) in found:
                continue
            spot = Spot(name, lat, lon, precision, country, geonames)
            code = self._spot_codes.setdefault(spot, len(self._spot_codes) + 1)
            self._spots[code] = spot
            found[report, entity] = code
        return found

    def _judged(self, facets: Facets, made: Snapshot) -> npt.NDArray[np.int8]:
        """What people said of every claim: the last word of each, `disputed` where they differ."""
        column = np.zeros(len(made), np.int8)
        said: dict[int, dict[str, str]] = defaultdict(dict)
        for row, author, kind in facets.judged():
            if kind in JUDGED:
                said[int(row)][str(author)] = str(kind)
        for row, by in said.items():
            for at in made.positions([row]):
                kinds = set(by.values())
                column[at] = JUDGED.index("disputed" if len(kinds) > 1 else kinds.pop())
        return column


def _year(days: tuple[int, int] | None) -> int:
    """The year in which a claim's time begins (ends, where it has no beginning); 0: undated."""
    if days is None:
        return 0
    from datetime import date

    return date.fromordinal(days[1] if days[0] == when.FIRST else days[0]).year


def _packed(made: dict[str, list[int]]) -> dict[str, npt.NDArray[Any]]:
    kinds = dict.fromkeys(_INT32, np.int32) | dict.fromkeys(_INT16, np.int16)
    small: dict[str, Any] = kinds | dict.fromkeys(_INT8, np.int8)
    return {name: np.array(some, small.get(name, np.int64)) for name, some in made.items()}


def _joined(parts: list[dict[str, npt.NDArray[Any]]]) -> dict[str, npt.NDArray[Any]]:
    if not parts:
        return _packed({name: [] for name in ("ids", "report_row", *_INT32, *_INT16, *_INT8)})
    if len(parts) == 1:
        return dict(parts[0])
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
