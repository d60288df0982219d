"""Whom a pronoun of the third person means, among all who were named or described before it.

Every one who fits in number and kind is weighed once, by where he stood last, how often he stood,
whose words the pronoun stands in, and by the reader's own scores; `pulls` says what each counts.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sayso.model import Antecedent, Attribution, Chain, Quotation
from sayso.resolve.described.nouns import FEMALE, MALE, singular
from sayso.resolve.described.phrases import Grammar
from sayso.resolve.described.pulls import PULLS
from sayso.vocabulary import MentionKind, Mode

__all__ = ["HE", "PRONOUNS", "SHE", "THEY", "Referents"]

HE = frozenset("he him himself".split())
SHE = frozenset("she her herself".split())
THEY = frozenset("they them themselves".split())
IT = frozenset("it itself".split())
PRONOUNS = HE | SHE | THEY | IT
_COMES = frozenset("come comes came".split())
_QUANTITY = frozenset("most others rest some both all none many few several".split())
"""Words that count those who were told of before, where no noun stands with them."""
_SUBJECTS = frozenset("nsubj nsubj:pass nsubj:outer".split())
_OBJECTS = frozenset("obj iobj".split())
_CORE = _SUBJECTS | _OBJECTS | {"obl:agent"}
_HUMAN = frozenset({MentionKind.person, MentionKind.group, MentionKind.nationality})
_PLAIN = frozenset({MentionKind.time, MentionKind.quantity, MentionKind.money, MentionKind.url})
FAR = 12
"""Sentences back that are looked at."""
MOST = 60
"""Who are weighed, the last to stand first."""
FIRST_STANDS = 24
"""Stands of one that are kept."""


@dataclass(frozen=True, slots=True)
class _Stand:
    word: int
    sentence: int
    relation: str
    quote: int
    said: str


@dataclass(slots=True)
class _One:
    """Somebody or something, with where it stood."""

    entity: str
    kind: MentionKind
    named: bool
    noun: str = ""
    """The head of what it was first called, in the singular and in lower case."""
    many: bool = False
    stands: list[_Stand] = field(default_factory=list)
    count: int = 0
    gender: str = ""
    spoke: bool = False


class Referents:
    """Everybody and everything so far, in the order of the words."""

    def __init__(
        self, grammar: Grammar, quotations: Sequence[Quotation],
        attributions: Sequence[Attribution], chains: Mapping[str, Chain],
        links: Sequence[Antecedent],
    ) -> None:  # fmt: skip
        self._grammar = grammar
        self._ones: dict[str, _One] = {}
        self._order: dict[str, None] = {}
        """Entities by where they stood last: the latest at the end."""
        self._at: dict[int, str] = {}
        self._quote = [-1] * len(grammar)
        self._opened: list[int] = []
        """Where each quotation begins in the text."""
        for number, quotation in enumerate(quotations):
            self._opened.append(quotation.start)
            for word in grammar.within((quotation.start, quotation.end)):
                self._quote[word] = number
        self._said = [""] * len(grammar)
        self._nested = {one.id for one in attributions if one.parent is not None}
        self._began = [-1] * len(grammar)
        """Where the piece of content begins that a word stands in."""
        self._speaker: dict[str, tuple[str | None, bool]] = {"": (None, False)}
        self._sources: dict[int, str | None] = {}
        self._voices(attributions, chains)
        self._links: dict[int, list[tuple[int, float]]] = {}
        for link in links:
            anaphor = grammar.within(link.anaphor)
            if len(anaphor) == 1:
                head = grammar.head_of(link.antecedent)
                self._links.setdefault(anaphor.start, []).append((head, link.score))

    def _voices(self, attributions: Sequence[Attribution], chains: Mapping[str, Chain]) -> None:
        """Whose words each word is, by the narrowest content around it, and who are sources."""
        grammar = self._grammar
        sized = sorted(attributions, key=lambda a: -sum(e - s for s, e in a.content))
        for one in sized:
            chain = chains.get(one.id)
            speaker = chain.speaker.entity if chain is not None and chain.hops else None
            self._speaker[one.id] = (speaker, one.mode is Mode.direct)
            for span in one.content:
                for word in grammar.within(span):
                    self._said[word], self._began[word] = one.id, span[0]
            for span in one.source[:1]:
                head = grammar.head_of(span)
                if head >= 0:
                    self._sources[head] = speaker

    def source(self, word: int) -> str | None:
        """Who says something, where a word names or stands for him as its source."""
        return self._sources.get(word)

    def start_of(self, word: int) -> int:
        """Where a word begins in the text."""
        return self._grammar.starts[word]

    def is_source(self, word: int) -> bool:
        """Whether a word is who says something: that was settled with the chains."""
        return word in self._sources

    def stand(
        self, word: int, entity: str, kind: MentionKind, *, named: bool, many: bool
    ) -> None:  # fmt: skip
        """Takes note of one who may be meant further on."""
        if kind in _PLAIN:
            return
        grammar = self._grammar
        one = self._ones.get(entity)
        if one is None:
            one = self._ones[entity] = _One(entity, kind, named)
        pronoun = grammar.pos[word] == "PRON"
        if not pronoun:
            one.many = one.many or many
            if not one.noun:
                one.noun = singular(grammar.lower[word])
        lower = grammar.lower[word]
        if lower in HE | SHE and not one.gender:
            one.gender = "m" if lower in HE else "f"
        top = word
        while grammar.relation[top] in ("conj", "appos", "flat") and grammar.head[top] >= 0:
            top = grammar.head[top]
        relation = grammar.relation[top]
        one.spoke = one.spoke or word in self._sources
        one.count += 1
        one.stands.append(
            _Stand(word, grammar.sentence[word], relation, self._quote[word], self._said[word])
        )
        del one.stands[:-FIRST_STANDS]
        self._at[word] = entity
        self._order.pop(entity, None)
        self._order[entity] = None

    # --- of whom a number is told -------------------------------------------------------------

    def bare(self, word: int) -> bool:
        """Whether a word of quantity stands alone where somebody would: "most were released"."""
        grammar = self._grammar
        if grammar.lower[word] not in _QUANTITY or grammar.pos[word] == "PUNCT":
            return False
        if grammar.relation[word] not in _SUBJECTS | _OBJECTS | {"conj"}:
            return False
        return not any(
            grammar.relation[c].startswith("nmod") or grammar.pos[c] == "NUM"
            for c in grammar.children[word]
        )  # "three others" are others than those

    def many(self, word: int) -> str | None:
        """The last group told of in the same sentence or the one before."""
        barred = self._barred(word)
        for entity in reversed(self._order):
            last = self._ones[entity].stands[-1]
            if last.sentence < self._grammar.sentence[word] - 1:
                return None
            body = self._ones[entity].kind is MentionKind.group
            if body and entity not in barred and last.quote == self._quote[word]:
                return entity
        return None

    # --- who is meant ------------------------------------------------------------------------

    def of(self, word: int, known: str | None) -> str | None:
        """Whom a pronoun means, None where nobody fits. `known`: who was chosen before."""
        sort = _sort(self._grammar.lower[word])
        if sort is None or self._empty(word, sort):
            return None
        best, most = None, -math.inf
        pulls = PULLS[sort]
        for entity, traits in self.weighed(word, known):
            score = sum(pulls.get(name, 0.0) * value for name, value in traits.items() if value)
            if score > most:
                best, most = entity, score
        return best

    def weighed(self, word: int, known: str | None) -> list[tuple[str, dict[str, float]]]:
        """Everybody who may be meant by a pronoun, with what speaks for and against him."""
        grammar = self._grammar
        sentence = grammar.sentence[word]
        said = self._said[word]
        speaker, direct = self._speaker[said]
        quote = self._quote[word]
        if quote >= 0:
            # Inside another's quotation somebody's indirect speech is indirect still.
            own = self._opened[quote] >= self._began[word] - 1
            direct = own or (direct and said not in self._nested)
        linked: dict[str, float] = {}
        for head, score in self._links.get(word, ()):
            entity = self._at.get(head)
            if entity is not None:
                linked[entity] = linked.get(entity, 0.0) + score
        found: list[tuple[str, dict[str, float]]] = []
        barred = self._barred(word)
        latest = tuple(islice(reversed(self._order), MOST))
        for entity in latest:
            one = self._ones[entity]
            if entity in barred or not self._fits(word, one):
                continue
            if entity == speaker and direct:
                continue  # by "he" nobody means himself
            if sentence - one.stands[-1].sentence > FAR and entity not in (speaker, known):
                continue
            traits = self._traits(word, one)
            traits["rank"] = 1 / (1 + len(found))
            traits["linked"] = linked.get(entity, 0.0)
            traits["chosen"] = float(entity == known)
            if entity == speaker:
                traits["speaker"] = 1.0
            found.append((entity, traits))
        if speaker is not None and not direct and speaker not in latest and speaker in self._ones:
            one = self._ones[speaker]
            if self._fits(word, one) and speaker not in barred:
                found.append((speaker, self._traits(word, one) | {"speaker": 1.0}))
        return found

    def _traits(self, word: int, one: _One) -> dict[str, float]:
        grammar = self._grammar
        sentence, quote, said = grammar.sentence[word], self._quote[word], self._said[word]
        last = one.stands[-1]
        back = sentence - last.sentence
        near = [s for s in one.stands if s.sentence == last.sentence]
        subject = any(s.relation in _SUBJECTS for s in near)
        mine = grammar.relation[word] in _SUBJECTS
        return {
            "here": float(back == 0),
            "before": float(back == 1),
            "two": float(back == 2),
            "back": float(min(back, FAR)),
            "subject": float(subject),
            "object": float(any(s.relation in _OBJECTS for s in near)),
            "by": float(any(s.relation == "obl:agent" for s in near)),
            "parallel": float(
                (mine and subject) or (not mine and any(s.relation in _OBJECTS for s in near))
            ),
            "subject before": float(subject and back == 1),
            "often": math.log(1 + one.count),
            "once": float(one.count == 1),
            "named": float(one.named),
            "same words": float(last.said == said),
            "quoted": float(last.quote >= 0 and last.quote != quote),
            "outside": float(quote >= 0 and last.quote < 0),
            "spoke": float(one.spoke),
            "body": float(one.kind is MentionKind.group and not one.many),
            "people": float(one.kind in _HUMAN and one.many),
            "thing": float(one.kind not in _HUMAN),
        }

    def _fits(self, word: int, one: _One) -> bool:
        """Whether a pronoun agrees in number, kind and sex with somebody or something."""
        lower = self._grammar.lower[word]
        sort = _sort(lower)
        if sort == "one":
            sex = "m" if lower in HE else "f"
            return (
                one.kind is MentionKind.person and not one.many and self._gender(one) in ("", sex)
            )
        if sort == "they":
            return one.many or one.kind is MentionKind.group
        return one.kind is not MentionKind.person and not (one.many and one.kind in _HUMAN)

    def _barred(self, word: int) -> set[str]:
        """Who stands beside a pronoun in its own clause."""
        grammar = self._grammar
        head = grammar.head[word]
        barred: set[str] = set()
        if head >= 0 and grammar.relation[word] in _CORE | {"obl"}:
            for child in grammar.children[head]:
                if child != word and grammar.relation[child] in _CORE and child in self._at:
                    barred.add(self._at[child])
            above = head
            while grammar.relation[above] in ("conj", "xcomp") and grammar.head[above] >= 0 and (
                grammar.child(above, *_SUBJECTS) < 0
            ):  # fmt: skip
                above = grammar.head[above]
                subject = grammar.child(above, *_SUBJECTS)
                if subject in self._at and subject != word:
                    barred.add(self._at[subject])
        return barred

    def _gender(self, one: _One) -> str:
        if one.gender:
            return one.gender
        return "m" if one.noun in MALE else "f" if one.noun in FEMALE else ""

    def _empty(self, word: int, sort: str) -> bool:
        """ "It is clear that", "it was X who", "when it comes to": nothing is meant."""
        if sort != "it":
            return False
        grammar = self._grammar
        if grammar.relation[word] not in _SUBJECTS | _OBJECTS | {"obl", "obl:agent"}:
            return True
        head = grammar.head[word]
        if grammar.relation[word] not in _SUBJECTS or head < 0:
            return False
        if grammar.child(head, "ccomp", "csubj", "expl") >= 0:
            return True
        if grammar.lower[head] in _COMES and grammar.lower[word - 1 : word] == ["when"]:
            return grammar.lower[head + 1 : head + 2] == ["to"]
        copula = grammar.child(head, "cop") >= 0
        return copula and grammar.pos[head] in ("PROPN", "PRON")


def _sort(lower: str) -> str | None:
    if lower in HE or lower in SHE:
        return "one"
    if lower in THEY:
        return "they"
    return "it" if lower in IT else None
