"""How an origin stands to what is said: polarity, certainty, modality.

Two things speak: the cue ("denied", "believes", "plans") and the proposition's own words (negation,
modals, adverbs, conditions, questions). `commitment_of` gives the stance of an attribution to its
content as a whole, `stance_of` that of one claim in it. An institution that "says" is certain of
it, a witness who "thinks" finds it likely, who asks commits to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sayso.english.verbs import verb_forms
from sayso.model import Attribution, Claim, Commitment
from sayso.state.basis import basis_of
from sayso.state.clauses import Clause
from sayso.state.context import Context
from sayso.state.falsehoods import called_false
from sayso.state.senses import INTEND
from sayso.state.tree import Tree
from sayso.vocabulary import Certainty, Modality, Mode, Polarity

__all__ = ["Stance", "as_first_claimed", "bidden", "commitment_of", "cue_stance", "stance_of",
           "stance_of_words"]  # fmt: skip

DENY = verb_forms("deny dismiss refute rebut contradict dispute disavow repudiate disprove")
DENY |= {"denial", "denials", "false", "untrue", "disputes"}
REJECT = verb_forms("reject spurn")
"""Cues that deny where what is rejected is a claim: a demand or an offer is only refused."""
BASELESS = frozenset("baseless unfounded groundless fabricated invented nonsense lies lie".split())
_CLAIM = re.compile(
    r"(?:(?:the|these|those|all|any|such|his|her|its|their)\s+)*(?:\w+\s+)?"
    r"(?:claim|allegation|accusation|report|rumou?r|suggestion|assertion|charge)s?\b",
    re.IGNORECASE,
)
_NOT_GUILTY = re.compile(r"\s*not guilty\b", re.IGNORECASE)
_IS_FALSE = re.compile(
    r"\s+(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:an?\s+|all\s+)?"
    r"(?:false|untrue|lies?|inventions?|nonsense|fabricat(?:ed|ions?)|baseless|unfounded)\b"
)
"""What follows a claim that is called false: "reports that X was hit are false"."""
BELIEVE = verb_forms(
    "believe think suspect expect assume suppose reckon estimate predict presume guess anticipate "
    "foresee consider figure doubt seem appear deem regard"
) | frozenset({"suspicion", "belief", "opinion", "view", "likely", "probably", "apparently"})
FEAR = verb_forms("fear worry wonder speculate suggest hint imagine") | {
    "afraid", "worried", "possibly", "perhaps", "possible", "rumour", "rumor", "rumours", "rumors",
}  # fmt: skip
WISH = verb_forms(
    "want hope wish intend plan vow pledge promise threaten swear aim seek urge demand ask request "
    "order propose offer prepare agree"
)
"""Cues whose content has not happened yet. Not "call" and "warn": they mostly say what is."""
SAY = verb_forms("say tell reply answer add explain state declare report announce recall write")
QUESTIONS = frozenset("whether if who what why how where which when whom whose did do does".split())
ASK = verb_forms("ask wonder question inquire enquire")
PLEADS = verb_forms("plead")
DOUBT = verb_forms("doubt question")

POSSIBLE = frozenset("may might could possibly perhaps maybe possible potentially".split())
PROBABLE = frozenset(
    "likely probably apparently presumably seemingly probable seems seem seemed appears appear "
    "appeared believed thought suspected presumed supposedly".split()
)
FUTURE = frozenset("will shall 'll wo".split())
SUPPOSED = frozenset("if unless would whether".split())
NEGATION = frozenset("not n't n’t never no nobody none neither nor nothing cannot".split())
BARELY = frozenset("not n't n’t never neither hardly scarcely no-one nowhere nor".split())
NOBODY = frozenset("no nobody none neither nothing no-one".split())
BIDDING = verb_forms("tell order instruct command urge advise ask call")
"""Cues whose infinitive is what somebody shall do."""
FAILED = frozenset("fail refuse decline cease".split())
_BEFORE = frozenset({"amod", "compound", "nummod"})
SHOULD = frozenset("should must ought".split())

WORD = re.compile(r"[^\W_]+(?=n['’]t\b)|n['’]t\b|['’]ll\b|[^\W_]+(?:-[^\W_]+)*|['’]s\b")
GOING_TO = re.compile(r"\b(?:going|due|about|set|expected|scheduled) to\b", re.IGNORECASE)
CLAUSE_BREAK = re.compile(r"[,;:—–]|\b(?:that|which|who|because|when|while|after|before)\b")
LONGEST = 400
"""Code points of a content that its own stance is read from: its first clause lies within them."""


@dataclass(frozen=True, slots=True)
class Stance:
    """Polarity, certainty and modality that some words show of themselves."""

    polarity: Polarity = Polarity.pos
    certainty: Certainty = Certainty.certain
    modality: Modality = Modality.actual


ASKED = Stance(Polarity.unknown, Certainty.unknown, Modality.hypothetical)


def stance_of_words(words: str) -> Stance:
    """What a proposition's main clause shows, from its words alone."""
    if words.rstrip("”\"’' ").endswith("?"):
        return ASKED
    clause = _main_clause(words)
    found = {word.lower().replace("’", "'") for word in WORD.findall(clause)}
    negated = bool(found & {word.replace("’", "'") for word in NEGATION})
    modality = Modality.actual
    if found & FUTURE or GOING_TO.search(clause):
        modality = Modality.future
    if found & SUPPOSED:
        modality = Modality.hypothetical
    certainty = Certainty.certain
    if found & POSSIBLE and "could not" not in clause.lower():
        certainty = Certainty.possible
    elif found & PROBABLE:
        certainty = Certainty.probable
    return Stance(Polarity.neg if negated else Polarity.pos, certainty, modality)


def cue_stance(context: Context, attribution: Attribution) -> Stance:
    """What the cue alone does to whatever is said after it."""
    cue = {word.lower() for word in WORD.findall(context.joined(attribution.cue)[:LONGEST])}
    polarity, certainty, modality = Polarity.pos, Certainty.certain, Modality.actual
    if cue & DENY or _rejects(context, attribution, cue):
        polarity = Polarity.neg
    if cue & DOUBT:
        polarity, certainty = Polarity.neg, Certainty.probable
    elif cue & BELIEVE:
        certainty = Certainty.probable
    elif cue & FEAR:
        certainty = Certainty.possible
    if cue & SAY:
        # "asked about it, she said": the saying counts.
        cue -= ASK | WISH
    if cue & WISH and not _asks_whether(context, attribution, cue):
        modality = Modality.future if not cue & {"agreed", "agrees"} else Modality.actual
    elif cue & ASK and _asks_whether(context, attribution, cue):
        return ASKED
    if cue & BARELY and not cue & DENY:
        # "has not said that", "does not believe that": nothing is asserted either way.
        polarity = Polarity.neg if cue & BELIEVE else Polarity.unknown
    return Stance(polarity, certainty, modality)


def _rejects(context: Context, attribution: Attribution, cue: set[str]) -> bool:
    """Whether a cue rejects a claim, or pleads not guilty, or the claim is called false."""
    if not attribution.content:
        return False
    (start, _), (_, end) = attribution.content[0], attribution.content[-1]
    if cue & REJECT:
        return bool(cue & BASELESS or _CLAIM.match(context.words, start))
    if attribution.cue and cue & PLEADS:
        plea = _NOT_GUILTY.match(context.words, attribution.cue[-1][1])
        return plea is not None and plea.end() <= start  # else the content says it
    return not attribution.source and _IS_FALSE.match(context.words, end) is not None


def _asks_whether(context: Context, attribution: Attribution, cue: set[str]) -> bool:
    if not cue & ASK or not attribution.content:
        return False
    start, end = attribution.content[0]
    opening = context.words[start : min(end, start + 12)].lower().lstrip("“\"'")
    if opening.startswith(("to ", "for ", "that ")):
        return False
    wondering = opening.split(" ")[0] in QUESTIONS
    return wondering or "?" in context.words[start:end][-4:] or attribution.mode is Mode.indirect


def commitment_of(context: Context, attribution: Attribution) -> Commitment:
    """How the origin of one attribution stands to its content as a whole."""
    cue = cue_stance(context, attribution)
    own = Stance()
    if attribution.content:
        start, end = attribution.content[0]
        own = stance_of_words(context.words[start : min(end, start + LONGEST)])
    both = joined_stance(cue, own)
    return Commitment(basis_of(context, attribution), both.polarity, both.certainty, both.modality)


def as_first_claimed(
    context: Context, commitments: Mapping[str, Commitment], claims: Iterable[Claim]
) -> dict[str, Commitment]:
    """Commitments with the stance of the first claim, where the content's first sentence makes one.

    A claim's stance comes from its tree, a content's from its words alone: "the depot was inspected
    and nothing was found" is asserted.
    """
    first: dict[str, Claim] = {}
    for claim in claims:
        name = claim.attribution
        if name is not None and (name not in first or claim.passage < first[name].passage):
            first[name] = claim
    settled = dict(commitments)
    for attribution in context.reading.attributions:
        made = first.get(attribution.id)
        if made is None or not attribution.content:
            continue
        sentence = context.sentence_at(attribution.content[0][0])
        if sentence is not None and made.passage[0] < sentence.end:
            settled[attribution.id] = replace(
                commitments[attribution.id], polarity=made.polarity, certainty=made.certainty,
                modality=made.modality,
            )  # fmt: skip
    return settled


def joined_stance(cue: Stance, own: Stance) -> Stance:
    """The stance of a cue to words that have one of their own: a denied denial is positive."""
    if Polarity.unknown in (cue.polarity, own.polarity):
        polarity = Polarity.unknown
    else:
        polarity = Polarity.pos if cue.polarity is own.polarity else Polarity.neg
    order = (Certainty.unknown, Certainty.possible, Certainty.probable, Certainty.certain)
    certainty = min(cue.certainty, own.certainty, key=order.index)
    modality = own.modality
    if own.modality is Modality.actual:
        modality = cue.modality
    return Stance(polarity, certainty, modality)


def stance_of(context: Context, clause: Clause, *, question: bool) -> Stance:
    """What one clause shows of itself, from its tree where it has a predicate."""
    if question:
        return ASKED
    if clause.head < 0 or clause.kind == "noun":
        return stance_of_words(context.cut(clause.span)[:LONGEST])
    tree = context.tree
    words = _verb_group(tree, clause.head)
    found = {tree.lower[w] for w in words}
    negated = _negated(tree, clause.head) or clause.without
    modality = Modality.actual
    if (
        found & FUTURE
        or {"going", "to"} <= found
        or (found & {"due", "set", "about"} and "to" in found)
    ):
        modality = Modality.future
    if bidden(context, clause):
        modality = Modality.future
        negated = negated and bool(found & BARELY)  # "told us to fear nothing" denies nothing
    if "would" in found or "'d" in found:
        reported = clause.voice >= 0 and clause.opinion < 0 and not _supposed(tree, clause.head)
        modality = Modality.future if reported else Modality.hypothetical
    if found & SHOULD and "have" not in found:
        modality = Modality.future
    if tree.base(clause.head) in INTEND and tree.child(clause.head, "xcomp") >= 0:
        modality = Modality.future
    if _supposed(tree, clause.head):
        modality = Modality.hypothetical
    certainty = Certainty.certain
    if found & POSSIBLE and not (negated and "could" in found):
        certainty = Certainty.possible
    elif found & PROBABLE:
        certainty = Certainty.probable
    stance = Stance(Polarity.neg if negated else Polarity.pos, certainty, modality)
    if clause.opinion >= 0:
        stance = _under_opinion(tree, clause.opinion, stance)
    elif clause.above >= 0 and clause.above != clause.head:
        relation = tree.relation[clause.head]
        if relation == "conj" and tree.child(clause.head, "nsubj", "aux") < 0 and bidden(
            context, replace(clause, head=clause.above)
        ):  # fmt: skip
            stance = replace(stance, modality=Modality.future)
        if relation in ("conj", "advcl"):
            above = _verb_group(tree, clause.above)
            said = {tree.lower[w] for w in above}
            shared = relation == "conj" and tree.child(clause.head, "nsubj") < 0
            if shared and said & FUTURE and not found & (FUTURE | {"would"}):
                stance = replace(stance, modality=Modality.future)
            if said & PROBABLE and stance.certainty is Certainty.certain and relation == "conj":
                stance = replace(stance, certainty=Certainty.probable)
            if clause.without and said & PROBABLE:
                stance = replace(stance, certainty=Certainty.probable)
    return stance


def bidden(context: Context, clause: Clause) -> bool:
    """Whether a clause is an infinitive that somebody was told: it has not happened yet."""
    tree = context.tree
    if clause.voice < 0 or clause.kind != "clause":
        return False
    marks = [tree.lower[mark] for mark in tree.marks(clause.head)]
    cue = context.joined(context.voices.attributions[clause.voice].cue[:1]).lower()
    return "to" in marks and bool(BIDDING & set(WORD.findall(cue)))


def _verb_group(tree: Tree, head: int) -> list[int]:
    """The predicate with its auxiliaries, adverbs and particles, and those of its complement."""
    found = [head]
    for child in tree.children[head]:
        relation = tree.relation[child]
        if relation in ("aux", "aux:pass", "cop", "advmod", "det", "mark"):
            found.append(child)
        elif relation == "xcomp":
            found += [c for c in tree.children[child] if tree.relation[c] in ("mark", "aux")]
    return found


def _supposed(tree: Tree, head: int) -> bool:
    """Whether the clause depends on a condition: "if …", "unless …"."""
    for child in tree.children[head]:
        if tree.relation[child] == "advcl":
            for mark in tree.marks(child):
                if tree.lower[mark] in ("if", "unless", "lest"):
                    return True
    return False


def _negated(tree: Tree, head: int) -> bool:
    for child in tree.children[head]:
        lower, relation = tree.lower[child], tree.relation[child]
        if relation in ("advmod", "aux", "aux:pass", "det", "cc") and lower in BARELY:
            return lower != "not" or not _only(tree, child)
        if relation in ("nsubj", "nsubj:pass", "obj", "expl", "obl") or relation == "xcomp":
            if lower in NOBODY and relation != "xcomp":
                return True
            if any(
                tree.lower[c] in NOBODY and tree.relation[c] in ("det", "advmod")
                for c in tree.children[child]
            ):
                return True
            if relation != "obl" and _not_one(tree, child):
                return True
        if lower in ("no", "not") and child == head - 1:
            return True
        if _no_such(tree, child):
            return True
    if tree.base(head) in FAILED and tree.child(head, "xcomp") >= 0:
        return True
    if called_false(tree, head) != head:
        return True
    return tree.lower[head] in ("false", "untrue", "unable", "unknown", "unaware", "impossible")


def _no_such(tree: Tree, child: int) -> bool:
    """ "No ransom was paid", "poisoned no well": "no" is before the noun, whatever it hangs on.

    The reader may take "No" at a sentence's start for an answer, and a noun for an adverb.
    """
    relation = tree.relation[child]
    if relation in ("nsubj", "nsubj:pass", "obj"):
        first = min([child, *(c for c in tree.children[child] if tree.relation[c] in _BEFORE)])
        return first > 0 and tree.lower[first - 1] == "no" and first - 1 not in tree.children[child]
    return relation == "advmod" and any(
        tree.lower[c] == "no" and tree.relation[c] == "det" for c in tree.children[child]
    )


def _not_one(tree: Tree, noun: int) -> bool:
    """ "Not one lorry", "not a single man": what is said of it is said of none."""
    near = tree.children[noun]
    return any(
        tree.lower[word] == "not" and tree.lower[word + 1] in ("one", "a", "any")
        for word in (*near, *(below for child in near for below in tree.children[child]))
        if word < noun and (word == 0 or tree.lower[word - 1] != ",")
    )


def _only(tree: Tree, word: int) -> bool:
    """ "not only" negates nothing."""
    return word + 1 < len(tree) and tree.lower[word + 1] in ("only", "just", "merely")


def _under_opinion(tree: Tree, governor: int, own: Stance) -> Stance:
    base = tree.base(governor)
    cue = Stance()
    if base in ("think", "believe", "suppose", "guess", "assume", "feel", "suspect", "expect",
                "seem", "appear", "understand"):  # fmt: skip
        cue = Stance(certainty=Certainty.probable)
    elif base in ("hope", "fear", "imagine", "wonder", "suggest"):
        cue = Stance(certainty=Certainty.possible)
    elif base == "doubt":
        cue = Stance(Polarity.neg, Certainty.probable)
    if _negated(tree, governor):
        flips = base in ("think", "believe", "see", "find", "hear", "mean", "suppose", "know")
        cue = replace(cue, polarity=Polarity.neg if flips else Polarity.unknown)
    return joined_stance(cue, own)


def _main_clause(words: str) -> str:
    """The words up to the first clause break that leaves a clause of some length."""
    for match in CLAUSE_BREAK.finditer(words):
        if match.start() >= 25:
            return words[: match.start()]
    return words
