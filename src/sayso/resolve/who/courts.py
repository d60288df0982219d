"""Who was heard by a court: testimony, and those who speak in its sessions.

A court is a gatherer for whoever testifies before it or addresses it. Once somebody has been heard,
the people of a trial (judges, lawyers, witnesses, the accused) go on speaking there, unless their
sentence names another way out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.english.screened import Screened
from sayso.model import Attribution, Span
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.from_words import described
from sayso.resolve.who.phrases import take_apart
from sayso.resolve.who.scene import anchor, inside
from sayso.vocabulary import MentionKind, ParagraphKind, Role

__all__ = ["Courts"]

_SESSION = re.compile(
    r"(?:told|tells|addressed|assured|informed|replied\sto)?,?\s?(?:in|before|to)?\s?"
    r"(?:open\s|the\s|a\s|closed\s|his\s|her\s)?(?:presiding\s|trial\s|investigating\s)?"
    r"(?P<what>court|judges?|jury|jurors|magistrates?|coroner|inquest|hearing|tribunal|bench|panel|"
    r"inquiry|enquiry|commission(?:ers)?|committee|court-martial|deputies|members\sof\sthe\s\w+|"
    r"(?:city\s|town\s|district\s|village\s|parish\s)?council|"
    r"councillors|assembly|senate|plenary|chamber|parliament|lawmakers|legislators|senators|MPs)\b",
    re.IGNORECASE,
)
_TESTIFIES = re.compile(
    r"^(?:testif|has\stestif|had\stestif|(?:has\s|had\s)?(?:gave|given|gives|giving)\sevidence|"
    r"took\sthe\sstand|(?:told|said)\sunder\soath)|(?:gave|given)\sevidence$"
)
_OUT_OF_SESSION = frozenset({"says", "say", "has said", "have said", "writes", "wrote", "tweeted",
                             "posted", "announced", "according to"})  # fmt: skip
"""Cues that are not used of what is said in the session."""
_DISTANT = re.compile(r"^according to$|\b(?:den(?:y|ies|ied)|disput\w+|reject\w*|dismiss\w*)$")
"""Cues that tell as well of what was said elsewhere: only a report of sessions uses them of one."""
_COURT_PEOPLE = frozenset({"judge", "prosecutor", "lawyer", "defence", "defense", "attorney",
                           "counsel", "witness", "defendant", "accused", "prosecution",
                           "magistrate", "barrister", "solicitor", "plaintiff", "coroner",
                           "juror", "appellant", "bailiff", "advocate", "pathologist"})  # fmt: skip
_ELSEWHERE = frozenset({Role.official, Role.spokesperson, Role.journalist, Role.commander})
"""Who speaks of a trial from outside, unless he is one of its people."""
_READ_OUT = re.compile(
    r"\b(?:read\s(?:out|aloud|into\sthe\srecord|from)|tendered|tabled|produced|exhibited|shown\sto\sthe|"
    r"played)\b"
)
_SITTING_NOW = re.compile(
    r",?\s(?:in\s\w+\s|into\s[^.,;]{3,60}\s)?(?:(?:has|had|also|yesterday)\s)?(?:heard|hears|questioned|"
    r"grilled|quizzed|cross-examined)\b"
)
_NEVER_THERE = frozenset({Role.spokesperson, Role.journalist})
_EXHIBIT = re.compile(
    r"\b(?:read\s(?:out|aloud|into\sthe\srecord)|played|shown|presented|produced|tendered|"
    r"displayed|submitted)\b[^.;“”]{0,40}?\b(?:court|judges?|jury|prosecution|prosecutors?|"
    r"defence|defense|tribunal|hearing|evidence)\b",
    re.IGNORECASE,
)


_MANY = frozenset({"parliament", "lawmakers", "legislators", "senators", "MPs"})
_TO_IT = re.compile(
    r"\b(?:told|tells?|telling|addressed|assured|informed|replied|in|before|to|open|at)\b",
    re.IGNORECASE,
)
_ONE_BODY = frozenset(
    """court tribunal inquest coroner inquiry enquiry commission committee council assembly
    senate parliament""".split()
)
_SITS = Screened(
    r"\b(?:(?:took|takes|taking|heard|hears|hearing)\s(?:oral\s)?(?:evidence|testimony|witnesses|from)|"
    r"(?:court|tribunal|inquest|inquiry|committee|commission|commissioners|trial|chamber|jury)"
    r"(?:\sin\s\w+|\sinto\s[^.,;]{3,60})?,?\s(?:hears?|heard|is\stold|was\stold|told|questioned|grilled)|"
    r"told\s(?:the\s|a\s)?(?:\w+\s){0,3}?(?:court|inquest|tribunal|inquiry|commission|committee|"
    r"coroner|magistrates?|judges?|jury|hearing)\b|\bhearing\sof\sthe\b|under\soath|"
    r"pleaded|pleads|cross-examin\w+|(?:at|in)\s(?:the\s)?(?:\w+\s){0,2}?trial\b|appellant|"
    r"appeal\s(?:allowed|dismissed|heard)|"
    r"trial\s(?:of|opened|went|continued|resumed)|went\son\strial|stood\strial|testified|"
    r"gave\sevidence|"
    r"(?:told|tells|assured|addressed|informed)\s(?:the\s)?(?:\w+\s){0,3}?(?:parliament|house|senate|congress|"
    r"assembly|council|lawmakers|deputies|senators|MPs|chamber|commissioners|panel|hearing)\b|"
    r"in\s(?:the\s)?(?:\w+\s){0,2}?(?:parliament|house|senate|assembly|council|chamber)\b|"
    r"question\stime|public\shearings?|took\sthe\sstand|in\sthe\sdock|witness\s(?:box|stand))\b",
    re.IGNORECASE,
)
"""Words of a lead that say that a court is sitting."""
_RULES = re.compile(
    r"\b(?:found|concluded|ruled|rules|held|decided|convicted|acquitted|sentenced)\b"
)
_BENCH = frozenset({"judge", "magistrate", "coroner", "justice"})
"""Who gives a written decision is not heard by the court; in a session he speaks there."""
_SITTING = frozenset({"court", "tribunal", "inquest", "judges", "judge", "jury", "jurors",
                      "magistrate", "magistrates", "court-martial", "coroner", "hearing",
                      "inquiry", "enquiry", "commission", "committee", "commissioners", "council",
                      "assembly", "senate", "deputies", "parliament", "lawmakers", "senators",
                      "legislators", "councillors", "city council", "town council",
                      "village council"})  # fmt: skip
"""Words for a court that need no other name."""
_NOW = re.compile(
    r"^(?:has|have)\s|^[a-z]+(?:[^s]s|ss?es)$|^(?:say|believe|think|want|call|wrote|writes)$|\bto\b"
)
"""Cues of what is said outside a session: a report of it tells it in the past."""
_LEFT = re.compile(
    r"\b(?:[Oo]utside|[Aa]fterwards|later\ssaid|[Aa]fter\sthe\s(?:hearing|session|verdict|ruling|sentence)|"
    r"[Tt]hrough\s(?:counsel|his\slawyer|her\slawyer)|by\s(?:tele)?phone|reached\s(?:by|at|in|on)|"
    r"interview\w*|investigators|detectives|reporters|journalists|(?:told|to)\sthis\s(?:news)?paper|"
    r"would\snot\sdiscuss|leaving\s(?:the\s)?court)\b"
)
"""Words of a sentence whose speaker is no longer in the session."""


@dataclass(slots=True)
class Courts:
    """The courts named in one report, and where the first session opens."""

    cast: Cast
    found: list[tuple[int, int, Figure]]
    opened: int | None = None
    """Where somebody is first said to have spoken in court."""
    sessions: int = 0
    """How often somebody is said to have."""
    sits: Figure | None = None
    """The court of which the lead says that it heard or questioned somebody."""
    of_a_session: bool = False
    """Whether the report begins with it: then whoever speaks in it speaks there."""

    _lead: int = 0

    def look_at_the_lead(self) -> None:
        """A report of a session names the court in its headline or its first two paragraphs."""
        body = [p for p in self.cast.scene.paragraphs if p.kind is ParagraphKind.body]
        end = body[1].end if len(body) > 1 else len(self.cast.scene.raw)
        self._lead = end
        owned = ("’s", "'s")
        raw = self.cast.scene.raw
        named = [row for row in self.found if row[0] < end and not raw.startswith(owned, row[1])]
        self.of_a_session = bool(named)
        self.sits = next(
            (row[2] for row in named if _SITTING_NOW.match(raw, row[1]) is not None), None
        )
        sits = _SITS.search(self.cast.scene.raw, 0, end)
        if self.of_a_session and sits is not None:
            self.opened = 0

    def in_session(self, attribution: Attribution) -> tuple[int, Figure, Span] | None:
        """ "said in court", "told the judge": the court named before, or one only spoken of so."""
        scene = self.cast.scene
        for start, end in attribution.cue:
            match = _SESSION.match(scene.raw, end) or _SESSION.match(scene.raw, start)
            if match is None or inside(match.span("what"), attribution.content):
                continue
            span = match.span("what")
            if match.group("what") in _MANY and (start >= self._lead or self.opened is None):
                continue  # what a minister told parliament, in other news
            looks_on = match.group("what").lower() in (
                "committee",
                "commission",
                "council",
                "panel",
            )
            if looks_on and _TO_IT.search(scene.raw, start, span[0]) is None:
                continue  # "warned the committee": nobody is heard by it
            known = [row for row in self.found if row[0] <= start]
            if known:
                return start, known[-1][2].live(), span
            if match.group("what").lower() not in _SITTING:
                return None
            figure = described(self.cast, take_apart(match.group("what")), span, MentionKind.group)
            figure.gatherer, figure.institution = "court", True
            self.cast.place(figure, span)
            if match.group("what").lower() in _ONE_BODY:
                self.found.append((*span, figure))
                if start < self._lead and self.opened is None:
                    self.of_a_session, self.opened = True, 0
            return start, figure, span
        return None

    def hears(self, attribution: Attribution, speaker: Figure) -> tuple[Figure, Span] | None:
        """The court that hears a speaker though his sentence does not name it.

        He testifies, or he is one who speaks there and somebody was heard by that court before.
        """
        if not self.found:
            return None
        scene = self.cast.scene
        cue = scene.cut(attribution.cue).lower()
        where = anchor(attribution)
        if scene.is_heading(where):
            return None
        before = [row for row in self.found if row[0] <= where]
        if not self.sessions and _RULES.search(cue) is not None and speaker.heads & _BENCH:
            return None
        if not before and self.opened == 0 and not cue.startswith("plead"):
            before = self.found[:1]
        if _TESTIFIES.search(cue) is not None:
            speaker.testified = True
            start, end, court = before[-1] if before else self.found[0]
            return court.live(), (start, end)
        if not before or self.opened is None or where < self.opened:
            return None
        if self._elsewhere(attribution, speaker, cue):
            return None
        if self._in_its_report(attribution, speaker, cue):
            rows = [row for row in before if self.sits in (None, row[2])]
            start, end, court = rows[-1]
            return None if court.live() is speaker else (court.live(), (start, end))
        if self.sessions < 2 and _DISTANT.search(cue) is not None:
            return None
        if cue in _OUT_OF_SESSION and not speaker.heads & _COURT_PEOPLE:
            return None
        if speaker.document or speaker.kind is MentionKind.document:
            first, last = scene.sentences[scene.sentence_at(where)] if scene.sentences else (0, 0)
            there = _EXHIBIT.search(scene.raw, first, last) is not None
        else:
            there = self._speaks_there(speaker) and cue not in ("says", "say")
        if not there:
            return None
        start, end, court = before[-1]
        return court.live(), (start, end)

    def _elsewhere(self, attribution: Attribution, speaker: Figure, cue: str) -> bool:
        """Whether the report of a session tells what somebody says outside it."""
        if self.opened != 0 or not self.of_a_session or speaker.heads & _COURT_PEOPLE:
            return False
        scene = self.cast.scene
        first, last = scene.sentences[scene.sentence_at(anchor(attribution))]
        return not speaker.document and (
            _NOW.search(cue) is not None or _LEFT.search(scene.raw, first, last) is not None
        )

    def _in_its_report(self, attribution: Attribution, speaker: Figure, cue: str) -> bool:
        """Whether this is a report of one session, and nothing says that he spoke elsewhere."""
        if not self.of_a_session or self.opened != 0 or not (self.sessions or self.sits):
            return False
        scene = self.cast.scene
        first, last = scene.sentences[scene.sentence_at(anchor(attribution))]
        if speaker.document:
            return _READ_OUT.search(scene.raw, first, last) is not None
        if speaker.gatherer or (speaker.institution and speaker.proper) or speaker.plural:
            return False
        outside = any(role in _NEVER_THERE for role, _ in speaker.roles)
        if _NOW.search(cue) is not None or (outside and not speaker.heads & _COURT_PEOPLE):
            return False
        return _LEFT.search(scene.raw, first, last) is None

    def testimony(self, speaker: Figure, via: list[tuple[Figure, Span]]) -> None:
        """Whoever tells a court something and is none of its people is a witness there."""
        if not any(figure.gatherer == "court" for figure, _ in via) or not speaker.is_person():
            return
        given = {role for role, _ in speaker.roles}
        if not speaker.plural and not given & _ELSEWHERE and not speaker.heads & _COURT_PEOPLE:
            speaker.testified = True

    def _speaks_there(self, speaker: Figure) -> bool:
        """A judge, a lawyer, a witness, one on trial; not "prosecutors" at large."""
        if speaker.plural:
            return False
        if speaker.heads & _COURT_PEOPLE or speaker.testified:
            return True
        given = {role for role, _ in speaker.roles}
        if self.of_a_session and speaker.is_person() and not given & _ELSEWHERE:
            return True
        return speaker.proper and bool(given & {Role.witness, Role.participant})
