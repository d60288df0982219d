"""Quotations inside what somebody says: whose they are."""

from read.grammar import parsed

from sayso.read.inner import quoted_inside
from sayso.read.links import Draft

TEXT = "Selim said: “I was glad when Orvan guards welcomed me saying “Come into this house.””"
TREE = """
guards NOUN nsubj welcomed
welcomed VERB advcl glad
saying VERB advcl house
house NOUN obl -
glad ADJ ccomp -
"""


def test_a_participle_is_said_by_whoever_its_verb_is_of() -> None:
    """ "guards welcomed me saying “…”": the guards, whatever the participle hangs on."""
    made, syntax = parsed(TEXT, TREE)
    quotes = sorted(made.quotations, key=lambda q: q.start)
    outer = next(q for q in quotes if not q.depth)
    inside = [i for i, (s, e) in enumerate(made.words) if outer.start <= s and e <= outer.end]
    draft = Draft((1, 2), (0, 1), [(inside[0], inside[-1] + 1)])
    (found,) = quoted_inside(made, syntax, [draft])
    assert found.source is not None
    begin, stop = made.words[found.source[0]][0], made.words[found.source[1] - 1][1]
    assert made.text[begin:stop].endswith("guards")
    assert found.parent == 0
