"""How the origin knows, as far as the text shows it. Unstated is a value, never a blank.

The order of the questions: is the origin a thing that was read or seen; does somebody stand behind
him; what does the cue say he did (confessed, believed, heard); what do his own words say of him;
what does the text say he is. An institution, or who speaks for one, mostly does not say.
"""

from __future__ import annotations

import re

from sayso.english.own_words import LATER, MYSELF, first_person
from sayso.english.verbs import verb_forms
from sayso.model import Attribution, Chain, Commitment, Hop
from sayso.state.context import Context
from sayso.vocabulary import Basis, Certainty, MentionKind, Mode, Naming, Role

__all__ = ["basis_of", "publisher_commitment"]

HEARSAY_PHRASE = re.compile(
    r"\b(?:people|everyone|everybody|they|locals) sa(?:y|id) (?:that|so)\b|^rumou?rs? (?:of|that)\b"
    r"|\bhearsay\b",
    re.IGNORECASE,
)
WITNESS_PHRASE = re.compile(
    r"\b(?:witness(?:es)?|eye-?witness(?:es)?|survivors?|residents?|villagers?|locals) (?:\w+ )?"
    r"(?:told|tell|said|say|described|reported|recounted)\b"
    r"|\b(?:according to|interview(?:s|ed)?|testimon(?:y|ies)|accounts?|statements?) "
    r"(?:with |of |from |by )?(?:\w+ ){0,2}?(?:witness|eye-?witness|survivor|resident|villager)",
    re.IGNORECASE,
)
PAPERS = (
    r"(?:documents?|letters?|memos?|records?|files?|ledgers?|court papers|court filings?|e-?mails?|"
    r"log ?books?|(?:duty|security|phone|radio|flight) logs?|transcripts?|registers?|"
    r"rosters?|pay ?books?|books|certificates?|"
    r"(?:service|identity|membership) cards?|archives?|invoices?|receipts?|minutes|passports?)"
)
DOCUMENT = re.compile(
    r"\b(?:indictment|judg(?:e)?ment|verdict|transcript|" + PAPERS[3:], re.IGNORECASE
)
DOCUMENT_SHOWS = re.compile(
    rf"\b{PAPERS}\b[^.]{{0,40}}\b(?:show(?:s|ed)?|says?|states?|gives?|reveals?|indicates?|lists?|names?|"
    r"describes?|proves?|confirms?|seen by|obtained|reviewed)\b"
    rf"|\b(?:has|have|had)? ?(?:seen|examined|reviewed|obtained|read|studied|inspected|compared) "
    rf"(?:[\w’']+ ){{0,5}}?{PAPERS}\b|\baccording to (?:the |its |their )?(?:\w+ )?{PAPERS}\b",
    re.IGNORECASE,
)
RECORDING = re.compile(
    r"\b(?:videos?|footage|recordings?|photograph(?:s)?|photos?|satellite (?:images?|imagery)|"
    r"images|pictures|audio|film|clips?|tapes?|intercepts?|livestream)\b",
    re.IGNORECASE,
)
RECORDING_SHOWS = re.compile(
    RECORDING.pattern + r"[^.;]{0,60}?\b(?:shows?|showed|showing|reveals?|captures?|captured|"
    r"confirms?|depicts?|appears?|in which)\b|\b(?:in|on) (?:the |a |an )?(?:\w+ ){0,2}?"
    r"(?:video|footage|recording|photograph|clip|tape)\b",
    re.IGNORECASE,
)
INFERRED = re.compile(
    r"\b(?:it seems|it appears|must have|can(?:not|'t|’t) have|suggests? that|suggesting|"
    r"conclude[sd]?|infer(?:red)?|deduced?|evidence (?:shows?|suggests?|points?|indicates?)|"
    r"(?:I|we) (?:\w+ )?(?:think|believe|suppose|guess|assume|suspect)|judging (?:by|from)|"
    r"which (?:means|suggests))\b",
    re.IGNORECASE,
)
INFER_CUE = verb_forms("believe think suspect conclude assume infer suppose estimate reckon judge "
                       "deduce guess") | {"opinion", "belief", "suspicion", "view"}  # fmt: skip
HEAR_CUE = re.compile(
    r"\b(?:heard|hears|has it|had it|learn(?:ed|t)|(?:was|were|been|are|is) told)\b", re.IGNORECASE
)
FOUND = re.compile(r"\b(?:found|counted|saw|noticed|observed|discovered|recovered)$", re.IGNORECASE)
A_THING = re.compile(
    r"(?:no|an?|the|some|several|many|traces|remains|bodies|wounds|evidence|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|dozens|\d+)\b",
    re.IGNORECASE,
)
CONFESS = verb_forms("admit confess acknowledge concede plead")
DENY = verb_forms("deny")
PERFORM = verb_forms("ask request demand beg promise vow pledge threaten order refuse agree offer")
"""Saying so is doing it."""
APPEAL = re.compile(
    r"\b(?:urge[sd]?|urging|call(?:s|ed|ing)? (?:for|on|upon)|demand(?:s|ed)?|appeal(?:s|ed))\b"
)
ANNOUNCE = verb_forms("announce")
RECALL = verb_forms("recall remember recount describe narrate")
PASSIVE = re.compile(r"\b(?:was|were|had been|been|being) (?:\w+ly )?\w+(?:ed|en|ght|ld|t)\b", re.I)
CLAUSE = re.compile(
    r"\b(?:had|has|have|was|were|is|are|did|would|will|could|may|might|never)\b", re.IGNORECASE
)
CLAUSE_WORDS = 6
"""Words within which a content that is a sentence shows its verb."""
OWN_FORCE = verb_forms(
    "arrest detain capture seize kill destroy attack shell bomb strike shoot launch fire raid "
    "stop search hold storm carry repel release free intercept neutralise neutralize eliminate "
    "liberate ambush"
)
NOT_DONE = frozenset({"by", "been", "not", "never", "no", "if", "will", "would"})
OWN_ORDER = re.compile(
    r"\b(?:was|were|has been|have been|is|are) (?:suspended|closed|banned|lifted|imposed|extended|"
    r"cancelled|dismissed|halted|evacuated)\b",
    re.IGNORECASE,
)
OWN_VICTORY = re.compile(
    r"\b(?:was|were|has been|have been|is|are) (?:neutrali[sz]ed|eliminated|liquidated|repelled|"
    r"captured|liberated|cleaned|cleared|destroyed)\b(?! by)",
    re.IGNORECASE,
)
"""What a party says was done, and nobody else does to its enemies."""
OWN_UNITS = re.compile(
    r"^(?:that )?(?:\w+ )?(?:units?|forces|troops|fighters|aircraft|artillery|soldiers|brigades?|"
    r"jets)\b|^(?:that )?(?:its|their|our|his) (?:\w+ ){0,3}?(?:units?|forces|troops|fighters|men|"
    r"army|soldiers|police|guards|officers|air force|navy|aircraft|artillery)\b",
    re.IGNORECASE,
)
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
THERE = re.compile(
    r"\b(?:eye-?)?witness(?:es)?\b|\bsurvivors?\b|\bwounded\b|\binjured\b|\bvictims?\b|"
    r"\bescaped\b|\bpassengers?\b",
    re.IGNORECASE,
)
"""Sources who were there."""
SEES = re.compile(
    r"\W*(?:that )?(?:I|he|she) (?:\w+ )?(?:saw|heard|inspected|watched)\b|"
    r".{0,80}?\b[Ww]e have seen\b",
    re.IGNORECASE,
)
"""An official says in so many words that he saw it."""
LAWYER_BEFORE = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|barristers?|solicitors?|advocates?),?\s"
    r"(?:(?:for|of)\s[^.;,\n]{2,40},\s)?(?:[A-Z][a-z]{0,4}\.?\s){0,2}$"
)
LAWYER_AFTER = re.compile(
    r"\s?,\s(?:who\sis\s)?(?:the|an?|his|her|their|one\sof)\s[^.;\n]{0,30}?\b(?:lawyers?|attorneys?|"
    r"counsel|barristers?|solicitors?|advocates?)\b"
)
OF_WHOM = re.compile(r"(?:that\s)?(he|she|they)\b", re.IGNORECASE)
LAWYER = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|barristers?|solicitors?|advocates?|"
    r"defen[cs]e(?! minist| forc))\b",
    re.IGNORECASE,
)
"""Who speaks for a client has no institution's knowledge."""
EVERYBODY = re.compile(
    r"^(?:everybody|everyone|people|many|rumou?rs?|some|others)\b", re.IGNORECASE
)
INSTITUTIONS = frozenset({Role.official, Role.spokesperson, Role.party, Role.monitor_ngo})
PRESENT = frozenset({Role.witness, Role.victim})
"""Roles that the text gives only to somebody who was there."""
WERE_THERE = PRESENT | {Role.relative}
"""What these tell of themselves is what happened to them."""
PEOPLE = PRESENT | {Role.participant, Role.detainee, Role.relative, Role.commander, Role.expert}
SECOND_HAND = frozenset({Basis.hearsay, Basis.told_by_witness, Basis.document, Basis.recording})
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
    if DOCUMENT.search(source):
        return Basis.document
    if chain is not None and chain.origin is not None and chain.origin < len(chain.hops) - 1:
        return _behind(context, attribution, chain, origin, depth)
    cue = context.joined(attribution.cue)
    body = _speaks_for_a_body(context, origin)
    by_cue = _by_cue(cue.lower(), content, body=body or _is_a_body(context, origin))
    return by_cue if by_cue is not None else _by_content(context, attribution, content, origin)


def _behind(
    context: Context, attribution: Attribution, chain: Chain, origin: Hop, depth: int
) -> Basis:
    """What somebody said who stands behind the origin: told him, unless he only passes it on."""
    last = chain.speaker
    if last.naming is Naming.document:
        return Basis.recording if RECORDING.search(last.name) else Basis.document
    parent = context.attributions.get(attribution.parent or "")
    above = Basis.unknown
    if parent is not None and depth < 8:
        above = basis_of(context, parent, depth + 1)
    if above in SECOND_HAND:
        return above
    if last.role is Role.witness:
        return Basis.told_by_witness
    if _speaks_for_a_body(context, origin):
        return Basis.institutional_unstated
    if (
        set(context.joined(attribution.cue).lower().split()) & PERFORM
        and above is not Basis.unknown
    ):
        return above
    return Basis.hearsay


def _by_cue(cue: str, content: str, *, body: bool) -> Basis | None:
    """What the cue says that the speaker did: confessed, asked, heard, believed, found."""
    words = set(cue.split())
    if HEAR_CUE.search(cue):
        return Basis.hearsay
    if words & INFER_CUE:
        return Basis.inferred
    if FOUND.search(cue) and A_THING.match(content):
        return Basis.direct_observation
    bare = CLAUSE.search(" ".join(content.split()[:CLAUSE_WORDS])) is None
    if content.startswith("responsibility") or (bare and not body and words & (CONFESS | DENY)):
        return Basis.own_act
    if body:
        return Basis.own_act if APPEAL.search(cue) else None
    return Basis.own_act if words & PERFORM and not words & {"told", "said"} else None


def _by_content(
    context: Context, attribution: Attribution, content: str, origin: Hop
) -> Basis:  # fmt: skip
    """What the words themselves, and what the text says of their speaker, show."""
    body = _speaks_for_a_body(context, origin)
    person = _is_person(context, origin)
    counsel = _is_counsel(context, origin)
    # The answers of an interview are somebody's own words without marks.
    answers = not attribution.cue or context.joined(attribution.cue).strip() == ":"
    direct = attribution.mode is not Mode.indirect or answers
    indirect = attribution.mode is not Mode.direct
    said = first_person(content, direct=True) if direct else None
    of_self = (person and not counsel) or origin.naming is Naming.collective
    if said is None and indirect and of_self and _of_himself(context, attribution, content, origin):
        said = first_person(content, direct=False)
    if said is Basis.own_act and origin.role in WERE_THERE:
        said = Basis.direct_observation
    if said is Basis.hearsay and WITNESS_PHRASE.search(content):
        return Basis.told_by_witness
    if said is not None and (not body or said is Basis.hearsay or SEES.match(content)):
        return said
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
    if body:
        return _own_deed(context, attribution, content, origin)
    if EVERYBODY.match(context.joined(attribution.source)):
        return Basis.hearsay
    if THERE.search(context.joined(attribution.source)) or origin.role in PRESENT:
        unseen = not direct and LATER.search(content) is not None
        return Basis.unknown if unseen else Basis.direct_observation
    cue = set(context.joined(attribution.cue).lower().split())
    if person and cue & RECALL:
        return Basis.direct_observation
    if origin.role is Role.participant and not direct:
        done_to_them = PASSIVE.search(content[:90]) is not None
        return Basis.direct_observation if done_to_them else Basis.own_act
    if origin.role is Role.expert and not (direct and MYSELF.search(content)):
        return Basis.inferred
    if origin.role is Role.detainee:
        return Basis.direct_observation
    if person and direct and MYSELF.search(content):
        return Basis.direct_observation
    return _unstated(context, origin)


def _own_deed(context: Context, attribution: Attribution, content: str, origin: Hop) -> Basis:
    """An institution that tells what it did itself: arrests, attacks, orders."""
    cue = set(context.joined(attribution.cue).lower().split())
    start = content[:120].lower()
    opening = set(re.findall(r"[a-z]+", start)[:12])
    speaks = r"(?:that )?we\b" if attribution.mode is not Mode.indirect else r"(?:that )?it\b"
    own = OWN_UNITS.match(content) is not None or re.match(speaks, start) is not None
    if own and opening & OWN_FORCE and not opening & NOT_DONE and not cue & DENY:
        return Basis.own_act
    if cue & ANNOUNCE and OWN_ORDER.search(content[:120]):
        return Basis.own_act
    if origin.role is Role.party and not cue & DENY and OWN_VICTORY.search(content[:120]):
        return Basis.own_act
    return Basis.institutional_unstated


def _speaks_for_a_body(context: Context, origin: Hop) -> bool:
    """An institution, or an official, spokesperson or commander who speaks for one."""
    if origin.role is Role.commander:
        return origin.naming in (Naming.named, Naming.pseudonym)
    return origin.role in INSTITUTIONS and not _is_counsel(context, origin)


def _is_a_body(context: Context, origin: Hop) -> bool:
    """A named body or state, whatever its role: nobody in particular confesses or denies."""
    entity = context.entities.get(origin.entity or "")
    body = entity is not None and entity.kind in (MentionKind.group, MentionKind.place)
    return body and origin.naming is Naming.named


def _is_counsel(context: Context, origin: Hop) -> bool:
    """A lawyer, by his names or by the words beside them, wherever he is introduced."""
    if origin.role is not Role.spokesperson:
        return False
    entity = context.entities.get(origin.entity or "")
    if entity is None:
        return LAWYER.search(origin.name) is not None
    for name in entity.names:
        if LAWYER.search(name.name) is not None:
            return True
        if name.passage is None or name.passage[0] < 0:
            continue
        start, end = name.passage
        if LAWYER_BEFORE.search(context.words[max(0, start - 80) : start]) is not None:
            return True
        if LAWYER_AFTER.match(context.words[end : end + 80]) is not None:
            return True
    return False


def _of_himself(
    context: Context, attribution: Attribution, content: str, origin: Hop
) -> bool:  # fmt: skip
    """Whether the "he" or "they" that begins some words can be who says them."""
    match = OF_WHOM.match(content)
    if match is None:
        return True
    word = match.group(1).lower()
    source = context.joined(attribution.source).lower()
    if source in ("he", "she", "they", "it"):
        return word == source
    if origin.naming is Naming.collective:
        return word == "they"
    return word != "they" or not _is_person(context, origin)


def _is_person(context: Context, origin: Hop) -> bool:
    entity = context.entities.get(origin.entity or "")
    if entity is not None:
        return entity.kind is MentionKind.person
    return origin.role in PEOPLE or origin.naming in (Naming.anonymous, Naming.pseudonym)


def _unstated(context: Context, origin: Hop) -> Basis:
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
