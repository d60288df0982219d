"""What two claims' reports share around the claims, out of what the reports share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from sayso.model import Reuse, Span
from sayso.weigh.components import Components
from sayso.weigh.edges import Overlap
from sayso.weigh.entry import Entry, Saying
from sayso.weigh.words import fold

__all__ = ["canonical_url", "overlaps_of", "same_credit"]

NEARLY_ALL = 0.9
"""Containment both ways from which two texts are one, and their copies each others."""

_SCHEME = re.compile(r"^[a-z]{2,6}://(?:www\.|m\.|amp\.)?", re.IGNORECASE)


def canonical_url(url: str | None) -> str | None:
    """An address without scheme, query and last slash; None where there is none."""
    if not url:
        return None
    bare = _SCHEME.sub("", url.strip()).split("#")[0].split("?")[0].rstrip("/").casefold()
    return bare or None


def same_credit(one: Entry, other: Entry) -> bool:
    """Whether two reports give the same credit line or the same address."""
    mine, theirs = _credits(one), _credits(other)
    return bool(mine & theirs)


def _credits(entry: Entry) -> frozenset[str]:
    found = set()
    if entry.credit and fold(entry.credit):
        found.add("credit: " + fold(entry.credit))
    url = canonical_url(entry.url)
    if url and "/" in url:
        found.add("url: " + url)
    return frozenset(found)


def overlaps_of(
    sayings: Sequence[Saying],
    entries: Mapping[str, Entry],
    reuses: Callable[[str], Mapping[str, Reuse]],
) -> list[Overlap]:
    """Overlaps between claims of different reports. `reuses` gives a report's partners.

    Near-linear: reports have few partners each, and of texts that are all but the same every one
    is tied to the longest.
    """
    by_report: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        by_report[saying.report].append(saying)
    found: dict[tuple[str, str], Overlap] = {}
    same: Components[str] = Components(by_report)
    for report in by_report:
        for other, reuse in reuses(report).items():
            if other not in by_report or other <= report:
                continue
            if min(reuse.containment_one, reuse.containment_other) >= NEARLY_ALL:
                same.join(report, other)
            for one in by_report[report]:
                for two in by_report[other]:
                    overlap = _overlap(one, two, reuse, report)
                    if overlap is not None:
                        _keep(found, overlap)
    for reports in same.groups().values():
        if len(reports) > 2:
            _star(found, [s for report in reports for s in by_report[report]], entries)
    for reports in _credited(by_report, entries):
        first = by_report[reports[0]]
        for saying in (s for report in reports[1:] for s in by_report[report]):
            alone = len(first) == 1 or len(by_report[saying.report]) == 1
            for hub in first:
                if alone or hub.words == saying.words:
                    _keep(found, Overlap(hub.claim, saying.claim, same_credit=True))
    return [found[pair] for pair in sorted(found)]


def _star(
    found: dict[tuple[str, str], Overlap], sayings: list[Saying], entries: Mapping[str, Entry]
) -> None:
    """All claims at the same words of one text, tied to the one that counting takes as source."""
    by_words: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        by_words[" ".join(saying.words.split())].append(saying)
    for same in by_words.values():
        ordered = sorted(same, key=lambda s: (-entries[s.report].length, s.claim))
        # An origin that is known goes first: the unresolved copies are absorbed into it.
        known = [s for s in ordered if s.source.kind.value != "unknown"]
        for hub in {s.claim: s for s in (*ordered[:1], *known[:1])}.values():
            for saying in ordered:
                if saying.report != hub.report:
                    _keep(found, Overlap(hub.claim, saying.claim, containment=1.0))


def _credited(by_report: Mapping[str, object], entries: Mapping[str, Entry]) -> Iterable[list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for report in sorted(by_report, key=lambda one: (-entries[one].length, one)):
        for line in _credits(entries[report]):
            groups[line].append(report)
    return [reports for _, reports in sorted(groups.items()) if len(reports) > 1]


def _keep(found: dict[tuple[str, str], Overlap], overlap: Overlap) -> None:
    one, other = overlap.one, overlap.other
    if one == other:
        return
    low, high = (one, other) if one < other else (other, one)
    old = found.get((low, high))
    found[low, high] = Overlap(
        low,
        high,
        max(old.containment, overlap.containment) if old else overlap.containment,
        max(old.claim_run, overlap.claim_run) if old else overlap.claim_run,
        max(old.quotation, overlap.quotation) if old else overlap.quotation,
        overlap.same_credit or (old is not None and old.same_credit),
    )


def _overlap(one: Saying, other: Saying, reuse: Reuse, report: str) -> Overlap | None:
    """What two claims' texts share around them; None where their words are not each other's.

    `report` is the first claim's; a reuse may have the two in either order. Where a claim's words
    are copied, only the claim at the copied place shares them: two sentences of one copied
    paragraph are two. Where neither is copied word for word, their paragraphs are compared.
    """
    flipped = reuse.one != report
    run = quotation = mine = theirs = 0
    copied = False
    for shared in reuse.shared:
        here, there = (shared.other, shared.one) if flipped else (shared.one, shared.other)
        copied = copied or _meet(here, one.passage) or _meet(there, other.passage)
        if _meet(here, one.passage) and _meet(_through(one.passage, here, there), other.passage):
            run = max(run, shared.longest)
            quotation = max(quotation, shared.quotation)
        if _meet(here, one.around) and _meet(there, other.around):
            mine += _common(here, one.around)
            theirs += _common(there, other.around)
    if copied and not run:
        return None
    shares = (mine / max(1, _size(one.around)), theirs / max(1, _size(other.around)))
    smaller = shares[0] if _size(one.around) <= _size(other.around) else shares[1]
    return Overlap(
        one.claim,
        other.claim,
        containment=round(min(1.0, max(shares) if run else smaller), 4),
        claim_run=run,
        quotation=quotation,
    )


def _through(span: Span, here: Span, there: Span) -> Span:
    """Where a span that a stretch covers stands on the other side, in proportion."""
    scale = _size(there) / max(1, _size(here))
    start = max(span[0], here[0]) - here[0]
    end = min(span[1], here[1]) - here[0]
    return there[0] + round(start * scale), there[0] + max(1, round(end * scale))


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _common(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _size(span: Span) -> int:
    return span[1] - span[0]
