"""How the origin knows, as far as the text shows it. Unstated is a value, never a blank.

The order of the questions: is the origin a thing that was read or seen; does somebody stand behind
him; what does the cue say he did (confessed, believed, heard); what do his own words say of him;
what does the text say he is. An institution, or who speaks for one, mostly does not say.
"""

from __future__ import annotations

import re

from sayso.english.evidence import (
    A_THING,
    ANNOUNCE,
    APPEAL,
    BEFELL,
    BIDDING,
    CLAUSE,
    CLAUSE_WORDS,
    COMMAND,
    CONFESS,
    COURTESY,
    DECLARE,
    DENY,
    DOCUMENT,
    DOCUMENT_SEEN,
    DOCUMENT_SHOWS,
    DREAD,
    FOUND,
    HEAR_CUE,
    HEARSAY_PHRASE,
    IN_OFFICE,
    INFER_CUE,
    INFERRED,
    INTENDS,
    NOT_DONE,
    OF_A_BODY,
    OF_ITSELF,
    OF_OTHERS,
    OF_WHOM,
    OFFICE,
    OWN_EYES,
    OWN_FORCE,
    OWN_MEN,
    OWN_ORDER,
    OWN_PART,
    OWN_START,
    OWN_UNITS,
    OWN_VICTORY,
    PERCEIVED,
    PERFORM,
    PIECE,
    RECALL,
    RECORDING,
    RECORDING_SHOWS,
    SEES,
    SHOWS,
    STANCE,
    SWORN,
    THEIR_EYES,
    THERE,
    TO_COME,
    UNSURE,
    WAS_THERE,
    WITNESS_PHRASE,
)
from sayso.english.own_words import LATER, MYSELF, first_person, has_done
from sayso.model import Attribution, Chain, Commitment, Hop
from sayso.state.context import Context
from sayso.state.knowers import (
    INSTITUTIONS,
    PRESENT,
    is_a_body,
    is_counsel,
    is_person,
    of_himself,
    speaks_for_a_body,
)
from sayso.vocabulary import Basis, Certainty, MentionKind, Mode, Naming, Role

__all__ = ["basis_of", "publisher_commitment"]

ALONE = re.compile(r"(?:that |yes, |no, )?(?:I|he|she)\b", re.IGNORECASE)
MARKS = re.compile('[“”"]')
OF_ME = re.compile(r"\b(?:I|me|my)\b")
EVERYBODY = re.compile(
    r"^(?:everybody|everyone|people(?!\s(?:familiar|close|with|briefed|who|in|at|from|involved|near)\b)|"
    r"many|rumou?rs?|some|others)\b",
    re.IGNORECASE,
)

WERE_THERE = PRESENT | {Role.relative}
FURTHER = re.compile(r"[.!?] ?[“”]?\s+\w")
"""Further sentences: a story of what befell somebody, more than a deed of his."""
PASSED_ON = frozenset(
    {Basis.told_by_witness, Basis.document, Basis.recording, Basis.inferred,
     Basis.institutional_unstated}
)  # fmt: skip
OPENING = 120
"""Code points in which a speaker names the paper that he has it from."""
LONGEST = 2000
"""Code points of a content that are looked through."""


def basis_of(context: Context, attribution: Attribution, depth: int = 0) -> Basis:
    """How the origin of one attribution knows what it says."""
    origin, chain = context.origin_of(attribution), context.chain_of(attribution)
    if origin is None or origin.naming is Naming.unknown:
        return Basis.unknown
    content = context.joined(attribution.content)[:LONGEST].lstrip("“\"'‘ ")
    source = re.split(
        r",|\b(?:who|whose|which|of|from|in)\b", context.joined(attribution.source)[:LONGEST]
    )[0]
    if origin.naming is Naming.document:
        return Basis.recording if RECORDING.search(origin.name) else Basis.document
    if RECORDING.search(source):
        return Basis.recording
    if DOCUMENT.search(source) or PIECE.search(source):
        return Basis.document
    if chain is not None and chain.origin is not None and chain.origin < len(chain.hops) - 1:
        return _behind(context, attribution, chain, depth)
    if attribution.mode is Mode.mixed:
        content = MARKS.sub("", content)
    cue = context.joined(attribution.cue)
    body = speaks_for_a_body(context, origin)
    by_cue = _by_cue(
        cue.lower(), content, body=body or is_a_body(context, origin),
        shows=origin.role is Role.outlet,
    )  # fmt: skip
    return by_cue if by_cue is not None else _by_content(context, attribution, content, origin)


def _behind(context: Context, attribution: Attribution, chain: Chain, depth: int) -> Basis:
    """What somebody said who stands behind the origin: told him, unless he only passes it on.

    What the origin knows from a paper, by thought or nobody knows how, it knows of those it quotes
    in the same way. An order, a threat or a promise that was made to him is what befell him.
    """
    last = chain.speaker
    if last.naming is Naming.document:
        return Basis.recording if RECORDING.search(last.name) else Basis.document
    parent = context.attributions.get(attribution.parent or "")
    above = None
    if parent is not None and depth < 8:
        above = basis_of(context, parent, depth + 1)
    cue = set(context.joined(attribution.cue).lower().split())
    content = context.joined(attribution.content)[:LONGEST].lstrip("“\"'‘ ")
    if above not in PASSED_ON and (cue & (PERFORM | COMMAND) or BIDDING.match(content)):
        return Basis.direct_observation
    if above in PASSED_ON:
        return above
    source = context.joined(attribution.source)[:LONGEST]
    if last.role is Role.witness or WAS_THERE.search(source):
        return Basis.told_by_witness
    return Basis.hearsay


def _by_cue(cue: str, content: str, *, body: bool, shows: bool) -> Basis | None:
    """What the cue says that the speaker did: confessed, asked, heard, believed, found."""
    words = set(cue.split())
    if HEAR_CUE.search(cue):
        return Basis.direct_observation if BIDDING.match(content) else Basis.hearsay
    if words & INFER_CUE:
        return Basis.inferred
    if shows and SHOWS.search(cue):
        return Basis.recording
    if FOUND.search(cue) and A_THING.match(content):
        return Basis.direct_observation
    bare = CLAUSE.search(" ".join(content.split()[:CLAUSE_WORDS])) is None
    bare = bare and OF_OTHERS.match(content) is None
    told = words & {"told", "said"} or (words & SWORN and not bare)
    if content.startswith("responsibility") or (bare and not body and words & (CONFESS | DENY)):
        return Basis.own_act
    if words & DENY and OWN_PART.match(content):
        return Basis.own_act
    if words & (COMMAND | ANNOUNCE) and TO_COME.search(content[:OPENING]):
        return Basis.own_act
    if APPEAL.search(cue) or (words & (PERFORM | COURTESY) and not told):
        return Basis.own_act
    return None


def _by_content(
    context: Context, attribution: Attribution, content: str, origin: Hop
) -> Basis:  # fmt: skip
    """What the words themselves, and what the text says of their speaker, show."""
    body = speaks_for_a_body(context, origin)
    person = is_person(context, origin)
    counsel = is_counsel(context, origin)
    # The answers of an interview are somebody's own words without marks.
    answers = not attribution.cue or context.joined(attribution.cue).strip() == ":"
    direct = attribution.mode is not Mode.indirect or answers
    indirect = attribution.mode is not Mode.direct
    said = first_person(content, direct=True) if direct else None
    of_self = (person and not counsel) or origin.naming is Naming.collective
    if said is None and indirect and of_self and of_himself(context, attribution, content, origin):
        said = first_person(content, direct=False)
    stance = body and STANCE.match(content) is not None
    if stance and said is Basis.direct_observation:
        said = None
    if said is Basis.own_act and origin.role in WERE_THERE and FURTHER.search(content):
        said = Basis.direct_observation
    if said is Basis.hearsay and WITNESS_PHRASE.search(content):
        return Basis.told_by_witness
    if said is Basis.direct_observation and DOCUMENT_SHOWS.search(content[:OPENING]):
        return Basis.document
    if DOCUMENT_SEEN.search(context.joined(attribution.source)[:LONGEST]):
        return Basis.document
    if said is not None and (
        not body or said is Basis.hearsay or SEES.match(content) or _of_one(content, said)
    ):
        return said
    passed = _retold(context, attribution) if person and not body and not counsel else None
    if passed is not None:
        return passed
    if DOCUMENT_SHOWS.search(content):
        return Basis.document
    if WITNESS_PHRASE.search(content):
        return Basis.told_by_witness
    if HEARSAY_PHRASE.search(content) and not body:
        return Basis.hearsay
    if RECORDING_SHOWS.search(content) and MYSELF.search(content) is None:
        return Basis.recording
    if INFERRED.search(content):
        return Basis.inferred
    if counsel:
        return Basis.unknown
    if body and person and direct and not stance and OF_ME.search(content[:OPENING]):
        return Basis.direct_observation
    if body:
        return _own_deed(context, attribution, content, origin)
    if EVERYBODY.match(context.joined(attribution.source)):
        return Basis.hearsay
    if THERE.search(context.joined(attribution.source)) or origin.role in PRESENT:
        unseen = not direct and LATER.search(content) is not None
        return Basis.unknown if unseen else Basis.direct_observation
    cue = set(context.joined(attribution.cue).lower().split())
    if person and (cue & RECALL or WAS_THERE.search(context.joined(attribution.source)[:LONGEST])):
        return Basis.direct_observation
    if origin.role is Role.participant and not direct:
        return Basis.direct_observation
    if origin.role is Role.expert and not (direct and MYSELF.search(content)):
        return Basis.inferred
    if origin.role is Role.detainee:
        return Basis.direct_observation
    if person and (PERCEIVED.search(content) or (direct and MYSELF.search(content))):
        return Basis.direct_observation
    if IN_OFFICE.search(context.joined(attribution.source)) or OF_ITSELF.match(content):
        return Basis.institutional_unstated
    alone = person and origin.naming is Naming.named and origin.role is Role.unknown
    if alone and not cue & UNSURE and BEFELL.search(content[:OPENING]):
        return Basis.direct_observation
    return _unstated(context, origin)


def _retold(context: Context, attribution: Attribution) -> Basis | None:
    """What a person tells that is mostly what another said to him; None where it is not."""
    whole = context.joined(attribution.content)
    for one in context.nested.get(attribution.id, ()):
        inner = context.joined(one.content) if one.source else ""
        if inner and 2 * len(inner) >= len(whole) and inner in whole:
            cue = set(context.joined(one.cue).lower().split())
            bidden = cue & (PERFORM | COMMAND) or BIDDING.match(inner) is not None
            return Basis.direct_observation if bidden else Basis.hearsay
    return None


def _of_one(content: str, said: Basis) -> bool:
    """Whether an official speaks of himself alone, or of what "we", his people, did."""
    if ALONE.match(content) is not None:
        return True
    if said is Basis.own_act:
        return re.match(r"we\b|having\b", content, re.IGNORECASE) is not None
    return OF_WHOM.match(content) is None and re.match(r"we\b", content, re.I) is None


def _own_deed(context: Context, attribution: Attribution, content: str, origin: Hop) -> Basis:
    """An institution that tells what it did itself: arrests, attacks, orders."""
    cue = set(context.joined(attribution.cue).lower().split())
    start = content[:120].lower()
    opening = set(re.findall(r"[a-z]+", start)[:12])
    speaks = r"(?:that )?we\b" if attribution.mode is not Mode.indirect else r"(?:that )?it\b"
    own = OWN_UNITS.match(content) is not None or re.match(speaks, start) is not None
    if own and opening & OWN_FORCE and not opening & NOT_DONE and not cue & DENY:
        return Basis.own_act
    theirs = OF_A_BODY.sub("they ", content, count=1)
    if theirs != content and not cue & DENY and has_done(theirs):
        return Basis.own_act
    if cue & (ANNOUNCE | DECLARE) and OWN_START.match(content):
        return Basis.own_act
    if INTENDS.match(content) and not cue & (DENY | DREAD):
        return Basis.own_act
    if cue & ANNOUNCE and OWN_ORDER.search(content[:120]):
        return Basis.own_act
    official = origin.role is Role.official
    if official and not cue & DENY and OFFICE.search(content[:120]):
        return Basis.own_act
    if origin.role is Role.party and not cue & DENY and OWN_VICTORY.search(content[:120]):
        return Basis.own_act
    return Basis.institutional_unstated


def _unstated(context: Context, origin: Hop) -> Basis:
    entity = context.entities.get(origin.entity or "")
    group = entity is not None and entity.kind in (MentionKind.group, MentionKind.place)
    if origin.role is Role.outlet:
        return Basis.unknown
    if origin.role in INSTITUTIONS or (group and origin.naming is not Naming.collective):
        return Basis.institutional_unstated
    return Basis.unknown


def publisher_commitment(context: Context) -> Commitment:
    """The publisher's stance to what it says in its own voice."""
    chain = context.chain_of(None)
    hop = chain.hops[0] if chain is not None and chain.hops else None
    institution = hop is not None and hop.role in INSTITUTIONS
    basis = Basis.institutional_unstated if institution else Basis.unknown
    return Commitment(basis, certainty=Certainty.certain)


def publisher_basis(words: str, fallback: Basis, *, own: bool) -> Basis:
    """The basis of one sentence in the publisher's own voice; `own` if it tells its own act."""
    if OWN_EYES.search(words):
        return Basis.direct_observation
    if INFERRED.search(words):
        return Basis.inferred
    if DOCUMENT_SHOWS.search(words):
        return Basis.document
    if own or (fallback is Basis.institutional_unstated and OWN_MEN.search(words)):
        return Basis.own_act
    if WITNESS_PHRASE.search(words) or THEIR_EYES.search(words):
        return Basis.told_by_witness
    return fallback
