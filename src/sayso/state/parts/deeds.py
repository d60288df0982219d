"""What speaks for each act: the words of a claim, what its verb takes, whose words they are."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.state.actors import entity_of
from sayso.state.context import Context
from sayso.state.draft import Draft
from sayso.state.parts.heads import head_of
from sayso.state.passives import passive
from sayso.state.senses import complement
from sayso.state.tree import Tree
from sayso.state.word_senses import particles_of, word_sense
from sayso.vocabulary import Mode

__all__ = ["deed_signals"]

_TOLD = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV", "NUM"})
_PHRASES = frozenset({"obl", "nmod", "obl:agent", "iobj", "xcomp", "advcl"})
_SMALL = frozenset({"aux", "advmod", "mark", "det"})
LONGEST = 5
"""Claims of so many times four words or more are long."""


def deed_signals(context: Context, drafts: Sequence[Draft], at: int) -> list[str]:
    """The signals of the claim at `at`; `drafts` as the rules gave them."""
    draft = drafts[at]
    proposition, tree = draft.proposition, context.tree
    words = tree.within(draft.passage)
    head = head_of(context, draft)
    rule, base = draft.act.value, tree.base(head)
    voice = "passive" if passive(tree, head) else "active"
    said = proposition.attribution
    whose = "publisher" if said is None else "direct" if said.mode is Mode.direct else "indirect"
    kind = proposition.clause.kind
    found = [
        f"clause's act {proposition.act}", f"act {rule}", f"clause {kind}", f"act {rule} in {kind}",
        f"act {rule} {voice}", f"head {tree.pos[head]}", f"verb {base}", f"verb {base} {voice}",
        f"act {rule} verb {base}", f"said {whose}", f"said {whose} act {rule}",
        f"modality {draft.stance.modality}", f"modality {draft.stance.modality} act {rule}",
        f"polarity {draft.stance.polarity}", f"long {min(LONGEST, len(words) // 4)}",
    ]  # fmt: skip
    found += [f"verb {base} {particle}" for particle in particles_of(tree, head)]
    below = complement(tree, head)
    if below >= 0:
        sense = word_sense(tree, below)
        found += (
            f"below {tree.base(below)}", f"verb {base} below {tree.base(below)}",
            f"below tells {sense.act if sense is not None else 'nothing'}",
        )  # fmt: skip
    found += _partakers(context, draft, base, f"act {rule} {voice}")
    for verb in (head, below) if below >= 0 else (head,):
        found += _phrases(context, verb, base, rule)
    found += _told(context, words, (head, below), rule)
    for span in said.cue[:2] if said is not None else ():
        for word in tree.within(span):
            if tree.pos[word] in ("VERB", "NOUN"):
                sense = word_sense(tree, word)
                cued = sense.act if sense is not None else "nothing"
                cue = tree.base(word)
                found += (
                    f"cue {cue}", f"cue {cue} act {rule}", f"cue tells {cued}",
                    f"cue tells {cued} act {rule}",
                )  # fmt: skip
    for back, one in enumerate(reversed(drafts[max(0, at - 2) : at])):
        found += (f"{back + 1} before {one.act}", f"{back + 1} before {one.act} act {rule}")
        if one.proposition.sentence is proposition.sentence:
            found.append(f"{back + 1} before in the sentence {one.act} act {rule}")
    found += [f"behind {one.act} act {rule}" for one in drafts[at + 1 : at + 2]]
    if context.in_heading(proposition.clause.span):
        found.append("heading")
    return found


def _kind(context: Context, word: int) -> str:
    """What kind of thing a word stands for."""
    if word < 0:
        return "none"
    known = context.entities.get(entity_of(context, word) or "")
    return known.kind.value if known is not None else "unknown"


def _partakers(context: Context, draft: Draft, base: str, act: str) -> list[str]:
    """What stands as subject and as object."""
    tree, frame = context.tree, draft.proposition.frame
    subject, object_ = _kind(context, frame.subject), _kind(context, frame.object)
    found = [f"subject {subject} object {object_} {act}"]
    for name, word, kind in (
        ("subject", frame.subject, subject), ("object", frame.object, object_)
    ):  # fmt: skip
        found += (f"{name} {kind}", f"{name} {kind} verb {base}", f"{name} {kind} {act}")
        if word >= 0:
            noun = tree.noun(word)
            found += (
                f"{name} is {noun}", f"{name} is {noun} verb {base}",
                f"{name} {tree.pos[word]} verb {base}",
            )  # fmt: skip
    return found


def _phrases(context: Context, verb: int, base: str, rule: str) -> list[str]:
    """What else hangs on a verb: prepositions with what stands behind them, small words."""
    tree = context.tree
    found: list[str] = []
    for child in tree.children[verb]:
        relation = tree.relation[child]
        if relation in _PHRASES:
            case = tree.case(child).partition(" ")[0]
            kind = _kind(context, child)
            found += (
                f"{relation}({case})", f"{relation}({case}) verb {base}", f"({case}) {kind}",
                f"({case}) {kind} verb {base}", f"({case}) is {tree.noun(child)}",
                f"({case}) act {rule}",
            )  # fmt: skip
        if relation in _SMALL:
            found += (f"small {tree.lower[child]}", f"small {tree.lower[child]} act {rule}")
    return found


def _to_be_done(tree: Tree, word: int) -> bool:
    """Whether a verb tells what for: "an enemy to destroy", "came to burn it"."""
    if tree.pos[word] != "VERB" or tree.relation[word] not in ("acl", "advcl", "xcomp"):
        return False
    return any(tree.lower[mark] == "to" for mark in tree.marks(word))


def _told(
    context: Context, words: range, verbs: tuple[int, int], rule: str
) -> list[str]:  # fmt: skip
    """Every word of the claim, and the acts that any of them names; not what is only to be done."""
    tree = context.tree
    found: list[str] = []
    senses: set[str] = set()
    for word in words:
        pos = tree.pos[word]
        if pos not in _TOLD or (word not in verbs and _to_be_done(tree, word)):
            continue
        found.append(f"word {tree.base(word) if pos == 'VERB' else tree.noun(word)}")
        sense = word_sense(tree, word) if pos in ("NOUN", "VERB") else None
        if sense is not None:
            senses.add(sense.act.value)
            found += (f"{pos} tells {sense.act}", f"tells {sense.act} {sense.mode}")
    told = " ".join(sorted(senses))
    return [*found, f"tells {told}", f"tells {told} act {rule}"]
