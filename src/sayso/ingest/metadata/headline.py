"""The headline: which line is it, and which lines repeat it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sayso.ingest.metadata.dates import find_dates
from sayso.ingest.metadata.furniture import is_count, is_section
from sayso.ingest.metadata.headings import clean_title, marked_heading, same_line
from sayso.ingest.metadata.line import BODY_HINTS, Line
from sayso.ingest.metadata.outlets import find_outlet, is_office, site_address
from sayso.ingest.metadata.publication import Found, without_site
from sayso.vocabulary import ParagraphKind

__all__ = ["mark_headline"]

_RUNNING = re.compile(r"\S {4,}\S|\A\(?(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]\s")
"""A page's running head, or a numbered section: no headline."""
_ISSUED = re.compile(r"(?i)\b(?:issued|published|released|dated)(?: on)? (?P<when>.{6,40})\Z")
"""The end of a bulletin's title: "Daily Report 12 issued on 17 May 2021"."""


def mark_headline(lines: list[Line], first: int, given: Mapping[str, str], found: Found) -> None:
    """Finds the headline among the lines before the body, marks it and its repeats."""
    head = lines[:first]
    for line in head:
        if line.signature and line.signature.title:
            found.title = line.signature.title
    if "title" in given:
        found.title = given["title"]
    if found.title:
        wanted = {same_line(found.title), same_line(without_site(found.title)[0])}
        chosen = next((ln for ln in lines if ln.raw and same_line(ln.raw) in wanted), None)
        if chosen is None:
            long_enough = [title for title in wanted if len(title) >= 20]
            free = (ln for ln in head if ln.kind is None)
            chosen = next((ln for ln in free if _holds(same_line(ln.raw), long_enough)), None)
    else:
        chosen = _choose_headline(lines, head)
    if chosen is None:
        return
    chosen.kind, chosen.signature = ParagraphKind.headline, None
    if not found.title:
        found.title = clean_title(chosen.raw)
    if issued := _ISSUED.search(chosen.plain):
        dates = find_dates(issued["when"])
        if len(dates) == 1 and dates[0].value:
            found.dates.append((3, dates[0].value, dates[0].note))
    key = same_line(chosen.raw)
    for line in lines:
        if line is not chosen and line.raw and same_line(line.raw) == key:
            line.kind, line.signature = ParagraphKind.boilerplate, None


def _holds(line: str, wanted: Iterable[str]) -> bool:
    return any(
        line.startswith(title) or title.startswith(line) for title in wanted if len(line) >= 20
    )


def _choose_headline(lines: Sequence[Line], head: Sequence[Line]) -> Line | None:
    for line in lines[: len(head) + 1]:
        if line.piece.hint == "h1" and line.kind is None and line.raw:
            return line
    for line, following in zip(head, [*head[1:], None], strict=False):
        underlined = following is not None and re.fullmatch(r"={3,}", following.raw)
        if line.kind is None and (marked_heading(line.raw) == 1 or underlined):
            return line
    free = [
        line
        for line in head
        if line.kind is None and line.raw and not is_section(line.plain)
        and not is_count(line.plain) and line.piece.hint not in BODY_HINTS
        and any(sign.isalpha() for sign in line.raw) and not _RUNNING.search(line.raw)
    ]  # fmt: skip
    times = Counter(same_line(line.raw) for line in head if line.raw)
    for line in free:
        if times[same_line(line.raw)] > 1 and len(line.raw.split()) >= 3:
            return line
    for line in free:
        if len(re.findall(r"\w+", line.raw)) >= 3:
            return line
    # A headline may look like an outlet's or an office's name ("Border Market Reopens Today").
    for line in head:
        signature = line.signature
        if (
            signature
            and signature.publishers
            and not signature.dates
            and not site_address(line.raw)
        ):
            sure = find_outlet(line.plain) or is_office(line.plain, at_end=True)
            if not sure and len(line.raw.split()) > 3:
                return line
    return max(free, key=lambda line: len(line.raw.split()) > 1, default=None)
