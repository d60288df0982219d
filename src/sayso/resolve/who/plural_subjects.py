"""The people who are the subject just before a "they": nobody has named them, nor have they spoken.

"Residents fled to the hills, where they said that …": a body named further up is not meant, nor
are the soldiers of whom two diplomats spoke in "40 soldiers had left, they said".
"""

from __future__ import annotations

from sayso.model import Span
from sayso.model.reading import Tokens
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.behind import introduced
from sayso.resolve.who.callings import ROLE_NOUNS
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.phrases import lemma
from sayso.resolve.who.speakers import Speakers
from sayso.vocabulary import RELATIONS

__all__ = ["people_before"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_BEFORE_A_NOUN = frozenset({"det", "amod", "compound", "nummod", "nmod:poss"})
_FAR = 60
"""Words that are looked at."""


def people_before(known: Speakers, span: Span) -> tuple[Figure, Span] | None:
    """The last plural subject of people before a pronoun, in its sentence or the one before."""
    scene = known.cast.scene
    tokens, number = scene.reading.tokens, scene.sentence_at(span[0])
    here = tokens.within(span) if len(tokens) else range(0)
    if not len(here):
        return None
    quotation = scene.quotation_at(span[0])
    for index in range(here.start - 1, max(-1, here.start - _FAR), -1):
        if RELATIONS[tokens.relations[index]] not in _SUBJECTS:
            continue
        token = tokens[index]
        if token.pos != "NOUN":
            continue
        if number - scene.sentence_at(token.start) > 1:
            break
        word = scene.raw[token.start : token.end]
        if lemma(word) == word.lower() or lemma(word) not in lex.PEOPLE_NOUNS | ROLE_NOUNS:
            continue
        told = known.speaking_at(token.start) is not known.speaking_at(span[0])
        if not told and scene.quotation_at(token.start) == quotation:
            phrase = _start(tokens, index), token.end
            figure = introduced(known, phrase)
            return None if figure is None or not figure.plural else (figure.live(), phrase)
    return None


def _start(tokens: Tokens, noun: int) -> int:
    """Where the words before a noun that belong to it begin."""
    first = noun
    while first > 0 and (
        tokens[first - 1].head == noun and tokens[first - 1].relation in _BEFORE_A_NOUN
    ):
        first -= 1
    return tokens[first].start
