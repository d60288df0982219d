"""Weighing a ledger: what is new in it is taken in, and what is gone let go of.

The stages do not know each other; here the name comparison of `resolve` is handed to `weigh`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sayso.ledger import Ledger
from sayso.model import Allegation, Reuse
from sayso.vocabulary import MentionKind
from sayso.weigh.tables import Tables, allegation_from, reuse_from
from sayso.weigh.taking import entry_of
from sayso.weigh.weighing import VERSION, Weighed, Weighing, number_of

__all__ = ["compare_texts", "copies", "same_name", "weigh"]

BATCH = 2_000
"""Reports that are weighed in one transaction."""


def same_name(one: str, other: str, kind: str) -> bool:
    """`resolve`'s comparison of names, as `weigh` asks for it."""
    from sayso.resolve.who.names import same_name as compare

    return compare(one, other, kind=MentionKind(kind)).same


def weigh(
    ledger: Ledger,
    *,
    progress: Callable[[str, int, int], None] = lambda *_: None,
    batch: int = BATCH,
) -> Weighed:
    """Bring the weighing of an open ledger up to date. Interrupted, it goes on where it was.

    Others can write between two batches only: a small `batch` lets them.

    Raises LedgerReadOnly where the ledger may not be written and something is to do.
    """
    kept = ledger.weighed
    if kept.remembered("version") not in (None, VERSION):
        kept.clear()
    pending = kept.pending()
    total = Weighed()
    if not pending:
        return total
    shelf = Tables(kept, dict(pending.new))
    weighing = Weighing(shelf, same_name=same_name, progress=progress)
    new = [report for report, _ in pending.new]
    gone = list(pending.gone)
    for at in range(0, max(1, len(new)), batch):
        here = new[at : at + batch]
        with ledger.batch():
            progress("reports", at, len(new))
            entries = [entry_of(ledger.parsed(report)) for report in here]
            done = weighing.update(entries, gone)
            kept.remember("version", VERSION)
        gone = []
        for name in Weighed.__dataclass_fields__:
            setattr(total, name, getattr(total, name) + getattr(done, name))
    return total


def allegations(rows: Iterator[tuple[str, str]]) -> Iterator[Allegation]:
    """Stored rows as allegations."""
    for row, detail in rows:
        yield allegation_from(row, detail)


def copies(ledger: Ledger, report: str) -> list[Reuse]:
    """Every report that shares text with this one, the most first; this one is always `one`."""
    found = []
    for row in ledger.weighed.reuses(number_of(report)).values():
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
