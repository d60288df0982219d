"""What contradicts a claim from another allegation, as it is shown."""

from __future__ import annotations

from rich.console import Console

from sayso.model import Reuse
from sayso.show.terminal.weighing import compared, print_allegation
from sayso.show.web.allegation_shapes import _clash
from tests.weigh.shelves import about, found, weighed
from tests.weigh.test_across import held


def test_the_terminal_says_who_denies_it_in_another_allegation() -> None:
    """Both words, the speaker and where the other one stands."""
    one = about(weighed(held()), "b-c0")
    console = Console(width=200)
    with console.capture() as written:
        print_allegation(console, one, [], {})
    text = written.get()
    assert "Who says otherwise in another allegation" in text
    assert "Petar Lasko denies it: “Nobody laid a hand on the prisoner”" in text
    assert about(weighed(held()), "a-c0").id in text


def test_two_reports_differ_once_in_what_two_allegations_show() -> None:
    """The same pair is on both allegations, and one line of the comparison."""
    parsed = {made.id: made.parsed() for made in held()}
    rows = found(weighed(held()))
    differ = compared(parsed["b"], parsed["c"], rows, Reuse("b", "c", 0.0, 0.0, 0))["differ"]
    assert [sorted(row["claims"]) for row in differ] == [["b-c0", "c-c0"]]


def test_the_page_is_given_the_words_of_both() -> None:
    """A claim that is not on the page is shown by its words."""
    row = about(weighed(held()), "b-c0").detail["contradictions"][0]  # type: ignore[index]
    shape = _clash(row, {"b-c0": {"words": "They tied him to a pipe"}})
    assert shape["says"] == [
        "They tied him to a pipe (asserted)", "Nobody laid a hand on the prisoner (denied)",
    ]  # fmt: skip
    assert shape["elsewhere"]["name"] == "Petar Lasko"
