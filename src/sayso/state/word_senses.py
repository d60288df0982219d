"""What a word alone tells: a verb with its particle, a noun with the noun before it."""

from __future__ import annotations

from sayso.state.acts import Sense, lexicon
from sayso.state.tree import Tree
from sayso.vocabulary import Act

__all__ = ["noun_sense", "particles_of", "word_sense"]


def word_sense(tree: Tree, word: int) -> Sense | None:
    """What a word alone tells: a verb with its particle, or a noun."""
    table = lexicon()
    base = tree.base(word)
    if tree.pos[word] in ("NOUN", "PROPN"):
        return noun_sense(tree, word)
    for second in particles_of(tree, word):
        sense = table.verbs.get(f"{base} {second}")
        if sense is not None:
            return sense
    return table.verbs.get(base)


def particles_of(tree: Tree, word: int) -> list[str]:
    """The particles and prepositions behind a verb that may make one verb with it."""
    particles = lexicon().particles
    found = []
    for child in tree.children[word]:
        relation = tree.relation[child]
        if relation in ("prt", "advmod", "xcomp", "obl") and tree.lower[child] in particles:
            found.append(tree.lower[child])
        if relation in ("obl", "obj"):
            found += [
                tree.lower[c] for c in tree.children[child]
                if tree.relation[c] == "case" and tree.lower[c] in particles
            ]  # fmt: skip
            if tree.lower[child] in particles:
                found.append(tree.lower[child])
    if word + 1 < len(tree) and tree.lower[word + 1] in particles:
        found.append(tree.lower[word + 1])
    return found


def noun_sense(tree: Tree, word: int) -> Sense | None:
    """A noun's act; with the noun before it first ("air strike", "suicide bombing")."""
    table = lexicon()
    noun = tree.noun(word)
    for child in tree.children[word]:
        if tree.relation[child] in ("compound", "amod"):
            sense = table.nouns.get(f"{tree.lower[child]} {noun}")
            if sense is not None:
                return sense
            if tree.lower[child] == "suicide":
                return Sense(Act.ASSAULT, "suicide-attack")
    return table.nouns.get(noun)
