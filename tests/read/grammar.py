"""Sections with a tree: a text whose words carry their heads and relations by hand."""

import numpy as np
from read.hand import section

from sayso.vocabulary import PARTS_OF_SPEECH, RELATIONS


def parsed(text, tree):
    """The section of `text`, and its syntax out of `tree`: lines "word pos relation head", where
    `word` and `head` are forms ("said#2" the second one), head "-" a root."""
    made, syntax = section(text)
    forms = [text[s:e] for s, e in made.words]

    def find(form):
        name, _, number = form.partition("#")
        return [i for i, f in enumerate(forms) if f == name][int(number or 1) - 1]

    syntax.heads = np.full(len(forms), -1, np.int32)
    for line in tree.strip().splitlines():
        word, pos, relation, head = line.split()
        at = find(word)
        syntax.pos[at] = PARTS_OF_SPEECH.index(pos)
        syntax.relations[at] = RELATIONS.index(relation)
        syntax.heads[at] = -1 if head == "-" else find(head)
    for at, form in enumerate(forms):
        if not form[0].isalnum():
            syntax.pos[at] = PARTS_OF_SPEECH.index("PUNCT")
    return made, syntax
