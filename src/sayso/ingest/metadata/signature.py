"""Lines that say who wrote or published a report, and when.

A signature line is read by taking dates and times out of it and asking of every part that is left
what it is. If one part is unknown and more than a few words, the line is no signature: it is left
to be read as body.
"""

# ruff: noqa: E501 - tables of wordings read better unbroken
from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.ingest.metadata.dates import FoundDate, find_dates
from sayso.ingest.metadata.furniture import is_count, is_furniture, is_section
from sayso.ingest.metadata.outlets import find_outlet, is_agency, is_office, is_outlet, site_address

__all__ = [
    "NO_AUTHOR",
    "Signature",
    "is_person",
    "names_in_byline",
    "read_field",
    "read_signature",
    "read_written",
]


@dataclass(slots=True)
class Signature:
    """What one line says about the report. Lists are in reading order."""

    dates: list[FoundDate] = field(default_factory=list)
    updated: list[FoundDate] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)
    """Offices and outlets that the line names as the report's own."""
    credits: list[str] = field(default_factory=list)
    staff: str | None = None
    """A byline without a name ("From our correspondent in Merrin"), or a role alone."""
    title: str | None = None
    url: str | None = None
    language: str | None = None
    bare_date: bool = False
    """The line is a date and nothing else: it may be an entry of a chronology."""


_UPDATED = re.compile(
    r"(?i)\b(?:last )?(?:updated?|modified|edited|revised|changed)\b(?: on| at)?\s?:?"
)
_LABEL = re.compile(
    r"(?i)(?<!\w)(?:first |originally )?(?:published|posted|created|issued|released|filed|printed|uploaded|"
    r"added|submitted|publication date|date(?:d| of (?:publication|issue|release))?|release date)"
    r"(?: on| at| in)?(?!\w)\s?:?"
)
_TIME = re.compile(
    r"(?i)(?<![\d\w])(?:t|at |, )?\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[ap]\.?m\.?)?(?!\d)"
    r"(?:\s?(?:z\b|gmt|utc|[a-z]{1,4}t\b|local time|hrs?|hours|\(?local\)?)?(?:\s?[+-]\d{1,2}(?::?\d{2})?)?)"
    r"|(?<![\d\w])(?:at )?\d{1,2} ?[ap]\.?m\.?(?!\w)"
    r"|\(?(?<!\d)\d{3,4} ?(?:gmt|utc|[a-z]{1,3}t|hrs|hours)(?!\w)\)?"
)
_WEEKDAY = re.compile(
    r"(?i)(?<!\w)(?:on )?(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?(?!\w)[.,]?"
)
_DASHES = re.compile(r"\s+[–—-]{1,2}\s+|[|•·/;]|(?<=\S),\s+|\s[-–—]$|^[-–—]\s")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’-]*\.?"
_PERSON = re.compile(
    rf"(?:(?:dr|mr|mrs|ms|prof|sir)\.? )?{_CAPITAL}(?: (?:{_CAPITAL}|al|el|bin|ibn|abu|van|von|der|den|de|da|di|del|la|le|ter)){{1,4}}"
)
_NOT_FIRST_NAME = frozenset(
    "the a an in on at by after before from with for of to and or as is new old north south east west "
    "northern southern eastern western central january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday "
    "common republic general special press news breaking fresh both no more".split()
)
NO_AUTHOR = frozenset({"admin", "administrator", "webmaster", "root", "user", "editor", "author"})
"""What site software writes where no author was given."""

_BY = re.compile(
    r"(?i)(?:(?:story|text|words|report|article|analysis|interview|reporting|video|posted|published|"
    r"written|reported|filed|opinion|translated|compiled) )?by:?\s|(?:author|authors|writer|reporter|"
    r"journalist|correspondent|byline)s?\s?:\s?"
)
_STAFF = re.compile(
    r"(?i)(?:by |from )?(?:our |a |the )?(?:own |special |staff |foreign |war |senior |chief |defen[cs]e |security |"
    r"diplomatic |regional |political |local |middle east |world )*(?:staff|correspondents?|reporters?|"
    r"writers?|desk|newsroom|news desk|web desk|editors?|editorial (?:staff|team|board)|bureau|"
    r"(?:staff|news) (?:and|&) (?:wire )?(?:agencies|reports|services)|agencies|wire (?:reports|services)|"
    r"news agencies|contributors?|bureau chief)(?: reports?)?(?: (?:in|at|for|from|near) [\w ,'-]{2,60})?\.?"
)
_ROLE = re.compile(
    r"(?i)(?:(?:senior|chief|staff|special|foreign|war|defen[cs]e|security|diplomatic|political|managing|"
    r"deputy|contributing|middle east|world|regional|associate|investigative|freelance) )*"
    r"(?:correspondent|reporter|writer|editor|journalist|editor-in-chief|columnist|analyst|contributor|"
    r"bureau chief|staff|producer|photographer)s?(?: (?:for|at|in|with) [\w '-]{2,40})?"
)
_REPORTING = re.compile(
    r"(?i)\(?(?:additional |with |further )?(?:reporting|writing|editing|compiled|translation|translated)"
    r"(?: and (?:writing|editing|reporting|translation))? by (.{2,160})"
)
_CREDIT = re.compile(
    r"(?i)\(?(?:news |article |text |original |story )?(?:sources?|credits?|via|agency|agencies|wire|"
    r"syndicated from|courtesy of)\s?[:/-]\s?(.{2,120}?)\)?\.?"
)
_FIRST_IN = re.compile(
    r"(?i)\(?(?:(?:this|the) (?:article|story|report|piece|interview|text|post|statement|item|version|"
    r"dispatch|account)[\w ,]{0,40}? )?(?:was |has been |is |had been )?(?:first |originally |also |previously "
    r"|initially )?(?:published|appeared|posted|printed|released|re-?published|reprinted|reproduced|"
    r"reposted|syndicated|provided|supplied|cross-?posted)(?: here)?(?: (?:with|by) (?:kind )?permission)?"
    r"(?: of)?(?: by| in| on| at| from| with)\s(.{2,160})"
)
_CONTRIBUTED = re.compile(r"(.{2,80}) contributed to this (?:report|story|article|dispatch)\.?")
_FORWARDED = re.compile(
    r"(?i)(?:forwarded|reposted|shared|retweeted) (?:message )?from:?\s([^.,]{2,60})"
)
_FIELD = re.compile(
    r"(?i)(from|to|cc|sent|title|headline|subject|date|published|publication date|publisher|outlet|publication|newspaper|"
    r"author|byline|source|url|link|language|site ?name|website)\s?[:=]\s?(\S.{0,280})"
)
_URL = re.compile(r"(?i)https?://[^\s<>\"]{4,500}")


def is_person(name: str) -> bool:
    """Whether a part of a line reads as one person's name: two to five capitalised words."""
    if not _PERSON.fullmatch(name) or name.split()[0].casefold() in _NOT_FIRST_NAME:
        return False
    return not (is_outlet(name) or is_office(name) or is_section(name))


def names_in_byline(line: str) -> list[str] | None:
    """The names in what follows "By": people, outlets, "staff"; None if it is no list of names."""
    parts = re.split(r"\s*(?:,| and | & |\||/|;| with )\s*", line.strip(" .:"))
    parts = [re.split(r"(?i)\s(?:in|for|at|from|near)\s", part)[0].strip(" .") for part in parts]
    parts = [part for part in parts if part]
    if not parts or len(parts) > 8:
        return None
    names: list[str] = []
    for part in parts:
        known = find_outlet(part) or is_outlet(part) or is_office(part) or is_agency(part)
        if is_person(part.title() if part.isupper() else part) or (known and not names):
            names.append(part.title() if part.isupper() and len(part) > 6 else part)
        elif not (known or _STAFF.fullmatch(part) or _ROLE.fullmatch(part) or _place(part)):
            return None
    if names or _STAFF.fullmatch(line):
        return names
    return None


def _place(part: str) -> bool:
    words = part.split()
    return len(words) <= 3 and all(word[:1].isupper() for word in words)


def read_written(line: str) -> Signature | None:
    """A line that by its wording says who wrote the report or where it comes from; else None.

    Handles bylines ("By …"), staff lines, "Reporting by …", "Source: …", "This story was first
    published by …", a lone agency in brackets.
    """
    if len(line) > 260:
        return None
    if match := _REPORTING.fullmatch(line):
        first = re.split(r"(?i)[;.]\s*(?:additional|editing|writing|with)\b|;", match[1])[0]
        reporting = line.lstrip("(").casefold().startswith("reporting")
        people = names_in_byline(first.strip(" ).")) if reporting else None
        return Signature(people=people or [])
    if match := _FIRST_IN.fullmatch(line):
        address = site_address(match[1].strip(" .)"))
        named = re.split(r"(?i)\s+(?:on|in|at|under|with|and)\s+|[.,)]", match[1].strip())[0]
        named = address or named.removeprefix("the ").strip()
        itself = re.match(r"(?i)\(?this\b|.{0,80}\b(?:first|originally)\b", line)
        if named and (address or (named[0].isupper() and itself) or is_agency(named)):
            return Signature(credits=[named])
        return None
    if match := _CONTRIBUTED.fullmatch(line):
        if not is_agency(match[1]):
            return Signature(staff="")
        return Signature(credits=[match[1].removeprefix("The ")])
    if match := _FORWARDED.fullmatch(line):
        return Signature(credits=[match[1].strip()])
    if match := _CREDIT.fullmatch(line):
        named = match[1].strip()
        if url := _URL.fullmatch(named):
            return Signature(url=url[0])
        dates = find_dates(named)
        if dates:
            named = named[: dates[0].start].rstrip(" ,|(-–—")
        if named and len(named.split()) <= 10:
            return Signature(credits=[named.strip(" .")])
    if match := _BY.match(line):
        rest, dates = line[match.end() :], find_dates(line[match.end() :])
        signature = read_signature(rest) if dates or "|" in rest else None
        if signature and (signature.people or signature.publishers):
            signature.people = signature.people or signature.publishers
            return signature
        names = names_in_byline(rest)
        if names:
            return Signature(people=names)
    if _STAFF.fullmatch(line) and len(line.split()) > 1:
        role = bool(_ROLE.fullmatch(line))
        return Signature(staff="" if role else re.sub(r"(?i)^by ", "", line.rstrip(".")))
    bare = re.fullmatch(r"[(\[]([^()\[\]]{2,40})[)\]]\.?|-{1,2}\s?([^()\[\]]{2,40})", line)
    if bare and is_agency((bare[1] or bare[2]).strip()):
        return Signature(credits=[(bare[1] or bare[2]).strip()])
    return None


def read_field(line: str) -> Signature | None:
    """A line of the form "Title: …", "Date: …", as people put at the head of a pasted text."""
    match = _FIELD.fullmatch(line)
    if not match:
        return None
    name, value = match[1].casefold(), match[2].strip(" \"'")
    if name in {"to", "cc", "sent", "from"}:
        sender = value.split("<")[0].strip(" \"'")
        if name != "from" or not sender:
            return Signature() if "@" in value else None
        return Signature(people=[sender]) if is_person(sender) else Signature(credits=[sender])
    if name in {"title", "headline", "subject"}:
        return Signature(title=value)
    if name in {"date", "published", "publication date"}:
        dates = find_dates(value)
        return Signature(dates=dates) if dates else None
    if name in {
        "publisher",
        "outlet",
        "publication",
        "newspaper",
        "site name",
        "sitename",
        "website",
    }:
        return Signature(publishers=[value])
    if name in {"author", "byline"}:
        return Signature(people=[value])
    if name == "source":
        url = _URL.fullmatch(value)
        return Signature(url=url[0]) if url else Signature(credits=[value])
    if name in {"url", "link"}:
        url = _URL.fullmatch(value)
        return Signature(url=url[0]) if url else None
    return Signature(language=value) if len(value) <= 20 else None


def read_signature(line: str, *, order: bool | None = None) -> Signature | None:
    """A line of nothing but dates, times, names and furniture; None if anything else is in it."""
    if not line or len(line) > 200:
        return None
    dates = find_dates(line, order=order)
    signature = Signature()
    rest = line
    for date in reversed(dates):
        before = line[: date.start]
        label = max((m.end() for m in _UPDATED.finditer(before)), default=-1)
        published = max((m.end() for m in _LABEL.finditer(before)), default=-1)
        (signature.updated if label > published else signature.dates).insert(0, date)
        rest = rest[: date.start] + " | " + rest[date.end :]
    rest = (
        _WEEKDAY.sub(" ", _TIME.sub(" ", _LABEL.sub(" ", _UPDATED.sub(" ", rest))))
        if dates
        else rest
    )
    segments = [part.strip(" ,.:()[]-–—") for part in _DASHES.split(rest)]
    segments = [part for part in segments if part]
    whole = " ".join(rest.replace("|", " ").split()).strip(" ,.:-–—")
    if len(segments) > 1 and is_office(whole):
        segments = [whole]
    unknown = 0
    for segment in segments:
        by = _BY.match(segment)
        names = names_in_byline(segment[by.end() :]) if by else None
        if names or (by and segment[by.end() :].casefold() in NO_AUTHOR):
            signature.people += names or []
        elif (outlet := find_outlet(segment)) or is_outlet(segment) or is_office(segment):
            signature.publishers.append(segment if not outlet else outlet.name)
        elif is_section(segment) or is_count(segment) or is_furniture(segment):
            continue
        elif site_address(segment):
            signature.publishers.append(segment)
        elif _STAFF.fullmatch(segment) or _ROLE.fullmatch(segment):
            continue
        elif is_person(segment) and re.search(r"[|•·]", line):
            signature.people.append(segment)
        elif (dates or signature.publishers) and len(segment.split()) <= 3 and _place(segment):
            unknown += 1
        else:
            return None
    if unknown > 2 or (not dates and not (signature.people or signature.publishers)):
        return None
    timed = _TIME.search(line) is not None
    signature.bare_date = bool(dates) and not timed and not segments and rest.strip(" |,.") == ""
    return signature
