"""Weighing a ledger: what is new in it is taken in, and what is gone let go of.

The stages do not know each other; here the name comparison of `resolve` is handed to `weigh`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sayso.ledger import Ledger
from sayso.ledger.weighed import Pending
from sayso.model import Allegation, Reuse
from sayso.vocabulary import MentionKind
from sayso.weigh.decided import ClaimAt, Decisions, Ruling, decisions_of
from sayso.weigh.tables import Tables, allegation_from, reuse_from
from sayso.weigh.taking import entry_of
from sayso.weigh.weighing import VERSION, Weighed, Weighing
from sayso.weigh.words import fold
from sayso.workers import Workers, seldom_collected

__all__ = ["BATCH", "compare_texts", "copies", "due", "portion", "same_name", "weigh"]

PORTION = 2_000
"""Reports that are weighed together, in a ledger of ordinary size."""
LARGE = 20_000
"""Reports from which on portions are twice as large: each looks through all that is there."""
BATCH = 4 * PORTION
"""Reports that are weighed in one transaction: one portion is counted while the next comes in."""


def portion(held: int) -> int:
    """How many reports are weighed together where so many have been weighed."""
    return PORTION if held < LARGE else 2 * PORTION


def same_name(one: str, other: str, kind: str) -> bool:
    """`resolve`'s comparison of names, as `weigh` asks for it."""
    from sayso.resolve.who.names import same_name as compare
    from sayso.resolve.who.sieve import certainly_two

    noun = MentionKind(kind)
    return not certainly_two(one, other, kind=noun) and compare(one, other, kind=noun).same


def due(ledger: Ledger) -> Pending:
    """What weighing has to take in: everything, where another version of the rules weighed it."""
    pending = ledger.weighed.pending()
    if ledger.weighed.remembered("version") in (None, VERSION):
        return pending
    rows = sorted(ledger.reports(), key=lambda row: (row.published or "", row.id))
    everything = [(row.id, "") for row in rows]
    return Pending(everything, pending.gone, decided=pending.decided)


def weigh(
    ledger: Ledger,
    *,
    progress: Callable[[str, int, int], None] = lambda *_: None,
    batch: int = BATCH,
    processes: int = 1,
) -> Weighed:
    """Bring the weighing of an open ledger up to date. Interrupted, it goes on where it was.

    With more `processes` than one the result is the same; they start where there is much to do.

    Others can write between two batches only: a small `batch` lets them.

    Raises LedgerReadOnly where the ledger may not be written and something is to do.
    """
    kept = ledger.weighed
    if kept.remembered("version") not in (None, VERSION) and due(ledger):
        kept.state.clear()
    pending = kept.pending()
    total = Weighed()
    if not pending:
        return total
    decided = kept.decided()
    changed = _changed(kept.remembered("decided") or "", decided)
    # A claim that a split took away, or gave back, is put into its place by taking it in again.
    new = dict(pending.new) | {
        report: kept.digest(report) for report in changed.retaken if ledger.has_report(report)
    }
    # As pending has them, by day: reports about one event are looked at together.
    order = list(new)
    shelf = Tables(kept.state, new)
    gone = list(pending.gone)
    held = kept.count()
    with Workers(processes) as workers, seldom_collected():
        weighing = Weighing(
            shelf, same_name=same_name, decisions=_decisions(ledger), progress=progress,
            each=workers.each,
        )  # fmt: skip
        for at in range(0, max(1, len(order)), batch):
            here, size = order[at : at + batch], portion(held + at)
            with ledger.batch():
                for start in range(0, max(1, len(here)), size):
                    progress("reports", at + start, len(order))
                    some = here[start : start + size]
                    last = at + start + len(some) >= len(order)
                    done = weighing.update(
                        [entry_of(ledger.parsed(report)) for report in some],
                        gone,
                        again=changed.claims if last else (),
                        again_names=changed.names if last else (),
                        more=start + size < len(here),
                    )
                    gone = []
                    for name in Weighed.__dataclass_fields__:
                        setattr(total, name, getattr(total, name) + getattr(done, name))
                kept.remember("version", VERSION)
                if at + batch >= len(order):
                    kept.remember("decided", decided)
    return total


@dataclass(frozen=True, slots=True)
class _Changed:
    """What decisions that came or went bear on."""

    claims: frozenset[ClaimAt]
    names: frozenset[str]
    retaken: frozenset[str]


def _changed(before: str, after: str) -> _Changed:
    """Decisions that stand in one of two states only (see `WeighedTables.decided`)."""
    none: dict[str, list[Any]] = {"groups": [], "names": []}
    old, new = (json.loads(text) if text else none for text in (before, after))
    groups = [one for one in (*old["groups"], *new["groups"])
              if (one in old["groups"]) != (one in new["groups"])]  # fmt: skip
    pairs = [one for one in (*old["names"], *new["names"])
             if (one in old["names"]) != (one in new["names"])]  # fmt: skip
    return _Changed(
        frozenset((str(report), str(claim)) for _, _, sides in groups
                  for side in sides for report, claim in side),
        frozenset(form for _, _, *ends in pairs for end in ends if (form := _form(end))),
        frozenset(str(report) for _, kind, sides in groups
                  if kind == "divided" for report, _ in sides[0]),
    )  # fmt: skip


def _decisions(ledger: Ledger) -> Decisions:
    """What people decided, as weighing asks for it."""
    rulings = [
        Ruling(
            one.id, one.judgement.kind.value, one.sides, one.judgement.author, one.judgement.made,
            one.judgement.reason,
        )
        for one in ledger.allegation_judgements.standing()
    ]  # fmt: skip
    names: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for decision in ledger.allegation_judgements.names():
        one, other = _form(decision.one), _form(decision.other)
        if one and other and one != other:
            names[decision.same].append((one, other))
    return decisions_of(rulings, same=names[True], different=names[False])


def _form(node: str) -> str:
    """The folded name that a key stands for; "" for one of a single report, or of nobody named."""
    kind, _, name = node.partition(":")
    return "" if kind == "opaque" or "@" in name else fold(name)


def allegations(rows: Iterator[tuple[str, str]]) -> Iterator[Allegation]:
    """Stored rows as allegations."""
    for row, detail in rows:
        yield allegation_from(row, detail)


def copies(ledger: Ledger, report: str) -> list[Reuse]:
    """Every report that shares text with this one, the most first; this one is always `one`."""
    found = []
    for row in ledger.weighed.reuses(report):
        reuse = reuse_from(row)
        found.append(reuse if reuse.one == report else turned(reuse))
    return sorted(found, key=lambda r: (-r.containment, -r.longest, r.other))


def compare_texts(ledger: Ledger, one: str, other: str) -> Reuse:
    """What two reports share, worked out now, whether or not it is enough to be kept."""
    from sayso.weigh.grams import words_of
    from sayso.weigh.overlaps import same_credit
    from sayso.weigh.reuse import reuse_of

    entries = [entry_of(ledger.parsed(report)) for report in (one, other)]
    words = [
        words_of(ledger.text(entry.report)[1].text, quotes=entry.quotes, skip=entry.skip)
        for entry in entries
    ]
    return reuse_of(*words, ids=(one, other), same_credit=same_credit(*entries))


def turned(reuse: Reuse) -> Reuse:
    """The same reuse with its two reports exchanged."""
    from sayso.model import Shared

    return Reuse(
        reuse.other,
        reuse.one,
        reuse.containment_other,
        reuse.containment_one,
        reuse.longest,
        reuse.quotation,
        reuse.same_credit,
        tuple(Shared(s.other, s.one, s.tokens, s.longest, s.quotation) for s in reuse.shared),
    )
