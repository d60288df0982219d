"""What people decide about allegations: merge, split, pin, one origin or two, a copy.

An allegation is made anew whenever reports come and go, so a decision holds on to claims, never to
an allegation's id. Each claim (for a copy, each report) has an anchor of its own, which follows its
words and footing when the text is read anew; a decision of which one side finds nothing any more
goes to the queue of unanchored judgements. A decision that contradicts one that stands is refused,
with that one's id: it is to be undone first.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sayso.errors import NotFound, WrongUse
from sayso.ledger import allegation_anchors, fetch, handling, judgements, queries, sameness
from sayso.ledger.allegation_places import (
    EACH,
    Place,
    allegation_at,
    allegation_named,
    claim_named,
    claims_of,
)
from sayso.ledger.database import Database
from sayso.ledger.rows import AnchorStatus
from sayso.model import Judgement, content_id
from sayso.vocabulary import JudgementKind

__all__ = [
    "KINDS",
    "TABLES",
    "AllegationJudgement",
    "AllegationJudgements",
    "Place",
    "state",
]

TABLES = """
-- Where the claims and reports stand that a decision about allegations names, side by side.
CREATE TABLE anchor_end (
    judgement INTEGER NOT NULL REFERENCES judgement (seq), side INTEGER NOT NULL,
    ord INTEGER NOT NULL, status TEXT NOT NULL, noun TEXT NOT NULL, report TEXT NOT NULL,
    first_target TEXT NOT NULL, target TEXT NOT NULL, passage TEXT, footing TEXT,
    PRIMARY KEY (judgement, side, ord)
) WITHOUT ROWID;
CREATE INDEX anchor_end_report ON anchor_end (report);
"""

KINDS = frozenset(
    {
        JudgementKind.merged, JudgementKind.divided, JudgementKind.pinned, JudgementKind.one_origin,
        JudgementKind.two_origins, JudgementKind.copied,
    }
)  # fmt: skip
SIDES = {kind: 1 if kind is JudgementKind.pinned else 2 for kind in KINDS}


@dataclass(frozen=True, slots=True)
class AllegationJudgement:
    """A decision that stands, with where its claims are now.

    Sides: of `merged` the two allegations, of `pinned` the one, of `divided` what was taken out
    and what stayed, of an edge the two claims, of `copied` the copy and what it copies.
    """

    judgement: Judgement
    sides: tuple[tuple[Place, ...], ...]
    lost: int
    """Claims that it named and that are no longer there."""

    @property
    def id(self) -> str:
        """The judgement's id."""
        return self.judgement.id

    def told(self) -> str:
        """Which decision it is, for a message."""
        one = self.judgement
        reason = f": “{one.reason[:120]}”" if one.reason else ""
        return f"{one.id} (by {one.author}, {one.made[:10]}{reason})"


class AllegationJudgements:
    """Decisions about the allegations of one ledger, which must be weighed up to date.

    Every deciding method raises NotFound for what is not there, and WrongUse for what makes no
    sense or contradicts a decision that stands.
    """

    def __init__(self, database: Database, *, tool: str) -> None:
        self._database = database
        self._tool = tool

    # --- looking -----------------------------------------------------------------------------

    def standing(self) -> list[AllegationJudgement]:
        """All that were not withdrawn and still find what they are about, in their order."""
        sides: dict[int, dict[int, list[Place]]] = defaultdict(lambda: defaultdict(list))
        lost: dict[int, int] = defaultdict(int)
        for seq, side, status, report, target, newer in self._database.run(
            "SELECT judgement, side, status, anchor_end.report, target, report.superseded_by "
            "FROM anchor_end LEFT JOIN report ON report.report = anchor_end.report "
            "ORDER BY judgement, side, ord"
        ):
            if status == AnchorStatus.anchored.value and newer is None:
                sides[seq][side].append((str(report), str(target)))
            else:
                lost[seq] += 1
        found = [
            AllegationJudgement(
                Judgement(identifier, JudgementKind(kind), target, other, author, made, reason),
                tuple(tuple(sides[seq][side]) for side in sorted(sides[seq])),
                lost[seq],
            )
            for seq, identifier, kind, target, other, author, made, reason in self._database.run(
                "SELECT j.seq, j.judgement, j.kind, j.target, j.other, j.author, j.made, j.reason "
                "FROM judgement AS j JOIN anchor ON anchor.judgement = j.seq "
                "WHERE anchor.noun = 'allegation' AND anchor.status = 'anchored' AND NOT EXISTS "
                "(SELECT 1 FROM judgement AS w WHERE w.kind = 'withdrawn' "
                "AND w.target = j.judgement) ORDER BY j.seq"
            )
        ]
        return [one for one in found if len(one.sides) == SIDES[one.judgement.kind]]

    def names(self) -> list[sameness.Decision]:
        """What people decided about who is who, where it was not overruled by a later decision."""
        overruled = sameness.classes(self._database).overruled
        return [one for one in sameness.decisions(self._database) if one.id not in overruled]

    # --- deciding ----------------------------------------------------------------------------

    def merge(self, one: str, other: str, *, author: str, reason: str) -> Judgement:
        """Two allegations say the same: they are one from now on."""
        first, second = (
            allegation_named(self._database, one),
            allegation_named(self._database, other),
        )
        if first == second:
            raise WrongUse(f"{one} and {other} are one allegation already.")
        for decision in self._of(JudgementKind.divided):
            taken, stayed = (
                {allegation_at(self._database, p) for p in side} for side in decision.sides
            )
            if (first in taken and second in stayed) or (second in taken and first in stayed):
                raise WrongUse(
                    f"{decision.told()} split these two. Undo that first: sayso undo {decision.id}"
                )
        sides = [claims_of(self._database, first), claims_of(self._database, second)]
        return self._append(JudgementKind.merged, sides, author=author, reason=reason)

    def split(
        self, allegation: str, claims: Collection[str], *, author: str, reason: str
    ) -> Judgement:
        """Some claims of an allegation say something else: they are another one from now on."""
        whole = allegation_named(self._database, allegation)
        everything = claims_of(self._database, whole, each=None)
        taken: list[Place] = []
        for wanted in dict.fromkeys(claims):
            fitting = [place for place in everything if place[1].startswith(wanted)]
            exact = [place for place in fitting if place[1] == wanted] or fitting
            if not exact or (exact == fitting and len(wanted) < fetch.SHORTEST):
                raise NotFound(f"allegation {whole} has no claim {wanted}.")
            if len({claim for _, claim in exact}) > 1:
                several = ", ".join(claim for _, claim in exact[:5])
                raise WrongUse(f"{wanted} may be any of: {several}. Give more of the id.")
            taken += [place for place in exact if place not in taken]
        if not taken:
            raise WrongUse("name at least one claim that is to leave the allegation.")
        stayed = [place for place in claims_of(self._database, whole) if place not in taken]
        if not stayed:
            stayed = [place for place in everything if place not in taken][:EACH]
        if not stayed:
            raise WrongUse(f"that is every claim of {whole}: nothing would stay.")
        self._refuse_split(set(taken), {place for place in everything if place not in taken})
        return self._append(JudgementKind.divided, [taken, stayed], author=author, reason=reason)

    def _refuse_split(self, taken: set[Place], stayed: set[Place]) -> None:
        for decision in self._of(JudgementKind.merged, JudgementKind.pinned):
            if decision.judgement.kind is JudgementKind.pinned:
                pinned = set(decision.sides[0])
                against = bool(pinned & taken) and bool(pinned & stayed)
            else:
                one, other = (set(side) & (taken | stayed) for side in decision.sides)
                against = bool(one and other) and (
                    (one <= taken and other <= stayed) or (other <= taken and one <= stayed)
                )
            if against:
                raise WrongUse(
                    f"{decision.told()} keeps them together. "
                    f"Undo that first: sayso undo {decision.id}"
                )

    def pin(self, allegation: str, *, author: str, reason: str) -> Judgement:
        """The claims of an allegation belong together, whatever weighing makes of later reports."""
        whole = allegation_named(self._database, allegation)
        sides = [claims_of(self._database, whole)]
        for decision in self._of(JudgementKind.pinned):
            if set(decision.sides[0]) == set(sides[0]):
                raise WrongUse(f"it is pinned already, by {decision.told()}.")
        return self._append(JudgementKind.pinned, sides, author=author, reason=reason)

    def overrule(self, one: str, other: str, *, same: bool, author: str, reason: str) -> Judgement:
        """The origins of two claims of one allegation are one (`same`), or they are two."""
        places = [claim_named(self._database, one), claim_named(self._database, other)]
        if places[0] == places[1]:
            raise WrongUse("two different claims are needed.")
        homes = [allegation_at(self._database, place) for place in places]
        if None in homes:
            raise WrongUse(f"{one} or {other} is in no allegation: its report was read anew since.")
        if homes[0] != homes[1]:
            raise WrongUse(
                f"{one} is in allegation {homes[0]}, {other} in {homes[1]}: origins are counted "
                "inside one allegation. Merge the two first, if they say the same."
            )
        kind = JudgementKind.one_origin if same else JudgementKind.two_origins
        self._refuse_edge((places[0], places[1]), kind)
        return self._append(kind, [[p] for p in places], author=author, reason=reason)

    def _refuse_edge(self, pair: tuple[Place, Place], kind: JudgementKind) -> None:
        joined = self._of(JudgementKind.one_origin)
        parted = self._of(JudgementKind.two_origins)
        for decision in joined if kind is JudgementKind.one_origin else parted:
            if set(pair) == {side[0] for side in decision.sides}:
                raise WrongUse(f"that was decided already: {decision.told()}.")
        groups = _Groups(decision.sides for decision in joined)
        against: AllegationJudgement | None = None
        if kind is JudgementKind.two_origins and groups.one(*pair):
            against = next(
                decision for decision in joined if groups.one(decision.sides[0][0], pair[0])
            )
            direct = [d for d in joined if set(pair) == {side[0] for side in d.sides}]
            against = (direct or [against])[0]
        elif kind is JudgementKind.one_origin:
            groups.join(*pair)
            against = next((d for d in parted if groups.one(d.sides[0][0], d.sides[1][0])), None)
        if against is not None:
            raise WrongUse(
                f"{against.told()} decided otherwise. Undo that first: sayso undo {against.id}"
            )

    def copy(self, report: str, of: str, *, author: str, reason: str) -> Judgement:
        """A report is a copy of another: what it says without a source of its own counts nothing.

        Whom it names itself still counts, once, as everywhere.
        """
        ids = [queries.report(self._database, one).id for one in (report, of)]
        if ids[0] == ids[1]:
            raise WrongUse("a report is no copy of itself.")
        copies = {(d.sides[0][0][0], d.sides[1][0][0]): d for d in self._of(JudgementKind.copied)}
        found = copies.get((ids[0], ids[1]))
        if found is not None:
            raise WrongUse(f"that was decided already: {found.told()}.")
        waiting, seen = [ids[1]], {ids[1]}
        while waiting:
            here = waiting.pop()
            for (copy, source), decision in copies.items():
                if copy == here and source == ids[0]:
                    raise WrongUse(
                        f"{decision.told()} makes it the source of what you call its source. "
                        f"Undo that first: sayso undo {decision.id}"
                    )
                if copy == here and source not in seen:
                    seen.add(source)
                    waiting.append(source)
        sides = [[(one, "")] for one in ids]
        return self._append(JudgementKind.copied, sides, author=author, reason=reason)

    # --- what stands -------------------------------------------------------------------------

    def _of(self, *kinds: JudgementKind) -> list[AllegationJudgement]:
        return [one for one in self.standing() if one.judgement.kind in kinds]

    # --- writing -----------------------------------------------------------------------------

    def _append(
        self, kind: JudgementKind, sides: Sequence[Sequence[Place]], *, author: str, reason: str
    ) -> Judgement:
        if not reason.strip():
            raise WrongUse("a judgement needs a reason: it is what others will read beside it.")
        made = handling.now()
        first = sides[0][0]
        other = sides[1][0] if len(sides) > 1 else None
        judgement = Judgement(
            content_id("j", kind.value, first, other, author, made), kind, first[1] or first[0],
            other and (other[1] or other[0]), author, made, reason,
        )  # fmt: skip
        standing = judgements.Standing("allegation", judgement.target, None, "")
        with self._database.transaction(durable=True):
            judgements.judge(
                self._database, judgement, standing=standing, parsed=None, tool=self._tool
            )
            allegation_anchors.put(self._database, judgement, sides)
        return judgement


class _Groups:
    """Claims whose origins people made one, by way of each other too."""

    def __init__(self, pairs: Iterator[tuple[tuple[Place, ...], ...]]) -> None:
        self._up: dict[Place, Place] = {}
        for one, other in pairs:
            self.join(one[0], other[0])

    def _root(self, place: Place) -> Place:
        while (up := self._up.get(place, place)) != place:
            place = up
        return place

    def join(self, one: Place, other: Place) -> None:
        self._up[self._root(one)] = self._root(other)

    def one(self, one: Place, other: Place) -> bool:
        return self._root(one) == self._root(other)


def state(database: Database) -> str:
    """All decisions that bear on weighing as JSON: they changed where this changed."""
    groups = [
        [one.id, one.judgement.kind.value, one.sides]
        for one in AllegationJudgements(database, tool="").standing()
    ]
    names = [[one.id, one.same, one.one, one.other] for one in sameness.decisions(database)]
    return json.dumps({"groups": groups, "names": names}) if groups or names else ""
