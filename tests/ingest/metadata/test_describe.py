"""What `describe` holds for any text, and how blocks and known fields come in."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.ingest.block import HINTS, Block
from sayso.ingest.metadata import Described, describe, pieces
from sayso.vocabulary import ParagraphKind

SHARED = Path(__file__).parents[4] / "shared" / "reports"
BODY = (
    "Fighters of the Ashar Brigades crossed the river Isk near Pell Bridge on Tuesday night, two "
    "residents of Dervane told this newspaper by telephone."
)
LINES = st.sampled_from(
    ["", "  ", "\t", BODY, "By Jane Doe", "3 March 2019", "Read more: X", "• 2", "“Quiet”", "0",
     "NDC Press Office | March 3, 2019", "MERRIN (KTA) — It rained.", "=====", "\u200b", "# A b c",
     "Oldevatoday.com", "Related stories", "a", "word " * 90, "\u00a0 Common Ground", "03/04/2018",
     "\ufeffTitle of a thing", "wrapped line of about fifty characters that goes on\nand on"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.lists(LINES, max_size=14).map("\n".join),
    st.tuples(
        st.lists(LINES, max_size=9), st.sampled_from(["\r\n", "\n\n", "\u2028", "\f", "\x1c"])
    ).map(lambda parts: parts[1].join(parts[0])),
)


def covered(text: str, described: Described) -> None:
    """Asserts that paragraphs are in order, trimmed, apart, and hold all that is no white space."""
    position = 0
    for paragraph in described.paragraphs:
        assert position <= paragraph.start < paragraph.end <= len(text)
        assert text[position : paragraph.start].strip() == ""
        assert not text[paragraph.start].isspace()
        assert not text[paragraph.end - 1].isspace()
        position = paragraph.end
    assert text[position:].strip() == ""


@given(TEXTS)
def test_paragraphs_cover_any_text(text: str) -> None:
    """Paragraphs lie in bounds, in order, apart and trimmed, and cover every character."""
    covered(text, describe(text))


@given(
    TEXTS,
    st.lists(
        st.builds(Block, st.integers(0, 400), st.integers(0, 400), st.sampled_from(sorted(HINTS)))
    ),
)
def test_paragraphs_cover_any_text_with_any_blocks(text: str, blocks: list[Block]) -> None:
    """Blocks that overlap, lie outside or are empty break none of this."""
    covered(text, describe(text, blocks=blocks))


@given(
    TEXTS,
    st.dictionaries(st.sampled_from(["title", "date", "publisher", "url"]), st.text(max_size=40)),
)
def test_known_fields_of_any_kind_are_survived(text: str, known: dict[str, str]) -> None:
    """Whatever a format's metadata holds, there is an answer; a publisher given is never lost."""
    described = describe(text, known=known)
    if known.get("publisher", "").split():
        assert described.publisher


def blocks_of(*parts: tuple[str, str]) -> tuple[str, list[Block]]:
    """A text of (hint, text) parts, one a line, and its blocks."""
    text, blocks = "", []
    for hint, part in parts:
        blocks.append(Block(len(text), len(text) + len(part), hint))
        text += part + "\n"
    return text, blocks


def test_blocks_say_what_is_heading_and_furniture() -> None:
    """Hints for headings and furniture are taken; lists, tables and captions stay body."""
    text, blocks = blocks_of(
        ("furniture", "World"), ("h1", "Patrol lost near Orhal"), ("p", BODY), ("h2", "The search"),
        ("p", BODY[:-1] + " again."), ("li", "Four men"), ("caption", "The bridge in March"),
        ("table", "3 | 4"), ("h3", "Related stories"), ("furniture", BODY + " More."),
    )  # fmt: skip
    described = describe(text, blocks=blocks)
    assert [p.kind.value for p in described.paragraphs] == [
        "boilerplate", "headline", "body", "heading", "body", "body", "body", "body",
        "boilerplate", "boilerplate",
    ]  # fmt: skip
    assert described.title == "Patrol lost near Orhal"


def test_a_list_of_the_dead_in_a_format_is_no_list_of_headings() -> None:
    """Short list items between paragraphs are body."""
    text, blocks = blocks_of(("p", BODY), ("li", "Aren Vol"), ("li", "Bela Ran"), ("p", BODY[2:]))
    assert {p.kind for p in describe(text, blocks=blocks).paragraphs} == {ParagraphKind.body}


def test_known_goes_before_the_text() -> None:
    """Manifest and format are believed before the lines of the text."""
    text = f"Patrol lost near Orhal\n\n4 March 2019\n\nBy Jane Doe\n\n{BODY}\n\nOldeva Today"
    described = describe(
        text,
        known={
            "publisher": "The Merrin Courier", "date": "2019-03-05T08:00:00+02:00",
            "author": "M. Sol", "language": "en_gb", "url": "https://courier.example/1",
            "title": "Another",
        },
    )  # fmt: skip
    assert described.publisher == "The Merrin Courier"
    assert described.published == "2019-03-05"
    assert described.byline == "M. Sol"
    assert described.language == "en-GB"
    assert described.url == "https://courier.example/1"
    assert described.title == "Another"


def test_known_title_with_the_site_behind_it_finds_its_line() -> None:
    """A page's title is stripped of the site's name and its line marked, repeats as boilerplate."""
    text = f"Patrol lost near Orhal\n\n{BODY}\n\nPatrol lost near Orhal\n\n{BODY[3:]}"
    described = describe(text, known={"title": "Patrol lost near Orhal | Oldeva Today"})
    assert described.title == "Patrol lost near Orhal"
    assert described.publisher == "Oldeva Today"
    kinds = [p.kind.value for p in described.paragraphs]
    assert kinds == ["headline", "body", "boilerplate", "body"]


def test_publisher_from_the_address_is_noted() -> None:
    """A publisher that only the address gives is readable, and said to come from there."""
    described = describe(BODY, known={"url": "https://www.merrincourier.com/2019/03/04/patrol"})
    assert described.publisher == "Merrin Courier"
    assert described.published == "2019-03-04"
    assert len(described.notes) == 2


def test_publisher_is_spelled_as_the_text_spells_it() -> None:
    """A site's name that the text writes out is taken in that spelling, without a note."""
    described = describe(f"{BODY} Isk Valley Monitor staff were there.\n\niskvalleymonitor.org")
    assert described.publisher == "Isk Valley Monitor"
    assert described.notes == ()


def test_the_file_name_settles_an_unclear_date_but_gives_none() -> None:
    """03/04/2018 is read where the name says which; a name alone gives no date, only a note."""
    text = f"Patrol lost near Orhal\n\n03/04/2018\n\n{BODY}"
    assert describe(text, name="courier-2018-04-03.txt").published == "2018-04-03"
    assert describe(text, name="courier_20180304.txt").published == "2018-03-04"
    assert describe(text, name="courier-2018-05-06.txt").published == "2018"
    alone = describe(BODY, name="courier-2018-04-03.txt")
    assert alone.published is None
    assert alone.notes == ("only the file's name has a date (2018-04-03): not taken",)


def test_a_date_elsewhere_shows_the_order_of_day_and_month() -> None:
    """Another signature line with a day over 12 settles the order."""
    text = f"Patrol lost near Orhal\n\n03/04/2018\n\nUpdated: 23/04/2018\n\n{BODY}"
    assert describe(text).published == "2018-04-03"


def test_the_dateline_takes_its_year_from_the_name_only_if_it_agrees() -> None:
    """March 3 becomes a date only with a name or address that has this very day."""
    text = f"Patrol lost near Orhal\n\nMERRIN, March 3 (Halden Press) — {BODY}"
    assert describe(text, name="a-2019-03-03.txt").published == "2019-03-03"
    assert describe(text, name="a-2019-03-04.txt").published is None
    assert describe(text).credit == "Halden Press"


def test_nothing_is_known_of_nothing() -> None:
    """An empty text and one of white space have no paragraphs and no metadata."""
    for text in ("", " \n\t\u2003\n"):
        assert describe(text) == Described(())


@pytest.mark.parametrize(
    "line",
    ["(" * 300, "share " * 49, "a/" * 149, "By A" + " A" * 140, "1-" * 148, "Photo: " + "x" * 290,
     "Tags:" + "," * 290, "home >" + ">" * 290, "January " * 37, "- " * 149, "A" * 299, "a b " * 74,
     "Source:" + " " * 290 + "x", "terms " * 49, "+" + "12 " * 99, "NDC – " * 49, "“" * 299,
     "this story was published " * 11, "Jane Doe, " * 29, "al " * 99, "updated on " * 27]
)  # fmt: skip
def test_no_line_is_slow(line: str) -> None:
    """Lines made to trip patterns cost less than 15 ms each (the worst costs 3)."""
    text = "\n\n".join(f"{line[:-6]}{number}" for number in range(150))
    before = time.process_time()
    covered(text, describe(text))
    assert time.process_time() - before < 150 * 0.015


def test_a_text_of_line_ends_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a limit short lines are joined, so that paragraphs stay few."""
    monkeypatch.setattr(pieces, "MAX_PIECES", 1_000)
    text = "a\n\n" * 20_000
    described = describe(text)
    assert 1_000 < len(described.paragraphs) < 1_100
    covered(text, described)


@pytest.mark.shared
def test_the_two_real_reports() -> None:
    """Both have publisher, title and headings, one a date; a title's repeats are boilerplate."""
    if not SHARED.is_dir():
        pytest.skip("no development data beside the project")
    found = []
    for path in sorted(SHARED.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        described = describe(text)
        covered(text, described)
        assert described.publisher
        assert described.title
        kinds = [p.kind for p in described.paragraphs]
        assert ParagraphKind.heading in kinds
        assert kinds.count(ParagraphKind.headline) == 1
        assert kinds.count(ParagraphKind.body) >= 8
        assert kinds[-1] in {ParagraphKind.credit, ParagraphKind.boilerplate}
        for paragraph in described.paragraphs:
            if text[paragraph.start : paragraph.end] == described.title:
                assert paragraph.kind in {ParagraphKind.headline, ParagraphKind.boilerplate}
        found.append(described.published)
    assert sorted(len(date or "") for date in found) == [0, 10]


@pytest.mark.parametrize("line", ["WORLD | 12 comments", "12 Comments • Middle East", "News · 4"])
def test_section_and_counts_are_no_headline(line: str) -> None:
    """A row of section name and counts above the headline is boilerplate."""
    described = describe(f"{line}\n\nPatrol lost near Orhal\n\nBy Jale Borik\n\n{BODY}\n")
    assert described.title == "Patrol lost near Orhal"
    assert described.paragraphs[0].kind is ParagraphKind.boilerplate


def test_a_link_on_a_line_of_its_own_does_not_cut_its_sentence():
    """As pages are copied: the link's words stand alone in the middle of a sentence."""
    text = (
        "The army said on Monday that it had begun its \ncampaign\n against the hill forts, and "
        "that the\nMerrin Road was shut.\nThe mayor of Merrin said that nobody had told him."
    )
    found = [text[p.start : p.end] for p in describe(text).paragraphs]
    assert len(found) == 2
    assert found[0].endswith("Merrin Road was shut.")


def test_full_lines_go_on_where_short_paragraphs_stand_between_them():
    """Pages copied with their line ends, each paragraph on one line or two, none set apart."""
    lines = (
        "A bomb in the east of Tasmur has killed nine soldiers in a bus and hurt twenty, officers",
        "said.",
        "The bus was on its way to Merrin.",
        "The governor said that the blast in Orhal, a quiet town at the edge of the Northern Hills",
        "Plateau, was the work of the Rapid Units, who have held the road from there to Sulmat for",
        "a year. Nobody has claimed it.",
        "Four men were held on Monday.",
    )
    text = ("\n" + " " * 12).join(lines)
    found = [text[p.start : p.end] for p in describe(text).paragraphs]
    assert [words.split()[0] for words in found] == ["A", "The", "The", "Four"]
