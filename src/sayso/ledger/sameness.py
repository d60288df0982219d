"""Who is one across reports because a person decided so: `same` and `different`.

Nothing is merged in the tables. Classes are made from the judgement rows whenever they are needed,
so a decision survives every re-reading and is undone by withdrawing it. A decision names keys (see
`identity`), or a key in one report, "KEY@REPORT": by default that is the key's own, until a
`different` takes it out. The latest decision holds; one that it contradicts stays in the list and
is said to be overruled. No class ever holds a named and an opaque key, whoever judged what.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.errors import NotFound, WrongUse
from sayso.ledger import handling, judgements, names
from sayso.ledger.appearances import OPAQUE, Appearance, appearances
from sayso.ledger.database import Database
from sayso.ledger.fold import fold
from sayso.model import Judgement, content_id
from sayso.vocabulary import JudgementKind

__all__ = [
    "Classes",
    "Decided",
    "Decision",
    "append",
    "chains_of_class",
    "check",
    "class_of",
    "classes",
    "decide",
    "decisions",
    "is_key",
    "make_classes",
    "refuse_unmasking",
    "resolve",
    "with_key",
    "with_name",
]

_KEY = re.compile(r"(?:person|group|document|other|opaque):[^@]+(?:@[^@]+)?")

BATCH = 50
"""Reports that are looked through at once."""

UNMASKING = (
    "{named} is named and {opaque} is not: an unnamed or pseudonymous source is never joined with "
    "anybody who is named. Sayso keeps such sources apart to protect them, whatever you know."
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's `same` or `different` that was not withdrawn, about two nodes."""

    id: str
    same: bool
    one: str
    """A key, or KEY@REPORT."""
    other: str


@dataclass(frozen=True, slots=True)
class Classes:
    """Who is one. Whatever no decision touches is its own class and stands nowhere here."""

    of: Mapping[str, str] = field(default_factory=dict)
    """The class of every node that decisions touch; a class is called by one of its nodes."""
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    why: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The decisions that joined a class or keep another apart from it."""
    overruled: Mapping[str, str] = field(default_factory=dict)
    """Decisions that do not hold, and the later one because of which ("": it would unmask)."""

    def key(self, key: str, report: str) -> str:
        """The class of a key in a report."""
        return self.of.get(f"{key}@{report}") or self.of.get(key) or key

    def keys_of(self, name: str) -> tuple[str, ...]:
        """Every key of which something may belong to a class."""
        nodes = self.members.get(name, (name,))
        return tuple(dict.fromkeys(node.partition("@")[0] for node in nodes))


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision did."""

    judgement: Judgement
    one: str
    other: str
    members: tuple[str, ...]
    """Everything that is one with `one` now."""
    overrules: tuple[str, ...]
    """Earlier judgements that held until now."""


def is_key(text: str) -> bool:
    """Whether this is a key as `sources` and `who` give them, and no name."""
    return bool(_KEY.fullmatch(text))


def make_classes(decisions: Sequence[Decision]) -> Classes:
    """Classes from decisions in the order in which they were made."""
    making = _Making()
    for decision in reversed(decisions):
        making.take(decision)
    for decision in decisions:  # what is left to default: an appearance is its key's
        for node in (decision.one, decision.other):
            key = node.partition("@")[0]
            if making.blocker(node, key) is None:
                making.join(node, key)
    return making.done()


class _Making:
    """Classes in the making, the latest decision first."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}
        self._apart: list[Decision] = []
        self._joined: list[Decision] = []
        self._overruled: dict[str, str] = {}

    def root(self, node: str) -> str:
        while (up := self._up.setdefault(node, node)) != node:
            self._up[node] = self._up[up]
            node = up
        return node

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._up[second] = first

    def blocker(self, one: str, other: str) -> str | None:
        """What keeps two classes apart: a decision's id, "" for a mask, None for nothing."""
        pair = {self.root(one), self.root(other)}
        if len(pair) == 1:
            return None
        if one.startswith(OPAQUE) != other.startswith(OPAQUE):
            return ""
        for decision in self._apart:
            if {self.root(decision.one), self.root(decision.other)} == pair:
                return decision.id
        return None

    def take(self, decision: Decision) -> None:
        if not decision.same:
            if self.root(decision.one) == self.root(decision.other):
                self._overruled[decision.id] = next(
                    (d.id for d in self._joined if self.root(d.one) == self.root(decision.one)), ""
                )
            else:
                self._apart.append(decision)
            return
        blocker = self.blocker(decision.one, decision.other)
        if blocker is not None:
            self._overruled[decision.id] = blocker
        else:
            self._joined.append(decision)
            self.join(decision.one, decision.other)

    def done(self) -> Classes:
        groups: dict[str, list[str]] = {}
        for node in list(self._up):
            groups.setdefault(self.root(node), []).append(node)
        called = {
            root: min(nodes, key=lambda node: ("@" in node, node)) for root, nodes in groups.items()
        }
        why: dict[str, list[str]] = {}
        for decision in (*self._joined, *self._apart):
            for node in dict.fromkeys((decision.one, decision.other)):
                ids = why.setdefault(called[self.root(node)], [])
                if decision.id not in ids:
                    ids.append(decision.id)
        return Classes(
            {node: called[root] for root, nodes in groups.items() for node in nodes},
            {called[root]: tuple(sorted(nodes)) for root, nodes in groups.items()},
            {name: tuple(ids) for name, ids in why.items()},
            self._overruled,
        )


# --- from the judgement rows -------------------------------------------------------------------


def classes(database: Database) -> Classes:
    """The classes as they are now."""
    found = decisions(database)
    return make_classes(found) if found else Classes()


def decisions(database: Database) -> list[Decision]:
    """What people decided about who is who and did not withdraw, in its order."""
    found = []
    for identifier, kind, target, other, report, now_target in database.run(
        "SELECT j.judgement, j.kind, j.target, j.other, anchor.report, anchor.target "
        "FROM judgement AS j JOIN anchor ON anchor.judgement = j.seq "
        "WHERE j.kind IN ('same', 'different') AND j.other IS NOT NULL "
        "AND anchor.status <> 'removed' AND NOT EXISTS (SELECT 1 FROM judgement AS w "
        "WHERE w.kind = 'withdrawn' AND w.target = j.judgement) ORDER BY j.seq"
    ):
        one = _node(database, str(now_target or target), report)
        second = _node(database, str(other), report)
        if one is not None and second is not None and one != second:
            found.append(Decision(str(identifier), kind == JudgementKind.same.value, one, second))
    return found


def _node(database: Database, text: str, report: str | None) -> str | None:
    """What a stored judgement names: a key, or an entity's key in its report."""
    if is_key(text):
        return text
    found = _of_entity(database, text)
    here = [one for one in found if one.report == report] or found
    return here[0].id if here else None


def _of_entity(database: Database, entity: str) -> list[Appearance]:
    rows = [
        int(row[0])
        for row in database.run(
            "SELECT DISTINCT report FROM entity WHERE entity = ? ORDER BY report", (entity,)
        )
    ]
    return [one for one in appearances(database, rows) if one.entity == entity] if rows else []


# --- deciding ----------------------------------------------------------------------------------


def resolve(database: Database, text: str) -> str:
    """The node that a person means by a name, a key, KEY@REPORT or an entity's id.

    Raises NotFound, or WrongUse where several go by that name.
    """
    if is_key(text):
        if _stands(database, text):
            return text
        raise NotFound(f"nobody in this ledger has the key {text}. `sayso sources --json` has all.")
    entities = _of_entity(database, text)
    if len(entities) == 1:
        return entities[0].id
    there = classes(database)
    exact, partly = with_name(database, text)
    for some in (exact, partly):
        found: dict[str, list[Appearance]] = {}
        for one in some:
            found.setdefault(there.key(one.key, one.report), []).append(one)
        if len(found) == 1:
            [(name, those)] = found.items()
            keys = {one.key for one in those}
            [key] = keys if len(keys) == 1 else {name}
            return key if there.of.get(key, key) == name else name
        if found:
            several = "; ".join(_described(key, those) for key, those in list(found.items())[:5])
            raise WrongUse(f"{text!r} may be any of: {several}. Give the key.")
    raise NotFound(f"nobody called {text!r} speaks or is named in a claim of this ledger.")


def _stands(database: Database, node: str) -> bool:
    """Whether a key is somebody's in the ledger, or in the report that it names."""
    key, _, report = node.partition("@")
    rows = with_key(database, node)
    for first in range(0, len(rows), BATCH):
        for one in appearances(database, rows[first : first + BATCH]):
            if key in one.keys and report in ("", one.report):
                return True
    return False


def _described(key: str, those: Sequence[Appearance]) -> str:
    heard = ", ".join(dict.fromkeys(one.publisher or one.report for one in those[:3]))
    return f"{key} ({'not named' if those[0].masked else those[0].name}, in {heard})"


def decide(
    database: Database,
    kind: JudgementKind,
    one: str,
    other: str,
    *,
    author: str,
    reason: str,
    tool: str,
) -> Decided:
    """Append a person's `same` or `different` about two names or keys. NotFound, WrongUse."""
    if not reason.strip():
        raise WrongUse("a judgement needs a reason: it is what others will read beside it.")
    first, second = resolve(database, one), resolve(database, other)
    before = classes(database)
    if first == second:
        raise WrongUse(
            f"{one!r} and {other!r} are both {first}. To tell two people of one name apart, give "
            "what `sayso who NAME --json` has as the ids of their appearances: KEY@REPORT."
        )
    made = handling.now()
    judgement = Judgement(
        content_id("j", kind.value, first, second, author, made), kind, first, second, author,
        made, reason,
    )  # fmt: skip
    append(database, judgement, tool=tool)
    after = classes(database)
    name = class_of(after, first)
    return Decided(
        judgement, first, second, after.members.get(name, (first,)),
        tuple(sorted(set(after.overruled) - set(before.overruled))),
    )  # fmt: skip


def append(database: Database, judgement: Judgement, *, tool: str) -> None:
    """Append a `same` or `different` about two keys. Raises WrongUse for one that would unmask."""
    assert judgement.other is not None
    if judgement.kind is JudgementKind.same:
        refuse_unmasking(judgement.target, judgement.other)
    standing = judgements.Standing("source", judgement.target, None, "")
    judgements.judge(database, judgement, standing=standing, parsed=None, tool=tool)


def refuse_unmasking(one: str, other: str) -> None:
    """Raises WrongUse where one of two keys is opaque and the other is not."""
    masked = [node for node in (one, other) if node.startswith(OPAQUE)]
    if len(masked) == 1:
        named = other if masked[0] == one else one
        raise WrongUse(UNMASKING.format(named=named, opaque=masked[0]))


def check(database: Database, judgement: Judgement, report: str | None) -> None:
    """Raises WrongUse for a `same` about two entities that would link a mask with a name."""
    if judgement.kind is JudgementKind.same and judgement.other is not None:
        one = _node(database, judgement.target, report)
        other = _node(database, judgement.other, report)
        if one is not None and other is not None:
            refuse_unmasking(one, other)


def class_of(there: Classes, node: str) -> str:
    """The class of a key or of KEY@REPORT."""
    key, _, report = node.partition("@")
    return there.key(key, report) if report else there.of.get(key, key)


# --- finding -----------------------------------------------------------------------------------


def with_name(database: Database, name: str) -> tuple[list[Appearance], list[Appearance]]:
    """Appearances whose name is exactly this (folded), and those whose name holds its words."""
    folded = fold(name)
    exact, partly = names.matching(database, name)
    rows = _reports_of(database, exact + partly)
    found: tuple[list[Appearance], list[Appearance]] = ([], [])
    for one in appearances(database, rows) if rows else ():
        whole, part = one.goes_by(folded)
        if whole or part:
            found[0 if whole else 1].append(one)
    return found


def with_key(database: Database, node: str) -> list[int]:
    """Row numbers of the reports in which a key, or KEY@REPORT, may be found."""
    key, _, report = node.partition("@")
    if report:
        found = database.run("SELECT id FROM report WHERE report = ?", (report,))
        return [int(row[0]) for row in found]
    rows = {
        int(row[0])
        for row in database.run("SELECT DISTINCT report FROM chain WHERE speaker_key = ?", (key,))
    }
    if not key.startswith(OPAQUE):
        exact, _ = names.matching(database, key.partition(":")[2])
        rows.update(_reports_of(database, exact))
    return sorted(rows)


def _reports_of(database: Database, numbers: Iterable[int]) -> list[int]:
    return [
        int(row[0])
        for row in database.run(
            "SELECT DISTINCT claim.report FROM json_each(?) AS wanted "
            "JOIN claim_name ON claim_name.name = wanted.value "
            "JOIN claim ON claim.id = claim_name.claim ORDER BY 1",
            (json.dumps(list(numbers)),),
        )
    ]


def chains_of_class(database: Database, there: Classes, name: str) -> list[int]:
    """Row numbers of the chains at whose end somebody of this class speaks."""
    found = database.run(
        "SELECT chain.id, chain.speaker_key, report.report FROM json_each(?) AS wanted "
        "JOIN chain ON chain.speaker_key = wanted.value JOIN report ON report.id = chain.report",
        (json.dumps(there.keys_of(name)),),
    )
    return [int(row) for row, key, report in found if there.key(str(key), str(report)) == name]
