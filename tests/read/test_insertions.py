"""Brackets in a quotation are an editor's; brackets elsewhere are not."""

from sayso.model import Quotation
from sayso.read.insertions import find_insertions


def test_round_and_square_brackets_inside_a_quotation():
    text = "“They (Turkey) know [the] routes,” he (Omar) said."
    quotation = Quotation(0, text.index("”") + 1)
    found = find_insertions(text, [(0, len(text))], [quotation])
    assert [text[s:e] for s, e in found] == ["(Turkey)", "[the]"]


def test_none_outside_quotations_or_content():
    text = "He said that they (Turkey) know “it (all)”."
    at = text.index("“")
    assert find_insertions(text, [(8, at)], [Quotation(at, len(text) - 1)]) == ()
