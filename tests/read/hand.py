"""Sections built by hand: what the rules see, without a model."""

import re

import numpy as np

from sayso.read.quotes import find_quotations
from sayso.read.section import Block, Section
from sayso.read.sentences import cut_sentences
from sayso.read.syntax import Syntax
from sayso.read.words import cut_words
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

VERB, NOUN = PARTS_OF_SPEECH.index("VERB"), PARTS_OF_SPEECH.index("NOUN")
PROPN = PARTS_OF_SPEECH.index("PROPN")
DEP = RELATIONS.index("dep")


def section(text, heads=None, verbs=()):
    """The section of a text, and its syntax: `heads` {word: head word}, `verbs`: forms of verbs."""
    blocks = [Block(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    words, block_words, sentences = [], [], []
    for block in blocks:
        first = len(words)
        words += cut_words(text, block.start, block.end)
        block_words.append((first, len(words)))
        sentences += cut_sentences(text, words, first, len(words))
    count = len(words)
    paragraph = np.zeros(count, np.int32)
    breaks = np.zeros(count, bool)
    for number, (first, last) in enumerate(block_words):
        paragraph[first:last] = number
        breaks[first] = True
    quotations = find_quotations(text, [(b.start, b.end) for b in blocks])
    quoted = np.array(
        [any(q.start <= s < q.end for q in quotations) for s, _ in words], bool
    ).reshape(-1)
    forms = [text[s:e] for s, e in words]
    pos = np.array(
        [VERB if f in verbs else PROPN if f[0].isupper() else NOUN for f in forms], np.uint8
    )
    governors = np.full(count, -1, np.int32)
    for child, head in (heads or {}).items():
        governors[forms.index(child)] = forms.index(head)
    made = Section(
        text,
        blocks,
        words,
        block_words,
        paragraph,
        breaks,
        sentences,
        quotations,
        quoted,
        [(1,)] * count,
        np.zeros((count, 5), np.uint8),
        {},
        np.zeros((len(sentences), 384), np.int8),
    )
    return made, Syntax(pos, governors, np.full(count, DEP, np.uint8))


def span(made, text):
    """The words of the first place at which `text` stands."""
    start = made.text.index(text)
    inside = [i for i, (s, e) in enumerate(made.words) if s >= start and e <= start + len(text)]
    return inside[0], inside[-1] + 1


def told(made, draft):
    """A draft as words: source, cue, contents."""

    def cut(words):
        start, end = made.slice(words)
        return made.text[start:end]

    return (
        cut(draft.source) if draft.source else None,
        cut(draft.cue) if draft.cue else None,
        [cut(s) for s in draft.content],
    )
