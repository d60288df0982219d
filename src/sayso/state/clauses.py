"""Clauses: where a text asserts something, cut into one stretch per asserted predicate.

Which predicates a sentence asserts is `asserted.py`'s; here each gets what it covers: contiguous
words, in one voice and one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.model import Sentence, Span
from sayso.state.asserted import ASSERTED, Sketch, sketch_of
from sayso.state.context import Context
from sayso.state.senses import DEEDS, sense_of, word_sense
from sayso.state.tree import Tree
from sayso.state.voices import PUBLISHER
from sayso.vocabulary import Act

__all__ = ["Clause", "clauses_of", "event_nouns"]

KEPT_INSIDE = frozenset("because since as".split())
"""Clauses that stay inside the passage of the one they explain."""
OPENERS = frozenset("that and but or , ; : – — - “ ” \" ' ‘ ’ ( ) [ ] … . ! ? `` '' *".split())
CLOSERS = frozenset(", ; : – — - ” \" ' ’ … . ! ? “ ‘ '' `` * and but or".split())
PAIRS = {"”": "“", ")": "(", "]": "[", "’": "‘", '"': '"'}


@dataclass(frozen=True, slots=True)
class Clause:
    """One asserted stretch. `head` is its predicate, -1 where there is none."""

    head: int
    span: Span
    voice: int
    kind: str
    """clause, relative, participle, noun, or deed (the act of saying is itself an act)."""
    above: int = -1
    """The predicate that it hangs on, -1 for none."""
    opinion: int = -1
    """The verb of thinking or seeming above it, -1 for none."""
    without: bool = False
    """Said not to have happened by its preposition."""


def clauses_of(context: Context, sentence: Sentence) -> tuple[list[Clause], Sketch]:
    """The asserted clauses of one sentence in the order of the text, and whose each word is."""
    tree = context.tree
    first = sentence.first_token
    last = max(first, min(sentence.last_token, len(tree)))
    sketch = sketch_of(context, first, last)
    found = list(_spans(context, sketch, first, last))
    found += _deeds(context, first, last)
    found += _rest(context, sentence, first, last, found)
    found.sort(key=lambda clause: (clause.span, clause.head))
    return found, sketch


def _spans(context: Context, sketch: Sketch, first: int, last: int) -> Iterator[Clause]:
    tree, voices = context.tree, context.voices
    low: dict[int, int] = {}
    high: dict[int, int] = {}
    inside: dict[int, list[int]] = {}
    for word in range(first, last):
        owner = sketch.owner[word - first]
        if owner < 0 or not sketch.asserted[owner - first]:
            continue
        if voices.piece[word] != voices.piece[owner]:
            continue
        if (voices.cue[word] >= 0 or tree.pos[word] == "PUNCT") and word != owner:
            continue
        low[owner] = min(low.get(owner, word), word)
        high[owner] = max(high.get(owner, word), word)
    for word in low:
        head = tree.head[word]
        above = sketch.owner[head - first] if head >= 0 else -1
        marks = {tree.lower[mark] for mark in tree.marks(word)}
        explains = tree.relation[word] == "advcl" and marks & KEPT_INSIDE
        if explains and 0 <= above < word and voices.piece[above] == voices.piece[word]:
            inside.setdefault(above, []).append(word)
        if tree.relation[word] in ("acl:relcl", "acl") and 0 <= head < word:
            low[word] = max(low[word], head + 1)
        if tree.relation[word] == "conj" and head >= 0:
            low[word] = max(low[word], min(head + 1, word)) if head < word else low[word]
        low[word] = max(low[word], _opening(tree, word))
    _fill(context, sketch, low, high, first, last)
    for word in low:
        end = high[word]
        for kept in inside.get(word, ()):
            end = max(end, high[kept])
        yield _clause(context, sketch, word, low[word], end)


def _opening(tree: Tree, word: int) -> int:
    """Where a clause can begin at the earliest: behind its own "and" or "that".

    Parsers hang an adverb of the clause before on the one behind ("…, shortly after noon, and the
    roof fell"); what stands before the word that joins two clauses belongs to the first.
    """
    wanted, joining = _JOINED.get(tree.relation[word], ("", _NONE))
    behind = wanted == "cc" or tree.relation[word] == "ccomp"
    joined = [
        c + behind for c in tree.children[word]
        if c < word and tree.relation[c] == wanted and tree.lower[c] in joining
    ]  # fmt: skip
    return max(joined, default=-1)


_NONE: frozenset[str] = frozenset()
_JOINED = {
    "conj": ("cc", frozenset({"and", "but"})),
    "ccomp": ("mark", frozenset({"that"})),
    "advcl": ("mark", ASSERTED - {"with", "despite", "so", "that"}),
}
"""What joins a clause to the one before, by the relation that it stands in."""


def _fill(
    context: Context, sketch: Sketch, low: dict[int, int], high: dict[int, int],
    first: int, last: int,
) -> None:  # fmt: skip
    """Hands words that hang on nothing of their own piece to the clause beside them.

    Parsers attach "over 20" or "in March" wrongly now and then; a passage is not cut short by it.
    """
    tree, voices = context.tree, context.voices
    taken = [False] * (last - first)
    for word in low:
        for at in range(low[word], high[word] + 1):
            taken[at - first] = True
    by_end = {high[w]: w for w in sorted(low, key=lambda w: -low[w])}
    by_start = {low[w]: w for w in sorted(low, key=lambda w: high[w])}
    at = first
    while at < last:
        if taken[at - first]:
            at += 1
            continue
        end = at
        piece = voices.piece[at]
        while end < last and not taken[end - first] and voices.piece[end] == piece:
            end += 1
        words = [w for w in range(at, end) if tree.pos[w] != "PUNCT"]
        loose = bool(words) and all(
            voices.cue[w] < 0 and voices.source[w] < 0
            and (_loose(voices.piece, sketch, w) or w < low.get(sketch.owner[w - first], w))
            for w in words
        )  # fmt: skip
        before, after = by_end.get(at - 1), by_start.get(end)
        if not all(_loose(voices.piece, sketch, w) for w in (*words, end - 1)):
            after = None  # a comma or a "that" parts them
        if (
            loose
            and after is not None
            and voices.piece[after] == piece
            and (tree.relation[after] not in ("acl", "acl:relcl", "conj") or before is None)
        ):
            low[after] = at
        elif loose and before is not None and voices.piece[before] == piece:
            high[before] = end - 1
        at = end


def _loose(piece: list[int], sketch: Sketch, word: int) -> bool:
    """Whether a word belongs to no predicate of its own piece."""
    owner = sketch.owner[word - sketch.first]
    return owner < 0 or piece[owner] != piece[word]


def _clause(context: Context, sketch: Sketch, word: int, low: int, high: int) -> Clause:
    tree = context.tree
    relation = tree.relation[word]
    head = tree.head[word]
    marks = [m for m in tree.marks(word) if tree.relation[m] == "mark" or relation == "advcl"]
    while relation in ("advcl", "acl", "ccomp", "conj") and low < word and low in marks:
        low += 1
    if relation == "advcl" and low < word and tree.lower[low] == "when":
        low += 1
    without = any(tree.lower[mark] == "without" for mark in marks)
    if without:
        low = min([low, *marks])
    if relation == "acl:relcl":
        pronoun = next(
            (w for w in range(low, word) if tree.lower[w] in _RELATIVE and tree.pos[w] != "SCONJ"),
            low,
        )
        low = pronoun if pronoun - low <= 4 else low
    kind = {"acl:relcl": "relative", "acl": "participle"}.get(relation, "clause")
    above = sketch.owner[head - sketch.first] if head >= 0 else -1
    return Clause(
        word,
        _trimmed(context, low, high, that=relation == "acl:relcl"),
        context.voices.voice[word],
        kind,
        above,
        sketch.opinion.get(word, -1),
        without,
    )


_RELATIVE = frozenset("who which that whom whose where".split())


def _trimmed(context: Context, low: int, high: int, *, that: bool = False) -> Span:
    """From word to word without what only opens or closes it."""
    tree = context.tree
    begin, end = low, high
    while (
        begin < end and tree.lower[begin] in OPENERS and not (that and tree.lower[begin] == "that")
    ):
        begin += 1
    while end > begin and tree.lower[end] in CLOSERS | {")", "]"}:
        opener = PAIRS.get(tree.lower[end])
        if opener is not None and any(tree.lower[w] == opener for w in range(begin, end)):
            break
        end -= 1
    if end + 1 < len(tree) and tree.lower[end + 1] in PAIRS:
        closer = tree.lower[end + 1]
        marks = tree.lower[begin : end + 1]
        if closer not in marks and PAIRS[closer] in marks:
            end += 1
    return tree.starts[begin], tree.ends[end]


def _deeds(context: Context, first: int, last: int) -> Iterator[Clause]:
    """Acts of saying that are acts themselves: "X threatened to …", "X accused Y of …"."""
    tree, voices = context.tree, context.voices
    done: set[int] = set()
    for word in range(first, last):
        number = voices.cue[word]
        if number < 0 or number in done or tree.pos[word] != "VERB":
            continue
        sense = sense_of(tree, word)
        if sense is None or sense.act not in DEEDS:
            continue
        if tree.base(word) in SAYING and not _asks_to(context, number):
            continue
        done.add(number)
        parts = voices.attributions[number]
        spans = parts.source + parts.cue + parts.content
        begin = max(min(s for s, _ in spans), tree.starts[first])
        end = min(max(e for _, e in spans), tree.ends[last - 1])
        voice = voices.voice[word]
        if voice != PUBLISHER:
            stretch = voices.stretches[voices.stretch[word]]
            begin, end = max(begin, stretch[0]), min(end, stretch[1])
        words = tree.within((begin, end))
        if len(words) and begin <= tree.starts[word] < end:
            span = _trimmed(context, words[0], words[-1])
            yield Clause(word, span, voice, "deed")


def _asks_to(context: Context, number: int) -> bool:
    """ "asked the council to publish" asks for a deed; "asked whether" only asks."""
    attribution = context.voices.attributions[number]
    cue = context.joined(attribution.cue[:2]).lower()
    if not attribution.content or not _ASKING.match(cue):
        return False
    start, end = attribution.content[0]
    if _SOMEBODY_TO.match(context.words, start, min(end, start + 120)):
        return True
    before = context.words[max(0, start - 4) : start].lower()
    return context.words[start : min(end, start + 3)].lower() == "to " or before.endswith(" to ")


_ASKING = re.compile(
    r"(?:(?:had|has|have|was|were|been|also) )*"
    r"(?:ask|order|command|instruct|urge|beg|appeal|call(?:s|ed|ing)? (?:up)?on)"
)
_SOMEBODY_TO = re.compile(r"(?:[\w’'-]+ ){1,6}?to (?!the |a |an |his |her |their |our )[a-z]+")

SAYING = frozenset(
    "allege suspect complain insist warn ask concede lament regret charge decry press call order "
    "swear share object require command invite discuss talk consult support back pressure "
    "recall".split()
)
"""Cues of the table that mostly only say."""


def _rest(
    context: Context, sentence: Sentence, first: int, last: int, found: list[Clause]
) -> Iterator[Clause]:
    """What stands in somebody's content without a predicate: "the gifts", "17 deaths"."""
    tree, voices = context.tree, context.voices
    spoken = {voices.piece[c.head] for c in found if c.kind != "deed"}
    start = first
    while start < last:
        end = start
        while end < last and voices.piece[end] == voices.piece[start]:
            end += 1
        voice = voices.voice[start]
        if voice != PUBLISHER and voices.piece[start] not in spoken:
            own = [
                w for w in range(start, end)
                if voices.cue[w] < 0 and voices.source[w] < 0 and tree.pos[w] != "PUNCT"
            ]  # fmt: skip
            told = any(tree.pos[w] in _TELLING for w in own)
            if told and not _holds_another(voices.stretches, voices.stretch[start], sentence):
                root = _root_of(tree, own)
                kind = "clause" if tree.pos[root] == "VERB" else "noun"
                yield Clause(root, _trimmed(context, own[0], own[-1]), voice, kind)
        start = end


_TELLING = frozenset({"NOUN", "PROPN", "NUM", "VERB", "ADJ"})


def _holds_another(stretches: list[Span], number: int, sentence: Sentence) -> bool:
    """Whether a further content stands inside this one in this sentence: it makes the claim."""
    follower = number + 1
    return (
        follower < len(stretches)
        and stretches[follower][0] < min(stretches[number][1], sentence.end)
        and stretches[follower][1] > sentence.start
    )


def _root_of(tree: Tree, words: list[int]) -> int:
    """The word of a phrase whose head lies outside it, nouns first.

    In "the drivers to raise the barrier", what they were told to do.
    """
    known = set(words)
    tops = [w for w in words if tree.head[w] not in known]
    for word in tops[1:]:
        if tree.pos[word] == "VERB" and "to" in {tree.lower[mark] for mark in tree.marks(word)}:
            return word
    nouns = [w for w in tops if tree.pos[w] in ("NOUN", "PROPN", "VERB", "NUM")]
    return (nouns or tops or words)[0]


def event_nouns(tree: Tree, words: range) -> Iterator[int]:
    """Nouns among the words that name an act."""
    for word in words:
        sense = word_sense(tree, word) if tree.pos[word] == "NOUN" else None
        if sense is not None and sense.act is not Act.STATE:
            yield word
