"""Entities and sources: who is named, what they say, what is said of them, through whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query

from sayso.errors import NotFound, WrongUse
from sayso.ledger import Ledger
from sayso.ledger.fold import fold
from sayso.model import Entity, Passage
from sayso.show.web.answers import Answer, offset_cursor, page, page_of, to_offset
from sayso.show.web.choice import Choice, chosen
from sayso.show.web.columns import Snapshot
from sayso.show.web.entitykeys import is_opaque
from sayso.show.web.listing import claims_at
from sayso.show.web.room import Cursor, Here, Room
from sayso.show.web.shapes import entity_ref, judgement_shape, source_shape, span_or_none
from sayso.show.web.sheet import Sheet
from sayso.vocabulary import JudgementKind

__all__ = ["entity_counts", "entity_of_key", "router"]

router = APIRouter(prefix="/api", tags=["entities"])

Json = dict[str, Any]

REPORTS = 200
"""Reports listed on the page of one entity."""
OPENED = 40
"""Reports opened for names, passages and ties; names beyond them are counted, not shown."""
FIRST = 20
NEAR = 10


def entity_counts(ledger: Ledger, snapshot: Snapshot) -> list[tuple[str, str, str, int, int, int]]:
    """(key, name, kind, reports, claims as speaker, claims that name it) of everybody and
    everything named, kept as long as nothing changes.
    """
    kept: list[tuple[str, str, str, int, int, int]] | None = snapshot.memory.get("entities")
    if kept is not None:
        return kept
    words = snapshot.words["speaker"]
    standing = ~snapshot.superseded
    says = np.bincount(snapshot.columns["speaker"][standing], minlength=len(words))
    about = ledger.facets.name_counts()
    gone = {row for row, one in snapshot.reports.items() if one[3]}
    found = []
    for key, there in list(snapshot.holdings.items()):
        code = words.find(key)
        reports = sum(row not in gone for row in list(there))
        if code is None or not reports:
            continue
        name = words.label(code)
        named = about.get(fold(name), 0) if not is_opaque(key) else 0
        found.append((key, name, words.kinds[code], reports, int(says[code]), named))
    found.sort(key=lambda row: (-(row[4] + row[5]), -row[3], row[0]))
    snapshot.memory["entities"] = found
    return found


@router.get("/entities")
def entities(
    room: Here,
    q: Annotated[str, Query(max_length=200)] = "",
    kind: str | None = None,
    sort: str = "claims",
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Answer:
    """Everybody and everything that is named."""
    if sort not in ("claims", "name"):
        raise WrongUse(f"entities are sorted by claims or name, not by {sort[:40]!r}.")
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        rows = entity_counts(ledger, snapshot)
    words = snapshot.words["speaker"]
    if kind:
        rows = [row for row in rows if row[2] == kind]
    wanted = fold(q) if q.strip() else ""
    if wanted:
        rows = [row for row in rows if any(wanted in fold(one) for one in _names(words, row[0]))]
    if sort == "name":
        rows = sorted(rows, key=lambda row: (fold(row[1]), row[0]))
    shown = page_of(rows, cursor=cursor, limit=limit)
    shown["items"] = [
        {
            "key": key,
            "name": name,
            "kind": kind_,
            "names": _names(words, key),
            "reports": reports,
            "says": says,
            "about": about,
        }
        for key, name, kind_, reports, says, about in shown["items"]
    ]
    return Answer(shown)


def _names(words: Any, key: str) -> list[str]:
    code = words.find(key)
    return words.labels(code)[:20] if code else []


def entity_of_key(snapshot: Snapshot, key: str, *, merging: bool) -> str:
    """One entity that has this key, for a judgement to name. Raises NotFound, WrongUse."""
    there = snapshot.held(key)
    if not there:
        raise NotFound(f"nobody and nothing in this ledger has the key {key[:80]!r}.")
    if merging and is_opaque(key):
        raise WrongUse(
            "someone unnamed or under a pseudonym is never linked to anybody else: it might "
            "unmask them."
        )
    return there[0][1][0]


def _merged(room: Room, ledger: Ledger, key: str) -> tuple[list[Json], list[Json], list[str]]:
    """(decisions about this key, others that people joined with it, their keys)."""
    made = ledger.views.judgements(kinds=["same", "different"], withdrawn=False)
    pairs = []
    for _, row, noun in made:
        correction = judgement_shape(row, noun)["correction"]
        keys = correction.get("keys") if isinstance(correction, dict) else None
        if keys is None:  # as the ledger and its commands have it
            nodes = (row.judgement.target, row.judgement.other or "")
            keys = [node.partition("@")[0] for node in nodes]
        if isinstance(keys, list) and len(keys) == 2 and all(isinstance(k, str) for k in keys):
            pairs.append((keys[0], keys[1], row, noun))
    snapshot = room.desk.snapshot(ledger)
    words = snapshot.words["speaker"]
    last: dict[frozenset[str], Any] = {}
    for one, other, row, noun in pairs:
        last[frozenset((one, other))] = (one, other, row, noun)
    joined, grown = {key}, True
    merged: dict[str, Json] = {}
    while grown:
        grown = False
        for one, other, row, _ in last.values():
            if row.judgement.kind is JudgementKind.same and (one in joined) != (other in joined):
                new = other if one in joined else one
                if is_opaque(new) or is_opaque(key):
                    continue
                joined.add(new)
                grown = True
                code = words.find(new)
                merged[new] = {
                    "key": new,
                    "name": words.label(code) if code else new,
                    "by": row.judgement.author,
                    "judgement": row.judgement.id,
                }
    decisions = [
        judgement_shape(row, noun) for one, other, row, noun in pairs if key in (one, other)
    ]
    return decisions, list(merged.values()), sorted(joined - {key})


@router.get("/entities/{key:path}/mentions")
def mentions(
    room: Here,
    key: str,
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Answer:
    """Every passage that names it, report by report."""
    first = to_offset(cursor)
    items: list[Json] = []
    total = 0
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        there = _there(snapshot, key)
        for row, names in there:
            if total >= first + limit and total > REPORTS * 50:
                break
            sheet = room.desk.sheet(ledger, snapshot.reports[row][1])
            for start, end in sorted(
                span for name in names for span in sheet.mentions_of.get(name, [])
            ):
                if first <= total < first + limit:
                    cut = Passage.cut(sheet.text, (start, end))
                    items.append(
                        {
                            "report": sheet.id,
                            "title": sheet.parsed.report.title,
                            "start": start,
                            "end": end,
                            "exact": cut.exact,
                            "prefix": cut.prefix,
                            "suffix": cut.suffix,
                        }
                    )
                total += 1
    following = offset_cursor(first + limit) if total > first + limit else None
    return Answer(page(items, total=total, following=following))


def _there(snapshot: Snapshot, key: str) -> list[tuple[int, tuple[str, ...]]]:
    there = [
        (row, names)
        for row, names in snapshot.held(key)
        if row in snapshot.reports and not snapshot.reports[row][3]
    ]
    if not there and not snapshot.words["speaker"].find(key):
        raise NotFound(f"nobody and nothing in this ledger has the key {key[:80]!r}.")
    return there


@router.get("/entities/{key:path}")
def entity(room: Here, key: str) -> Answer:
    """One entity: its names and why they are one, what it says, what is said of it."""
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        there = _there(snapshot, key)
        words = snapshot.words["speaker"]
        code = words.find(key) or 0
        sheets = [
            (room.desk.sheet(ledger, snapshot.reports[row][1]), names)
            for row, names in there[:OPENED]
        ]
        decisions, merged, joined = _merged(room, ledger, key)
        seen = _Seen(sheets)
        return Answer(
            {
                "key": key,
                "name": words.label(code) if code else key,
                "kind": words.kinds[code],
                "country": seen.country,
                "opaque": is_opaque(key),
                "names": seen.names(),
                "evidence": seen.evidence(),
                "reports": [
                    {
                        "id": snapshot.reports[row][1],
                        "title": snapshot.reports[row][6],
                        "publisher": snapshot.reports[row][4],
                        "published": snapshot.reports[row][5],
                        "entity": names[0],
                    }
                    for row, names in there[:REPORTS]
                ],
                "says": _claims(ledger, snapshot, "speaker", [key, *joined]),
                "about": _claims(ledger, snapshot, "mentions", [key, *joined]),
                "through": _through(sheets, key),
                "naming": seen.naming(key),
                "roles": seen.roles(key),
                "place": seen.place,
                "ties": seen.ties(),
                "decisions": decisions,
                "merged": merged,
                "near": _near(ledger, snapshot, key, joined, decisions),
            }
        )


def _claims(ledger: Ledger, snapshot: Snapshot, facet: str, keys: list[str]) -> Json:
    mask = chosen(snapshot, ledger.facets, Choice(include=((facet, tuple(keys)),)))
    at = np.flatnonzero(mask)
    return {"total": len(at), "items": claims_at(ledger, snapshot, at[:FIRST])}


def _through(sheets: list[tuple[Sheet, tuple[str, ...]]], key: str) -> list[Json]:
    """Who stands before it in the chains in which it speaks."""
    counted: Counter[tuple[str, str | None]] = Counter()
    for sheet, _ in sheets:
        for attribution, chain in sheet.parsed.resolved.chains.items():
            keys = sheet.keys(attribution or None)
            if keys and keys[-1] == key:
                for hop, hop_key in zip(chain.hops[:-1], keys[:-1], strict=True):
                    counted[hop.name, hop_key] += 1
    return [
        {"name": name, "key": hop_key, "chains": times}
        for (name, hop_key), times in sorted(
            counted.items(), key=lambda pair: (-pair[1], pair[0][0])
        )[:50]
    ]


def _near(
    ledger: Ledger, snapshot: Snapshot, key: str, joined: list[str], decisions: list[Json]
) -> list[Json]:
    """Others with like names that nobody has decided about; nobody for someone opaque."""
    if is_opaque(key):
        return []
    kind, _, folded = key.partition(":")
    mine = set(folded.split())
    done = {key, *joined}
    for one in decisions:
        keys = (one["correction"] or {}).get("keys") or [one["target"], one["other"]]
        done |= {str(key).partition("@")[0] for key in keys}
    found = []
    for other, name, other_kind, _, says, about in entity_counts(ledger, snapshot):
        if other in done or is_opaque(other) or not other.startswith(f"{kind}:"):
            continue
        theirs = set(other.partition(":")[2].split())
        shared = mine & theirs
        if not shared or max(map(len, shared)) < 3:
            continue
        share = len(shared) / len(mine | theirs)
        whole = mine <= theirs or theirs <= mine
        if share >= 0.5 or whole:
            why = (
                "all words of one name stand in the other"
                if whole
                else f"both names have {' and '.join(repr(one) for one in sorted(shared))}"
            )
            found.append((share, says + about, other, name, other_kind, why))
    found.sort(key=lambda row: (-row[0], -row[1], row[2]))
    return [
        {"key": other, "name": name, "kind": other_kind, "why": why}
        for _, _, other, name, other_kind, why in found[:NEAR]
    ]


class _Seen:
    """What the opened reports show of one entity."""

    def __init__(self, sheets: list[tuple[Sheet, tuple[str, ...]]]) -> None:
        self._sheets = sheets
        self._entities: list[tuple[Sheet, Entity]] = [
            (sheet, sheet.entities[name])
            for sheet, names in sheets
            for name in names
            if name in sheet.entities
        ]

    @property
    def country(self) -> str | None:
        """The country that most reports give it."""
        counted = Counter(one.country for _, one in self._entities if one.country)
        return counted.most_common(1)[0][0] if counted else None

    def names(self) -> list[Json]:
        """Every name, in how many reports, and where it stands first."""
        found: dict[tuple[str, str], Json] = {}
        for sheet, one in self._entities:
            for name in one.names:
                entry = found.get((name.name, name.role.value))
                if entry is None:
                    span = span_or_none(name.passage)
                    found[name.name, name.role.value] = entry = {
                        "name": name.name,
                        "role": name.role.value,
                        "reports": 0,
                        "first": {
                            "report": sheet.id,
                            "passage": span,
                            "exact": sheet.text[slice(*span)] if span else None,
                        },
                    }
                entry["reports"] += 1
        return sorted(found.values(), key=lambda entry: (-entry["reports"], entry["name"]))

    def evidence(self) -> list[Json]:
        """Why its names are taken for one, and in which reports."""
        found: dict[str, list[str]] = defaultdict(list)
        for sheet, one in self._entities:
            for why in one.evidence:
                if sheet.id not in found[why]:
                    found[why].append(sheet.id)
        return [{"why": why, "reports": reports} for why, reports in found.items()]

    @property
    def place(self) -> Json | None:
        """Its best coordinates."""
        spots = []
        for sheet, names in self._sheets:
            for one in sheet.parsed.resolved.places:
                if one.entity in names and one.lat is not None and one.lon is not None:
                    spots.append(one)
        if not spots:
            return None
        best = min(spots, key=lambda one: one.precision)
        return {
            "lat": best.lat,
            "lon": best.lon,
            "precision": best.precision,
            "geonames": best.geonames,
            "country": best.country,
        }

    def ties(self) -> list[Json]:
        """Ties that the reports state of it, or that a person declared."""
        shown = []
        for sheet, names in self._sheets:
            for tie in sheet.parsed.resolved.ties:
                if tie.subject in names or tie.object in names:
                    shown.append(
                        {
                            "subject": entity_ref(sheet, tie.subject),
                            "tie": tie.tie.value,
                            "object": entity_ref(sheet, tie.object),
                            "report": sheet.id,
                            "passage": span_or_none(tie.passage),
                        }
                    )
        return shown[:100]

    def naming(self, key: str) -> list[str]:
        """How it is named where it speaks."""
        return sorted({hop.naming.value for hop in self._hops(key)})

    def roles(self, key: str) -> list[str]:
        """What it is said to be where it speaks."""
        return sorted({hop.role.value for hop in self._hops(key)})

    def _hops(self, key: str) -> list[Any]:
        return [
            hop
            for sheet, _ in self._sheets
            for attribution, chain in sheet.parsed.resolved.chains.items()
            for hop, hop_key in zip(chain.hops, sheet.keys(attribution or None), strict=True)
            if hop_key == key
        ]


@router.get("/sources")
def sources(
    room: Here,
    q: Annotated[str, Query(max_length=200)] = "",
    cursor: Cursor = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Answer:
    """Who speaks, how often, through whom; most claims first."""
    with room.desk.reading() as ledger:
        snapshot = room.desk.snapshot(ledger)
        rows = snapshot.memory.get("sources")
        if rows is None:
            rows = list(ledger.sources())
            snapshot.memory["sources"] = rows
    wanted = fold(q) if q.strip() else ""
    if wanted:
        rows = [row for row in rows if any(wanted in fold(name) for name in row.names)]
    shown = page_of(rows, cursor=cursor, limit=limit)
    shown["items"] = [source_shape(row) for row in shown["items"]]
    return Answer(shown)
