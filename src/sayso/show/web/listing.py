"""Pages of claims: which ones, in which order, and how each is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from sayso.errors import WrongUse
from sayso.ledger import Ledger
from sayso.ledger.rows import ClaimRow
from sayso.model import Entity
from sayso.show.web.answers import from_cursor, offset_cursor, page
from sayso.show.web.choice import Choice, chosen
from sayso.show.web.entitykeys import chain_keys, entity_key, local_key
from sayso.show.web.shapes import claim_shape
from sayso.show.web.snapshot import JUDGED, SETS, Ints, Snapshot
from sayso.vocabulary import MentionKind

__all__ = ["SORTS", "claims_at", "claims_page", "entity_refs", "ordered"]

Json = dict[str, Any]

SORTS = ("ledger", "time", "published")


def claims_page(
    ledger: Ledger,
    snapshot: Snapshot,
    choice: Choice,
    *,
    sort: str,
    cursor: str | None,
    limit: int,
) -> Json:
    """One page of the claims that fit. Raises WrongUse for a sort or a cursor that is none."""
    order = ordered(snapshot, np.flatnonzero(chosen(snapshot, ledger.facets, choice)), sort)
    first = _begin(snapshot, order, cursor)
    here = order[first : first + limit]
    following = None
    if first + limit < len(order):
        following = offset_cursor(first + limit, int(snapshot.ids[order[first + limit - 1]]))
    return page(claims_at(ledger, snapshot, here), total=len(order), following=following)


def _begin(snapshot: Snapshot, order: Ints, cursor: str | None) -> int:
    """Behind the last claim of the page before, wherever it stands now."""
    if not cursor:
        return 0
    offset, row = from_cursor(cursor, 2)
    last = snapshot.positions([row])
    if len(last):
        at = np.flatnonzero(order == last[0])
        if len(at):
            return int(at[0]) + 1
    return max(0, min(offset, len(order)))


def ordered(snapshot: Snapshot, positions: Ints, sort: str) -> Ints:
    """Positions in the order that was asked for; what has no date comes last either way."""
    name = sort.removeprefix("-")
    back = sort.startswith("-")
    if name not in SORTS:
        raise WrongUse(f"claims are sorted by {', '.join(SORTS)}, not by {sort[:40]!r}.")
    if name == "ledger":
        return positions[::-1] if back else positions
    if name == "time":
        dated = snapshot.columns["year"][positions] != 0
        keys = snapshot.columns["from"][positions].astype(np.int64)
    else:
        rank = {
            row: place + 1
            for place, row in enumerate(
                sorted(
                    (row for row, one in snapshot.reports.items() if one[5]),
                    key=lambda row: (snapshot.reports[row][5], row),
                )
            )
        }
        rows = snapshot.columns["report_row"][positions]
        unique, inverse = np.unique(rows, return_inverse=True)
        keys = np.array([rank.get(int(row), 0) for row in unique], np.int64)[inverse]
        dated = keys != 0
    with_date, without = positions[dated], positions[~dated]
    direction = -keys[dated] if back else keys[dated]
    return np.concatenate([with_date[np.argsort(direction, kind="stable")], without])


def claims_at(ledger: Ledger, snapshot: Snapshot, positions: Ints | Sequence[int]) -> list[Json]:
    """The claims at these positions, as the API shows them, in this order."""
    at = [int(one) for one in positions]
    rows = list(ledger.views.claims([int(snapshot.ids[one]) for one in at]))
    places = {int(snapshot.ids[one]): one for one in at}
    known = _Known(ledger, rows)
    shown = []
    for row, number in zip(rows, _numbers(ledger, rows, at, snapshot), strict=True):
        place = places.get(number)
        code = int(snapshot.columns["judged"][place]) if place is not None else 0
        bits = int(snapshot.columns["remark"][place]) if place is not None else 0
        remarks = [name for bit, name in enumerate(SETS["remark"]) if bits & (1 << bit)]
        shown.append(known.shape(row, remarks=remarks, judged=JUDGED[code]))
    return shown


def _numbers(
    ledger: Ledger, rows: Sequence[ClaimRow], at: Sequence[int], snapshot: Snapshot
) -> list[int]:
    """Row numbers of the claims that came back: as asked for, unless some went meanwhile."""
    if len(rows) == len(at):
        return [int(snapshot.ids[one]) for one in at]
    return [ledger.views.claim_number(row.id, row.report) for row in rows]


class _Known:
    """The entities of one page of claims, asked for at once."""

    def __init__(self, ledger: Ledger, rows: Sequence[ClaimRow]) -> None:
        pairs = {
            (row.report, entity)
            for row in rows
            for entity in (
                row.claim.agent,
                row.claim.patient,
                row.claim.place,
                *(hop.entity for hop in (row.chain.hops if row.chain else ())),
            )
            if entity is not None
        }
        self._found = ledger.views.entities_at(sorted(pairs))

    def shape(self, row: ClaimRow, *, remarks: Sequence[str], judged: str) -> Json:
        """One claim."""
        keys: list[str | None] = []
        if row.chain is not None:
            entities = {
                hop.entity: self._entity(row.report, hop.entity)
                for hop in row.chain.hops
                if hop.entity and (row.report, hop.entity) in self._found
            }
            keys = chain_keys(row.chain, entities, row.report)
        return claim_shape(
            row,
            keys=keys,
            ref=lambda entity: self._ref(row.report, entity),
            remarks=remarks,
            judged=judged,
        )

    def _entity(self, report: str, entity: str) -> Entity:
        kind, name, _, _ = self._found[report, entity]
        return Entity(entity, MentionKind(kind), name, ())

    def _ref(self, report: str, entity: str | None) -> Json | None:
        known = self._found.get((report, entity or ""))
        return None if known is None or entity is None else _ref(report, entity, known)


def entity_refs(ledger: Ledger, pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Json]:
    """Entities by (report, id), as the API names them; those not there are left out."""
    found = ledger.views.entities_at(sorted(set(pairs)))
    return {(report, entity): _ref(report, entity, one) for (report, entity), one in found.items()}


def _ref(report: str, entity: str, known: tuple[str, str, bool, bool]) -> Json:
    kind, name, proper, masked = known
    open_ = proper and not masked
    key = entity_key(kind, name) if open_ else local_key(report, entity)
    return {"key": key, "id": entity, "name": name, "kind": kind}
