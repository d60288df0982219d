"""Interviews that a sentence tells of without quoting from them, and outlets introduced by kind.

"A corporal has given the first account in an interview with the weekly Panorama": whatever he says
further down was said to Panorama.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.english.screened import Screened
from sayso.model import Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.aliases import NAME_RUN
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold

__all__ = ["interviewed", "introduced_bodies", "quoting_bodies", "told_outlets"]

_KIND = (
    r"(?:news\s?paper|paper|daily|weekly|magazine|monthly|journal|broadcaster|channel|station|"
    r"television(?:\schannel|\sstation|\snetwork)?|radio(?:\sstation)?|TV(?:\schannel|\sstation)?|"
    r"news\sagency|news\swebsite|news\ssite|news\sportal|news\soutlet|news\schannel|wire\sservice|"
    r"website|(?:investigative|exile|opposition|independent|local)\ssite|portal|tabloid|outlet|podcast|programme|agency|network)"
)
_BEFORE_NAME = Screened(
    rf"\b(?:(?:[Tt]he|[Aa]n?|its|our|sister)\s|[Ss]tate\s|[\w\-]+-(?:based|language|owned|run|backed|"
    rf"linked)\s)(?:[\w\-]+\s){{0,3}}?{_KIND}\s[“‘]?(?P<name>{NAME_RUN})"
)
_BESIDE_KIND = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|its|[A-ZÀ-Þ][\w\-]+[’']s)\s(?:(?!of\b|at\b|for\b|in\b|by\b)[\w\-]+\s){{0,3}}?"
    r"(?:newspaper|daily|weekly|tabloid|broadcaster|radio(?:\sstation)?|television(?:\s\w+)?|"
    r"(?:news|press|wire)\s(?:agency|service|site|website|channel|portal|outlet)),\s"
    rf"[“‘]?(?P<name>{NAME_RUN})"
    r"(?=[”’]?,?\s(?:reported|reports|said|says|quoted|quotes|wrote|writes|carried|broadcast)\b|[”’]?,)"
)
"""A name between commas beside what it is: "the Orlan news agency, Varpress, reported"."""
_NAME_THEN_KIND = re.compile(
    r"\b(?P<of>[A-Za-z][\w]*-(?:run|owned|sponsored|backed|controlled|funded|affiliated|based|linked|"
    rf"leaning|language))\s(?P<name>{NAME_RUN})\s(?P<kind>{_KIND})\b"
)
"""A name between how an outlet is held and what it is: "the state-run Varo news agency"."""
_STATE_AGENCY = Screened(
    rf"\b(?:[Ss]tate|[Oo]fficial|[Ss]emi-official)(?:-run)?\s(?:news\s)?(?:agency|media|television|"
    rf"TV|radio|broadcaster|newspaper)\s(?P<name>{NAME_RUN})"
)
_AFTER_NAME = Screened(
    rf"(?P<name>{NAME_RUN}),\s(?:an?|the)\s(?:[\w\-]+\s){{0,4}}?{_KIND}(?=[,.;]|\s(?:that|"
    r"which|based|in|of|owned|run|close|critical|published)\b)"
)
_ENDINGS = "|".join(
    sorted(
        word.title() for word in lex.OUTLET_ENDINGS - {"agency", "press", "register", "reporter"}
    )
)
_NAMED_SO = re.compile(
    rf"(?<![\w-])(?P<name>(?:(?!(?:The|A|An|In|On|At|By|For|Rights|Military|Police|Foreign)\s)"
    rf"[A-ZÀ-Þ][\w\-]+\s){{1,3}}(?:{_ENDINGS}))\b(?!\s(?:Office|Service|Cent|Release|Secretary|Officer|"
    r"Conference|[A-Z]))"
)
_ON_THE_AIR = Screened(
    r"\b(?P<name>(?:Radio|Channel|Television|TV)\s[A-Z][\w\-]+(?:\s[A-Z][\w\-]+)?|"
    r"(?:[A-Z][\w\-]+\s){1,3}(?:TV|FM|Radio|Television))\b"
)
_COURT_NAME = re.compile(
    r"(?<![\w-])(?P<name>(?:(?!(?:The|A|An|In|On|At|By|Before)\s)[A-ZÀ-Þ][\w’\-]+\s){1,4}(?:Court|Tribunal)"
    r"(?:\s(?:of|for)\s(?:the\s)?[A-ZÀ-Þ][\w\-]+(?:\s[A-ZÀ-Þ][\w\-]+)*)?)\b(?!\s(?:Road|Street|Hotel|House|Palace|of|[A-Z]))"
)
_MONITOR_NAME = Screened(
    r"\b(?:(?:rights|monitoring|aid|watchdog|humanitarian|advocacy|relief|campaign|civil\ssociety)\s"
    rf"(?:group|organi[sz]ation|agency|body|network|watchdog)|charity|NGO)\s[“‘]?(?P<name>{NAME_RUN})"
)
_ARMED_NAME = Screened(
    r"\b(?:armed|rebel|militant|insurgent|separatist|jihadist|Islamist|paramilitary|guerrilla|extremist)"
    rf"\s(?:group|movement|militia|faction|alliance|coalition|organi[sz]ation|army)\s[“‘]?(?P<name>{NAME_RUN})"
)
_TOLD_BODY = re.compile(rf"\b(?:told|tells)\s(?P<name>{NAME_RUN})")
_COMES_BACK = Screened(
    r"\b[Tt]he\s(?:weekly|paper|magazine|newspaper|daily|broadcaster|channel|station|agency|website|"
    r"outlet|tabloid)\b"
)
_HEARS = re.compile(
    r"\b(?:interview|conversation|phone\scall|video\scall|exchange|account|testimony)s?\s"
    r"(?:\w+\s){0,2}?(?:with|to|by|for|in|on)\s(?:the\s)?(?:[\w\-]+\s){0,4}$|"
    r"\b(?:told|tells)\s(?:the\s)?(?:[\w\-]+\s){0,3}$|"
    r"\b(?:spoke|speaking|speaks|spoken|talked|talking|talks|wrote|writing)\s(?:[\w\-]+\s){0,3}?"
    r"(?:to|with)\s(?:the\s)?(?:[\w\-]+\s){0,4}$|"
    r"\b(?:interviewed|published|broadcast|aired|reached|contacted|filmed|quoted)\sby\s(?:the\s)?"
    r"(?:[\w\-]+\s){0,3}$",
    re.IGNORECASE,
)
_AND_HEARS = re.compile(
    r"^(?:[’']s)?,?\s(?:\w+\s){0,2}?(?:interviewed|spoke\s(?:to|with)|talked\s(?:to|with)|met|"
    r"tracked\sdown|reached|published\san\sinterview\swith)\s"
)
_NOT_AN_OUTLET = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                            "sunday", "president", "minister", "general", "congress", "parliament",
                            "god", "allah"})  # fmt: skip


def introduced_bodies(raw: str) -> Iterator[tuple[str, Span, str]]:
    """Names that the text says are an outlet's ("the weekly Panorama"), a monitor's or an armed
    group's, with where they stand and which: "outlet", "ngo" or "party".
    """
    for kind, patterns in (
        (
            "outlet",
            (
                _BEFORE_NAME,
                _BESIDE_KIND,
                _NAME_THEN_KIND,
                _STATE_AGENCY,
                _AFTER_NAME,
                _ON_THE_AIR,
                _NAMED_SO,
            ),
        ),
        ("court", (_COURT_NAME,)),
        ("ngo", (_MONITOR_NAME,)),
        ("party", (_ARMED_NAME,)),
    ):
        for pattern in patterns:
            for match in pattern.finditer(raw):
                name = match.group("name")
                if fold(name) and fold(name).split()[0] not in _NOT_AN_OUTLET:
                    yield name, match.span("name"), kind


def told_outlets(cast: Cast) -> Iterator[tuple[str, Span]]:
    """Names that somebody "told": a body of which nothing else is said, or a lone name that the
    text comes back to as "the weekly".
    """
    raw = cast.scene.raw
    bodies = [span for span, _ in _bodies(cast)]
    spoken_of = _COMES_BACK.search(raw) is not None
    for match in _TOLD_BODY.finditer(raw):
        name, span = match.group("name"), match.span("name")
        if name.split()[0].lower() in _NOT_AN_OUTLET:
            continue
        there = [figure for where, figure in cast.within((span[0] - 4, span[1]))
                 if where[1] == span[1]]  # fmt: skip
        lone = not there or all(
            figure.is_person() and sum(figure.counts.values()) < 2 for figure in there
        )
        if span in bodies or (spoken_of and lone and cast.knowledge.find(name) is None):
            yield name, span


_QUOTED_BY = re.compile(
    r"\b(?:quoted|cited|carried|aired|picked\sup|republished|reported)\s(?:\w+\s){0,2}?(?:by|in|on)\s(?:the\s)?$"
)
_QUOTES = re.compile(
    r",?\s(?:\w+,?\s){0,3}?(?:citing|quoting|quotes|cites|quoted|cited)\s(?!by\b|in\b)"
)
_NOUN_AFTER = re.compile(rf"\s(?:{_KIND})\b")
_A_NAME = re.compile(rf"\b(?:[Tt]he\s)?(?P<name>{NAME_RUN})")


def quoting_bodies(cast: Cast) -> Iterator[tuple[str, Span]]:
    """Names of bodies, or names that end as outlets' do, that quote somebody or by which somebody
    is quoted: "The Harrow Observer reports, citing …", "was quoted by the Sorva Agency as saying".
    """
    raw = cast.scene.raw
    bodies = {span[1] for span, _ in _bodies(cast)}
    for match in _A_NAME.finditer(raw):
        start, end = match.span("name")
        last = match.group("name").split()[-1].lower()
        if _NOUN_AFTER.match(raw, end) is not None:
            continue  # "the Sorva news agency HTA": where it is at home
        if end not in bodies and not (last in lex.OUTLET_ENDINGS and " " in match.group("name")):
            continue
        if _QUOTES.match(raw, end, end + 60) is not None or (
            _QUOTED_BY.search(raw, max(0, match.start() - 40), match.start()) is not None
        ):
            yield match.group("name"), (start, end)


def _bodies(cast: Cast) -> Iterator[tuple[Span, Figure]]:
    """Names of bodies of which the text says nothing else: no party, no office of state."""
    other = lex.PARTY_WORDS | lex.OFFICIAL_WORDS | lex.INSTITUTIONS
    for start, end, index in cast.timeline:
        figure = cast.figures[index].live()
        if (
            figure.proper and not figure.is_person() and figure.party is None
            and figure.gatherer is None and figure.kind.value == "group"
            and not {word.lower() for name in figure.names for word in name.split()} & other
        ):  # fmt: skip
            yield (start, end), figure


_TOLD_WORD = re.compile(r"told|tells")
_WHO_BEFORE = re.compile(r",?\s(?:and\s)?who\s(?:\w+\s){0,2}$")


def _teller(cast: Cast, first: int, told: int) -> list[Figure]:
    """ "…, according to A, and B, the former clerk, who told X": B, the last before the clause."""
    if _WHO_BEFORE.search(cast.scene.raw, first, told) is None:
        return []
    for where, figure in cast.before(told, told - first):
        if figure.is_person() and where[1] <= told:
            return [figure]
    return []


_TO_COME = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were)\s(?:to|due\sto|about\sto|going\sto|expected\sto|scheduled\sto)|"
    r"(?:plans?|intends?|hopes?|wants?|refused|declined)\sto)\s(?:\w+\s){0,6}?(?:interviews?|speak|talk|tell|"
    r"address|give|appear)\b",
    re.IGNORECASE,
)
"""An interview that is still to be given has given nothing away."""
_THE_TALK = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w\-]+\s){0,2}?"
    r"(?:interview|conversation|speech|address|remarks|comments|statement|message|recording)\b"
)
_SHOWN_BY = re.compile(
    r"\b(?:aired|broadcast|televised|carried|shown|published|screened|run|streamed|printed)\s"
    r"(?:[^.;“”]{0,60}?\s)?(?:by|on|in)\s(?:[\w\-]+\s){0,5}$"
)


def _guest(cast: Cast, position: int) -> Figure | None:
    """Who gave the interview that a sentence comes back to: who was named in the one before."""
    scene = cast.scene
    number = scene.sentence_at(position)
    for back in (number - 1, number - 2):
        if back < 0:
            break
        people = {
            id(figure): figure
            for where, figure in cast.within(scene.sentences[back])
            if figure.is_person() and figure.proper and scene.quotation_at(where[0]) is None
        }
        if people:
            return next(iter(people.values()))
    return None


def interviewed(
    cast: Cast, found: list[tuple[int, int, Figure]], publisher: Figure | None
) -> Iterator[tuple[Figure, int, Figure, Span]]:
    """(who was heard, where, by whom, passage) of every sentence that tells of an interview."""
    scene = cast.scene
    for start, end, gatherer in found:
        gatherer = gatherer.live()
        if gatherer is publisher or gatherer.gatherer == "court" or not scene.sentences:
            continue
        if scene.quotation_at(start) is not None:
            continue
        first, last = scene.sentences[scene.sentence_at(start)]
        heard = _HEARS.search(scene.raw, max(first, start - 90), start)
        if _TO_COME.search(scene.raw, max(first, start - 160), start) is not None:
            continue
        shown = _THE_TALK.search(scene.raw, first, start)
        if shown is not None and _SHOWN_BY.search(scene.raw, shown.end(), start) is not None:
            guest = _guest(cast, shown.start())
            if guest is not None:
                yield guest, start, gatherer, (start, end)
                continue
        after = _AND_HEARS.match(scene.raw[end : min(last, end + 60)])
        if heard is None and after is None:
            continue
        reach = (end, min(last, end + 160)) if heard is None else (first, start)
        people = [figure for _, figure in cast.within(reach) if figure.is_person()]
        if heard is not None and _TOLD_WORD.match(heard.group(0)) is not None:
            people = _teller(cast, first, heard.start()) or people
        if not people and heard is not None:
            people = [f for _, f in cast.within((end, min(last, end + 160))) if f.is_person()]
        if people:
            yield people[0], start, gatherer, (start, end)
