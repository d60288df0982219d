"""Demands: what somebody shall do is asked of him, by the one who says so."""

from __future__ import annotations

from sayso.model import Attribution
from sayso.state.actors import entity_of, is_actor
from sayso.state.clauses import Clause
from sayso.state.commitment import SHOULD, bidden
from sayso.state.context import Context
from sayso.state.frames import Frame
from sayso.state.passives import passive
from sayso.state.senses import receiving
from sayso.state.tree import Tree
from sayso.vocabulary import Act

__all__ = ["act_of"]


def act_of(
    context: Context, clause: Clause, frame: Frame, act: Act, attribution: Attribution | None
) -> tuple[Act, str | None, str | None]:
    """The act that a clause makes with who does it to whom: what is demanded is a demand.

    "They must release him": the speaker asks it of whom the sentence names.
    """
    agent, patient = frame.agent, frame.patient
    if attribution is not None and _asks(context, clause, attribution):
        whom = _asked_one(context, clause, attribution)
        return Act.REQUEST, context.speaker_of(attribution), entity_of(context, whom) or patient
    if clause.kind == "noun":
        if attribution is not None and agent is None and act is not Act.STATE:
            agent = _accused(context, attribution)
        return act, agent, patient
    tree = context.tree
    whom = _bidden_one(context, clause, attribution)
    if whom >= 0:
        # "told us to keep quiet": what was asked, by whom, of whom
        speaker = context.speaker_of(attribution)
        return Act.REQUEST, speaker, entity_of(context, whom)
    if agent is None and attribution is not None and _own_deed(context, clause, frame):
        doer = _accused(context, attribution) or context.speaker_of(attribution)
        if receiving(tree, clause.head):
            return act, agent, patient or doer
        agent = doer if doer != patient else agent
    for child in tree.children[clause.head]:
        if tree.relation[child] == "aux" and tree.lower[child] in SHOULD:
            after = {tree.lower[c] for c in tree.children[clause.head] if tree.relation[c] == "aux"}
            done = act not in (Act.STATE, Act.MOVE, Act.REJECT) or (
                tree.child(clause.head, "obj") >= 0 and is_actor(context, frame.subject)
            )
            if "have" not in after and done:
                return Act.REQUEST, context.speaker_of(attribution), agent or patient
    return act, agent, patient


ASKED = frozenset(
    "ask demand request urge beg order command instruct call appeal plead implore press beseech "
    "petition entreat exhort summon want".split()
)
"""Cues of which a thing or somebody is the content: "demanded the keys", "asked us for water"."""


def _asks(context: Context, clause: Clause, attribution: Attribution) -> bool:
    """Whether a cue of asking has a content that is no statement.

    "Asked for the keys", "urged the ministry to pay"; the content of a threat is what is to come.
    """
    if clause.head < 0 or clause.kind not in ("noun", "clause"):
        return False
    tree = context.tree
    cues = {tree.base(w) for span in attribution.cue for w in tree.within(span)}
    words = tree.within(clause.span)
    if not len(words) or clause.span[0] > attribution.content[0][0] + 3:
        return False
    told = tree.child(clause.head, "nsubj", "nsubj:pass", "expl", "cop") >= 0
    if not cues & ASKED or told:
        return False
    if tree.pos[clause.head] == "VERB" and tree.child(clause.head, "aux", "aux:pass") >= 0:
        return False
    if "call" in cues and not _calls_for(context, attribution, words[0]):
        return False  # "called it a lie"
    return tree.lower[words[0]] not in QUESTIONS


QUESTIONS = frozenset("whether if why how what who whom whose where when which about".split())


def _calls_for(context: Context, attribution: Attribution, first: int) -> bool:
    tree = context.tree
    near = {tree.lower[w] for span in attribution.cue for w in tree.within(span)}
    near |= set(tree.lower[max(0, first - 1) : first + 1])
    return bool(near & {"for", "on", "upon"})


def _asked_one(context: Context, clause: Clause, attribution: Attribution) -> int:
    """The word for whom it is asked of, in the content or before it, -1 for nobody."""
    tree, words = context.tree, context.tree.within(clause.span)
    named = _named_before(tree, words[:7], ("to", "for", "not"))
    return _object_of_cue(tree, attribution, words[0]) if named is None else named


def _own_deed(context: Context, clause: Clause, frame: Frame) -> bool:
    """Whether a content begins with a deed of nobody's: "denied taking money", "vowed to answer".

    It is the speaker's, or that of whom he accuses.
    """
    tree, word = context.tree, clause.head
    if frame.subject >= 0 or tree.pos[word] != "VERB" or passive(tree, word):
        return False
    words = tree.within(clause.span)
    if not len(words) or word - words[0] > 4:
        return False
    helpers = {tree.lower[c] for c in tree.children[word] if tree.relation[c] in ("mark", "aux")}
    having = any(h.endswith("ing") for h in helpers)
    return having or tree.lower[word].endswith("ing") or "to" in helpers


def _bidden_one(context: Context, clause: Clause, attribution: Attribution | None) -> int:
    """The word for whom the content of an order begins with, -1 where it begins with none."""
    tree = context.tree
    if not bidden(context, clause):
        return -1
    words = tree.within(clause.span)
    named = _named_before(tree, words[:6], ("to",))
    if named is not None:
        return named
    if attribution is None or "to" not in tree.lower[max(0, words[0] - 1) : words[0] + 1]:
        return -1
    # The content was read without whom it was said to.
    return _object_of_cue(tree, attribution, words[0])


def _named_before(tree: Tree, words: range, joints: tuple[str, ...]) -> int | None:
    """Whom a content names before the first of `joints`: -1 nobody, None where none follows."""
    for word in words[1:]:
        if tree.lower[word] in joints:
            before = [w for w in range(words[0], word) if tree.pos[w] in _WHOM]
            return _top(tree, before) if before else -1
    return None


def _object_of_cue(tree: Tree, attribution: Attribution, first: int) -> int:
    """The object of a cue that stands between it and the content's first word, -1 for none."""
    for span in attribution.cue:
        for cue in tree.within(span):
            whom = tree.child(cue, "iobj", "obj")
            if cue < whom < first:
                return whom
    return -1


_WHOM = frozenset({"NOUN", "PROPN", "PRON"})


def _top(tree: Tree, words: list[int]) -> int:
    """The first of some words whose head is none of them."""
    return next((w for w in words if tree.head[w] not in words), words[0])


def _accused(context: Context, attribution: Attribution) -> str | None:
    """In "accused X of N" the one who did N is the object of the cue."""
    tree = context.tree
    for span in attribution.cue:
        for word in tree.within(span):
            obj = tree.child(word, "obj")
            if obj >= 0:
                return entity_of(context, obj)
    return None
