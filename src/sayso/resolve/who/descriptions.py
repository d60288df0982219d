"""Roles and ties of figures: what the words around their names say."""

from __future__ import annotations

import re
from itertools import takewhile

from sayso.model import Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.called import called
from sayso.resolve.who.calling import ADDRESSES, ONE_OF_SEVERAL, introduction
from sayso.resolve.who.callings import IF_OF_A_GROUP, LAWYERS, LEADERS, ROLE_NOUNS
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.clauses import JOINED, LEFT, NEARBY, UNREAL, WHOSE_HOME, WHOSE_KIN, clause
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.institutions import body_role
from sayso.resolve.who.kinds import is_armed
from sayso.resolve.who.knowledge import PartyKind
from sayso.resolve.who.phrases import lemma, take_apart
from sayso.resolve.who.ties import HELD, SERVED, Ties
from sayso.vocabulary import MentionKind, NameRole, Role, Tie

__all__ = ["describe_all"]

_BETWEEN_WORDS = re.compile(r"[^\w\-‐‑’'()&\s]")
_BREAKS = frozenset({"said", "says", "told", "that", "and", "but", "when", "while", "by", "with",
                     "from", "to", "as", "was", "were", "is", "are", "of", "in", "on", "at", "for",
                     "according", "who", "which", "has", "had", "have", "where", "because", "if",
                     "against", "like", "including", "added", "saw", "met", "killed", "after",
                     "before", "also", "than", "then", "near", "into", "adding", "not",
                     "be", "been", "will", "would", "called", "named", "us", "me", "him",
                     "them"})  # fmt: skip
_APPOSITION = re.compile(r"^[”’\"»]?(?:\s?\([^()\n]{1,24}\))?,\s(?P<what>[^.;:\"“”\n]{2,160})")
_IS = re.compile(
    r"^\s(?:is|was|serves\sas|served\sas|worked\sas|works\sas)\s(?P<what>(?:the|a|an)\s[^.;:,\"“”\n]{2,80})"
)
_WHO = re.compile(r"^[”’\"»]?,?\s(?:who|(?:to\s)?whom)\s(?P<what>[^.;:\"“”\n]{2,160})")
_EARLIER = re.compile(
    r"(?P<what>(?:(?i:the|an?|his|her|its|their|our)\s|[A-ZÀ-Þ][\w\-]+[’'](?:s\s|\s))[^.;:,\"“”\n]{3,90}),\s(?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Brig|(?:the\s)?[A-Z][a-z]{3,11})\.?\s){0,2}$"
)
_TRIED = re.compile(
    r"\b(?:fined|convicted|sentenced|charged|indicted|acquitted|trial\sof|tried)\s(?:the\s|an?\s)?"
    r"(?:[\w\-]+\s){0,3}$"
)
_CONDITION = re.compile(r"\b(?:if|unless|until|should|in\scase|lest)\b", re.IGNORECASE)
_BESIDE = re.compile(r"[”’\"»]?,?\s(?:\d+,\s)?")
_MEMBER = re.compile(
    r"\b(?P<former>former(?:ly)?\s|ex-|once\s)?(?:an?\s)?(?:\w+\s)?(?:member|fighter|recruit|soldier|militant|"
    r"combatant|technician|operative|commander|leader|official|officer)s?\s(?:of|in|for|with|from|"
    r"working\sfor|serving\s(?:in|with)|who\s(?:served|fought)\s(?:in|with|for))\s(?:the\s)?$",
    re.IGNORECASE,
)
_SERVES_IN = re.compile(r"^[^,]*?\b[a-z\-]+\s(?:of|in|for|with|from)\s(?:the\s)?(?:so-called\s)?$")
"""A trade and the body that it is plied in: "a signaller of the X"."""
_NO_NOUN = re.compile(
    r"(?:told|tells|said|says|adds|added|writes|wrote|asked|claim\w*|recall\w*|explain\w*|warn\w*|"
    r"speaking|talking|and|but|or|whose|where|which|when|as|while|after|before|in|on|at|by|for|to|"
    r"from|with|he|she|it|they|we|I)\b"
)
"""What follows a name and a comma without standing beside it."""
_SAYS = re.compile(
    r"\b(?:that|how|whether|den(?:y|ies|ied)|admits?|admitted|insists?|"
    r"insisted|warned|said|says|say|told|tells|claim\w*|report\w*|believ\w+|whose|where)\b"
)
_SPEAKS = re.compile(r"\bspokes(?:man|woman|person)\s(?:of|for)\s(?:the\s)?$", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(?:commander|head|leader|chief|commander-in-chief|general)\s(?:of|for)\s(?:the\s)?$",
    re.IGNORECASE,
)
_PART = re.compile(
    r",?\s(?:(?:which|who)\s(?:is|are)\s)?(?:an?\s)?(?:part|wing|arm|branch|unit|units|affiliate|faction)\sof\s(?:the\s)?$"
)


_OF_A_UNIVERSITY = re.compile(
    r"\s(?:of|at|from)\s(?:the\s)?(?:[A-Z]\w+\s){0,3}?(?:University|Institute|Academy|Polytechnic|College)\b"
)


def describe_all(cast: Cast, ties: Ties) -> None:
    """Read every described figure's and every name's surroundings, each once."""
    for start, end, index in list(cast.timeline):
        if (start, end) in ties.read:
            continue
        ties.read.add((start, end))
        figure = cast.figures[index].live()
        if figure.is_person() or figure.plural:
            _surroundings(cast, ties, figure, (start, end))
        elif figure.proper:
            _part_of(cast, ties, figure, (start, end))


def _surroundings(cast: Cast, ties: Ties, figure: Figure, span: Span) -> None:
    raw = cast.scene.raw
    scene = cast.scene
    first, last = (0, len(raw))
    if scene.sentences:
        first, last = scene.sentences[scene.sentence_at(span[0])]
    own = raw[span[0] : span[1]]
    phrase = take_apart(own)
    if (
        (phrase.words and phrase.words[-1].islower() and phrase.pronoun is None)
        or not figure.proper
        or len(own) > 30
        or phrase.text != phrase.core
    ):
        _note(cast, ties, figure, own, span[0])
    if figure.proper and phrase.words and phrase.words[0].islower():
        small = list(takewhile(str.islower, phrase.words))  # "defence lawyer Pavo Kline"
        if lemma(small[-1]) in _ROLE_LEMMAS:
            whole = scene.whole(span)
            text = whole[: whole.find(small[-1]) + len(small[-1])]
            _note(cast, ties, figure, text, span[0], head=lemma(small[-1]))
    before = raw[max(first, span[0] - 110) : span[0]]
    words = _BETWEEN_WORDS.split(before)[-1].split()
    if words and figure.proper:
        kept: list[str] = []
        for word in reversed(words):
            if word.lower() in _BREAKS or (word.lower() in lex.PERSONAL):
                break
            kept.append(word)
        if kept and kept[0][:1].isupper() and kept[0].lower() in ADDRESSES:
            kept = []  # "Sister Ana" is nobody's sister
        if kept:
            text = " ".join(reversed(kept))
            at = raw.rfind(kept[-1], max(first, span[0] - 110), span[0])
            if any(
                lemma(w) in _ROLE_LEMMAS or lemma(w.split("-")[-1]) in _ROLE_LEMMAS for w in kept
            ):
                _note(cast, ties, figure, text, at, head=lemma(kept[0].strip("()")))
    # The dot of "Gov." may have ended the sentence for whoever parted them.
    title = re.search(r"([A-Z]\w+)\.? $", raw[max(0, span[0] - 20) : span[0]])
    if figure.proper and title is not None and title.group(1).lower() in lex.CIVIL_TITLES:
        figure.roles.append((Role.official, span))
    if figure.proper and _TRIED.search(before) is not None:
        figure.roles.append((Role.participant, span))
    if figure.proper:
        earlier = _EARLIER.search(raw[max(first, span[0] - 120) : span[0]])
        if earlier is not None and raw[span[1] : span[1] + 1] in ",.":
            at = max(first, span[0] - 120) + earlier.start("what")
            what = earlier.group("what")
            if take_apart(what).head_lemma in _ROLE_LEMMAS or called(what)[0] is not None:
                _note(cast, ties, figure, what, at)
            elif " who " in what:
                clause(cast, ties, figure, what[what.find(" who ") + 1 :], at)
    after = raw[span[1] : min(last, span[1] + 180)]
    near = NEARBY.match(after)
    if near is not None and figure.is_person():
        figure.saw = True
    taught = _OF_A_UNIVERSITY.match(after)
    if taught is not None and figure.is_person() and figure.proper:
        figure.roles.append((Role.expert, (span[1], span[1] + taught.end())))
    if figure.is_person() and figure.proper:
        _of_a_body(cast, figure, span, last)
    for pattern, role in ((WHOSE_HOME, Role.victim), (WHOSE_KIN, Role.relative)):
        whose = pattern.search(after, 0, 120)
        if whose is not None and _BESIDE.fullmatch(after, 0, whose.start()) is not None:
            figure.roles.append((role, (span[1], span[1] + whose.end())))
    for pattern in (_WHO, _APPOSITION, _IS):
        match = pattern.match(after)
        if match is None:
            continue
        what = match.group("what")
        at = span[1] + match.start("what")
        if pattern is _WHO or what.startswith("who "):
            clause(cast, ties, figure, what, at)
        else:
            piece = what.split(", ")[0]
            phrase = take_apart(piece)
            says = phrase.head_lemma in _ROLE_LEMMAS or called(piece)[0] is not None
            if says and _NO_NOUN.match(piece) is None and not _verb_at(cast, at):
                _note(cast, ties, figure, piece, at)
            if pattern is _APPOSITION:
                _called_so(figure, piece, at)
            where = what.find("who ")
            if where >= 0:
                clause(cast, ties, figure, what[where:], at + where)
        break
    _predicate(cast, ties, figure, span, last)


_OF_A_BODY = re.compile(r"\s(?:of|from|at|with)\s(?:the\s)?")
_POSSESSIVE = re.compile(r"[’']s?\s$")
_FOR_BODIES = {Role.official: Role.official, Role.monitor_ngo: Role.monitor_ngo,
               Role.outlet: Role.journalist}  # fmt: skip


def _of_a_body(cast: Cast, figure: Figure, span: Span, last: int) -> None:
    """ "Ana Brod of the Land Registry", "the Registry's Ana Brod": what the body is, its man is."""
    raw = cast.scene.raw
    behind = _OF_A_BODY.match(raw, span[1], last)
    body: Figure | None = None
    if behind is not None:
        body = next(
            (one for where, one in cast.within((behind.end(), min(last, behind.end() + 90)))
             if where[0] == behind.end()), None,
        )  # fmt: skip
    if body is None and _POSSESSIVE.search(raw[max(0, span[0] - 3) : span[0]]) is not None:
        body = next(
            (one for where, one in cast.before(span[0], 60)
             if _POSSESSIVE.fullmatch(raw, where[1], span[0]) is not None), None,
        )  # fmt: skip
    if body is None or body.is_person() or not body.proper or body.kind is not MentionKind.group:
        return
    role = Role.monitor_ngo if body.gatherer == "ngo" else Role.outlet
    if body.gatherer not in ("ngo", "outlet"):
        role = body_role(set(body.names), body.heads)
    if role in _FOR_BODIES:
        figure.roles.append((_FOR_BODIES[role], span))


def _verb_at(cast: Cast, position: int) -> bool:
    """ "X said so, thanked the soldiers": what follows a comma goes on with the sentence."""
    tokens = cast.scene.reading.tokens
    index = next(iter(tokens.within((position, position + 1))), None)
    return index is not None and tokens[index].pos in ("VERB", "AUX")


def _called_so(figure: Figure, piece: str, at: int) -> None:
    """ "One of them, a cook": what stands beside one of several is what to call him."""
    text = introduction(piece)
    if text is None or figure.proper or figure.plural or not figure.is_person():
        return
    figure.add(text, NameRole.description, (at, at + len(text)))
    figure.heads.add(take_apart(text).head_lemma)
    if ONE_OF_SEVERAL.match(figure.name) is not None:
        figure.name = text


_ROLE_LEMMAS = ROLE_NOUNS | LEADERS | LAWYERS | IF_OF_A_GROUP | {
    "resident", "villager", "activist", "farmer", "teacher", "doctor", "medic", "nurse", "merchant",
    "shopkeeper", "speaker", "student", "worker", "clerk", "engineer", "director", "founder",
    "coordinator", "manager",
    "trader", "author",
}  # fmt: skip


_MEMBERS = (_ROLE_LEMMAS | lex.GENERIC_PERSONS | {"insider"}) - {"resident", "villager"}


def _note(
    cast: Cast, ties: Ties, figure: Figure, text: str, at: int, head: str | None = None
) -> None:
    """Take roles and ties out of one description."""
    phrase = take_apart(text)
    head = head or phrase.head_lemma
    span = (at, at + len(text))
    bare = head.split("-")[-1]
    if not head[:1].isupper():
        figure.heads.add(bare)
    role, rank = called(text, head)
    if role is Role.relative:
        office = _AND_AN_OFFICE.search(text)
        role = (called(office.group("what"))[0] if office is not None else None) or role
    if role is None and not rank:
        role = next((found for piece in text.split(", ")[1:4] if _A_NOUN.match(piece)
                     for found in called(piece)[:1] if found is not None), None)  # fmt: skip
    if role is Role.commander and bare in LEADERS and not rank and _of_a_state(cast, span, text):
        role = Role.official
    if role is Role.expert and any(f.gatherer == "ngo" for _, f in cast.within(span)):
        role = Role.monitor_ngo
    if role is None and bare in _AT_THE_HEAD and _ITS.match(text) is not None:
        role = _head_of(cast, at)
    figure.rank = figure.rank or rank
    if role is not None:
        figure.roles.append((role, span))
    if phrase.former or text.lower().startswith(("ex-", "former")):
        figure.former = True
    clause(cast, ties, figure, text, at)
    groups = [
        (where, other) for where, other in cast.within(span)
        if other.proper and not other.is_person() and other is not figure
        and other.kind is not MentionKind.nationality and not other.gatherer
    ]  # fmt: skip
    for where, other in groups:
        if other.kind is not MentionKind.group:
            continue
        tie = _tie(cast, bare, figure, where, span)
        if tie is not None:
            ties.add(figure, tie, other, span)
        if role is None and not rank and tie in _ONE_OF_THEM and is_armed(other):
            figure.roles.append((Role.participant, span))


_AND_AN_OFFICE = re.compile(
    r"\sand\s(?P<what>(?:(?:the|an?|former|now|also)\s)*(?:[\w\-]+\s){0,2}?(?:head|leader|chief|commander|minister|director|"
    r"president|governor|mayor|spokes\w+|secretary|general|adviser|lawyer)\b.*)"
)
"""Somebody's kin who holds an office of his own: "brother of X and head of the army"."""
_A_NOUN = re.compile(r"(?:an?|the)\s(?:[\w\-]+\s){0,3}[\w\-]+")
_OF_WHAT = re.compile(r"\b(?:leaders?|heads?|chiefs?)\sof\s(?:the\s)?(?=[A-ZÀ-Þ])")


def _of_a_state(cast: Cast, span: Span, text: str) -> bool:
    """ "The leaders of Orlan and Tasmur": of countries, not of armed groups."""
    match = _OF_WHAT.search(text)
    if match is None:
        return False
    start = span[0] + match.end()
    for where, figure in cast.within((span[0], span[1])):
        if where[0] == start:
            state = figure.party is not None and figure.party.kind is PartyKind.state
            return state or (figure.kind is MentionKind.place and figure.party is None)
    return False


_ITS = re.compile(r"(?:its|their)\s", re.IGNORECASE)
_AT_THE_HEAD = LEADERS | {"director", "coordinator", "manager"}


def _head_of(cast: Cast, position: int) -> Role | None:
    """ "Its director": what he is follows from the body spoken of just before."""
    for _, figure in cast.before(position, 300):
        if figure.is_person() or figure.kind is not MentionKind.group:
            continue
        if figure.gatherer == "ngo":
            return Role.monitor_ngo
        if is_armed(figure):
            return Role.commander
        of_state = body_role(set(figure.names), figure.heads) is Role.official
        return Role.official if of_state else None
    return None


_ONE_OF_THEM = (Tie.member, Tie.former_member)
_OUTSIDERS = frozenset(
    """relative wife husband brother sister father mother son daughter widow widower cousin uncle
    aunt nephew niece victim survivor resident villager hostage prisoner captive detainee captured
    enemy opponent critic lawyer target neighbour spokesman spokeswoman spokesperson ally supporter
    expert analyst historian journalist witness""".split()
)
"""Heads of descriptions whose bearer is not one of the body named after them."""


def _tie(cast: Cast, head: str, figure: Figure, where: Span, span: Span) -> Tie | None:
    before = cast.scene.raw[max(0, span[0] - 4, where[0] - 90) : where[0]]
    if HELD.search(before):
        real = UNREAL.search(cast.scene.raw, span[0], where[0]) is None
        return Tie.held_by if real else None
    if _SPEAKS.search(before) or (head.startswith("spokes") and where[0] - span[0] < 60):
        return Tie.spokesperson
    if figure.plural and head in {"commander"}:
        return Tie.member
    if _LEADS.search(before) and not figure.plural:
        return Tie.commands
    if LEFT.search(before):
        return Tie.former_member
    if head in _OUTSIDERS:
        return None
    close = _MEMBER.search(before)
    serves = _SERVES_IN.search(before) is not None and is_armed(cast.at.get(where, figure).live())
    adjacent = where[0] - span[0] <= 24 and not re.search(r"\b(?:of|by|from|against|for)\b", before)
    if close is not None or serves or (adjacent and head in _MEMBERS) or JOINED.search(before):
        return Tie.former_member if figure.former else Tie.member
    return None


def _predicate(cast: Cast, ties: Ties, figure: Figure, span: Span, last: int) -> None:
    """What the rest of its sentence says it did or what was done to it: joined, left, was held."""
    scene = cast.scene
    if not figure.proper and not figure.heads:
        return
    if scene.quotation_at(span[0]) is not None:
        return
    start = scene.sentences[scene.sentence_at(span[0])][0] if scene.sentences else 0
    if span[0] - start > 60:
        return
    real = _CONDITION.search(scene.raw, start, span[0]) is None
    stop = min(last, span[1] + 260)
    quote = scene.raw.find("“", span[1], stop)
    stop = quote if quote > 0 else stop
    rest = scene.raw[span[1] : stop]
    custody = re.match(
        r"(?:[^.;\n]{0,140}?)\b(?:was|were|has\sbeen|have\sbeen|had\sbeen|is|are)\s(?:\w+ly\s)?"
        r"(?:arrested|captured|detained|held|jailed|imprisoned|seized|in\s(?:the\shands\sof|"
        r"custody|captivity|detention|prison|jail)|serving\s(?:a|an|\w+)\s(?:\w+\s)?(?:sentence|years|term)|"
        r"taken\s(?:prisoner|captive|hostage|by|on|at|near))\b(?P<rest>[^.;\n]{0,60})",
        rest,
    )
    if (
        real
        and custody is not None
        and not any(pattern.search(rest, 0, custody.start("rest")) for pattern in (_SAYS, UNREAL))
    ):
        figure.roles.append((Role.detainee, (span[1], span[1] + custody.end())))
    for where, other in cast.within((span[1], stop)):
        if other.is_person() or other.kind is not MentionKind.group:
            continue
        before = scene.raw[max(span[1], where[0] - 60) : where[0]]
        words = scene.raw[span[1] : where[0]].split()
        if len(words) > 24 or "that" in words or {"who", "whose", "whom"} & set(words[2:]):
            break
        if JOINED.search(before):
            ties.add(figure, Tie.member, other, (span[0], where[1]))
        elif LEFT.search(before):
            figure.former = True
            ties.add(figure, Tie.former_member, other, (span[0], where[1]))
        elif HELD.search(before):
            if real and UNREAL.search(scene.raw, span[1], where[0]) is None:
                ties.add(figure, Tie.held_by, other, (span[0], where[1]))
        elif SERVED.search(before):
            figure.roles.append((Role.participant, (span[0], where[1])))


def _part_of(cast: Cast, ties: Ties, figure: Figure, span: Span) -> None:
    raw = cast.scene.raw
    for where, other in cast.within((span[1], min(len(raw), span[1] + 120))):
        if other is figure or other.is_person() or other.kind is MentionKind.nationality:
            continue
        if _PART.fullmatch(raw[span[1] : where[0]]):
            ties.add(figure, Tie.part_of, other, (span[0], where[1]))
        break
