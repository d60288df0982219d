"""Remarks: passages that say what was or was not verified, by whom, about whose claims.

Found sentence by sentence with one pattern a status; the one who remarks is the subject of the
phrase, else the publisher; what it is about is whoever's words it names, else what was said last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.english.screened import Screened
from sayso.model import Attribution, Remark, Sentence, Span
from sayso.state.actors import entity_of
from sayso.state.context import Context
from sayso.state.propositions import Proposition
from sayso.state.remark_targets import (
    ACTORS,
    LONGEST,
    SILENT,
    UNCHECKED,
    Told,
    about,
    of_theirs,
    owned,
)
from sayso.state.remark_words import PATTERNS, UNSEEN, UNSEEN_BY_ME, WORDS_OF
from sayso.state.tree import Tree
from sayso.vocabulary import Mode, RemarkStatus

__all__ = ["find_remarks"]

UNWITNESSED = (
    (RemarkStatus.not_stated, UNSEEN),
    (RemarkStatus.not_stated, UNSEEN_BY_ME),
)


def find_remarks(
    context: Context, propositions: Sequence[Proposition] = ()
) -> Iterator[tuple[Remark, Span]]:
    """Every remark with the phrase that makes it, in order; one of a status in a sentence."""
    told = Told(context, propositions)
    for sentence in context.reading.sentences:
        words = context.words[sentence.start : min(sentence.end, sentence.start + LONGEST)]
        if not context.readable_at(sentence.start):
            continue
        lower = words.lower()
        taken: list[Span] = []
        for status, pattern in (*PATTERNS, *UNWITNESSED):
            match = pattern.search(words, lower=lower)
            if (
                match is None
                or not _remarks(context, sentence, match, status, pattern)
                or any(match.start() < e and s < match.end() for s, e in taken)
            ):
                continue
            taken.append(match.span())
            at = (sentence.start + match.start(), sentence.start + match.end())
            by = _by(context, sentence, at, status)
            ours = about(context, told, sentence, at, status, by)
            yield Remark(sentence.start, sentence.end, by, status, ours), at


def _remarks(
    context: Context, sentence: Sentence, match: re.Match[str], status: RemarkStatus,
    pattern: Screened,
) -> bool:  # fmt: skip
    """Whether a phrase is a remark here: headings only announce denials that the text tells, and
    that a speaker saw nothing is his claim, not the publisher's remark on somebody."""
    span = (sentence.start + match.start(), sentence.start + match.end())
    if status is RemarkStatus.denied:
        return not context.in_heading(span)
    if status is RemarkStatus.partly_verified:
        before = context.cut((max(sentence.start, span[0] - 40), span[0]))
        return re.search(r"\b(?:whether|if)\b", before) is None
    if pattern is not UNSEEN:
        return True
    words = context.tree.within(span)
    return bool(len(words)) and all(context.voices.attribution(w) is None for w in words)


def _by(context: Context, sentence: Sentence, at: Span, status: RemarkStatus) -> str | None:
    """Who remarks: whoever does not answer, the subject of the phrase, else whose words it is.

    "The accounts could not be confirmed" is the remark of the one who writes it.
    """
    if status in SILENT:
        asked = _asked_of(context, sentence, at)
        if asked is not None:
            return asked
    words = context.tree.within(at)
    cue = _cue_at(context, sentence, at)
    if cue is not None and context.speaker_of(cue) is not None:
        return context.speaker_of(cue)
    subject = _subject_of(context, at)
    said = context.voices.attribution(words[0]) if len(words) else None
    his = subject is not None and context.tree.lower[subject] in _HIMSELF
    if his and said is not None and said.mode is Mode.indirect and status not in UNCHECKED:
        return context.speaker_of(said)
    if subject is None and said is not None and status is RemarkStatus.denied:
        return context.speaker_of(said)  # "there is no such order, he said"
    if subject is not None:
        subject = _owner_of_line(context, subject)
        found = entity_of(context, subject)
        if found is not None and found in context.entities:
            return found
    else:
        found = _named_before(context, sentence, at)
        if found is not None:
            return found
    return context.speaker_of(said)


_HIMSELF = frozenset("he she it they".split())


def _cue_at(context: Context, sentence: Sentence, at: Span) -> Attribution | None:
    """The attribution whose cue the phrase is: who denies is its speaker."""
    for attribution in context.attributions_in((sentence.start, sentence.end)):
        if any(start < at[1] and at[0] < end for start, end in attribution.cue):
            return attribution
    return None


_FROM = re.compile(r"\s*(?:from|by|to)\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
_TOWARDS = re.compile(r"\b(?:from|to)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)


def _asked_of(context: Context, sentence: Sentence, at: Span) -> str | None:
    """ "no comment from X", "e-mails to X went unanswered": who kept silent."""
    first = _word_after(context, at[0])
    if first in ("neither", "nobody", "none") or context.words[at[0] : at[0] + 2].lower() == "no":
        near = (max(sentence.start, at[0]), min(sentence.end, at[1] + 80))
    elif SENT.match(context.words, at[0]) is not None:
        near = at
    elif _REACH.search(context.cut(at)) is not None:
        near = (at[1] - 1, min(sentence.end, at[1] + 80))
        return next((entity for _, entity in context.mentions_in(near)), None)
    else:
        return None
    for span, entity in context.mentions_in(near):
        before = context.words[max(at[0], span[0] - 12) : span[0]]
        led = _TOWARDS.search(before) is not None or first == "neither"
        if led and context.entities[entity].kind in ACTORS:
            return entity
    return None


_REACH = re.compile(r"\bto (?:reach|contact) $", re.IGNORECASE)
SENT = re.compile(
    r"(?:e-?mails?|calls?|messages?|questions?|requests?|letters?|inquiries|enquiries)\b",
    re.IGNORECASE,
)


def _word_after(context: Context, position: int) -> str:
    words = context.words[position : position + 20].split()
    return words[0].lower() if words else ""


def _subject_of(context: Context, at: Span) -> int | None:
    """The subject of the phrase's predicate; None where it tells of somebody's words."""
    tree = context.tree
    words = tree.within(at)
    for word in words:
        if tree.pos[word] not in ("VERB", "ADJ", "AUX"):
            continue
        above = word
        for _ in range(4):
            subject = tree.child(above, "nsubj", "nsubj:pass")
            if subject >= 0:
                spoken = WORDS_OF.fullmatch(tree.lower[subject]) is not None
                if spoken or tree.lower[subject] in _IMPERSONAL or _none_of(tree, subject):
                    return None
                return subject
            if tree.relation[above] not in ("xcomp", "ccomp", "conj", "advcl", "acl", "aux", "cop"):
                break
            above = tree.head[above]
            if above < 0:
                break
        break
    return None


_IMPERSONAL = frozenset(
    "it that this which there nothing none nobody everybody anybody document documents paper "
    "papers "
    "letter letters cable memo diary recording recordings tape tapes picture pictures photos post "
    "film films fate whereabouts evidence signature request".split()
)
_LINES = frozenset("number phone telephone mobile line".split())


def _none_of(tree: Tree, word: int) -> bool:
    """Whether a noun only says that there is none: "no such order exists"."""
    return any(tree.lower[c] == "no" for c in tree.children[word] if tree.relation[c] == "det")


def _owner_of_line(context: Context, word: int) -> int:
    """ "Omar's telephone is switched off": Omar."""
    tree = context.tree
    if tree.lower[word] in _LINES:
        owner = tree.child(word, "nmod:poss")
        return owner if owner >= 0 else word
    return word


def _named_before(context: Context, sentence: Sentence, at: Span) -> str | None:
    """The last one named before the phrase in its clause, unless it is their words."""
    before = context.cut((sentence.start, at[0]))
    clause = max(before.rfind(";"), before.rfind(" but "), before.rfind(" and "), 0)
    speakers = [
        (span, entity)
        for span, entity in context.mentions_in((sentence.start + clause, at[0]))
        if context.entities[entity].kind in ACTORS and not owned(context, span)
        and not of_theirs(context, sentence, span)
    ]  # fmt: skip
    outer = [
        (span, entity) for span, entity in speakers
        if not any(o != span and o[0] <= span[0] and span[1] <= o[1] for o, _ in speakers[-6:])
    ]  # fmt: skip
    return outer[-1][1] if outer else None
