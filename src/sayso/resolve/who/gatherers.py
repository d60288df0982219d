"""Where a report names outlets, press offices, monitors and courts, or comes back to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.english.screened import Screened
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.aliases import NAME_RUN
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.coming_back import definite
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.from_words import described
from sayso.resolve.who.gathering import gatherer_kind
from sayso.resolve.who.interviews import quoting_bodies, told_outlets
from sayso.resolve.who.phrases import take_apart
from sayso.resolve.who.reference.memory import Memory
from sayso.vocabulary import MentionKind, NameRole

__all__ = ["gatherers_in"]

_TRIGGER_NAME = Screened(
    r"\b(?:told|tells|telling|(?:interview|speaking|spoke|talking|talked|comments|remarks)\s"
    r"(?:with|to))\s(?:the\s)?(?P<name>" + NAME_RUN + r")"
)
_GENERIC = Screened(
    "|".join(
        rf"\b{re.escape(words)}\b" for words in sorted(lex.GENERIC_GATHERERS, key=len, reverse=True)
    ),
    re.IGNORECASE,
)
_NO_OUTLET = re.compile(
    r"\s(?:channel|station|programme|program|network|show|crew|set|screen|news|footage|images|"
    r"pictures|interview|address|appearance|reporter|camera|tower|mast|licence)s?\b"
)
"""What "television" may be said of that is no outlet by itself."""
_MANY = re.compile(r"(?:media|press|news|reports|accounts|s)$", re.IGNORECASE)
_ANAPHORIC = Screened(
    r"\b(?:the|a|an|this|our|that|its)\s(?:same\s)?(?P<noun>(?:news |rights |human rights |"
    r"monitoring |press |media |criminal |military |appeals |district |supreme |high |local |"
    r"public |parliamentary |"
    r"official |judicial |independent |select |government |coroner[’']s |special |investigative |"
    r"fact-finding |truth |state |international |national )?"
    r"(?:agency|newspaper|paper|daily|magazine|weekly|broadcaster|channel|website|outlet|network|"
    r"monitor|watchdog|ngo|group|court|tribunal|office|reporter|correspondent|site|publication|"
    r"station|radio|television|inquest|inquiry|enquiry|commission|committee|panel|hearing|court-martial))\b",
    re.IGNORECASE,
)
_ITS_STAFF = re.compile(
    r"[’']s\s(?:\w+\s)?(?:researchers?|staff|investigators?|monitors?|team|interviewers?|workers?)\b"
)
_ITS_TASK = re.compile(
    r"\s(?:on|into|for)\s(?:the\s)?[a-z][\w\-]+(?:\sof\s(?:the\s)?[A-ZÀ-Þ][\w’'\-]+(?:\s[A-ZÀ-Þ][\w’'\-]+)*)?"
)
_WHERE = re.compile(r"\sin\s[A-ZÀ-Þ][\w\-]+")
_NAME_FOLLOWS = re.compile(r"\s[“‘]?[A-ZÀ-Þ]")


def gatherers_in(
    cast: Cast, memory: Memory, publisher: Figure | None
) -> list[tuple[int, int, Figure]]:
    """Every outlet, press office, monitor and court that the text names, by place."""
    raw = cast.scene.raw
    found: list[tuple[int, int, Figure]] = []
    taken: set[int] = set()
    for start, end, index in list(cast.timeline):
        figure = cast.figures[index].live()
        if figure.gatherer or figure is publisher:
            # A long phrase that only contains the name is not the name.
            if figure.proper and end - start > 80:
                continue
            found.append((start, end, figure))
            taken.update((start, end))
    found += _sitting(cast, publisher, taken)
    for name, (start, end) in [*told_outlets(cast), *quoting_bodies(cast)]:
        if start in taken or end in taken:
            continue
        figure = cast.group(name, (start, end))
        if figure.party is not None or figure.gatherer not in (None, "outlet"):
            continue
        figure.gatherer = "outlet"
        cast.place(figure, (start, end))
        found.append((start, end, figure))
        taken.update((start, end))
    for match in _TRIGGER_NAME.finditer(raw):
        start, end = match.span("name")
        if start in taken or end in taken:
            continue
        name = match.group("name")
        phrase = take_apart(name)
        last = phrase.words[-1].lower() if phrase.words else ""
        if last in lex.OUTLET_ENDINGS | lex.NGO_WORDS | lex.COURT_WORDS or gatherer_kind(name):
            figure = cast.group(name, (start, end))
            figure.gatherer = figure.gatherer or gatherer_kind(name) or (
                "court" if last in lex.COURT_WORDS
                else "ngo" if last in lex.NGO_WORDS else "outlet"
            )  # fmt: skip
            cast.place(figure, (start, end))
            found.append((start, end, figure))
            taken.update((start, end))
    for match in _GENERIC.finditer(raw):
        if match.start() in taken or match.end() in taken:
            continue
        if _NO_OUTLET.match(raw, match.end()) is not None:
            continue
        if any(f.gatherer for _, f in cast.within((match.end(), match.end() + 40))
               if _ == (match.end() + 1, _[1])):  # fmt: skip
            continue
        phrase = take_apart(match.group(0))
        figure = described(cast, phrase, match.span(), MentionKind.group)
        many = _MANY.search(match.group(0)) is not None
        figure.gatherer, figure.plural, figure.institution = "outlet", many, not many
        cast.place(figure, match.span())
        found.append((match.start(), match.end(), figure))
        taken.update(match.span())
    for match in _ANAPHORIC.finditer(raw):
        if match.end() in taken:
            continue
        row = _anaphoric(cast, memory, publisher, match)
        if row is not None:
            found.append(row)
    found.sort(key=lambda row: (row[0], -row[1]))
    return list(_outermost(found))


_SITS_AS = re.compile(
    r"\b(?:Commission|Committee|Inquiry|Enquiry|Tribunal|Court-Martial|Board\sof\s(?:Inquiry|Enquiry)|"
    r"Parliament|House|Senate|Congress|Assembly|Chamber|Council|Legislature|Diet|Majlis|Knesset|"
    r"Duma|Rada|Sejm|Bundestag|Cortes|Storting|Folketing|Riksdag|Sabha|Panel|Jirga|Shura|"
    r"Coroner|Hearings?|Inquest|Synod|Soviet|Khural|Court)\b"
)
"""Words in the names of bodies before which people speak."""
_HEARS = re.compile(
    r",?\s(?:(?:has|had|also|yesterday|on\s\w+day|this\sweek)\s)?(?:heard|hears|questioned|grilled|"
    r"quizzed|cross-examined|(?:is|was|were|has\sbeen)\stold|took\sevidence|takes\sevidence)\b"
)
_BEFORE_IT = re.compile(
    r"\b(?:(?:hearing|session|sitting|meeting|debate)s?\s(?:of|before|by|at|in)|(?:told|tells|addressed|"
    r"testif\w+|evidence|appear\w+|summoned|questioned|testimony|assured|informed|sworn|swore|deposed|"
    r"statement|reported|complained)(?:\s(?:to|before|by|at|in))?|"
    r"(?:said|says|admitted|declared|replied|answered|asked|stated|claimed|denied|insisted|promised|"
    r"spoke|speaking|speech|announced|warned|conceded|revealed|maintained|alleged|argued|"
    r"apologised|confirmed|explained|questions?|uproar)\s(?:\w+\s)?(?:in|before|at|to))\s(?:the\s)?$"
)


def _sitting(
    cast: Cast, publisher: Figure | None, taken: set[int]
) -> Iterator[tuple[int, int, Figure]]:
    """Commissions and committees by name, where the text says that they hear somebody."""
    raw, hearing = cast.scene.raw, set()
    rows = [(start, end, cast.figures[index].live()) for start, end, index in cast.timeline]
    rows = [
        row for row in rows
        if row[2].proper and row[2].kind is MentionKind.group and row[2] is not publisher
        and row[2].gatherer in (None, "ngo") and row[2].party is None
        and _SITS_AS.search(row[2].name) is not None
    ]  # fmt: skip
    for start, end, figure in rows:
        before = _BEFORE_IT.search(raw, max(0, start - 40), start)
        if before is not None or _HEARS.match(raw, end) is not None:
            hearing.add(id(figure))
    for start, end, figure in rows:
        if id(figure) in hearing:
            figure.gatherer = "court"
            if end not in taken:
                yield start, end, figure
                taken.update((start, end))


def _anaphoric(
    cast: Cast, memory: Memory, publisher: Figure | None, match: re.Match[str]
) -> tuple[int, int, Figure] | None:
    """ "The agency", "the court", "this newspaper": which of them, and where."""
    if _NAME_FOLLOWS.match(cast.scene.raw, match.end()) is not None:
        return None  # "the agency HTA" names its own
    words = match.group(0).lower()
    if _ITS_STAFF.match(cast.scene.raw, match.end()) is not None:
        for _, body in cast.before(match.start()):
            if body.gatherer == "ngo" and body is not publisher:
                return match.start(), match.end(), body
    noun = match.group("noun").lower()
    if words.startswith(("this", "our")) or words in lex.PUBLISHER_SELF:
        if publisher is not None and noun in {
            "newspaper", "paper", "reporter", "correspondent", "agency", "outlet", "magazine",
            "website", "publication", "site", "channel", "station",
        }:  # fmt: skip
            return match.start(), match.end(), publisher
        return None
    kind = lex.ANAPHORIC_GATHERERS.get(noun) or lex.ANAPHORIC_GATHERERS.get(noun.split()[-1])
    if kind is None or (noun.endswith(("group", "office")) and noun not in (
        lex.ANAPHORIC_GATHERERS
    )):  # fmt: skip
        return None
    phrase = take_apart(match.group(0))
    figure, _ = (None, None)
    if not words.startswith(("a ", "an ")):
        figure, _ = definite(cast, memory, match.span(), phrase, publisher=publisher)
    if figure is not None and figure.gatherer == kind and not figure.proper:
        figure.add(match.group(0), NameRole.description, match.span())
        where = _WHERE.match(cast.scene.raw, match.end())
        if where is not None:
            there = match.start(), where.end()
            figure.add(cast.scene.raw[slice(*there)], NameRole.description, there)
    if figure is None or figure.gatherer != kind:
        if kind != "court":
            return None
        figure = described(cast, phrase, match.span(), MentionKind.group)
        figure.gatherer, figure.institution = "court", True
        task = _ITS_TASK.match(cast.scene.raw, match.end())
        if task is not None:
            whole = cast.scene.raw[match.start() : task.end()]
            figure.add(whole, NameRole.description, (match.start(), task.end()))
    return match.start(), match.end(), figure


def _outermost(rows: list[tuple[int, int, Figure]]) -> Iterator[tuple[int, int, Figure]]:
    """Without the names that stand inside a longer one ("Radio" in "Radio Lantern")."""
    end = -1
    for row in rows:
        if row[1] > end:
            yield row
            end = row[1]
