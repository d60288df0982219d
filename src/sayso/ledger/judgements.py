"""People's decisions: rows that are appended, and where each stands after texts are read anew.

A decision about a claim or an attribution holds on to its passage and its footing (who said it,
what kind of act, affirmed or denied). When the report is read anew, it moves to what stands at
the same words on the same footing; where nothing or several things do, it goes to the queue of
unanchored judgements. It is never lost and never guessed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.errors import NotFound, WrongUse
from sayso.ledger import handling
from sayso.ledger.database import AnyRow, Database
from sayso.ledger.encode import origin_of
from sayso.ledger.fold import fold, indexable
from sayso.ledger.rows import AnchorStatus, JudgementRow
from sayso.model import Chain, Judgement, Parsed, Passage, Span
from sayso.vocabulary import JudgementKind

__all__ = [
    "Standing",
    "active",
    "find",
    "hash_of",
    "judge",
    "judgement_row",
    "passage_json",
    "passage_of",
    "reanchor",
    "report_removed",
    "rows",
    "settled",
    "standings",
]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where something that can be judged stands in a report."""

    noun: str
    """claim, attribution, entity"""
    target: str
    span: Span | None
    footing: str


def standings(parsed: Parsed) -> Iterator[Standing]:
    """Everything in a report that can be judged."""
    resolved = parsed.resolved
    for claim in parsed.stated.claims:
        footing = _footing(
            resolved.chains.get(claim.attribution or ""),
            claim.act.value if claim.act else "",
            claim.polarity.value,
        )
        yield Standing("claim", claim.id, claim.passage, footing)
    for attribution in parsed.reading.attributions:
        parts = attribution.source + attribution.cue + attribution.content
        span = attribution.extent if parts else None
        chain = resolved.chains.get(attribution.id)
        yield Standing("attribution", attribution.id, span, _footing(chain))
    for entity in resolved.entities:
        span = next((name.passage for name in entity.names if name.passage), None)
        footing = json.dumps([entity.kind.value, fold(entity.name)])
        yield Standing("entity", entity.id, span, footing)


def judge(
    database: Database,
    judgement: Judgement,
    *,
    standing: Standing | None,
    parsed: Parsed | None,
    tool: str,
) -> None:
    """Append one decision. `standing` is what it is about, None for a withdrawal."""
    if not judgement.author.strip():
        raise WrongUse("a judgement needs an author: set one with --author or SAYSO_AUTHOR.")
    correction = None if judgement.correction is None else indexable(judgement.correction)
    passage = judgement.passage
    if passage is None and standing is not None and standing.span and parsed is not None:
        passage = Passage.cut(parsed.text.text, standing.span)
    row = (
        judgement.id, judgement.kind.value, indexable(judgement.target), judgement.other,
        indexable(judgement.author), judgement.made, indexable(judgement.reason),
    )  # fmt: skip
    with database.transaction(durable=True):
        if database.run("SELECT 1 FROM judgement WHERE judgement = ?", (judgement.id,)):
            raise WrongUse(f"there is a judgement {judgement.id} already; judgements are appended.")
        database.run(
            "INSERT INTO judgement (judgement, kind, target, other, author, made, reason) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        seq = database.value("SELECT seq FROM judgement WHERE judgement = ?", (judgement.id,))
        database.run(
            "INSERT INTO judgement_quote VALUES (?, ?, ?)",
            (seq, passage_json(judgement.passage), correction),
        )
        database.run(
            "INSERT INTO anchor VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                seq,
                (AnchorStatus.anchored if standing else AnchorStatus.free).value,
                standing.noun if standing else "judgement",
                parsed.report.id if parsed else None,
                standing.target if standing else None,
                passage_json(passage),
                standing.footing if standing else None,
            ),
        )
        handling.append(
            database, "judged", subject=judgement.id, source=judgement.author, tool=tool,
            sha256=hash_of(row), detail=judgement.kind.value,
        )  # fmt: skip


def hash_of(row: AnyRow) -> str:
    """SHA-256 of a judgement's own columns, as the handling log has it."""
    return hashlib.sha256(json.dumps(list(row), separators=(",", ":")).encode("ascii")).hexdigest()


def check_withdrawal(database: Database, target: str) -> None:
    """Raises NotFound or WrongUse where `target` is no judgement that can be withdrawn."""
    found = database.run("SELECT kind FROM judgement WHERE judgement = ?", (target,))
    if not found:
        raise NotFound(f"no judgement {target} in this ledger.")
    if found[0][0] == JudgementKind.withdrawn.value:
        raise WrongUse(f"{target} is itself a withdrawal. Judge the claim anew instead.")
    if database.run("SELECT 1 FROM judgement WHERE kind = 'withdrawn' AND target = ?", (target,)):
        raise WrongUse(f"{target} was withdrawn already.")


def find(database: Database, target: str, *, report: str | None) -> list[tuple[str, str]]:
    """(noun, report id) of everything with this id: claims, then attributions, then entities."""
    found: list[tuple[str, str]] = []
    for noun in ("claim", "attribution", "entity"):
        found += [
            (noun, str(row[0]))
            for row in database.run(
                f"SELECT report.report FROM {noun} JOIN report ON report.id = {noun}.report "  # noqa: S608
                f"WHERE {noun}.{noun} = ? ORDER BY report.id",
                (target,),
            )
        ]
    return [pair for pair in found if report is None or pair[1] == report]


def reanchor(database: Database, parsed: Parsed) -> int:
    """Find anew what a report's judgements are about. Returns how many found nothing."""
    anchors = database.run(
        "SELECT anchor.judgement, noun, judgement.target, anchor.target, passage, footing "
        "FROM anchor JOIN judgement ON judgement.seq = anchor.judgement "
        "WHERE report = ? AND noun IN ('claim', 'attribution', 'entity', 'report')",
        (parsed.report.id,),
    )
    if not anchors:
        return 0
    everything = list(standings(parsed))
    lost = 0
    for seq, noun, first_target, target, passage_text, footing in anchors:
        passage = passage_of(passage_text)
        if noun == "report":  # something added by hand hangs on words alone
            span = _same_words(parsed.text.text, passage)
            status = AnchorStatus.anchored if span else AnchorStatus.unanchored
            moved = str(target)
        else:
            here = [s for s in everything if s.noun == noun and s.footing == footing]
            one = settled(here, {first_target, target}, passage, parsed.text.text)
            status = AnchorStatus.anchored if one else AnchorStatus.unanchored
            moved = one.target if one else str(target)
            span = one.span if one else None
        if span is not None:
            passage = Passage.cut(parsed.text.text, span)
        lost += status is AnchorStatus.unanchored
        database.run(
            "UPDATE anchor SET status = ?, target = ?, passage = ? WHERE judgement = ?",
            (status.value, moved, passage_json(passage), seq),
        )
    return lost


def settled(
    here: list[Standing], ids: set[object], passage: Passage | None, text: str
) -> Standing | None:
    """The one thing that a judgement is about now; None where there is none or no single one."""
    same = [s for s in here if s.target in ids]
    if same:
        return same[0]
    if passage is None:
        return here[0] if len(here) == 1 and here[0].noun == "entity" else None
    words = [s for s in here if s.span and text[s.span[0] : s.span[1]] == passage.exact]
    if here and here[0].noun == "entity" and not words:
        words = here
    for closer in (
        lambda cut: (cut.start, cut.prefix, cut.suffix),
        lambda cut: (cut.prefix, cut.suffix),
    ):
        fitting = [
            s for s in words if s.span and closer(Passage.cut(text, s.span)) == closer(passage)
        ]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return words[0] if len(words) == 1 else None


def _same_words(text: str, passage: Passage | None) -> Span | None:
    if passage is None:
        return None
    if text[passage.start : passage.end] == passage.exact:
        return (passage.start, passage.end)
    whole = passage.prefix + passage.exact + passage.suffix
    at = text.find(whole)
    if at >= 0 and text.find(whole, at + 1) < 0:
        start = at + len(passage.prefix)
        return (start, start + len(passage.exact))
    return None


def report_removed(database: Database, report: str) -> None:
    """Take away the words that judgements of a removed report quote."""
    database.run(
        "UPDATE judgement_quote SET passage = NULL, correction = NULL WHERE judgement IN "
        "(SELECT judgement FROM anchor WHERE report = ?)",
        (report,),
    )
    database.run(
        "UPDATE anchor SET status = ?, passage = NULL, footing = NULL WHERE report = ?",
        (AnchorStatus.removed.value, report),
    )


def rows(database: Database, *, status: AnchorStatus | None = None) -> Iterator[JudgementRow]:
    """All judgements in the order in which they were made, or those of one status."""
    where = "WHERE anchor.status = ?" if status else ""
    for row in database.run(
        "SELECT j.judgement, j.kind, j.target, j.other, j.author, j.made, j.reason, "  # noqa: S608
        "q.passage, q.correction, anchor.status, anchor.report, anchor.target, w.judgement "
        "FROM judgement AS j JOIN judgement_quote AS q ON q.judgement = j.seq "
        "JOIN anchor ON anchor.judgement = j.seq "
        "LEFT JOIN judgement AS w ON w.kind = 'withdrawn' AND w.target = j.judgement "
        f"{where} ORDER BY j.seq",
        (status.value,) if status else (),
    ):
        yield judgement_row(row)


def judgement_row(row: AnyRow) -> JudgementRow:
    """A judgement with its anchor, out of thirteen columns in the order of `rows`."""
    identifier, kind, target, other, author, made, reason, passage, correction, *rest = row
    status, report, now_target, withdrawn_by = rest
    return JudgementRow(
        Judgement(
            identifier, JudgementKind(kind), target, other, author, made, reason,
            passage_of(passage), correction,
        ),
        AnchorStatus(status), report, now_target, withdrawn_by,
    )  # fmt: skip


def active(
    database: Database, claims: list[tuple[str, str]]
) -> Mapping[tuple[str, str], tuple[JudgementKind, ...]]:
    """What people said of (report, claim) pairs; withdrawn decisions left out."""
    if not database.value("SELECT 1 FROM anchor LIMIT 1"):
        return {}
    found: dict[tuple[str, str], tuple[JudgementKind, ...]] = {}
    for report, target, kind in database.run(
        "SELECT anchor.report, anchor.target, j.kind FROM anchor "
        "JOIN judgement AS j ON j.seq = anchor.judgement "
        "WHERE anchor.target IN (SELECT value FROM json_each(?)) AND anchor.status = 'anchored' "
        "AND anchor.noun = 'claim' AND NOT EXISTS (SELECT 1 FROM judgement AS w "
        "WHERE w.kind = 'withdrawn' AND w.target = j.judgement) ORDER BY j.seq",
        (json.dumps([claim for _, claim in claims]),),
    ):
        key = (str(report), str(target))
        found[key] = (*found.get(key, ()), JudgementKind(str(kind)))
    return found


def _footing(chain: Chain | None, *more: str) -> str:
    if chain is None or not chain.hops:
        return json.dumps(["", *more])
    hop = origin_of(chain) or chain.speaker
    return json.dumps([fold(hop.name), *more])


def passage_json(passage: Passage | None) -> str | None:
    """A passage as it is stored."""
    if passage is None:
        return None
    return json.dumps([passage.start, passage.end, passage.exact, passage.prefix, passage.suffix])


def passage_of(stored: object) -> Passage | None:
    """A stored passage again."""
    return Passage(*json.loads(str(stored))) if stored is not None else None
