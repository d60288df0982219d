"""Who: everything that somebody is said to have said, and all that is said about them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.ledger import judgements, queries, sameness
from sayso.ledger.appearances import (
    Appearance,
    StoredChain,
    appearances,
    chains_of,
    in_chain,
)
from sayso.ledger.database import Database
from sayso.ledger.rows import ClaimRow, JudgementRow
from sayso.ledger.sameness import Classes
from sayso.model import Chain
from sayso.vocabulary import Naming, Role

__all__ = ["Who", "who"]


@dataclass(frozen=True, slots=True, eq=False)
class Who:
    """Somebody over all reports: as far as names and people's judgements say that it is one."""

    key: str
    name: str
    """The name most often used; for somebody unnamed, the description."""
    exact: bool
    """Whether one of the names is exactly what was asked for."""
    appearances: tuple[Appearance, ...]
    said: tuple[ClaimRow, ...]
    """Claims that they are said to have made: as speaker, origin, or quoted by the origin."""
    about: tuple[ClaimRow, ...]
    """Claims that name them, or whose agent, patient or place they are."""
    said_count: int
    about_count: int
    passed_on: int
    """Claims of others that reached the reader through them."""
    judgements: tuple[JudgementRow, ...]
    """What people decided about who they are, in the order in which it was decided."""

    @property
    def naming(self) -> tuple[Naming, ...]:
        """How they are named where they speak."""
        return tuple(sorted({one for seen in self.appearances for one in seen.naming}))

    @property
    def roles(self) -> tuple[Role, ...]:
        """What reports say that they are, where they speak."""
        return tuple(sorted({one for seen in self.appearances for one in seen.roles}))


@dataclass(slots=True)
class _Found:
    """One class in the making."""

    exact: bool = False
    seen: list[Appearance] = field(default_factory=list)


@dataclass(slots=True)
class _Claims:
    """Row numbers of claims."""

    said: set[int] = field(default_factory=set)
    passed: set[int] = field(default_factory=set)
    about: set[int] = field(default_factory=set)


def who(database: Database, wanted: str, *, superseded: bool, most: int | None) -> Iterator[Who]:
    """Everybody who goes by a name, or who has a key, each apart; exact names first.

    At most `most` claims of each kind are filled in; the counts are whole.
    """
    with database.snapshot():
        there = sameness.classes(database)
        found = _found(database, there, wanted, superseded=superseded)
        judged = _judged(database, there, found)
        rows = sorted({one.row for some in found.values() for one in some.seen})
        chains: dict[int, list[StoredChain]] = defaultdict(list)
        for stored in chains_of(database, rows) if rows else ():
            chains[stored.row].append(stored)
        for name, some in sorted(
            found.items(), key=lambda pair: (not pair[1].exact, -len(pair[1].seen), pair[0])
        ):
            claims = _Claims()
            for one in some.seen:
                _collect(database, one, chains[one.row], claims)
            claims.about -= claims.said
            said, about = sorted(claims.said), sorted(claims.about)
            yield Who(
                name,
                _called(some.seen),
                some.exact,
                tuple(some.seen),
                tuple(queries.filled(database, said[:most])),
                tuple(queries.filled(database, about[:most])),
                len(said),
                len(about),
                len(claims.passed - claims.said),
                judged.get(name, ()),
            )


def _found(
    database: Database, there: Classes, wanted: str, *, superseded: bool
) -> dict[str, _Found]:
    """Classes with all their appearances."""
    seen: list[Appearance] = []
    if sameness.is_key(wanted):
        names = {sameness.class_of(there, wanted): True}
    else:
        exact, partly = sameness.with_name(database, wanted)
        names = {there.key(one.key, one.report): False for one in partly}
        names |= {there.key(one.key, one.report): True for one in exact}
        seen = [*exact, *partly]
    keys = {key for name in names for key in (name, *there.keys_of(name))}
    rows = sorted(
        {one.row for one in seen}.union(*(sameness.with_key(database, key) for key in keys))
    )
    if not superseded:
        rows = [
            int(row[0])
            for row in database.run(
                "SELECT id FROM report WHERE superseded_by IS NULL "
                "AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
                (json.dumps(rows),),
            )
        ]
    found: dict[str, _Found] = {}
    for one in appearances(database, rows) if rows else ():
        for key in one.keys:
            name = there.key(key, one.report)
            if name in names:
                entry = found.setdefault(name, _Found(names[name]))
                if one not in entry.seen[-1:]:
                    entry.seen.append(one)
    return found


def _called(seen: Sequence[Appearance]) -> str:
    counted: dict[str, int] = defaultdict(int)
    for one in seen:
        counted[one.name] += 1
    return min(counted, key=lambda name: (-counted[name], name))


def _collect(
    database: Database, one: Appearance, chains: Sequence[StoredChain], claims: _Claims
) -> None:
    """Add what one appearance said, passed on, and what its report says about it."""
    said, passed = [], []
    for stored in chains:
        places = [
            place
            for place, hop in enumerate(stored.chain.hops)
            if (hop.entity == one.entity if one.entity else _is(stored, place, one))
        ]
        if any(in_chain(stored.chain, place) for place in places):
            said.append(stored.ord)
        elif places:
            passed.append(stored.ord)
    for ords, into in ((said, claims.said), (passed, claims.passed)):
        into.update(
            int(row[0])
            for row in database.run(
                "SELECT id FROM claim WHERE report = ? "
                "AND chain_ord IN (SELECT value FROM json_each(?))",
                (one.row, json.dumps(ords)),
            )
            if ords
        )
    if one.entity:
        claims.about.update(
            int(row[0])
            for row in database.run(
                "SELECT id FROM claim WHERE report = ?1 AND (agent = ?2 OR patient = ?2 "
                "OR place = ?2 OR EXISTS (SELECT 1 FROM mention WHERE mention.report = ?1 "
                "AND mention.entity = ?2 AND mention.first >= claim.first "
                "AND mention.last <= claim.last))",
                (one.row, one.entity),
            )
        )


def _is(stored: StoredChain, place: int, one: Appearance) -> bool:
    """Whether a hop without an entity is this appearance: the same name in the same report."""
    hops: Chain = stored.chain
    hop = hops.hops[place]
    return hop.name == one.name and hop.naming in one.naming


def _judged(
    database: Database, there: Classes, found: dict[str, _Found]
) -> dict[str, tuple[JudgementRow, ...]]:
    wanted = {name: set(there.why.get(name, ())) for name in found}
    if not any(wanted.values()):
        return {}
    rows = list(judgements.rows(database))
    return {
        name: tuple(row for row in rows if row.judgement.id in ids) for name, ids in wanted.items()
    }
