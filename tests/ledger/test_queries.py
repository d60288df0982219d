"""Lists: what is found by which question."""

from __future__ import annotations

from typing import Any

import pytest
from ledger_world import prisoner_report, put

from sayso.errors import NotFound, WrongUse
from sayso.ledger import ClaimFilter, Ledger
from sayso.ledger.cited import has_name
from sayso.ledger.fold import fold, match_words
from sayso.vocabulary import Act, Basis, Caveat, Certainty, Naming, Polarity, Role


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """Two reports of two publishers; the second speaker's name holds the first one's."""
    put(ledger, prisoner_report(data=b"1", more=("could not verify",)))
    put(
        ledger,
        prisoner_report(data=b"2", publisher="Oldeva Today", speaker="Old Sano Velk", title="Êvar"),
    )
    return ledger


LET = "The guards let us pass at Pell Bridge"
TWO = "Two officials in Dêrvan"


@pytest.mark.parametrize(
    ("facets", "words"),
    [
        ({}, [LET, TWO, "could not verify", LET, TWO]),
        ({"speaker": "sano velk"}, [LET, LET]),
        ({"speaker": "VELK"}, [LET, LET]),
        ({"speaker": "vel"}, []),
        ({"speaker": "Velk Sano"}, []),
        ({"speaker": "merrin courier"}, ["could not verify"]),
        ({"origin": "two officials"}, [TWO, TWO]),
        ({"publisher": "oldeva"}, [LET, TWO]),
        ({"publisher": "nobody"}, []),
        ({"mentions": "derwan"}, [TWO, TWO]),
        ({"mentions": "Dêrvan"}, [TWO, TWO]),
        ({"mentions": "bridge"}, [LET, LET]),
        ({"words": "dervan"}, [TWO, TWO]),
        ({"words": "derva"}, [TWO, TWO]),
        ({"words": "de"}, []),
        ({"words": "de*"}, [TWO, TWO]),
        ({"words": "guards bridge"}, [LET, LET]),
        ({"words": '"guards bridge"'}, []),
        ({"words": "“Pell Bridge”"}, [LET, LET]),
        ({"words": '"guard"'}, []),
        ({"naming": Naming.anonymous}, [TWO, TWO]),
        ({"role": Role.detainee}, [LET, LET]),
        ({"basis": Basis.own_act}, [LET, LET]),
        ({"caveat": Caveat.single_gatherer, "publisher": "courier"}, [LET]),
        ({"act": Act.REJECT}, [TWO, TWO]),
        ({"certainty": Certainty.certain}, [LET, LET]),
        ({"polarity": Polarity.neg, "words": "officials", "publisher": "oldeva"}, [TWO]),
        ({"heading": True}, []),
        ({"heading": False, "speaker": "old sano"}, [LET]),
        ({"speaker": "velk", "mentions": "dervane"}, []),
    ],
)
def test_filters(full: Ledger, facets: dict[str, Any], words: list[str]) -> None:
    """Each filter finds what it should, and counting agrees with listing."""
    assert [row.words for row in full.claims(**facets)] == words
    assert full.count_claims(**facets) == len(words)
    assert [row.words for row in full.claims(ClaimFilter(**facets), limit=1, offset=1)] == words[
        1:2
    ]


def test_an_exact_name_comes_first(full: Ledger) -> None:
    """Asked for the longer name's words in the other report, the exact name still leads."""
    put(full, prisoner_report(data=b"0", speaker="Very Old Sano Velk"))
    rows = list(full.claims(speaker="Old Sano Velk"))
    assert [row.speaker.name for row in rows if row.speaker] == [
        "Old Sano Velk",
        "Very Old Sano Velk",
    ]


def test_a_row_carries_everything_that_a_line_shows(full: Ledger) -> None:
    """Report, chain, origin, caveats and the attribution's spans, without another question."""
    parsed = prisoner_report(data=b"1", more=("could not verify",))
    first, _, own = list(full.claims(publisher="The Merrin Courier"))
    assert first.claim == parsed.stated.claims[0]
    assert first.chain == parsed.resolved.chains[parsed.reading.attributions[0].id]
    assert (first.report, first.publisher) == (parsed.report.id, "The Merrin Courier")
    assert (first.published, first.title) == ("2021-03-04", parsed.report.title)
    assert first.origin == first.speaker == first.chain.hops[2]
    assert first.content == parsed.reading.attributions[0].content
    assert (own.content, own.chain) == ((), parsed.resolved.chains[""])


def test_what_a_person_types_is_never_query_syntax(full: Ledger) -> None:
    """Operators, columns and loose quotation marks are only words, or nothing at all."""
    for typed in ("guards AND bridge", "words: guards", 'guards "', "NEAR(guards)", "guards^2 -us"):
        full.count_claims(words=typed)
    assert full.count_claims(words="bridge NOT guards") == 0
    assert match_words('a" OR b') == '"a" "OR" "b"'
    assert match_words('“the bridge” dêr*  "x y') == '"the bridge" "dêr"* "x" "y"'
    for nothing in ("", " ", '"', "*", "!?"):
        with pytest.raises(WrongUse, match="no word"):
            full.count_claims(words=nothing)


def test_folding(full: Ledger) -> None:
    """Case, diacritics, scripts and punctuation fold; what has no letters keeps itself."""
    assert fold("Ras al-‘Ayn") == "ras al ayn"
    assert fold("DÊRVAN") == fold("dervan") == "dervan"
    assert fold("!!") == "!!"


def test_a_claim_by_the_beginning_of_its_id(full: Ledger) -> None:
    """Five characters that fit one claim are enough; fewer, none or several are refused."""
    row = next(full.claims())
    assert full.claim(row.id).claim == row.claim
    assert full.claim(row.id[:9]).claim == row.claim
    with pytest.raises(NotFound, match="no claim"):
        full.claim("c" + "0" * 15)
    with pytest.raises(NotFound, match="first 5 characters"):
        full.claim(row.id[:4])
    assert full.report(row.report[:9]).id == row.report


def test_an_ambiguous_id_names_the_candidates(ledger: Ledger) -> None:
    """Two reports made of the same bytes share claim ids; the report tells them apart."""
    one, two = (prisoner_report(part=part) for part in ("1", "2"))
    put(ledger, one)
    put(ledger, two)
    claim = one.stated.claims[0].id
    with pytest.raises(WrongUse, match=f"{one.report.id}.*{two.report.id}"):
        ledger.claim(claim)
    assert ledger.claim(claim, report=two.report.id).report == two.report.id


def test_an_unknown_filter_is_named(full: Ledger) -> None:
    """A filter that does not exist is wrong use, with the list of those that do."""
    with pytest.raises(WrongUse, match=r"speaker, origin, publisher.*colour"):
        full.claims(colour="red")
    with pytest.raises(WrongUse, match="not both"):
        full.count_claims(ClaimFilter(), speaker="x")


def test_reports_by_publisher_and_title(full: Ledger) -> None:
    """Whole words of the publisher, words of the title."""
    assert [row.publisher for row in full.reports()] == ["The Merrin Courier", "Oldeva Today"]
    assert [row.publisher for row in full.reports(publisher="merrin")] == ["The Merrin Courier"]
    assert [row.title for row in full.reports(words="evar")] == ["Êvar"]
    assert [row.id for row in full.reports(by_id=True)] == sorted(row.id for row in full.reports())


def test_sources_say_who_speaks_through_whom(full: Ledger) -> None:
    """Named speakers join across reports; publishers are known as such."""
    put(full, prisoner_report(data=b"3", publisher="Oldeva Today"))
    rows = {row.name: row for row in full.sources() if not row.key.startswith("opaque:")}
    velk = rows["Sano Velk"]
    assert (velk.reports, velk.attributions, velk.claims) == (2, 2, 2)
    assert dict(velk.through) == {
        "NDC press office": 2, "The Merrin Courier": 1, "Oldeva Today": 1
    }  # fmt: skip
    assert (velk.is_publisher, rows["Oldeva Today"].is_publisher) == (False, True)
    assert rows["The Merrin Courier"].claims == 1
    assert "The Merrin Courier" not in {row.name for row in full.sources(publishers=False)}


def test_unnamed_speakers_are_never_joined(full: Ledger) -> None:
    """Two reports' "two officials" are two opaque keys, and no key tells a name."""
    unnamed = [row for row in full.sources() if Naming.anonymous in row.naming]
    assert [row.reports for row in unnamed] == [1, 1]
    assert all(row.key.startswith("opaque:") for row in unnamed)


def test_a_pseudonym_is_never_joined_with_a_named_person(ledger: Ledger) -> None:
    """One name, used as a pseudonym in one report and plainly in another: two keys."""
    put(ledger, prisoner_report(data=b"1"))
    put(ledger, prisoner_report(data=b"2", naming=Naming.pseudonym))
    put(ledger, prisoner_report(data=b"3", naming=Naming.pseudonym))
    rows = [row for row in ledger.sources() if row.name == "Sano Velk"]
    assert sorted((row.naming, row.reports) for row in rows) == [
        ((Naming.named,), 1),
        ((Naming.pseudonym,), 2),
    ]


def test_cited_originals_are_gatherers_without_a_report(full: Ledger) -> None:
    """The press office is cited twice; once its own report is here, it is not missing."""
    (row,) = full.cited_originals()
    assert (row.name, row.reports, row.chains) == ("NDC press office", 2, 2)
    assert row.cited_by == ("The Merrin Courier", "Oldeva Today")
    put(full, prisoner_report(data=b"9", publisher="NDC Press Office"))
    assert list(full.cited_originals()) == []


@pytest.mark.parametrize(
    ("called", "named"),
    [
        ("Our report", False), ("the statement", False), ("a letter", False),
        ("The guard's log book", False), ("THE STATEMENT", False), ("Monday's Report", False),
        ("Halden Press", True), ("the Halden Press interview", True), ("KTA", True),
        ("a post on www.oldeva.example/7", True), ("بيان المجلس", True), ("", False),
    ],
)  # fmt: skip
def test_only_what_has_a_name_can_be_got(called: str, named: bool) -> None:
    """Nobody could ask for "our report"; a named body's, or an address, can be found."""
    assert has_name(called) is named
