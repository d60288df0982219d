"""What looks like saying and lays nothing on anybody: silence, wishes about being named, refusals
of a thing to somebody, and whom or what a speaker cites.

"Declined to comment", "which rarely comments" and "asked not to be named" are remarks; "denied him
entry" is a deed; "citing officials" tells where the words of the sentence come from.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.english.verbs import verb_forms
from sayso.model import Mention
from sayso.read.clauses import sentence_of
from sayso.read.links import Draft
from sayso.read.section import Section
from sayso.read.syntax import Syntax
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS, MentionKind

__all__ = ["citable", "cite", "is_silence", "set_cited_apart", "without_cited"]

Span = tuple[int, int]

_NAMING = frozenset(PARTS_OF_SPEECH.index(p) for p in ("NOUN", "PROPN", "PRON"))
_VERB = PARTS_OF_SPEECH.index("VERB")
_IOBJ, _OBJ = RELATIONS.index("iobj"), RELATIONS.index("obj")
_PASSIVE = RELATIONS.index("aux:pass")

_DECLINE: Final = verb_forms("decline refuse")
_TELL: Final = frozenset(
    "answer comment confirm disclose discuss elaborate explain give identify name provide reply "
    "respond reveal say show speak specify speculate".split()
)
"""What one declines to do who stays silent."""
_DETAIL: Final = frozenset(("detail", "details", "specifics"))
_LITTLE: Final = frozenset("little nothing".split())
_QUESTION: Final = frozenset("how if what when where whether which who whom why".split())
_VERIFY: Final = frozenset(
    "authenticate confirm corroborate determine establish verified verify".split()
)
"""What somebody could not do who has nothing of his own to say about it."""
_KNOWING: Final = frozenset("know knows knew".split())
_SHOWING: Final = verb_forms("offer give provide present cite")
_PROOF: Final = _DETAIL | frozenset(
    "evidence explanation explanations proof reason reasons source sources".split()
)
"""What one gives none of who has nothing to say for it."""
_SPECIFY: Final = frozenset(
    "say said says specify specified explain explained reveal disclose".split()
)
_REPLY: Final = frozenset(
    "answer answers answered comment comments commented elaborate elaborates elaborated reply "
    "replies replied respond responds responded speak speaks spoke spoken".split()
)
"""What one does not do who stays silent."""
_NOT: Final = frozenset(
    "not n't n’t never rarely seldom hardly scarcely neither nor cannot".split()
)
_MOST_BETWEEN: Final = 3
"""Words between a negation and its verb ("has not yet publicly responded")."""
_RULES: Final = frozenset(
    "custom customs law laws need needs plan protocol regulations rule rules schedule "
    "tradition".split()
)
_ASKING: Final = frozenset(
    "ask asks asked asking insist insists insisted insisting request requests requested requesting "
    "want wants wanted wish wishes wished prefer prefers preferred speak speaks spoke spoken "
    "speaking demand demanded beg begs begged begging".split()
)
_NAMED: Final = frozenset("identified named quoted photographed filmed".split())
_KNOWN_BY: Final = frozenset("name names surname surnames voice face faces identity".split())
"""What somebody is known by."""
_HIDDEN: Final = frozenset("withheld withhold hidden disguised changed omitted".split())
_PRINTED: Final = verb_forms("use publish print show reveal disclose give")
_DENY: Final = verb_forms("deny refuse")
_WITHHELD: Final = frozenset(
    "access admission admittance aid asylum bail care contact education entrance entry food "
    "freedom help leave medicine passage parole permission permit protection refuge relief rights "
    "service services shelter transit treatment visa visas visits water".split()
)
"""What can be denied to somebody; nothing that can be said not to be so."""
_COMMENT: Final = verb_forms("comment remark")
_RELEASE: Final = verb_forms("release publish share post")
_FILMS: Final = frozenset(
    "footage image images photo photograph photographs photos picture pictures recording "
    "recordings video videos".split()
)
_DEEDS: Final = verb_forms("discuss fine publish sentence showcase")
_NO_ONE: Final = frozenset("nobody none no".split())
_FEW: Final = 3
"""Words of whoever says nothing: "no one", "none of them"; more may be a name."""
_UNCLEAR: Final = frozenset("unclear unknown uncertain".split())
_ESTABLISHED: Final = frozenset("clear known confirmed verified established determined".split())
_BEING: Final = frozenset("is are was were be been 's ’s".split())
_KNOWN: Final = frozenset("known nicknamed".split())
_COMMONLY: Final = _BEING | frozenset(
    "also better commonly formerly has have locally previously widely".split()
)
_CITE: Final = frozenset("citing quoting".split())
_BEHIND: Final = frozenset("of in on at by from about with for that who which , :".split())
"""Words behind the noun that says whom or what somebody cites."""
RECORDS: Final = frozenset(
    "account accounts assessment bulletin cable cables certificate data diary document "
    "documents estimate estimates evidence figures file files findings footage image images "
    "imagery indictment information inquiry interview interviews invoice investigation letter "
    "letters list lists log logs manifest memo memorandum message messages minutes news note "
    "notes paper papers photograph photographs poll polls post posts reading receipt receipts "
    "record records recording recordings register reporting report reports review ruling "
    "script source sources statement statements statistics study survey testimony transcript "
    "transcripts tweet verdict video videos witness witnesses worker workers official "
    "officials officer officers people resident residents".split()
)
"""Nouns for papers, recordings and people that a report cites."""
_FARTHEST: Final = 7


def _word(section: Section, at: int) -> str:
    start, end = section.words[at]
    return section.text[start:end].lower()


def is_silence(section: Section, syntax: Syntax, draft: Draft) -> bool:
    """Whether the draft's cue says that somebody says nothing, or denies a thing to somebody."""
    if draft.cue is None:
        return False
    first, last = draft.cue
    low, high = sentence_of(section, first)
    if _nobody(section, draft) or _unknown(section, draft, low) or _deed(section, syntax, draft):
        return True
    words = [_word(section, at) for at in range(max(low, first - _MOST_BETWEEN), first)]
    before = len(words)
    words += [_word(section, at) for at in range(first, min(high, last + _FARTHEST))]
    # A cue that runs over the end of its sentence is looked at as far as the sentence goes.
    cue = range(before, min(before + last - first, len(words)))
    return (
        any(_declines(words, at) or _replies_not(words, at) for at in cue)
        or any(words[at] in _ASKING and _unnamed(words[at + 1 :]) for at in cue)
        or _neither(words, cue)
        or _by_rule(words, last - first + before)
        or any(_denies_somebody(section, syntax, at) for at in range(first, last))
    )


def _deed(section: Section, syntax: Syntax, draft: Draft) -> bool:
    """ "Discussed the roads", "fined the mill", "commented on the vote": no words about it."""
    if draft.cue is None or len(draft.content) != 1:
        return False
    first, last = draft.content[0]
    verbs = [at for at in range(*draft.cue) if syntax.pos[at] == _VERB]
    if any(_word(section, at) == "to" for at in range(*draft.cue)):
        return False  # what somebody means to talk about
    if not verbs or section.quoted[first:last].any():
        return False
    words = [_word(section, at) for at in range(*draft.cue)]
    if _word(section, verbs[-1]) in _COMMENT:
        return words[-1] == "on" and _word(section, first) not in _QUESTION | {"that"}
    if _word(section, verbs[-1]) in _RELEASE and _FILMS & set(words):
        return True  # what the film shows, it shows itself
    if _word(section, verbs[-1]) not in _DEEDS:
        return False
    return any(
        syntax.heads[at] == verbs[-1] and syntax.relations[at] == _OBJ and syntax.pos[at] in _NAMING
        for at in range(first, last)
    )


def _nobody(section: Section, draft: Draft) -> bool:
    """ "No group has claimed the attack", "nobody said who": what nobody does."""
    if draft.source is None:
        return False
    first, last = draft.source
    return _word(section, first) in _NO_ONE and last - first <= _FEW


def _unknown(section: Section, draft: Draft, low: int) -> bool:
    """ "It remains unclear who", "was not immediately known", "also known as", "asked whether"."""
    if draft.cue is None or draft.source is not None:
        return False
    words = [_word(section, at) for at in range(*draft.cue)]
    if _UNCLEAR & set(words):
        return True
    if _NOT & set(words) and _ESTABLISHED & set(words) and _BEING & set(words):
        return True
    if words[0] in ("asked", "questioned") and draft.cue[0] == low:
        return True
    return words[-1] == "as" and set(words[-2:-1]) <= _KNOWN and set(words[:-2]) <= _COMMONLY


def _declines(words: Sequence[str], at: int) -> bool:
    """ "Declined [repeatedly] to [publicly] comment", "refused comment"."""
    if words[at] not in _DECLINE:
        return False
    if words[at].startswith("declin") and "to" in words[at + 1 : at + 4]:
        return True
    rest = words[at + 1 : at + 6]
    if "to" in rest:
        rest = rest[rest.index("to") + 1 :][:2]
        return bool(_TELL & set(rest)) or bool(_DETAIL & set(words[at + 2 : at + 6]))
    return rest[:1] == ["comment"]


def _replies_not(words: Sequence[str], at: int) -> bool:
    """ "Did not respond", "which rarely comments", "has yet to reply", "did not say how"."""
    near = words[max(0, at - _MOST_BETWEEN) : at]
    if words[at] in _VERIFY:
        return bool((_NOT | {"unable"}) & set(near))
    if words[at] in _KNOWING and _NOT & set(near):
        return True
    if words[at] in _SHOWING:
        return words[at + 1 : at + 2] == ["no"] and bool(_PROOF & set(words[at + 2 : at + 5]))
    if words[at] in _SPECIFY:
        rest = words[at + 1 : at + 2]
        return bool(_LITTLE & set(rest)) or bool(_NOT & set(near) and _QUESTION & set(rest))
    if words[at] not in _REPLY:
        return False
    return bool(_NOT & set(near)) or "yet to" in " ".join(near)


def _neither(words: Sequence[str], cue: range) -> bool:
    """ "Neither confirmed nor denied", "could not confirm or deny"."""
    near = words[max(0, cue.start - _MOST_BETWEEN) : cue.stop + 3]
    return (
        any(w.startswith(("confirm", "deny", "denie")) for w in words[cue.start : cue.stop])
        and any(w.startswith("confirm") for w in near)
        and any(w.startswith(("deny", "denie")) for w in near)
        and bool(_NOT & set(near))
    )


def _by_rule(words: Sequence[str], end: int) -> bool:
    """ "According to the law": as it demands, not as it says."""
    rest = [word for word in words[end : end + 2] if word not in ("the", "a", "their", "its")]
    return words[end - 2 : end] == ["according", "to"] and bool(_RULES & set(rest[:1]))


def _unnamed(rest: Sequence[str]) -> bool:
    """ "… not to be identified", "… that he not be named", "… on condition of anonymity"."""
    near = rest[:_FARTHEST]
    if "anonymous" in near or "anonymity" in near:
        return True
    hidden = _HIDDEN & set(near) or (_NOT & set(near) and _PRINTED & set(near))
    if _KNOWN_BY & set(near) and hidden:
        return True
    named = next((at for at, word in enumerate(near) if word in _NAMED), None)
    return named is not None and "be" in near[:named] and bool(_NOT & set(near[:named]))


def _denies_somebody(section: Section, syntax: Syntax, at: int) -> bool:
    """ "Denied the patrol passage", "was denied access": refused it, and did not say no."""
    if _word(section, at) not in _DENY:
        return False
    low, high = sentence_of(section, at)
    under = [i for i in range(low, min(high, at + 30)) if syntax.heads[i] == at]
    refused = _word(section, at).startswith("refus")
    if any(
        syntax.relations[i] == _IOBJ or (refused and syntax.relations[i] == _PASSIVE) for i in under
    ):
        return True
    if any(_word(section, i) in ("any", "all", "having") for i in range(at + 1, min(high, at + 4))):
        return False
    held = [i for i in under if i > at and _word(section, i) in _WITHHELD]
    return any(syntax.relations[i] == _OBJ for i in held) or (
        at + 1 < high and _word(section, at + 1) in _WITHHELD
    )


def citable(section: Section, mentions: Sequence[Mention]) -> npt.NDArray[np.bool_]:
    """For each word whether it stands in a mention of a person, a group or a document."""
    marked = np.zeros(len(section.words), bool)
    starts = section.starts
    for mention in mentions:
        if mention.kind in (MentionKind.person, MentionKind.group, MentionKind.document):
            low, high = np.searchsorted(starts, (mention.start, mention.end))
            marked[low:high] = True
    return marked


def cite(section: Section, draft: Draft, marked: npt.NDArray[np.bool_]) -> bool:
    """Whether the cue only tells whom or what paper a speaker cites: the cited one says no words
    of his own. `marked` are the words of persons, groups and documents. Who cites a reason
    ("citing a threat to safety") says the reason.
    """
    if draft.cue is None or not draft.content:
        return False
    words = [_word(section, at) for at in range(*draft.cue)]
    words = [word for word in words if word[0].isalpha()]
    if not 0 < len(words) <= 2 or words[-1] not in _CITE or words[0] in ("is", "was", "are"):
        return False
    first, last = draft.content[0]
    stop = next((at for at in range(first, last) if _word(section, at) in _BEHIND), last)
    return bool(marked[first:stop].any()) or any(
        _word(section, at) in RECORDS for at in range(first, stop)
    )


def set_cited_apart(
    section: Section, drafts: Sequence[Draft], marked: npt.NDArray[np.bool_]
) -> list[Draft]:
    """ "X said, citing Y, that …": what follows Y is X's; Y is no content.

    The drafts without those that only cite. What stood behind the cited one goes to the speaker's
    own verb in the same sentence.
    """
    kept: list[Draft] = []
    for draft in drafts:
        at = _citing_at(section, draft)
        if at is None:
            kept.append(draft)
            continue
        low, high = sentence_of(section, at)
        mains = [d for d in drafts if d is not draft and d.cue and low <= d.cue[0] < high]
        main = next((d for d in mains if _citing_at(section, d) is None), None)
        holders = [draft] if main is None else [draft, main]
        for holder in holders:
            _part(section, holder, at, holder if main is None else main)
        if draft.content and not cite(section, draft, marked):
            kept.append(draft)
    return kept


def _citing_at(section: Section, draft: Draft) -> int | None:
    """Where a cue that is nothing but "citing" stands."""
    if draft.cue is None or draft.cue[1] - draft.cue[0] > 2:
        return None
    at = draft.cue[1] - 1
    return at if _word(section, at) in _CITE else None


def _part(section: Section, holder: Draft, at: int, main: Draft) -> None:
    """Parts a content that begins right behind "citing" at the comma behind whom it names."""
    for number, (first, last) in enumerate(holder.content):
        if not at < first <= at + 2 or section.quoted[first]:
            continue
        comma = next((i for i in range(first + 1, last - 2) if _word(section, i) == ","), None)
        if comma is None:
            continue
        rest = (comma + 1, last)
        if holder is main:
            holder.content[number] = rest
        elif _word(section, comma + 1) == "that" or not main.content:
            holder.content[number] = (first, comma)
            main.content.append(rest)
        return


def without_cited(section: Section, draft: Draft) -> None:
    """ "…, citing officials" at the end of a content is no part of what was said."""
    kept = []
    for first, last in draft.content:
        if (
            last - first > 4
            and _word(section, first) in ("with", "in")
            and (_word(section, first + 1) == "reference")
        ):
            comma = next((i for i in range(first, last - 3) if _word(section, i) == ","), first - 1)
            first = comma + 1
        for at in range(first + 2, last - 1):
            cites = _word(section, at) in _CITE and _word(section, at - 1) == ","
            if cites and not section.quoted[at]:
                last = at - 1
                break
        kept.append((first, last))
    draft.content = kept
