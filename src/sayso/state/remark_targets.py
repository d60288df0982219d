"""What a remark is about: whose words, which claims.

By name ("the driver’s account", "his service card"), by what it counts ("the figures"), by what it
gathers ("these accounts"), by the words that it shares with a claim, else what was said last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.model import Sentence, Span
from sayso.state.context import Context
from sayso.state.headings import stems
from sayso.state.propositions import Proposition
from sayso.state.remark_words import WORDS_OF
from sayso.vocabulary import MentionKind, RemarkStatus

__all__ = ["ACTORS", "LONGEST", "SILENT", "UNCHECKED", "Told", "about", "of_theirs", "owned"]

LONGEST = 1000
"""Code points of a sentence that are looked through."""
BACK = 40
"""Claims before a remark that are looked through for what it is about."""
MANY = 200
"""No remark is about more than this many things."""
UNCHECKED = frozenset(
    {RemarkStatus.could_not_verify, RemarkStatus.partly_verified, RemarkStatus.verified}
)
SILENT = frozenset({RemarkStatus.comment_declined, RemarkStatus.no_response})
ACTORS = frozenset({MentionKind.person, MentionKind.group, MentionKind.place})
_BY = re.compile(
    WORDS_OF.pattern + r" (?:made |given )?(?:by|of|from) (?:the |a |an )?$", re.IGNORECASE
)
_PAPERS = (
    r"(?:cards?|(?:pay ?|log|note)?books?|passports?|pass(?:es)?|papers|documents?|badges?|"
    r"contracts?|diar(?:y|ies)|receipts?|rosters?|registers?|certificates?|voice|handwriting|"
    r"uniform|service|membership|past|career|biograph(?:y|ies))"
)
"""What shows who somebody is: whoever has seen it has checked him."""
_THEIRS = rf"(?:\w+\s){{0,2}}?(?:{WORDS_OF.pattern}|{_PAPERS})\b"
_OWNER = re.compile(rf"([^\W\d_][\w’'-]{{0,40}}?)['’]s?\s+{_THEIRS}")
_HIS = re.compile(rf"\b(?:his|her|their)\s+{_THEIRS}", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:either|both|these|those|any of|all of|the two|such|all the|none of|the) "
    r"(?:the |these |those )?(?:accounts?|claims|allegations|accusations|reports|statements|"
    r"stories|versions|testimonies|them|this|it)\b|\breach the (?:town|village|city|place|site|"
    r"area|scene|camp|island|district|valley)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(rf"\b(?:the|an?) (?:\w+ )?{_PAPERS}\b", re.IGNORECASE)
_FIGURES = re.compile(
    r"\b(?:the|these|those|its|their|any|such) (?:\w+ )?(?:figures?|numbers?|tolls?|counts?|"
    r"estimates?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?|"
    r"thousands?|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|million)\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(r"\b(?:accounts?|versions?|descriptions?|story) of ", re.IGNORECASE)


class Told:
    """The claims and attributions of a report, by position and by whose they are."""

    def __init__(self, context: Context, propositions: Sequence[Proposition]) -> None:
        shown = (p for p in propositions if p.passage is not None)
        self.propositions = sorted(shown, key=lambda p: p.clause.span)
        self._starts = [p.clause.span[0] for p in self.propositions]
        self.attributions = sorted(
            (a for a in context.reading.attributions if a.content), key=lambda a: a.content[0]
        )
        self._contents = [a.content[0][0] for a in self.attributions]
        self.of_speaker: dict[str, list[str]] = {}
        for attribution in self.attributions:
            chain = context.chain_of(attribution)
            for hop in chain.hops[1:] if chain is not None else ():
                if hop.entity is not None:
                    self.of_speaker.setdefault(hop.entity, []).append(attribution.id)
        self._names: dict[str, str] = {}
        for entity in context.resolved.entities:
            if entity.kind in ACTORS:
                for name in entity.names:
                    last = re.findall(r"\w+", name.name.lower())[-1:]
                    if last:
                        self._names.setdefault(last[0], entity.id)

    def before(self, position: int) -> list[Proposition]:
        """The claims before a position, the nearest last."""
        at = bisect_left(self._starts, position)
        return self.propositions[max(0, at - BACK) : at]

    def propositions_in(self, start: int, end: int) -> list[Proposition]:
        """The claims that begin in a stretch."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self.propositions[first : min(last, first + BACK)]

    def said_between(self, start: int, end: int) -> list[str]:
        """The attributions whose contents begin in a stretch."""
        first, last = bisect_left(self._contents, start), bisect_left(self._contents, end)
        return [a.id for a in self.attributions[first : min(last, first + MANY)]]

    def said_before(self, position: int, count: int) -> list[str]:
        """The attributions before a position, at most `count`, the nearest last."""
        at = bisect_left(self._contents, position)
        return [a.id for a in self.attributions[max(0, at - count) : at]]

    def in_body(self, context: Context, position: int, count: int) -> list[str]:
        """The same without those of headings."""
        return [
            one for one in self.said_before(position, count)
            if not context.in_heading(context.attributions[one].content[0])
        ]  # fmt: skip

    def he(self, context: Context, position: int, by: str | None) -> str | None:
        """Whom "his" means at a position: as resolved, else who spoke last before it."""
        for span, entity in context.mentions_in((position, position + 6)):
            if span[0] == position and entity != by:
                return entity
        for one in reversed(self.said_before(position, BACK)):
            speaker = context.speaker_of(context.attributions[one])
            known = context.entities.get(speaker or "")
            if known is not None and known.kind is MentionKind.person and known.id != by:
                return known.id
        return None

    def named(self, name: str) -> str | None:
        """The entity that a name's last word stands for."""
        words = re.findall(r"\w+", name.lower())
        return self._names.get(words[-1]) if words else None


def owned(context: Context, span: Span) -> bool:
    """Whether the words at `span` own a testimony or claim ("Omar's account could not …")."""
    after = context.words[span[1] : span[1] + 40]
    whose = re.match(r"['’]s?\s+(?:\w+\s+){0,2}?", after)
    return whose is not None and WORDS_OF.match(after[whose.end() :]) is not None


def of_theirs(context: Context, sentence: Sentence, span: Span) -> bool:
    """Whether the words at `span` follow "the claims by", "testimony of" and the like."""
    before = context.words[max(sentence.start, span[0] - 40) : span[0]]
    return _BY.search(before) is not None


def about(
    context: Context, told: Told, sentence: Sentence, at: Span, status: RemarkStatus,
    by: str | None,
) -> tuple[str, ...]:  # fmt: skip
    """The ids of those whose words they are, and of the attributions and claims meant."""
    words = context.words[sentence.start : min(sentence.end, sentence.start + LONGEST)]
    named = _named(context, told, sentence, words, status, by)
    if named:
        theirs = [a for entity in named for a in told.of_speaker.get(entity, ())]
        narrow = _of_what(context, words, theirs)
        return tuple(dict.fromkeys(narrow or (*named, *theirs)))[:MANY]
    before = told.before(sentence.start)
    if status in SILENT:
        near = [p.id for p in before if by is not None and by in (p.frame.agent, p.frame.patient)]
        return tuple(near[-3:] or told.said_before(sentence.start, 1))
    if status in UNCHECKED:
        gathered = _gathered(context, told, sentence, words, at)
        if gathered:
            return tuple(gathered)
        if status is RemarkStatus.partly_verified and _PAPER.search(words, at[0] - sentence.start):
            whose = told.he(context, sentence.start, by)
            if whose is not None:
                return tuple(dict.fromkeys((whose, *told.of_speaker.get(whose, ()))))[:MANY]
    around = stems(context.cut((at[1], min(sentence.end, at[1] + LONGEST))))
    if status in UNCHECKED:
        around |= stems(context.cut((sentence.start, at[0]))[:LONGEST])
    scored = [(len(around & stems(context.cut(p.clause.span)[:LONGEST])), p) for p in before]
    best = max((shared for shared, _ in scored), default=0)
    if best >= 2:
        return _with_voices([p for shared, p in scored if shared == best])
    inside = [
        p for p in told.propositions_in(sentence.start, at[0])
        if p.attribution is not None and p.clause.span[1] <= at[0]
    ]  # fmt: skip
    if inside and status in UNCHECKED:
        return _with_voices(inside)
    return tuple(told.said_before(sentence.start, 1))


def _with_voices(propositions: Sequence[Proposition]) -> tuple[str, ...]:
    """Some claims and the attributions that they stand in."""
    return tuple(
        dict.fromkeys(
            name
            for p in propositions
            for name in ((p.attribution.id,) if p.attribution is not None else ()) + (p.id,)
        )
    )


def _named(
    context: Context, told: Told, sentence: Sentence, words: str, status: RemarkStatus,
    by: str | None,
) -> list[str]:  # fmt: skip
    """Whose words or papers a remark names."""
    named = [
        entity
        for span, entity in context.mentions_in((sentence.start, sentence.end))
        if entity != by and (owned(context, span) or of_theirs(context, sentence, span))
        and context.entities[entity].kind in ACTORS
    ]  # fmt: skip
    if named:
        return named
    owner = _OWNER.search(words)
    found = told.named(owner.group(1)) if owner is not None else None
    if found is None and status in UNCHECKED:
        his = _HIS.search(words)
        if his is not None:
            found = told.he(context, sentence.start + his.start(), by)
    return [found] if found is not None and found != by else []


def _of_what(context: Context, words: str, theirs: Sequence[str]) -> list[str] | None:
    """ "His account of the crossing": what he says of the crossing, where he says more."""
    match = _OF_WHAT.search(words)
    if match is None:
        return None
    wanted = stems(words[match.end() :])
    return [
        one for one in theirs
        if wanted & stems(context.joined(context.attributions[one].content)[:LONGEST])
    ]  # fmt: skip


def _gathered(context: Context, told: Told, sentence: Sentence, words: str, at: Span) -> list[str]:
    """ "The figures", "these accounts": all that was said before in the paragraph or the report."""
    near = max(0, at[0] - sentence.start - 60)
    paragraph = context.paragraph_at(sentence.start)
    since = paragraph.start if paragraph is not None else 0
    figures = _FIGURES.search(words, near)
    if figures is not None:
        counted = [
            a for a in told.in_body(context, sentence.start, BACK)
            if _COUNTED.search(context.joined(context.attributions[a].content)[:LONGEST])
        ]  # fmt: skip
        return counted if figures.group().endswith("s") else counted[-1:]
    if _ALL.search(words, near) is None:
        return []
    said = told.said_between(since, sentence.start)
    return said if len(said) > 1 else told.in_body(context, sentence.start, MANY)
