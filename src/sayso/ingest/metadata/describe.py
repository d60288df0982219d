"""From a text to its paragraphs and metadata: the order of decisions.

1. Cut into pieces. 2. Mark the lines that their wording gives away, wherever they stand.
3. Find where the running text begins and ends. 4. Before it: headline, section, byline, date.
5. After it: credit, site, lists of other stories. 6. Between: headings. 7. Repeats.
A piece that nothing above claims is body. What `known` says (the manifest, a table's row, the
format's own metadata, already merged in that order) goes before what the text says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from sayso.ingest.block import Block
from sayso.ingest.metadata.datelines import closing_agency, read_dateline
from sayso.ingest.metadata.dates import day_first
from sayso.ingest.metadata.described import Described
from sayso.ingest.metadata.furniture import (
    is_count,
    is_section,
    opens_list,
)
from sayso.ingest.metadata.headings import looks_like_heading, same_line
from sayso.ingest.metadata.headline import mark_headline
from sayso.ingest.metadata.line import BODY_HINTS, Line, mark_wording, read_line
from sayso.ingest.metadata.outlets import (
    find_outlet,
    is_office,
    site_address,
)
from sayso.ingest.metadata.pieces import cut
from sayso.ingest.metadata.publication import Found, given_fields, put_together
from sayso.ingest.metadata.signature import (
    Signature,
    is_person,
    names_in_byline,
    read_signature,
)
from sayso.model import Paragraph
from sayso.vocabulary import ParagraphKind

__all__ = ["describe"]

SIGNED_LINES = 2_000
"""So many lines from either end may be bylines, dates, credits; looking for them is what costs."""

_RIGHTS = re.compile(
    r"(?i)(?:copyright|©|\(c\))[ ,©]*(?:\(c\) ?)?(?:\d{4}(?: ?[-–] ?\d{4})?)?,? ?(?:by )?"
    r"([^\d|.©]{3,60}?)(?:,? ?(?:inc|ltd|llc)\.?)?"
    r"(?:[.,|–-]? ?all rights reserved.{0,200}|[.|].{0,200}|,? ?\d{4}.{0,80})?"
)
_SENTENCES = re.compile(r"[.!?…][\"'”’»)\]]* +[\"'“‘«(]?[^\W\d_a-z]")
_UPDATED = re.compile(r"(?i)(?:last )?(?:updated|modified)(?: on)?:?")
_RELATIVE = re.compile(
    r"(?i)[\w ,]{0,60}\d[\w ]{0,20} ago\b.*|(?:today|yesterday)\b.*\d.*|just now"
)
_TRADE = re.compile(
    r"(?i)\b(?:correspondent|reporter|journalist|editor|writer|contributor|columnist|author|chief|"
    r"reports|covers|writes|fellow|researcher)\b"
)


def describe(
    text: str,
    *,
    blocks: Sequence[Block] = (),
    known: Mapping[str, str] | None = None,
    name: str = "",
) -> Described:
    """The paragraphs of `text` and its metadata.

    `blocks` are the format's own, `known` what manifest and format say (keys of `Described`'s
    fields; "date", "author" and "site" are understood), `name` the file's name, which settles a
    date that is unclear but never gives one. Nothing is guessed: what is unclear is noted.
    """
    given = given_fields(known or {})
    lines = [read_line(text, piece) for piece in cut(text, blocks)]
    order = day_first(line.raw for line in lines if not line.prose)
    for number, line in enumerate(lines):
        mark_wording(line, order, signed=min(number, len(lines) - number) < SIGNED_LINES)
    first, last = _extent(lines)
    found = Found()
    mark_headline(lines, first, given, found)
    _head(lines[:first], found)
    _lists_of_stories(lines, first)
    _tail(lines[last + 1 :], found)
    _between(lines, first, last)
    _chronology(lines, first, found)
    _datelines(lines, found)
    _author_box(lines, found)
    _repeats(lines)
    for line in lines:
        if line.kind is ParagraphKind.boilerplate and (rights := _RIGHTS.fullmatch(line.plain)):
            found.publishers.append((6, rights[1].strip(" ,-–")))
    paragraphs = tuple(
        Paragraph(ln.piece.start, ln.piece.end, ln.kind or ParagraphKind.body) for ln in lines
    )
    return put_together(text, paragraphs, given, found, name)


def _extent(lines: Sequence[Line]) -> tuple[int, int]:
    """Index of the first and of the last line of running text; (n, n - 1) of a text without any."""
    for index, line in enumerate(lines[:8]):
        if not line.prose or line.kind is not None:
            continue
        # A headline may end as a sentence does; a date or a byline below it gives it away.
        below = lines[index + 1 : index + 3]
        signed = any(ln.signature and (ln.signature.dates or ln.signature.people) for ln in below)
        more = any(ln.prose and ln.kind is None for ln in lines[index + 1 :])
        if line.raw and len(line.raw.split()) <= 25 and signed and more:
            line.prose = bool(_SENTENCES.search(line.raw))
        break
    prose = [i for i, line in enumerate(lines) if line.prose and line.kind is None]
    if prose:
        return _past_standfirst(lines, prose), prose[-1]
    plain_lines = [i for i, line in enumerate(lines) if line.kind is None]
    if len(plain_lines) > 1:
        # No prose: the first line may be a headline, the others are all the body there is.
        return plain_lines[1], plain_lines[-1]
    return (plain_lines[0], plain_lines[0]) if plain_lines else (len(lines), len(lines) - 1)


def _head(head: Sequence[Line], found: Found) -> None:
    """Section, byline, date, masthead: the lines before the body other than the headline."""
    titled = False
    for index, line in enumerate(head):
        titled = titled or line.kind is ParagraphKind.headline
        if line.signature:
            if index and _UPDATED.fullmatch(head[index - 1].plain):
                line.signature.updated += line.signature.dates
                line.signature.dates = []
            _take(line.signature, found, office=is_office(line.plain), rank=2)
            masthead = line.signature.publishers and not line.signature.dates
            if masthead and line.kind is ParagraphKind.credit and not is_office(line.plain):
                line.kind = ParagraphKind.boilerplate
        elif line.kind is None and line.raw:
            beside = [*head[max(0, index - 1) : index], *head[index + 1 : index + 2]]
            if is_section(line.plain) or is_count(line.plain):
                line.kind = ParagraphKind.boilerplate
            elif titled and (people := _people(line.plain)) and _beside_signature(beside):
                line.kind = ParagraphKind.byline
                found.people += people
            elif line.hinted or looks_like_heading(line.raw):
                line.kind = ParagraphKind.heading
        elif line.kind is ParagraphKind.boilerplate and _RELATIVE.fullmatch(line.plain):
            found.notes.append(f"the date is only given as {line.plain!r}: not taken")


def _people(line: str) -> list[str]:
    """The people that a line consists of ("Jane Doe in Oldeva and John Roe"), if it does."""
    names = names_in_byline(line) if len(line) <= 100 else None
    return names if names and all(is_person(name) for name in names) else []


def _beside_signature(beside: Iterable[Line]) -> bool:
    """Whether a date or a role stands beside a name that is alone in its line."""
    return any(
        (ln.signature and (ln.signature.dates or ln.signature.updated))
        or (ln.signature is not None and ln.kind is ParagraphKind.byline)
        for ln in beside
    )


def _take(signature: Signature, found: Found, *, office: bool, rank: int) -> None:
    """Adds what a signature line says to what was found; `rank` orders lines by their place."""
    dated = bool(signature.dates or signature.updated)
    found.people += signature.people
    found.staff = found.staff or signature.staff
    found.credits += signature.credits
    found.url = found.url or signature.url
    found.language = found.language or signature.language
    for date in signature.dates:
        found.dates.append((rank, date.value, date.note))
    for date in signature.updated:
        if date.value:
            found.dates.append((9, None, f"only the date of an update is given: {date.value}"))
    for publisher in signature.publishers:
        known = find_outlet(publisher)
        if known and known.agency and not dated:
            found.credits.append(known.name)
            continue
        better = 0 if office or dated else 1
        found.publishers.append((rank + better + (2 if site_address(publisher) else 0), publisher))
        if is_office(publisher):
            found.credits.append(publisher)


def _past_standfirst(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """Index of the first running text, after a standfirst that has the byline or time below it."""
    first = prose[0]
    if len(prose) < 2 or first > 8 or len(lines[first].raw.split()) > 45 or not lines[first].raw:
        return first
    for line in lines[first + 1 : prose[1]][:6]:
        signature = line.signature
        if signature is None or line.kind is ParagraphKind.credit:
            continue
        if (signature.dates and not signature.bare_date) or signature.people:
            return prose[1]
    return first


# --- after and between -----------------------------------------------------------------------


def _lists_of_stories(lines: Sequence[Line], first: int) -> None:
    """Marks "Related stories" and the short lines under it, up to the next running text."""
    index = max(first, 0)
    while index < len(lines):
        line = lines[index]
        index += 1
        if not line.raw or not opens_list(line.plain) or line.kind is ParagraphKind.headline:
            continue
        line.kind = ParagraphKind.boilerplate
        start = index
        while index < len(lines) and not lines[index].prose:
            index += 1
        listed = list(lines[start:index])
        goes_on = index < len(lines) and listed and listed[-1].piece.hint != "li"
        if goes_on and listed[-1].kind is None:
            # The last short line before text goes on is more likely that text's heading.
            listed.pop()
        for item in listed:
            if item.kind is None:
                item.kind = ParagraphKind.boilerplate


def _tail(tail: Sequence[Line], found: Found) -> None:
    """Credit lines, dates and the site's name after the body."""
    for line in tail:
        if line.signature:
            dated = bool(line.signature.dates)
            _take(line.signature, found, office=dated or is_office(line.plain), rank=3)
            alone = line.signature.publishers and not dated and line.kind is not None
            if alone and not is_office(line.plain):
                known = find_outlet(line.plain)
                agency = known is not None and known.agency
                line.kind = ParagraphKind.credit if agency else ParagraphKind.boilerplate
        elif line.kind is None and line.raw and (is_count(line.plain) or is_section(line.plain)):
            line.kind = ParagraphKind.boilerplate


def _between(lines: Sequence[Line], first: int, last: int) -> None:
    """Headings between paragraphs of running text; everything else there is body."""
    inner = range(first, last + 1)
    for index in inner:
        line = lines[index]
        if line.signature and line.kind is not ParagraphKind.headline:
            _inside(line)
        if line.kind is not None or line.prose:
            continue
        if line.hinted:
            line.kind = ParagraphKind.heading
        elif is_count(line.plain) and line.raw and line.piece.hint != "table":
            line.kind = ParagraphKind.boilerplate
        elif (
            line.raw
            and line.piece.hint not in BODY_HINTS
            and looks_like_heading(line.raw)
            and _stands_before_text(lines, index)
        ):
            line.kind = ParagraphKind.heading
    for line in lines[last + 1 :]:
        if line.kind is None and line.hinted:
            line.kind = ParagraphKind.heading


def _inside(line: Line) -> None:
    """A signature amid the running text says nothing of the report: an entry, a name, a credit."""
    signature = line.signature
    assert signature is not None
    if line.kind is ParagraphKind.boilerplate and not signature.bare_date:
        return
    if line.prose or signature.bare_date or not (signature.dates or signature.people):
        line.kind, line.signature = None, None


def _chronology(lines: Sequence[Line], first: int, found: Found) -> None:
    """A date alone over the first paragraph is an entry where dates stand over others as well."""
    above = lines[first - 1] if 0 < first <= len(lines) else None
    if above is None or above.signature is None or not above.signature.bare_date:
        return
    later = {
        date.value
        for line in lines[first + 1 :]
        if line.kind is ParagraphKind.heading
        and (entry := read_signature(line.plain))
        and entry.bare_date
        for date in entry.dates
    }
    if not later - {date.value for date in above.signature.dates}:
        return
    above.kind = ParagraphKind.heading
    for date in above.signature.dates:
        if (2, date.value, date.note) in found.dates:
            found.dates.remove((2, date.value, date.note))
    found.notes.append(f"the date {above.plain} heads an entry among others: not the publication's")


def _stands_before_text(lines: Sequence[Line], index: int) -> bool:
    """Whether running text, or one more heading and then running text, follows a short line."""
    short = 0
    for following in lines[index + 1 : index + 6]:
        if following.kind is ParagraphKind.boilerplate:
            continue
        if following.prose or (following.raw and following.raw[-1] in '.?!”"’»'):
            before = [ln for ln in lines[max(0, index - 2) : index] if ln.kind is None]
            listed = [ln for ln in before if not ln.prose and looks_like_heading(ln.raw)]
            return short + len(listed) < 2
        short += 1
        if short > 1:
            return False
    return False


def _datelines(lines: Sequence[Line], found: Found) -> None:
    """What the dateline of the first paragraph and the agency at the end of the last one say."""
    body = [line for line in lines if line.kind is None]
    for line in body[:2]:
        start = line.raw or ""
        dateline = read_dateline(start) if start else None
        if dateline is None:
            continue
        if dateline.agency:
            found.credits.append(dateline.agency)
        if dateline.date:
            found.dates.append((4, dateline.date, ""))
        elif dateline.month_day:
            month, day = dateline.month_day
            found.dates.append((8, f"--{month:02}-{day:02}", ""))
        break
    if body and body[-1].raw and (agency := closing_agency(body[-1].raw)):
        found.credits.append(agency)


def _author_box(lines: Sequence[Line], found: Found) -> None:
    """Marks "Jane Doe is a reporter for …" at the end, where Jane Doe is in the byline."""
    for line in list(lines)[-8:]:
        if line.kind is not None or not line.raw:
            continue
        for person in found.people:
            box = re.match(
                rf"{re.escape(person)},? (?:is|was|has been|reports|covers|writes)\b", line.raw
            )
            if box and _TRADE.search(line.raw):
                line.kind = ParagraphKind.boilerplate


def _repeats(lines: Sequence[Line]) -> None:
    """Marks what stands there word for word a second time: a paragraph, a running head.

    Shorter ones stay: in testimony they may be meant (40 characters of text, 20 of a heading).
    """
    seen: set[str] = set()
    for line in lines:
        least = 20 if line.kind is ParagraphKind.heading else 40
        key = same_line(line.raw) if len(line.raw) >= least else ""
        if key and key in seen and line.kind in {None, ParagraphKind.heading}:
            line.kind = ParagraphKind.boilerplate
        seen.add(key)
