"""The words of a report as plain lists: parts of speech, heads, children, base forms.

Made once a report; every lookup is a list index. Heads are taken as they come: a tree with a
cycle or with heads in another sentence is walked safely, each word once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from sayso.english.verbs import base_form
from sayso.model import Reading, Span
from sayso.state.acts import Sense, lexicon
from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS

__all__ = ["Tree"]

# "cases:nom" and the like lose their subtype unless a rule asks for it.
_KEPT = frozenset({"acl:relcl", "nsubj:pass", "obl:agent", "nmod:poss", "aux:pass", "csubj:pass"})
_SIMPLE = tuple(
    relation if relation in _KEPT
    else "acl:relcl" if relation == "advcl:relcl"
    else "prt" if relation == "compound:prt"
    else relation.partition(":")[0]
    for relation in RELATIONS
)  # fmt: skip

NEAR = 12
"""Words that a noun may stand away from the verb that it is handed to."""
DEEP = 64
_OPENING = frozenset("when while as after because since that although".split())
_BEING = frozenset("is was are were be been being".split())
_SUBJECTS = ("nsubj", "nsubj:pass", "expl")


class Tree:
    """Parallel lists over all words of a report."""

    def __init__(self, reading: Reading, words: str) -> None:
        tokens = reading.tokens
        self.words = words
        self.starts: list[int] = tokens.starts.tolist()
        self.ends: list[int] = tokens.ends.tolist()
        self.pos: list[str] = [PARTS_OF_SPEECH[p] for p in tokens.pos.tolist()]
        self.relation: list[str] = [_SIMPLE[r] for r in tokens.relations.tolist()]
        self.head: list[int] = tokens.heads.tolist()
        self.lower: list[str] = [
            words[start:end].lower() for start, end in zip(self.starts, self.ends, strict=True)
        ]
        self.sentence: list[int] = [-1] * len(self.starts)
        self.children: list[list[int]] = [[] for _ in self.starts]
        for number, sentence in enumerate(reading.sentences):
            first, last = sentence.first_token, min(sentence.last_token, len(self.starts))
            for index in range(first, last):
                self.sentence[index] = number
                head = self.head[index]
                if first <= head < last and head != index:
                    self.children[head].append(index)
                else:
                    self.head[index] = -1
        self._mend_acronyms(reading)
        self._mend_subjects()
        self._mend_counted()
        self.people: set[int] = set()
        self.vehicles: set[int] = set()
        """Words that stand for people and for vehicles, by the mentions found there."""
        self.senses: dict[int, Sense | None] = {}
        """Acts of the predicates that were asked for."""

    def _mend_acronyms(self, reading: Reading) -> None:
        """Words in capitals that the parser took for auxiliaries ("IS") are names.

        Their relation is guessed anew from where they stand; only in sentences that are not all in
        capitals.
        """
        for word, pos in enumerate(self.pos):
            text = self.words[self.starts[word] : self.ends[word]]
            if pos != "AUX" or len(text) < 2 or not text.isupper():
                continue
            sentence = self.sentence[word]
            if sentence < 0:
                continue
            whole = reading.sentences[sentence]
            if not any(c.islower() for c in self.words[whole.start : whole.end][:400]):
                continue
            self.pos[word] = "PROPN"
            head = self.head[word]
            after = word + 1
            if (
                after < len(self.pos)
                and self.sentence[after] == sentence
                and (
                    self.pos[after] == "NOUN"
                    and head not in (-1, after)
                    and self.head[after] != word
                )
            ):
                self.children[head].remove(word)
                self.children[after].append(word)
                self.children[after].sort()
                self.head[word], self.relation[word] = after, "compound"
                continue
            if head < 0 or self.relation[word] not in ("aux", "aux:pass", "cop"):
                continue
            if self.pos[head] in ("NOUN", "PROPN") and word < head:
                self.relation[word] = "compound"
            elif word > head and self.child(head, "obj") < 0:
                self.relation[word] = "obj"
            elif word < head and self.child(head, "nsubj", "nsubj:pass") < 0:
                self.relation[word] = "nsubj"
            else:
                self.relation[word] = "dep"

    def _mend_subjects(self) -> None:
        """Of two subjects the one behind an active verb is its object; then other objects."""
        for word, children in enumerate(self.children):
            if self.relation[word] in ("ccomp", "advcl"):
                self._mend_later(word)
            if self.relation[word] == "ccomp":
                self._mend_told(word)
            elif self.relation[word] == "conj" and self.pos[word] == "VERB":
                self._mend_object(word)
            if len(children) < 2 or self.pos[word] != "VERB":
                continue
            subjects = [c for c in children if self.relation[c] in ("nsubj", "nsubj:pass")]
            if len(subjects) < 2 or subjects[0] > word or self.child(word, "aux:pass", "obj") >= 0:
                continue
            for subject in subjects[1:]:
                if subject > word:
                    self.relation[subject] = "obj"
                    break

    def _mend_counted(self) -> None:
        """In "six were killed and five wounded" the five are who was wounded; in "fear nothing
        because there was cooperation" there was cooperation, and nobody fears it."""
        for word, relation in enumerate(self.relation):
            if relation == "conj" and self.lower[word].endswith(("ed", "en")):
                above, number = self.head[word], word - 1
                if self.pos[above] == "VERB" and self.child(above, "aux:pass") >= 0 and (
                    number > above and self.pos[number] == "NUM" and self.head[number] == word
                ):  # fmt: skip
                    self.pos[word], self.relation[number] = "VERB", "nsubj:pass"
            elif relation == "expl" and self.lower[word] == "there":
                self._mend_there(self.head[word])

    def _mend_there(self, verb: int) -> None:
        if verb < 0 or self.child(verb, "nsubj", "nsubj:pass", "obj", "xcomp") >= 0:
            return
        if self.lower[verb] not in _BEING:
            return
        for noun in range(verb + 1, min(verb + NEAR, len(self.head))):
            if self.sentence[noun] != self.sentence[verb] or self.pos[noun] in ("PUNCT", "VERB"):
                return
            if self.pos[noun] in ("NOUN", "PROPN") and not verb <= self.head[noun] < noun + NEAR:
                if self.head[noun] >= 0 and not self._under(verb, noun):
                    self._move(noun, verb, "nsubj")
                return

    def _mend_later(self, word: int) -> None:
        """In "were killed when planes struck it" the planes struck; they were not killed."""
        head = self.head[word]
        if not 0 <= head < word or any(self.relation[c] in _SUBJECTS for c in self.children[word]):
            return
        if self.pos[word] != "VERB" or self.child(word, "aux:pass") >= 0:
            return
        others = [c for c in self.children[head] if self.relation[c] in ("nsubj", "nsubj:pass")]
        late = [c for c in others if head < c < word]
        marks = [c for c in self.children[word] if self.lower[c] in _OPENING and c < word]
        if len(late) != 1 or len(others) < 2 or any(c > late[0] for c in marks):
            return
        self._move(late[0], word, "nsubj")

    def _mend_told(self, word: int) -> None:
        """In "told him the raiders wore masks" the raiders wore them; nobody told the raiders."""
        if any(self.relation[c] in _SUBJECTS for c in self.children[word]):
            return
        first = min([word, *self.children[word]])
        for noun in range(first - 1, max(-1, first - NEAR), -1):
            if self.relation[noun] != "obj" or self.pos[noun] == "VERB":
                continue
            teller = self.head[noun]
            if not 0 <= teller < noun or self.child(teller, "iobj") < 0:
                return
            together = all(noun <= self.head[w] < first for w in range(noun + 1, first))
            here = self.sentence[noun] == self.sentence[word]
            if together and here and not self._under(teller, word):
                self._move(word, teller, "ccomp")
                self._move(noun, word, "nsubj")
            return

    def _mend_object(self, word: int) -> None:
        """In "came and dropped four bombs" the bombs were dropped, not come."""
        head = self.head[word]
        if head < 0 or self.child(word, "obj", "aux:pass", "ccomp", "xcomp") >= 0:
            return
        for noun in range(word + 1, min(word + NEAR, len(self.head))):
            if self.head[noun] == head:
                inner = range(word + 1, noun)
                if self.relation[noun] == "obj" and all(word < self.head[w] <= noun for w in inner):
                    self._move(noun, word, "obj")
                return

    def _under(self, word: int, other: int) -> bool:
        """Whether a word hangs on another one, or too deep to tell."""
        for _ in range(DEEP):
            if word < 0:
                return False
            if word == other:
                return True
            word = self.head[word]
        return True

    def _move(self, word: int, head: int, relation: str) -> None:
        before = self.head[word]
        if before != head:
            if before >= 0:
                self.children[before].remove(word)
            self.children[head].append(word)
            self.children[head].sort()
            self.head[word] = head
        self.relation[word] = relation

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, span: Span) -> range:
        """Indices of the words wholly inside `span`."""
        first = bisect_left(self.starts, span[0])
        last = bisect_right(self.ends, span[1])
        return range(first, max(first, last))

    def base(self, index: int) -> str:
        """The base form of a verb, the singular of a noun, as far as the table knows them."""
        word = self.lower[index]
        table = lexicon()
        if self.pos[index] in ("NOUN", "PROPN"):
            return table.singulars.get(word, word)
        return table.bases.get(word) or base_form(word)

    def noun(self, index: int) -> str:
        """The singular of a noun."""
        word = self.lower[index]
        return lexicon().singulars.get(word, word)

    def child(self, index: int, *relations: str) -> int:
        """The first child that stands in one of these relations, -1 if none does."""
        relation = self.relation
        for child in self.children[index]:
            if relation[child] in relations:
                return child
        return -1

    def marks(self, index: int) -> list[int]:
        """What introduces a clause or a phrase: subordinators and prepositions."""
        return [c for c in self.children[index] if self.relation[c] in ("mark", "case")]

    def case(self, index: int) -> str:
        """The preposition of a phrase in lower case ("because of", "from"), "" if it has none."""
        return " ".join(
            self.lower[c]
            for c in self.children[index]
            if self.relation[c] == "case" and c < index and self.lower[c] != "'s"
        )

    def subtree(self, index: int) -> list[int]:
        """The word and everything below it, each once, in no order."""
        found = [index]
        seen = {index}
        for at in found:
            for child in self.children[at]:
                if child not in seen:
                    seen.add(child)
                    found.append(child)
        return found

    def span(self, index: int) -> Span:
        """From the first to the last word of the subtree."""
        below = self.subtree(index)
        return self.starts[min(below)], self.ends[max(below)]

    def conjuncts(self, index: int) -> list[int]:
        """The word and what is coordinated with it."""
        found = [index]
        seen = {index}
        for at in found:
            for child in self.children[at]:
                if self.relation[child] == "conj" and child not in seen:
                    seen.add(child)
                    found.append(child)
        return found
