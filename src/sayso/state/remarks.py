"""Remarks: passages that say what was or was not verified, by whom, about whose claims.

Found sentence by sentence with one pattern a status; the one who remarks is the subject of the
phrase, else the publisher; what it is about is whoever's words it names, else what was said last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.model import Remark, Sentence, Span
from sayso.state.context import Context
from sayso.state.headings import stems
from sayso.state.propositions import Proposition
from sayso.vocabulary import MentionKind, RemarkStatus

__all__ = ["find_remarks"]

LONGEST = 1000
"""Code points of a sentence that are looked through."""
HINT = re.compile(
    r"verif|confirm|corrobor|authenti|substantiat|geolocat|comment|discuss|elaborate|drawn|detail|"
    r"respon|repl(?:y|ied)|answer|reached|contact|available|unanswered|retract|withdr|correct|"
    r"wrong|mistake|error|misstate|revised|den(?:y|ie)|reject|dismiss|refut|false|establish|"
    r"determine|resolve|rule out|evidence|access|say (?:how|whether|why|what|who)|untrue|"
    r"enter|allowed|have seen|has seen|compared|examined|reviewed|answer|is correct|"
    r"interview|no way|stands? by|did not\b|check",
    re.IGNORECASE,
)
"""What at least one of the patterns needs; most sentences have none of it."""
CHECK = (
    r"(?:verif(?:y|ied)|confirm(?:ed)?|corroborated?|authenticated?|substantiated?|"
    r"establish(?:ed)?|determined?|resolved?|check(?:ed)?)"
)
NOT_ABLE = (
    r"(?:(?:could|can|was|were|is|are|has|have|had|did)(?: not|n['’]t)(?: yet)?(?: been)?"
    r"|cannot|unable to|not been able to|not able to|no way to|impossible to|not possible to)"
)
ADVERBS = r"(?: (?:be|been|able to|possible to|also|yet|\w+ly))*"

PATTERNS: tuple[tuple[RemarkStatus, re.Pattern[str]], ...] = tuple(
    (status, re.compile(pattern, re.IGNORECASE))
    for status, pattern in (
        (
            RemarkStatus.could_not_verify,
            rf"\b{NOT_ABLE}{ADVERBS} {CHECK}\b"
            r"|\bno (?:independent |official |outside )?(?:confirmation|verification|corroboration)"
            r"|\bnot (?:yet )?(?:been )?independently (?:verified|confirmed|corroborated)\b"
            r"|\b(?:remains?|is|are|was|were) (?:still )?(?:unverified|unconfirmed)\b"
            r"|\bno way (?:to|of) (?:check|verify|confirm)"
            r"|\bwithout (?:independent )?(?:confirmation|verification)\b",
        ),
        (
            RemarkStatus.comment_declined,
            r"\b(?:declin(?:ed|es|ing)|refus(?:ed|es|ing)|would not|had no|not prepared) ?(?:to )?"
            r"(?:comment|be drawn|answer|discuss|elaborate|"
            r"say (?:whether|how|why|what|who|where|when|if)|be interviewed|give details)\b"
            r"|\bdeclined? (?:a |our |\w+['’]s |repeated )?(?:requests?|comment)\b"
            r"|\bneither confirm(?:ed)? nor den(?:y|ied)\b",
        ),
        (
            RemarkStatus.no_response,
            r"\b(?:did not|had not|has not|have not|never|didn['’]t|hasn['’]t|hadn['’]t)"
            r"(?: \w+ly)? (?:respon(?:d|ded)|repl(?:y|ied)|"
            r"return(?:ed)? (?:our )?(?:calls|messages)|"
            r"answer(?:ed)? (?:(?:our|the|any|his|her|their|repeated|written) )*"
            r"(?:calls?|questions?|messages?|e-?mails?|requests?|letters?))\b"
            r"|\bnot (?:yet )?(?:had|received) (?:an|any) (?:answer|reply|response)\b"
            r"|\bcould not(?: \w+ly)? be (?:reached|contacted)\b"
            r"|\b(?:was|were) not(?: \w+ly)? (?:available|reachable) (?:for|to) comment\b"
            r"|\b(?:e-?mails?|calls?|messages?|questions|requests?|letters?)[^.]{0,60}"
            r"(?:went|gone|remained|were|was) (?:unanswered|not (?:answered|returned))\b",
        ),
        (
            RemarkStatus.partly_verified,
            r"\b(?:has|have) (?:seen|examined|reviewed|compared|inspected)\b[^.]{0,40}?\b(?:book|"
            r"documents?|records?|registers?|pages?|papers?|ledger|letters?|photographs?|videos?)\b"
            r"|\bsa(?:ys|id) that it (?:had )?(?:seen|examined|reviewed)\b"
            r"|\b(?:partly|partially) (?:verified|confirmed|corroborated)\b"
            r"|\b(?:verified|confirmed) (?:only )?(?:some|part|parts|two|three|several|half) of\b",
        ),
        (
            RemarkStatus.retracted,
            r"\b(?:we|I) (?:withdraw|retract|take back) (?:it|this|that|the|our)\b"
            r"|\b(?:retract(?:ed|s)|(?:has|have|had|was|were) retracted"
            r"|with(?:drew|drawn) (?:the|its|that|their|his|her) "
            r"(?:earlier |previous |first )?"
            r"(?:report|story|claim|statement|article|figure|account))\b"
            r"|\b(?:report|story|article|statement|claim|account)s? (?:has|have|had) been "
            r"(?:retracted|withdrawn)\b",
        ),
        (
            RemarkStatus.corrected,
            r"^\s*correction\b|\bcorrects (?:the|an?) "
            r"|\b(?:earlier|previous|first|original) (?:version|edition|report|figure|statement)s?"
            r"[^.]{0,60}\b(?:wrong(?:ly)?|incorrect(?:ly)?|mistaken(?:ly)?|misstated|in error|"
            r"corrected|gave|said)\b"
            r"|\b(?:has|have|had|was|were) (?:been )?(?:later |since )?corrected\b"
            r"|\b(?:revised|corrected) (?:the|its|that|their) (?:earlier |previous )?"
            r"(?:figure|toll|number|count|account|statement|estimate)\b",
        ),
        (
            RemarkStatus.verified,
            r"\b(?:independently|separately) (?:verified|confirmed|corroborated|geolocated)\b"
            r"|\b(?:has|have|had|was|were) (?:able to )?(?:verif(?:y|ied)|authenticated?|"
            r"geolocated?)\b|\b(?:we|it|they|who) (?:verified|geolocated|authenticated)\b"
            r"|\b(?:that|this|it) is correct\b|\bstands? by (?:it|that|the|its|her|his|their)\b"
            r"|\bverified (?:the|by|that|it|its|their|his|her)\b",
        ),
        (
            RemarkStatus.not_stated,
            r"\b(?:could|can|did|do|does|has|have|had|was|were) ?(?:not|n['’]t) (?:been )?"
            r"(?:able to )?(?:rule out|exclude|say (?:whether|how|why|what|who|where|when|if)|"
            r"enter|see any evidence|seen evidence|given access|allowed to (?:see|enter|visit))\b"
            r"|\b(?:we|it|they|he|she) (?:have|has|had|found|saw|seen) (?:seen )?no (?:\w+ )?"
            r"(?:evidence|proof|sign|trace)\b"
            r"|\bneither had seen evidence\b|\bdoes not say (?:who|how|where|when|whether)\b",
        ),
        (
            RemarkStatus.denied,
            r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed)|refut(?:es|ed)) "
            r"(?:the |any |these |those |all |such |both |every |his |her |its |their |\w+['’]s )*"
            r"(?:\w+ )?(?:allegations?|accusations?|claims?|reports?|charges?|involvement|"
            r"responsibility|wrongdoing|account|word|it|them|that)\b"
            r"|\b(?:claims?|reports?|allegations?|accusations?|statements?|it|that|this|all of it)"
            r"(?: that [^.;]{1,120})? (?:is|are|was|were) (?:\w+ )?"
            r"(?:false|untrue|lies?|fabricat(?:ed|ions?)|invented|nonsense|baseless)\b"
            r"|\bden(?:y|ies|ied) (?:any|having)\b"
            r"|^\W*(?:we|they|it|he|she|I) did (?:not|no such thing)\W*$",
        ),
    )
)

WORDS_OF = re.compile(
    r"(?:testimon(?:y|ies)|claims?|accounts?|allegations?|accusations?|statements?|stor(?:y|ies)|"
    r"words|reports?|figures?|toll|numbers?|assertions?|version|details?|identit(?:y|ies)|charges?)",
    re.IGNORECASE,
)
_BY = re.compile(
    WORDS_OF.pattern + r" (?:made |given )?(?:by|of|from) (?:the |a |an )?$", re.IGNORECASE
)
_OWNER = re.compile(r"([^\W\d_][\w’'-]{0,40}?)['’]s?\s+(?:\w+\s){0,2}?" + WORDS_OF.pattern)
_ALL = re.compile(
    r"\b(?:either|both|these|those|any of|all of|the two|such|all the|none of|the) "
    r"(?:the |these |those )?(?:accounts?|claims|allegations|accusations|reports|statements|"
    r"stories|versions|testimonies|them|this|it)\b",
    re.IGNORECASE,
)
BACK = 40
"""Claims before a remark that are looked through for what it is about."""
MANY = 200
"""No remark is about more than this many things."""
UNCHECKED = frozenset(
    {RemarkStatus.could_not_verify, RemarkStatus.partly_verified, RemarkStatus.verified}
)
SILENT = frozenset({RemarkStatus.comment_declined, RemarkStatus.no_response})
ACTORS = frozenset({MentionKind.person, MentionKind.group, MentionKind.place})


def find_remarks(
    context: Context, propositions: Sequence[Proposition] = ()
) -> Iterator[tuple[Remark, Span]]:
    """Every remark with the phrase that makes it, in order; one of a status in a sentence."""
    told = _Told(context, propositions)
    for sentence in context.reading.sentences:
        words = context.words[sentence.start : min(sentence.end, sentence.start + LONGEST)]
        if not HINT.search(words) or not context.readable_at(sentence.start):
            continue
        taken: list[Span] = []
        for status, pattern in PATTERNS:
            match = pattern.search(words)
            if match is None or any(match.start() < e and s < match.end() for s, e in taken):
                continue
            taken.append(match.span())
            at = (sentence.start + match.start(), sentence.start + match.end())
            by = _by(context, sentence, at)
            about = _about(context, told, sentence, at, status, by)
            yield Remark(sentence.start, sentence.end, by, status, about), at


class _Told:
    """The claims and attributions of a report, by position and by whose they are."""

    def __init__(self, context: Context, propositions: Sequence[Proposition]) -> None:
        self.propositions = sorted(propositions, key=lambda p: p.clause.span)
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

    def named(self, name: str) -> str | None:
        """The entity that a name's last word stands for."""
        words = re.findall(r"\w+", name.lower())
        return self._names.get(words[-1]) if words else None


def _by(context: Context, sentence: Sentence, at: Span) -> str | None:
    """Who remarks: the subject of the phrase, else the last one named before it in its clause.

    None is the publisher's own voice ("could not be verified").
    """
    before = context.cut((sentence.start, at[0]))
    clause = max(before.rfind(";"), before.rfind(" but "), before.rfind(" and "), 0)
    speakers = [
        (span, entity)
        for span, entity in context.mentions_in((sentence.start + clause, at[0]))
        if context.entities[entity].kind in ACTORS and not _owned(context, span)
    ]
    if not speakers and clause:
        return _by(context, sentence, (sentence.start + clause, sentence.start + clause))
    outer = [
        (span, entity) for span, entity in speakers
        if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o, _ in speakers[-6:])
    ]  # fmt: skip
    if outer:
        return outer[-1][1]
    opening = before[clause:].lower().split()[-4:]
    if {"we", "i", "our"} & set(opening):
        return context.speaker_of(None)
    return None


def _owned(context: Context, span: Span) -> bool:
    """Whether the words at `span` own a testimony or claim ("Omar's account could not …")."""
    after = context.words[span[1] : span[1] + 40]
    owned = re.match(r"['’]s?\s+(?:\w+\s+){0,2}?", after)
    return owned is not None and WORDS_OF.match(after[owned.end() :]) is not None


def _of_theirs(context: Context, sentence: Sentence, span: Span) -> bool:
    """Whether the words at `span` follow "the claims by", "testimony of" and the like."""
    before = context.words[max(sentence.start, span[0] - 40) : span[0]]
    return _BY.search(before) is not None


def _about(
    context: Context, told: _Told, sentence: Sentence, at: Span, status: RemarkStatus,
    by: str | None,
) -> tuple[str, ...]:  # fmt: skip
    """Whose words, which claims: by name, by what they share with it, else what was said last."""
    words = context.words[sentence.start : min(sentence.end, sentence.start + LONGEST)]
    named = [
        entity
        for span, entity in context.mentions_in((sentence.start, sentence.end))
        if entity != by and (_owned(context, span) or _of_theirs(context, sentence, span))
    ]
    if not named:
        owner = _OWNER.search(words)
        found = told.named(owner.group(1)) if owner is not None else None
        named = [found] if found is not None and found != by else []
    if named:
        theirs = [a for entity in named for a in told.of_speaker.get(entity, ())]
        return tuple(dict.fromkeys((*named, *theirs)))[:MANY]
    before = told.before(sentence.start)
    if status in SILENT:
        near = [p.id for p in before if by is not None and by in (p.frame.agent, p.frame.patient)]
        return tuple(near[-3:] or told.said_before(sentence.start, 1))
    if status in UNCHECKED and _ALL.search(words, max(0, at[0] - sentence.start - 60)):
        paragraph = context.paragraph_at(sentence.start)
        since = paragraph.start if paragraph is not None else 0
        near = told.said_between(since, sentence.start)
        return tuple(near if len(near) > 1 else told.said_before(sentence.start, MANY))
    after = stems(context.cut((at[1], min(sentence.end, at[1] + LONGEST))))
    scored = [(len(after & stems(context.cut(p.clause.span)[:LONGEST])), p) for p in before]
    best = max((shared for shared, _ in scored), default=0)
    if best >= 2:
        close = [p for shared, p in scored if shared == best]
        return tuple(
            dict.fromkeys(
                name
                for p in close
                for name in ((p.attribution.id,) if p.attribution is not None else ()) + (p.id,)
            )
        )
    inside = [
        p.id for p in told.propositions_in(sentence.start, sentence.end)
        if p.attribution is not None
    ]  # fmt: skip
    if inside and status in UNCHECKED:
        return tuple(inside)
    return tuple(told.said_before(sentence.start, 1))
