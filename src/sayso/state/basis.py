"""How the origin knows, as far as the text shows it. Unstated is a value, never a blank."""

from __future__ import annotations

import re

from sayso.model import Attribution, Commitment, Hop
from sayso.state.context import Context
from sayso.state.verbs import verb_forms
from sayso.vocabulary import Basis, Certainty, MentionKind, Mode, Naming, Role

__all__ = ["basis_of", "publisher_commitment"]

SAW_PHRASE = re.compile(
    r"\b(?:I|we|he|she|they|who)\s+(?:\w+\s+){0,2}?"
    r"(?:saw|seen|witnessed|watched|observed|heard (?:the |a |an |two |three |several |loud )?\w*"
    r"(?:shot|shots|gunfire|explosions?|blasts?|shelling|screams?|planes?|jets?|drones?))\b"
    r"|\bwith (?:my|our|his|her|their) own eyes\b|\beye-?witness",
    re.IGNORECASE,
)
HEARSAY_PHRASE = re.compile(
    r"\b(?:I|we|he|she|they) (?:\w+ )?(?:heard (?:that|from|of|about)|(?:was|were|been) told)\b"
    r"|\btold (?:me|us|him|her|them)\b|\b(?:people|everyone|they) sa(?:y|id) that\b"
    r"|\brumou?rs?\b|\bhearsay\b",
    re.IGNORECASE,
)
WITNESS_PHRASE = re.compile(
    r"\b(?:witness(?:es)?|eye-?witness(?:es)?|survivors?|residents?|villagers?|locals) (?:\w+ )?"
    r"(?:told|tell|said|say|described|reported|recounted)\b"
    r"|\b(?:according to|interview(?:s|ed)?|testimon(?:y|ies)|accounts?|statements?) "
    r"(?:with |of |from |by )?(?:\w+ ){0,2}?(?:witness|eye-?witness|survivor|resident|villager)",
    re.IGNORECASE,
)
DOCUMENT = re.compile(
    r"\b(?:documents?|letters?|memos?|records?|files?|ledgers?|indictment|judg(?:e)?ment|verdict|"
    r"court papers|court filings?|e-?mails?|orders?|log ?books?|transcripts?|registers?)\b",
    re.IGNORECASE,
)
DOCUMENT_SHOWS = re.compile(
    r"\b(?:documents?|letters?|memos?|records?|files?|ledgers?|court papers|court filings?|"
    r"e-?mails?|log ?books?|transcripts?|registers?)\b[^.]{0,40}\b(?:show|say|state|reveal|"
    r"indicate|list|name|describe|prove|confirm|seen by|obtained|reviewed)",
    re.IGNORECASE,
)
RECORDING = re.compile(
    r"\b(?:videos?|footage|recordings?|photograph(?:s)?|photos?|satellite (?:images?|imagery)|"
    r"images|audio|film(?:ed)?)\b",
    re.IGNORECASE,
)
INFERRED = re.compile(
    r"\b(?:it seems|it appears|must have|suggests? that|suggesting|conclude[sd]?|infer(?:red)?|"
    r"deduced?|evidence (?:shows?|suggests?|points?)|apparently|presumably|probably|"
    r"(?:I|we) (?:\w+ )?(?:think|believe|suppose|guess|assume|suspect))\b",
    re.IGNORECASE,
)
INFER_CUE = verb_forms("believe think suspect conclude assume infer suppose estimate reckon")
FIRST_PERSON = re.compile(r"\b(?:I|we|me|us|my|our)\b")
SPEAKER_ACTS = re.compile(
    r"(?:^|[.“\"]\s*)(?:\w+,\s+)?(?:I|we)\s+(?:\w+\s+){0,2}?(?:was|were|am|are|have|had|did|do|"
    r"went|came|took|joined|travelled|traveled|crossed|fled|left|got|carried|drove|walked|worked|"
    r"fought|fired|shot|shelled|arrested|captured|detained|brought|sent|gave|received|paid|met|"
    r"bought|sold|lived|stayed|returned|escaped|tried|hid|buried|treated|counted|found|made|"
    r"\w+ed)\b",
    re.IGNORECASE,
)
THIRD_PERSON_ACTS = re.compile(
    r"^(?:that )?(?:he|she|they)\s+(?:had |has |have |was |were |is |are |also |then |first )*"
    r"(?:joined|travell?ed|crossed|fled|left|went|came|took|carried|drove|walked|worked|fought|"
    r"fired|arrested|captured|detained|brought|sent|gave|received|paid|met|bought|sold|lived|"
    r"stayed|returned|escaped|tried|hid|buried|treated|counted|served|originally|forced|beaten|"
    r"held|taken|had driven|had been \w+ed|"
    r"had (?:\w+ed|made|gone|taken|sold|told|come)|cooked|packed|drove|hauled|loaded|worked)\b",
    re.IGNORECASE,
)
HEARD_OF = re.compile(
    r"^(?:that )?(?:he|she|they|I|we) (?:had |has |have |was |were )?"
    r"(?:heard (?:that|from|of|about)|been told|told)\b",
    re.IGNORECASE,
)
SEEN_BY_SELF = re.compile(
    r"^(?:that )?(?:he|she|they|none of them|nobody) (?:had |has |have |never |also )*"
    r"(?:saw|seen|heard|watched|witnessed|counted|noticed)\b",
    re.IGNORECASE,
)
THERE = re.compile(
    r"\b(?:eye-?)?witness(?:es)?\b|\bsurvivors?\b|\bwounded\b|\binjured\b|\bvictims?\b|"
    r"\bescaped\b|\bpassengers?\b",
    re.IGNORECASE,
)
"""Sources who were there."""
OWN_EYES = re.compile(
    r"\b(?:we|I|our (?:staff|team|reporters?|correspondents?|observers?|researchers?)|"
    r"(?:this|the|our) (?:newspaper|reporter|correspondent|team)s?)(?:,[^,]{1,80},)? (?:\w+ ){0,2}?"
    r"(?:saw|counted|visited|examined|measured|watched|heard|photographed|inspected|seen)\b",
    re.IGNORECASE,
)
THEIR_EYES = re.compile(
    r"\b(?:he|she|they|none of (?:them|the \w+)|\w+s|people|nobody) (?:had |has |have |also )?"
    r"(?:saw|seen|heard|watched|counted|noticed)\b",
    re.IGNORECASE,
)
OWN_MEN = re.compile(
    r"\bby our\b|\bour (?:\w+ )?"
    r"(?:forces|units?|troops|fighters|men|army|soldiers|police|guards)\b",
    re.IGNORECASE,
)
INSTITUTIONS = frozenset({Role.official, Role.spokesperson, Role.party, Role.monitor_ngo})
PRESENT = frozenset({Role.witness, Role.victim, Role.detainee, Role.participant})
"""Roles that the text gives only to somebody who was there."""
LONGEST = 2000
"""Code points of a content that are looked through."""


def basis_of(context: Context, attribution: Attribution) -> Basis:
    """How the origin of one attribution knows what it says."""
    origin = context.origin_of(attribution)
    chain = context.chain_of(attribution)
    content = context.joined(attribution.content)[:LONGEST].lstrip("“\"'‘ ")
    source = context.joined(attribution.source)[:LONGEST]
    if origin is not None and origin.naming is Naming.document:
        return Basis.recording if RECORDING.search(origin.name) else Basis.document
    if RECORDING.search(source):
        return Basis.recording
    if DOCUMENT.search(source) or DOCUMENT_SHOWS.search(content):
        return Basis.document
    behind = chain is not None and chain.origin is not None and chain.origin < len(chain.hops) - 1
    if behind and chain is not None:
        seen = chain.speaker.role is Role.witness
        return Basis.told_by_witness if seen else Basis.hearsay
    person = _is_person(context, origin)
    said = _first_person(content) if attribution.mode is not Mode.indirect or person else None
    if said is not None:
        return said if origin is not None and origin.naming is not Naming.unknown else Basis.unknown
    if WITNESS_PHRASE.search(content):
        return Basis.told_by_witness
    if HEARSAY_PHRASE.search(content):
        return Basis.hearsay
    if RECORDING.search(content) and FIRST_PERSON.search(content) is None:
        return Basis.recording
    cue = {word.lower() for word in context.joined(attribution.cue).split()}
    if cue & INFER_CUE or INFERRED.search(content):
        return Basis.inferred
    if THERE.search(source) or (origin is not None and origin.role in PRESENT):
        return Basis.direct_observation
    speaks = origin is not None and origin.role not in INSTITUTIONS
    if person and speaks and attribution.mode is not Mode.indirect and FIRST_PERSON.search(content):
        return Basis.direct_observation
    return _unstated(context, origin)


def _first_person(content: str) -> Basis | None:
    """What a speaker's opening words say of himself: that he did it, saw it, or was told."""
    if HEARD_OF.search(content):
        return Basis.hearsay
    if SEEN_BY_SELF.search(content):
        return Basis.direct_observation
    acts = SPEAKER_ACTS.search(content)
    sees = SAW_PHRASE.search(content)
    if acts is not None and (sees is None or acts.start() <= sees.start()):
        return Basis.own_act
    if sees is not None:
        return Basis.direct_observation
    return Basis.own_act if THIRD_PERSON_ACTS.search(content) else None


def _is_person(context: Context, origin: Hop | None) -> bool:
    entity = context.entities.get(origin.entity or "") if origin is not None else None
    return entity is not None and entity.kind is MentionKind.person


def _unstated(context: Context, origin: Hop | None) -> Basis:
    if origin is None:
        return Basis.unknown
    entity = context.entities.get(origin.entity or "")
    group = entity is not None and entity.kind in (MentionKind.group, MentionKind.place)
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
