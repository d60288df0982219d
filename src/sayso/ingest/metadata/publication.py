"""What is known of a report's publication, put together from manifest, format and text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sayso.ingest.metadata.dates import find_dates, to_edtf
from sayso.ingest.metadata.described import Described
from sayso.ingest.metadata.outlets import is_office, is_outlet, outlet_of_domain, site_address
from sayso.ingest.metadata.signature import NO_AUTHOR
from sayso.model import Paragraph

__all__ = ["Found", "given_fields", "put_together", "without_site"]

_TITLE_SITE = re.compile(r"(.{8,}?)\s+(?:\||-|–|—|::|»|•)\s+([^|–—»•]{2,60})")


@dataclass(slots=True)
class Found:
    """What the text says; earlier entries of a list go first."""

    title: str | None = None
    publishers: list[tuple[int, str]] = field(default_factory=list)
    """Rank (lower is better) and name."""
    people: list[str] = field(default_factory=list)
    staff: str | None = None
    credits: list[str] = field(default_factory=list)
    url: str | None = None
    language: str | None = None
    dates: list[tuple[int, str | None, str]] = field(default_factory=list)
    """Rank, EDTF or None, note."""
    notes: list[str] = field(default_factory=list)


def given_fields(known: Mapping[str, str]) -> dict[str, str]:
    """`known` with one key for each meaning, empty values left out."""
    other = {"date": "published", "author": "byline", "site": "publisher", "site_name": "publisher",
             "sitename": "publisher", "lang": "language", "headline": "title"}  # fmt: skip
    given: dict[str, str] = {}
    for key, value in known.items():
        value = " ".join(str(value).split()) if value is not None else ""
        if value:
            given.setdefault(other.get(key, key), value)
    given.update({k: " ".join(str(v).split()) for k, v in known.items() if v and k not in other})
    return given


def without_site(title: str) -> tuple[str, str | None]:
    """A title without the site's name behind a bar or a dash, and that name."""
    match = _TITLE_SITE.fullmatch(title)
    if match and (is_outlet(match[2]) or is_office(match[2]) or site_address(match[2])):
        return match[1], match[2]
    return title, None


def put_together(
    text: str, paragraphs: tuple[Paragraph, ...], given: Mapping[str, str], found: Found, name: str
) -> Described:
    """The answer of `describe`: `given` goes before `found`; what is unclear becomes a note."""
    notes = found.notes
    title, site = without_site(found.title) if found.title else (None, None)
    if site:
        found.publishers.append((5, site))
    url = given.get("url") or found.url
    publisher = _publisher(text, given, found, url, notes)
    if title and publisher and "title" in given and "publisher" in given:
        title = re.sub(rf"\s+(?:\||-|–|—|::|»)\s+{re.escape(publisher)}$", "", title)
    people = [p for p in dict.fromkeys(found.people) if p.casefold() not in NO_AUTHOR]
    byline = given.get("byline") or (_listed(people) if people else found.staff or None)
    if byline and byline.casefold() in NO_AUTHOR:
        byline = None
    credit = (
        given.get("credit") or "; ".join(dict.fromkeys(c.strip() for c in found.credits)) or None
    )
    language = _language(given.get("language") or found.language, notes)
    published = _published(given, found, url, name, notes)
    return Described(
        paragraphs, title or None, publisher, byline, credit, url, published, language,
        tuple(dict.fromkeys(notes)),
    )  # fmt: skip


def _listed(people: Sequence[str]) -> str:
    return people[0] if len(people) == 1 else f"{', '.join(people[:-1])} and {people[-1]}"


def _publisher(
    text: str, given: Mapping[str, str], found: Found, url: str | None, notes: list[str]
) -> str | None:
    candidates = sorted(found.publishers, key=lambda ranked: ranked[0])
    chosen = given.get("publisher") or (candidates[0][1] if candidates else None)
    if chosen is None and url and re.match(r"(?i)https?://", url):
        chosen = site_address(url.split("://", 1)[1].split("/")[0].split(":")[0])
    if chosen is None:
        return None
    address = site_address(chosen)
    if address is None:
        return chosen
    publisher, certain = outlet_of_domain(address, text)
    if not certain:
        notes.append(f"the publisher is only known from the site's address {address}")
    return publisher


def _language(declared: str | None, notes: list[str]) -> str | None:
    if not declared:
        return None
    tag = declared.replace("_", "-")
    if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}", tag):
        head, *rest = tag.split("-")
        return "-".join([head.lower(), *(r.upper() if len(r) == 2 else r for r in rest)])
    notes.append(f"the declared language {declared!r} is no language tag: not taken")
    return None


def _published(
    given: Mapping[str, str], found: Found, url: str | None, name: str,
    notes: list[str],
) -> str | None:  # fmt: skip
    if "published" in given:
        value, note = to_edtf(given["published"])
        if note:
            notes.append(note)
        if value:
            return value
    elsewhere = _dates_in_name(name) | _dates_in_name(url or "")
    ranked = sorted(found.dates, key=lambda date: date[0])
    certain = [date for date in ranked if date[1] and not date[1].startswith("--")]
    if certain:
        _, value, note = certain[0]
        assert value is not None
        if len({v for r, v, _ in certain if r == certain[0][0]}) > 1:
            others = ", ".join(dict.fromkeys(v for _, v, _ in certain if v and v != value))
            notes.append(f"other dates are printed beside the first: {others}")
        exact = [d for d in elsewhere if note and d.startswith(value) and _swapped(d, note)]
        if len(exact) == 1:
            return exact[0]
        if note:
            notes.append(note)
        return value
    for _, value, note in ranked:
        if value is None and note:
            notes.append(note)
        elif value:
            match = [d for d in elsewhere if d[4:] == value[1:]]
            if len(match) == 1:
                return match[0]
            notes.append(f"the dateline gives month and day without a year: {value[2:]}")
    in_url = _dates_in_name(url or "")
    if len(in_url) == 1:
        notes.append("the date was taken from the address")
        return in_url.pop()
    if in_name := _dates_in_name(name):
        notes.append(f"only the file's name has a date ({', '.join(sorted(in_name))}): not taken")
    return None


def _swapped(date: str, note: str) -> bool:
    """Whether `date` is one of the two readings of the figures that `note` is about."""
    figures = re.search(r"(\d{2})\D(\d{2})\D\d{4}", note)
    return bool(figures) and {date[5:7], date[8:10]} == set(figures.groups())  # type: ignore[union-attr]


def _dates_in_name(name: str) -> set[str]:
    """Days in a file's name or an address: 2018-01-06, 2018/01/06, 20180106."""
    found = {d.value for d in find_dates(name[:500].replace("_", "-")) if d.value and not d.note}
    for match in re.finditer(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)", name[:500]):
        value, _ = to_edtf(match[0])
        found.add(value or "")
    for match in re.finditer(
        r"(?<!\d)((?:19|20)\d{2})[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)", name[:500]
    ):
        value, _ = to_edtf(f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}")
        found.add(value or "")
    return {value for value in found if len(value) == 10}
