"""The columns of a snapshot, read from the ledger and kept up to date.

Only reports that came, changed or went are read again. People's decisions about who is one are laid
over what the reports say whenever there is a new one, so that a merged person is one value of a
facet, and two again when the decision is taken back.
"""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.ledger.facets import Facets
from sayso.ledger.identity import speaker_key
from sayso.ledger.sameness import Classes
from sayso.model import Chain, Entity, Hop
from sayso.show.web import when
from sayso.show.web.entitykeys import entity_key, local_key
from sayso.show.web.snapshot import (
    CODED,
    JUDGED,
    NAMED,
    NEVER,
    PEOPLE,
    SETS,
    Snapshot,
    Spot,
    Words,
)
from sayso.vocabulary import How, MentionKind, Naming, Role

__all__ = ["Columns"]

BATCH = 2_000
"""Reports whose claims are read at once."""

_INT32 = (*NAMED, "from", "to", "year", "place_spot")
_INT16 = ("caveat", "remark")
_INT8 = tuple(CODED)


class Columns:
    """The current snapshot, kept up to date. Safe for several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version: tuple[int, int] | None = None
        self._snapshot: Snapshot | None = None
        self._read_so_far: dict[str, npt.NDArray[Any]] | None = None
        """The columns as the reports have them, before people's decisions about who is one."""
        self._logs: dict[int, int] = {}
        self._words = {name: Words() for name in NAMED}
        for other in PEOPLE:
            self._words[other] = self._words["speaker"]
        self._spots: dict[int, Spot] = {}
        self._spot_codes: dict[Spot, int] = {}
        self._holdings: dict[str, dict[int, tuple[str, ...]]] = {}
        self._keys_of: dict[int, set[str]] = {}
        self._changes = 0

    def current(self, facets: Facets, identities: Callable[[], Classes]) -> Snapshot:
        """The columns as the ledger has them now. The first call reads everything."""
        with self._lock:
            if self._snapshot is None or facets.version() != self._version:
                with facets.snapshot():
                    self._version = facets.version()
                    self._snapshot = self._refreshed(facets, identities)
            return self._snapshot

    def _refreshed(self, facets: Facets, identities: Callable[[], Classes]) -> Snapshot:
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
        if self._read_so_far is not None:
            kept = self._read_so_far
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
        self._read_so_far = columns
        classes = identities()
        columns, ones = _made_one(columns, classes, self._words["speaker"], reports)
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
            classes,
            ones,
        )
        columns["judged"] = self._judged(facets, made)
        if same_reports and old is not None and "name_counts" in old.lists:
            made.lists["name_counts"] = old.lists["name_counts"]  # a decision changes no mention
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
            code = codes[report, entity] = people.code(key, name, kind)
            if hidden and (report, entity) not in masked:
                people.described.add(code)
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


def _made_one(
    columns: dict[str, npt.NDArray[Any]],
    classes: Classes,
    people: Words,
    reports: dict[int, tuple[Any, ...]],
) -> tuple[dict[str, npt.NDArray[Any]], dict[int, int]]:
    """A copy in which everybody has the code of their class, and these codes by the key's."""
    made = dict(columns)
    everywhere: dict[int, int] = {}
    within: list[tuple[int, str, int]] = []
    for node, name in classes.of.items():
        bare, _, report = node.partition("@")
        code = people.find(bare)
        if code is None:
            continue
        called = name.partition("@")[0]
        of = people.find(called)
        to = people.find(name)
        if to is None:
            to = people.code(name, people.label(of) if of else "", people.kinds[of or code])
        if report:
            within.append((code, report, to))
        else:
            everywhere[code] = to
    if not everywhere and not within:
        return made, {}
    other = np.arange(len(people), dtype=np.int32)
    other[list(everywhere)] = list(everywhere.values())
    rows = {str(one[1]): row for row, one in reports.items()}
    there = {at: columns["report_row"] == rows[at] for _, at, _ in within if at in rows}
    for name in PEOPLE:
        made[name] = other[columns[name]]
        for code, report, to in within:
            if report in there:
                made[name][there[report] & (columns[name] == code)] = to
    return made, everywhere
