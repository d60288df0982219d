"""Who is one across reports: counted, joined by people, or like enough to ask about."""

from __future__ import annotations

from typing import Any

import numpy as np

from sayso.errors import NotFound, WrongUse
from sayso.ledger import Ledger
from sayso.ledger.rows import JudgementRow
from sayso.show.web.entitykeys import is_opaque
from sayso.show.web.row_shapes import judgement_shape
from sayso.show.web.snapshot import Snapshot
from sayso.vocabulary import JudgementKind

__all__ = ["Counted", "entity_counts", "entity_of_key", "joined_with", "like_names"]

Json = dict[str, Any]

NEAR = 10

Counted = tuple[str, str, str, int, int, int]


def entity_counts(ledger: Ledger, snapshot: Snapshot) -> list[Counted]:
    """(key, name, kind, reports, claims as speaker, claims that name it) of everybody and
    everything named, kept as long as nothing changes.
    """
    kept: list[Counted] | None = snapshot.lists.get("entities")
    if kept is not None:
        return kept
    words = snapshot.words["speaker"]
    standing = ~snapshot.superseded
    says = np.bincount(snapshot.columns["speaker"][standing], minlength=len(words))
    about = snapshot.lists.get("name_counts")
    if about is None:
        about = snapshot.lists["name_counts"] = ledger.facets.name_counts()
    gone = {row for row, one in snapshot.reports.items() if one[3]}
    found: list[Counted] = []

    def take(key: str, reports: int) -> None:
        code = words.find(key)
        if code is None or not reports:
            return
        name = snapshot.label("speaker", code)
        keys = [one for one in snapshot.keys_of(key) if not is_opaque(one)]
        named = sum(about.get(one.partition(":")[2], 0) for one in keys)
        found.append((key, name, words.kinds[code], reports, int(says[code]), named))

    for key, there in list(snapshot.holdings.items()):
        if key not in snapshot.classes.of:
            take(key, len(there.keys() - gone) if gone else len(there))
    for one in sorted(set(snapshot.classes.of.values())):
        take(one, len({row for row, _ in snapshot.held(one)} - gone))
    found.sort(key=lambda row: (-(row[4] + row[5]), -row[3], row[0]))
    snapshot.lists["entities"] = found
    return found


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


def joined_with(ledger: Ledger, snapshot: Snapshot, key: str) -> tuple[list[Json], list[Json]]:
    """(decisions about who this is, others that people joined with it).

    The others come one for every decision that joined them, so that each can be taken back.
    """
    classes, here = snapshot.classes, snapshot.one_of(key)
    made = ledger.views.judgements(kinds=["same", "different"], withdrawn=False)
    mine = set(snapshot.keys_of(key))
    decisions: list[Json] = []
    pairs: list[tuple[str, str, JudgementRow]] = []
    for _, row, noun in made:
        shape = judgement_shape(row, noun)
        keys = _keys(shape)
        if keys is None:
            continue
        if not mine.isdisjoint(keys):
            decisions.append(shape)
        holds = row.judgement.id in classes.why.get(here, ())
        if holds and row.judgement.kind is JudgementKind.same:
            pairs.append((*keys, row))
    reached, found = {key}, []
    while following := next((p for p in pairs if (p[0] in reached) != (p[1] in reached)), None):
        one, other, row = following
        new = other if one in reached else one
        reached.add(new)
        code = snapshot.words["speaker"].find(new)
        found.append(
            {
                "key": new,
                "name": snapshot.words["speaker"].label(code) if code else new,
                "by": row.judgement.author,
                "judgement": row.judgement.id,
            }
        )
    return decisions, found


def _keys(decision: Json) -> tuple[str, str] | None:
    """The two keys that a decision is about; of somebody in one report, the key alone."""
    correction = decision["correction"]
    keys = correction.get("keys") if isinstance(correction, dict) else None
    if keys is None:
        keys = [decision["target"], decision["other"] or ""]
    if isinstance(keys, list) and len(keys) == 2 and all(isinstance(key, str) for key in keys):
        return keys[0].partition("@")[0], keys[1].partition("@")[0]
    return None


def like_names(ledger: Ledger, snapshot: Snapshot, key: str, decisions: list[Json]) -> list[Json]:
    """Others with like names that nobody has decided about; nobody for someone opaque."""
    if is_opaque(key):
        return []
    kind, _, folded = key.partition(":")
    mine = set(folded.split())
    done = {key, *snapshot.keys_of(key)}
    for one in decisions:
        done |= set(_keys(one) or ())
    done |= {snapshot.one_of(other) for other in done}
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
