"""Where the claims stand that decisions about allegations name: written down, found anew, lost.

Each claim has an anchor of its own; a decision of which one side finds nothing any more goes to the
queue of unanchored judgements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sayso.ledger import fetch, judgements
from sayso.ledger.allegation_places import Place
from sayso.ledger.database import Database
from sayso.ledger.rows import AnchorStatus
from sayso.model import Judgement, Parsed, Passage

__all__ = ["put", "reanchor", "report_removed"]


def reanchor(database: Database, parsed: Parsed) -> int:
    """Find anew the claims of a report that decisions name. Returns the decisions that lost one."""
    ends = database.run(
        "SELECT judgement, side, ord, first_target, target, passage, footing FROM anchor_end "
        "WHERE report = ? AND noun = 'claim'",
        (parsed.report.id,),
    )
    if not ends:
        return 0
    here: Mapping[str, list[judgements.Standing]] = defaultdict(list)
    for one in judgements.standings(parsed):
        if one.noun == "claim":
            here[one.footing].append(one)
    lost: set[int] = set()
    for seq, side, place, first, target, stored, footing in ends:
        passage = judgements.passage_of(stored)
        found = judgements.settled(
            here.get(str(footing), []), {first, target}, passage, parsed.text.text
        )
        if found is not None and found.span is not None:
            passage = Passage.cut(parsed.text.text, found.span)
        status = AnchorStatus.anchored if found else AnchorStatus.unanchored
        if found is None:
            lost.add(seq)
        database.run(
            "UPDATE anchor_end SET status = ?, target = ?, passage = ? "
            "WHERE judgement = ? AND side = ? AND ord = ?",
            (
                status.value, found.target if found else target,
                judgements.passage_json(passage), seq, side, place,
            ),
        )  # fmt: skip
    _settle(database, {row[0] for row in ends})
    return len(lost)


def report_removed(database: Database, report: str) -> None:
    """Take away the words of a removed report; decisions that only it was about are removed."""
    touched = {
        row[0]
        for row in database.run(
            "SELECT DISTINCT judgement FROM anchor_end WHERE report = ?", (report,)
        )
    }
    database.run(
        "UPDATE anchor_end SET status = ?, passage = NULL, footing = NULL WHERE report = ?",
        (AnchorStatus.removed.value, report),
    )
    _settle(database, touched)


def _settle(database: Database, touched: Collection[int]) -> None:
    """Whether decisions still find something on each of their sides."""
    for seq in sorted(touched):
        sides: dict[int, set[str]] = defaultdict(set)
        for side, status in database.run(
            "SELECT DISTINCT side, status FROM anchor_end WHERE judgement = ?", (seq,)
        ):
            sides[side].add(str(status))
        if all(AnchorStatus.anchored.value in found for found in sides.values()):
            status = AnchorStatus.anchored
        elif any(found == {AnchorStatus.removed.value} for found in sides.values()):
            status = AnchorStatus.removed
        else:
            status = AnchorStatus.unanchored
        database.run("UPDATE anchor SET status = ? WHERE judgement = ?", (status.value, seq))


def put(database: Database, judgement: Judgement, sides: Sequence[Sequence[Place]]) -> None:
    """Write down where the claims stand that a new decision names."""
    seq = database.value("SELECT seq FROM judgement WHERE judgement = ?", (judgement.id,))
    known: dict[str, dict[str, tuple[str | None, str]]] = {}
    database.many(
        "INSERT INTO anchor_end VALUES (?, ?, ?, 'anchored', ?, ?, ?, ?, ?, ?)",
        [
            (seq, side, place, *_end(database, report, claim, known))
            for side, ends in enumerate(sides)
            for place, (report, claim) in enumerate(ends)
        ],
    )


def _end(
    database: Database, report: str, claim: str, known: dict[str, dict[str, tuple[str | None, str]]]
) -> tuple[str, str, str, str, str | None, str]:
    """noun, report, claim twice, passage, footing."""
    if not claim:
        return "report", report, "", "", None, ""
    if report not in known:
        parsed = fetch.get_parsed(database, report)
        known[report] = {
            one.target: (
                judgements.passage_json(
                    Passage.cut(parsed.text.text, one.span) if one.span else None
                ),
                one.footing,
            )
            for one in judgements.standings(parsed)
            if one.noun == "claim"
        }
    return "claim", report, claim, claim, *known[report][claim]
