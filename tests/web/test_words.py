"""Nothing raw stands on a page: every value has words, and what a terminal takes stands apart."""

from __future__ import annotations

from importlib.resources import files

import pytest

from sayso.errors import LedgerUnreadable, NotFound, WrongUse
from sayso.show.web.answers import error_of
from sayso.show.web.explained import explained
from sayso.show.web.labels import vocabulary
from sayso.show.web.when import label


def test_every_finer_kind_of_act_has_words() -> None:
    """Whatever the machine's list of verbs can give is said in plain words."""
    lines = (files("sayso.state") / "acts.txt").read_text(encoding="utf-8").splitlines()
    modes = {line.split()[2] for line in lines if line.startswith("== ") and len(line.split()) > 2}
    assert modes
    assert modes <= set(vocabulary()["act_mode"])


def test_every_facet_caveat_basis_and_remark_is_explained() -> None:
    """One line each, none of which says that anything is so."""
    words = vocabulary()
    for name in ("facet", "caveat", "basis", "remark"):
        assert set(explained()[name]) == set(words[name])
    said = " ".join(line for some in explained().values() for line in some.values()).casefold()
    assert "corroborat" not in said
    assert "verified" not in said


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("XXXX-03-11", "11 March, year not said"), ("XXXX-03", "March, year not said"),
        ("XXXX-W05-1", "a time that is not clear"), ("2018-21", "spring 2018"),
    ],
)  # fmt: skip
def test_a_time_is_never_shown_as_code(edtf: str, words: str) -> None:
    """Half a date is half a date, in words."""
    assert label(edtf) == words


@pytest.mark.parametrize(
    ("error", "message", "command"),
    [
        (WrongUse("Ada split these two. Undo that first: sayso undo j12"), "Ada split these two.",
         "sayso undo j12"),
        (NotFound("no report r1 in this ledger. `sayso reports` lists them."),
         "no report r1 in this ledger.", "sayso reports"),
        (LedgerUnreadable("it is damaged."), "it is damaged.", "sayso verify"),
        (WrongUse("two claims are needed."), "two claims are needed.", None),
    ],
)  # fmt: skip
def test_what_a_terminal_takes_stands_apart(
    error: Exception, message: str, command: str | None
) -> None:
    """Before a browser nobody is told to type: the advice is for the page."""
    told = error_of(error)[1]["error"]
    assert (told["message"], told["command"]) == (message, command)
    assert "sayso " not in told["message"] + told["advice"]
    assert command is None or told["advice"]
