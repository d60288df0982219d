"""Quotation marks: closed, unclosed, inside one another, over paragraphs, and what is none."""

import re

from hypothesis import given
from hypothesis import strategies as st

from sayso.read.quotes import find_quotations


def quotes(text):
    paragraphs = [m.span() for m in re.finditer(r"[^\n]+", text)]
    return [(text[q.start : q.end], q.closed, q.depth) for q in find_quotations(text, paragraphs)]


def test_closed_and_unclosed():
    assert quotes('He said “go” and "stay".') == [("“go”", True, 0), ('"stay"', True, 0)]
    assert quotes("He said: “We went.") == [("“We went.", False, 0)]


def test_each_paragraph_opens_again():
    assert quotes("“One.\n“Two.”") == [("“One.", False, 0), ("“Two.”", True, 0)]


def test_one_inside_another():
    found = quotes("“He told me ‘go home’ twice.”")
    assert found == [("“He told me ‘go home’ twice.”", True, 0), ("‘go home’", True, 1)]
    unclosed = quotes("“They said “welcome home.”")
    assert unclosed == [("“They said “welcome home.”", False, 0), ("“welcome home.”", True, 1)]


def test_apostrophes_are_no_quotations():
    assert quotes("The army’s men didn't leave the villagers' homes.") == []


def test_a_pseudonym_in_single_marks():
    assert quotes("the pseudonym ‘Sami’, who fled") == [("‘Sami’", True, 0)]


@given(st.text(alphabet="ab .\n\"“”'‘’«»", max_size=80))
def test_quotations_are_never_empty_and_stay_in_their_paragraph(text):
    paragraphs = [m.span() for m in re.finditer(r"[^\n]+", text)]
    for quotation in find_quotations(text, paragraphs):
        assert quotation.start < quotation.end
        assert any(s <= quotation.start and quotation.end <= e for s, e in paragraphs)
        assert "\n" not in text[quotation.start : quotation.end]


def test_only_marks_take_linear_time():
    for mark in "\"“‘'”":
        find_quotations(mark * 200_000, [(0, 200_000)])
