"""The rules of separate origins as an executable specification: a small case for every clause."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.weigh.components import Components
from sayso.weigh.edges import Overlap, Rule, may_edges, must_edges
from sayso.weigh.parties import Parties
from sayso.weigh.separation import Label, Overrule, Separation, separate
from sayso.weigh.trace import blocs_of
from sayso.weigh.voice import LeftOut, OriginKind, Voice

COUNCIL, ARMY = "council", "army"
ADVERSE = [frozenset({COUNCIL, ARMY})]


def voice(claim: str, key: str, kind: OriginKind = OriginKind.named, **more: object) -> Voice:
    """A voice in a report of its own, published by a paper of its own."""
    made = {"report": f"r-{claim}", "publisher": f"p-{claim}", "gatherers": (f"p-{claim}",)}
    return Voice(claim=claim, key=key, kind=kind, **{**made, "name": key, **more})  # type: ignore[arg-type]


def unknown(claim: str, **more: object) -> Voice:
    """A voice whose origin the text does not give."""
    return voice(claim, f"unknown({claim})", OriginKind.unknown, **more)


def bounds(count: Separation) -> tuple[int, int]:
    """N_min and N_max."""
    return count.n_min, count.n_max


def of(*voices: Voice, **more: object) -> Separation:
    """The count, with the two parties of these cases declared adverse."""
    return separate(voices, adverse=ADVERSE, **more)  # type: ignore[arg-type]


ADEL = voice("a", "named:adel")
JALE = voice("b", "named:jale")

# --- 1: left out -----------------------------------------------------------------------------


@pytest.mark.parametrize("reason", list(LeftOut))
def test_what_is_left_out_does_not_count(reason: LeftOut) -> None:
    """A claim that is uncertain, hypothetical, superseded, retracted or only a heading."""
    count = of(ADEL, replace(JALE, left_out=reason))
    assert bounds(count) == (1, 1)
    assert count.left_out == (("b", reason),)


@pytest.mark.parametrize("reason", list(LeftOut))
def test_nothing_left_is_unsupported(reason: LeftOut) -> None:
    """If nothing is left, the label says so."""
    count = of(replace(ADEL, left_out=reason))
    assert (bounds(count), count.label) == ((0, 0), Label.unsupported)


def test_no_claims_are_unsupported() -> None:
    """An empty side counts nothing."""
    assert of().label is Label.unsupported


# --- 2 and 3: keys, and what one origin counts -----------------------------------------------


@pytest.mark.parametrize(
    ("kind", "announced", "expected"),
    [
        (OriginKind.named, None, (1, 1)),
        (OriginKind.pseudonym, None, (1, 1)),
        (OriginKind.document, None, (1, 1)),
        (OriginKind.collective, None, (1, 1)),
        (OriginKind.described, None, (1, 1)),
        (OriginKind.publisher, None, (1, 1)),
        (OriginKind.unknown, None, (0, 1)),
        (OriginKind.described, 2, (1, 2)),
        (OriginKind.collective, 4, (1, 4)),
        (OriginKind.described, 1, (1, 1)),
        (OriginKind.named, 5, (1, 1)),
    ],
)
def test_what_one_origin_counts(
    kind: OriginKind, announced: int | None, expected: tuple[int, int]
) -> None:
    """Named and described are one; "two officials" are one or two; nobody is none or one."""
    assert bounds(of(voice("a", "k", kind, announced=announced))) == expected


def test_two_named_people_are_two() -> None:
    """Two named origins with no tie between them are two at least and at most."""
    count = of(ADEL, JALE)
    assert (bounds(count), count.label) == ((2, 2), Label.separate)


def test_two_who_are_not_known_are_none_to_two() -> None:
    """Two reports that say nobody: between none and two."""
    count = of(unknown("a"), unknown("b"))
    assert (bounds(count), count.label) == ((0, 2), Label.possibly_separate)


def test_a_paper_that_saw_for_itself_counts() -> None:
    """The publisher's own voice is an origin where it says that it saw."""
    paper = voice("c", "publisher:courier", OriginKind.publisher, saw=True)
    assert bounds(of(ADEL, paper)) == (2, 2)


def test_a_paper_that_only_tells_is_nobody() -> None:
    """Without having seen, the publisher's voice is an unknown origin."""
    assert bounds(of(ADEL, unknown("c"))) == (1, 2)


# --- 4: must merge ---------------------------------------------------------------------------


def test_one_man_in_two_papers_is_one() -> None:
    """The same key is certainly one origin: repeated, not separate."""
    count = of(ADEL, replace(ADEL, claim="b", report="r-b"))
    assert (bounds(count), count.label) == ((1, 1), Label.repeated)
    assert count.edges[0].rule is Rule.same_key


def test_one_interview_in_four_papers_is_one() -> None:
    """Four reports of one interview have one origin."""
    four = [replace(ADEL, claim=c, report=f"r-{c}") for c in "abcd"]
    count = of(*four)
    assert (bounds(count), count.label) == ((1, 1), Label.repeated)
    assert len(count.origins[0].reports) == 4


def test_the_same_words_on_the_same_occasion_are_one() -> None:
    """An utterance heard through two namings of its speaker is one."""
    spoken = "statement of 3 March"
    one = voice("a", "named:ministry", utterance=spoken)
    other = voice("b", "described:officials@courier", OriginKind.described, utterance=spoken)
    assert bounds(of(one, other)) == (1, 1)


def test_citing_the_others_report_is_one() -> None:
    """A chain that cites the other's report for this claim leads to the same origin."""
    source = voice("a", "named:adel", report="r1")
    citing = voice("b", "publisher:today", OriginKind.publisher, cites=frozenset({"r1"}))
    count = of(source, citing)
    assert bounds(count) == (1, 1)
    assert count.edges[0].rule is Rule.cites_report


def test_citing_a_report_of_two_origins_joins_neither() -> None:
    """Who cites a report with two origins does not make the two one."""
    first = voice("a", "named:adel", report="r1")
    second = voice("b", "named:jale", report="r1")
    citing = unknown("c", cites=frozenset({"r1"}))
    count = of(first, second, citing)
    assert bounds(count) == (2, 2)
    assert count.absorbed[0].claim == "c"


def test_citing_a_report_that_is_not_here_does_nothing() -> None:
    """A cited report outside the allegation joins nothing."""
    assert bounds(of(ADEL, replace(JALE, cites=frozenset({"elsewhere"})))) == (2, 2)


def test_must_is_transitive() -> None:
    """Same key here, same utterance there: all one."""
    one = voice("a", "named:adel")
    two = voice("b", "named:adel", utterance="u")
    three = voice("c", "described:driver@x", OriginKind.described, utterance="u")
    assert bounds(of(one, two, three)) == (1, 1)


# --- 5: absorb -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("overlap", "rule"),
    [
        (Overlap("a", "c", same_credit=True), Rule.same_credit),
        (Overlap("a", "c", quotation=8), Rule.shared_quotation),
        (Overlap("a", "c", claim_run=25), Rule.claim_run),
        (Overlap("a", "c", containment=0.5), Rule.contained),
    ],
)
def test_a_copy_takes_the_origin_and_counts_nothing(overlap: Overlap, rule: Rule) -> None:
    """Each clause of the absorb rule on its own."""
    count = of(ADEL, unknown("c"), overlaps=[overlap])
    assert bounds(count) == (1, 1)
    assert [(copy.claim, copy.rule) for copy in count.absorbed] == [("c", rule)]
    assert (count.label, count.repeating) == (Label.repeated, 1)


@pytest.mark.parametrize(
    "overlap",
    [
        Overlap("a", "c", quotation=7),
        Overlap("a", "c", claim_run=24),
        Overlap("a", "c", containment=0.49),
    ],
)
def test_just_under_the_measure_is_no_copy(overlap: Overlap) -> None:
    """One token or one hundredth less, and the unknown origin counts."""
    assert bounds(of(ADEL, unknown("c"), overlaps=[overlap])) == (1, 2)


def test_a_resolved_origin_is_never_absorbed() -> None:
    """Shared text does not take away an origin that the report names."""
    assert bounds(of(ADEL, JALE, overlaps=[Overlap("a", "b", containment=1.0)])) == (2, 2)


def test_a_copy_that_fits_two_stories_never_bridges() -> None:
    """It is absorbed without joining them: neither bound falls or rises."""
    both = [Overlap("a", "c", containment=0.6), Overlap("b", "c", containment=0.6)]
    count = of(ADEL, JALE, unknown("c"), overlaps=both)
    assert bounds(count) == (2, 2)
    assert count.absorbed[0].sources == ("a", "b")


def test_a_wire_story_and_two_cuts_without_origin_are_one_at_most() -> None:
    """Where none gives an origin, the longest stands for all."""
    wire, cut, other = unknown("a", length=400), unknown("b", length=90), unknown("c", length=80)
    shared = [Overlap("a", "b", containment=0.9), Overlap("a", "c", containment=0.9)]
    assert bounds(of(wire, cut, other, overlaps=shared)) == (0, 1)


def test_two_equal_copies_without_origin_are_one_at_most() -> None:
    """Of equals one stays, so that they do not absorb each other to nothing."""
    pair = [unknown("a", length=50), unknown("b", length=50)]
    count = of(*pair, overlaps=[Overlap("a", "b", containment=1.0)])
    assert (bounds(count), len(count.absorbed)) == ((0, 1), 1)


def test_text_shared_inside_one_report_is_no_copy() -> None:
    """A report does not copy itself."""
    same = unknown("c", report="r-a")
    assert bounds(of(ADEL, same, overlaps=[Overlap("a", "c", containment=1.0)])) == (1, 2)


def test_a_copy_of_a_claim_that_was_left_out_still_counts() -> None:
    """What is left out takes nothing with it."""
    gone = replace(ADEL, left_out=LeftOut.retracted)
    assert bounds(of(gone, unknown("c"), overlaps=[Overlap("a", "c", containment=1.0)])) == (0, 1)


# --- 6: may merge ----------------------------------------------------------------------------


def test_one_pseudonym_with_two_gatherers_may_be_one() -> None:
    """Counted as one or two, never made one identity."""
    first = voice("a", "pseudonym:rs@today", OriginKind.pseudonym, name="R. S.")
    second = voice("b", "pseudonym:rs@courier", OriginKind.pseudonym, name="R. S.")
    count = of(first, second)
    assert (bounds(count), count.label) == ((1, 2), Label.possibly_separate)
    assert len(count.origins) == 2


def test_like_descriptions_may_be_one() -> None:
    """ "An official" here and "an official" there: one or two."""
    one = voice("a", "d:official@x", OriginKind.described, description="official")
    other = voice("b", "d:official@y", OriginKind.described, description="official")
    assert bounds(of(one, other)) == (1, 2)


def test_the_second_is_one_of_two_sources() -> None:
    """ "Two sources" and "the second" of one gatherer: one to three, as any like description."""
    two = voice("a", "d:sources@x", OriginKind.collective, announced=2, description="source",
                gatherers=("x",))  # fmt: skip
    second = voice("b", "d:second@x", OriginKind.described, name="the second", gatherers=("x",))
    assert bounds(of(two, second)) == (1, 3)
    assert bounds(of(two, replace(second, gatherers=("y",)))) == (2, 3)
    assert bounds(of(two, replace(second, name="the second driver"))) == (2, 3)


def test_unlike_descriptions_are_two() -> None:
    """An official and a nurse are two."""
    one = voice("a", "d:official@x", OriginKind.described, description="official")
    other = voice("b", "d:nurse@y", OriginKind.described, description="nurse")
    assert bounds(of(one, other)) == (2, 2)


def test_two_officials_and_one_official_are_one_to_three() -> None:
    """A stated number counts up to itself, and a like description may be among them."""
    two = voice("a", "d:officials@x", OriginKind.described, announced=2, description="official")
    one = voice("b", "d:official@y", OriginKind.described, description="official")
    assert bounds(of(two, one)) == (1, 3)


@pytest.mark.parametrize(("containment", "n_max"), [(0.14, 2), (0.15, 2), (0.49, 2)])
def test_related_text_without_origins_may_be_one(containment: float, n_max: int) -> None:
    """Some shared text ties two unknown origins loosely; the upper bound stays."""
    pair = [unknown("a"), unknown("b")]
    overlap = Overlap("a", "b", containment=containment)
    assert bounds(of(*pair, overlaps=[overlap])) == (0, n_max)
    tied = [edge.rule for edge in may_edges(pair, [overlap])]
    assert tied == ([Rule.related_text] if containment >= 0.15 else [])


def test_one_author_without_origins_may_be_one() -> None:
    """The same byline on two reports that give no origin."""
    pair = [unknown("a", byline="Ilse Marek"), unknown("b", byline="ilse marek")]
    assert [edge.rule for edge in may_edges(pair, [])] == [Rule.same_byline]


def test_one_author_with_named_origins_does_not_matter() -> None:
    """A journalist who heard two people heard two people."""
    pair = [replace(ADEL, byline="I. M."), replace(JALE, byline="I. M.")]
    assert bounds(of(*pair)) == (2, 2)


def test_who_heard_it_from_the_other_may_be_one() -> None:
    """Hearsay from a counted origin: one or two."""
    heard = replace(JALE, heard_from=frozenset({"named:adel"}))
    assert bounds(of(ADEL, heard)) == (1, 2)


def test_who_gathered_it_has_it_from_him() -> None:
    """An outlet that is an origin and gathered another one: one or two, unless it saw itself."""
    told = replace(ADEL, gatherers=("The Wharf Monitor",))
    outlet = replace(JALE, key="The Wharf Monitor", saw=False)
    assert bounds(of(told, outlet)) == (1, 2)
    assert bounds(of(told, replace(outlet, saw=True))) == (2, 2)


def test_whoever_is_described_like_a_body_may_belong_to_it() -> None:
    """ "Guards" and a named officer of the coast guard: one or two; "nurses" are two."""
    officer = replace(ADEL, affiliation=frozenset({"coast guard"}))
    guards = replace(JALE, kind=OriginKind.collective, key="unnamed: guards", description="guard")
    assert bounds(of(officer, guards)) == (1, 2)
    assert bounds(of(officer, replace(guards, description="nurse"))) == (2, 2)


def test_one_organisation_may_be_one() -> None:
    """A spokesman and his command: the same organisation."""
    one = replace(ADEL, affiliation=frozenset({COUNCIL}))
    other = replace(JALE, affiliation=frozenset({COUNCIL}))
    count = of(one, other)
    assert bounds(count) == (1, 2)
    assert count.edges[-1].rule is Rule.same_organisation


def test_captives_of_one_party_may_be_one() -> None:
    """Two prisoners of one holder."""
    held = {"captor": frozenset({COUNCIL}), "control": frozenset({COUNCIL})}
    assert bounds(of(replace(ADEL, **held), replace(JALE, **held))) == (1, 2)  # type: ignore[arg-type]


def test_captor_and_captive_may_be_one() -> None:
    """What a prisoner says and what his captor says may come from one mouth."""
    captor = voice("a", "named:council", affiliation=frozenset({COUNCIL}))
    captive = replace(JALE, captor=frozenset({COUNCIL}), control=frozenset({COUNCIL}))
    count = of(captor, captive)
    assert bounds(count) == (1, 2)
    assert count.edges[-1].rule is Rule.captor_and_captive


def test_a_captive_does_not_belong_to_his_captors_organisation() -> None:
    """Control is not affiliation: a prisoner keeps his own side."""
    captive = replace(
        JALE, affiliation=frozenset({ARMY}), captor=frozenset({COUNCIL}),
        control=frozenset({COUNCIL}),
    )  # fmt: skip
    soldier = replace(ADEL, affiliation=frozenset({ARMY}), control=frozenset({ARMY}))
    assert bounds(of(soldier, captive)) == (2, 2)


def test_the_captor_and_three_captives() -> None:
    """One press office, three prisoners, one outsider: two to five."""
    held = {"captor": frozenset({COUNCIL}), "control": frozenset({COUNCIL})}
    captor = voice(
        "a", "named:council", affiliation=frozenset({COUNCIL}), control=frozenset({COUNCIL})
    )
    captives = [voice(c, f"named:{c}", **held) for c in "bcd"]
    outsider = voice("e", "pseudonym:rs@today", OriginKind.pseudonym)
    assert bounds(of(captor, *captives, outsider)) == (2, 5)


# --- 7: bounds -------------------------------------------------------------------------------


def test_the_lower_bound_takes_the_largest_minimum_of_a_group() -> None:
    """An unknown origin in a group does not lower it, nor raise it."""
    group = frozenset({COUNCIL})
    one = replace(ADEL, affiliation=group)
    other = unknown("b", affiliation=group)
    assert bounds(of(one, other)) == (1, 2)


def test_citation_rings_are_flagged_and_collapse() -> None:
    """Two papers that cite each other are one, and the ring is said."""
    one = voice("a", "publisher:x", OriginKind.publisher, report="r1", cites=frozenset({"r2"}))
    other = voice("b", "publisher:y", OriginKind.publisher, report="r2", cites=frozenset({"r1"}))
    count = of(one, other)
    assert (bounds(count), count.circular) == ((1, 1), True)


def test_a_ring_of_three_is_flagged() -> None:
    """Longer rings too."""
    ring = [
        voice(c, f"publisher:{c}", OriginKind.publisher, report=c, cites=frozenset({after}))
        for c, after in (("x", "y"), ("y", "z"), ("z", "x"))
    ]
    count = of(*ring)
    assert (bounds(count), count.circular) == ((1, 1), True)


def test_a_report_that_cites_itself_is_flagged_and_counts_once() -> None:
    """It neither vanishes nor counts twice."""
    count = of(replace(ADEL, cites=frozenset({"r-a"})))
    assert (bounds(count), count.circular) == ((1, 1), True)


def test_a_line_of_citations_is_no_ring() -> None:
    """Citing in one direction is not circular."""
    one = voice("a", "publisher:x", OriginKind.publisher, report="r1", cites=frozenset({"r2"}))
    assert not of(one, voice("b", "named:adel", report="r2")).circular


# --- 8 and 9: blocs and labels ---------------------------------------------------------------

BY_COUNCIL = {"control": frozenset({COUNCIL})}
BY_ARMY = {"control": frozenset({ARMY})}


def test_one_report_is_a_single_origin() -> None:
    """One origin, one report."""
    assert of(ADEL).label is Label.single_origin


def test_adverse_parties_that_agree_are_cross_party() -> None:
    """Both sides assert it."""
    count = of(replace(ADEL, **BY_COUNCIL), replace(JALE, **BY_ARMY))  # type: ignore[arg-type]
    assert count.label is Label.cross_party
    assert sorted(origin.control for origin in count.origins) == sorted([(ARMY,), (COUNCIL,)])


def test_parties_not_declared_adverse_are_only_separate() -> None:
    """Two parties are not adverse because they are two."""
    other = {"control": frozenset({"third"})}
    count = of(replace(ADEL, **BY_COUNCIL), replace(JALE, **other))  # type: ignore[arg-type]
    assert count.label is Label.separate


def test_all_under_one_party_is_same_party() -> None:
    """Two separate origins, both in one party's power."""
    count = of(replace(ADEL, **BY_COUNCIL), replace(JALE, **BY_COUNCIL))  # type: ignore[arg-type]
    assert (bounds(count), count.label) == ((2, 2), Label.same_party)


def test_two_who_saw_it_are_separate_observers() -> None:
    """Two origins who say that they saw it, under no one party."""
    count = of(replace(ADEL, saw=True), replace(JALE, saw=True))
    assert (count.label, count.observers) == (Label.separate_observers, 2)


def test_one_who_saw_it_is_not_enough() -> None:
    """One observer and one who heard are separate, no more."""
    assert of(replace(ADEL, saw=True), JALE).label is Label.separate


def test_the_first_label_that_holds_is_taken() -> None:
    """Adverse parties before observers."""
    count = of(
        replace(ADEL, saw=True, **BY_COUNCIL),  # type: ignore[arg-type]
        replace(JALE, saw=True, **BY_ARMY),  # type: ignore[arg-type]
    )
    assert count.label is Label.cross_party


def test_none_declared_is_no_bloc() -> None:
    """Origins without a declared party are not under one party together."""
    count = of(ADEL, JALE)
    assert count.label is not Label.same_party
    assert blocs_of(count, Parties((), str)) == {"none declared": 2}


def test_a_captive_counts_in_his_captors_bloc() -> None:
    """By control; his affiliation is kept beside."""
    captive = replace(
        JALE, affiliation=frozenset({ARMY}), control=frozenset({COUNCIL}),
        captor=frozenset({COUNCIL}),
    )  # fmt: skip
    count = of(captive)
    assert blocs_of(count, Parties((), str)) == {COUNCIL: 1}
    assert count.origins[0].affiliation == (ARMY,)


# --- 11: a person overrules an edge ----------------------------------------------------------


def test_a_person_may_make_two_one() -> None:
    """A decision joins, with its reason in the trace."""
    count = of(ADEL, JALE, overrules=[Overrule("a", "b", True, "her married name")])
    assert bounds(count) == (1, 1)
    assert (count.edges[0].rule, count.edges[0].because) == (Rule.overruled, "her married name")


def test_a_person_may_keep_two_apart() -> None:
    """The same name, two people."""
    same = replace(ADEL, claim="b", report="r-b")
    assert bounds(of(ADEL, same, overrules=[Overrule("a", "b", False)])) == (2, 2)


def test_kept_apart_holds_by_way_of_others_too() -> None:
    """A third voice may not bring together whom a person keeps apart."""
    three = [replace(ADEL, claim=c, report=f"r-{c}") for c in "abc"]
    assert bounds(of(*three, overrules=[Overrule("a", "b", False)])) == (2, 2)


def test_a_person_may_say_that_it_is_no_copy() -> None:
    """An absorbed claim counts again."""
    overlap = [Overlap("a", "c", containment=0.9)]
    apart = [Overrule("a", "c", False)]
    assert bounds(of(ADEL, unknown("c"), overlaps=overlap, overrules=apart)) == (1, 2)


def test_a_decision_about_a_claim_that_is_gone_does_nothing() -> None:
    """Ids that are not here are passed over."""
    assert bounds(of(ADEL, overrules=[Overrule("a", "gone", True)])) == (1, 1)


def test_the_last_decision_holds() -> None:
    """Contradictory decisions: the later one."""
    both = [Overrule("a", "b", True), Overrule("b", "a", False)]
    assert bounds(of(ADEL, JALE, overrules=both)) == (2, 2)


# --- properties ------------------------------------------------------------------------------

names = st.sampled_from(["adel", "jale", "nadia", "emin"])
kinds = st.sampled_from(list(OriginKind))
parties = st.frozensets(st.sampled_from([COUNCIL, ARMY]), max_size=1)


@st.composite
def voices(draw: st.DrawFn, most: int = 7) -> list[Voice]:
    """Some voices with every kind of tie."""
    made = []
    for index in range(draw(st.integers(1, most))):
        kind = draw(kinds)
        name = draw(names)
        report = f"r{draw(st.integers(0, 4))}"
        key = f"unknown({report})" if kind is OriginKind.unknown else f"{kind}:{name}"
        made.append(
            Voice(
                f"c{index}",
                report,
                key,
                kind,
                name,
                announced=draw(st.sampled_from([None, 2])),
                utterance=draw(st.sampled_from([None, None, "u"])),
                description=name if kind is OriginKind.described else None,
                saw=draw(st.booleans()),
                cites=draw(st.frozensets(st.sampled_from(["r0", "r1", "r2"]), max_size=1)),
                affiliation=draw(parties),
                control=draw(parties),
                length=draw(st.integers(1, 3)),
            )
        )
    return made


@st.composite
def overlapping(draw: st.DrawFn, given_voices: list[Voice]) -> list[Overlap]:
    """Some shared text among them."""
    pairs = [(a.claim, b.claim) for a in given_voices for b in given_voices if a.claim < b.claim]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else []
    shares = st.sampled_from([0.2, 0.6, 1.0])
    return [Overlap(one, other, containment=draw(shares)) for one, other in chosen]


@given(st.data())
def test_bounds_are_in_order(data: st.DataObject) -> None:
    """N_min never exceeds N_max, and neither exceeds what the voices may be."""
    given_voices = data.draw(voices())
    count = separate(given_voices, overlaps=data.draw(overlapping(given_voices)))
    assert 0 <= count.n_min <= count.n_max <= sum(v.bounds[1] for v in given_voices)


@settings(deadline=None)
@given(st.data(), st.integers(0, 10**6))
def test_order_does_not_matter(data: st.DataObject, seed: int) -> None:
    """Shuffled voices and overlaps give the same count, trace included."""
    given_voices = data.draw(voices())
    shared = data.draw(overlapping(given_voices))
    shuffled, turned = list(given_voices), list(shared)
    random.Random(seed).shuffle(shuffled)
    random.Random(seed).shuffle(turned)
    assert separate(given_voices, overlaps=shared) == separate(shuffled, overlaps=turned)


@given(st.data())
def test_adding_a_copy_changes_neither_bound(data: st.DataObject) -> None:
    """A whole copy of an existing voice, with its origin or without, raises and lowers nothing."""
    given_voices = data.draw(voices())
    shared = data.draw(overlapping(given_voices))
    source = data.draw(st.sampled_from(given_voices))
    copy = replace(
        source, claim="z-copy", report="r-copy", key="unknown(r-copy)", kind=OriginKind.unknown,
        utterance=None, announced=None, description=None, affiliation=frozenset(),
        control=frozenset(), captor=frozenset(),
    )  # fmt: skip
    before = separate(given_voices, overlaps=shared)
    # A whole copy shares with others what its source shares with them.
    twins = [
        Overlap(other, copy.claim, containment=overlap.containment)
        for overlap in shared
        if source.claim in (overlap.one, overlap.other)
        for other in {overlap.one, overlap.other} - {source.claim}
    ]
    whole = [*shared, *twins, Overlap(source.claim, copy.claim, containment=1.0)]
    assert bounds(separate([*given_voices, copy], overlaps=whole)) == bounds(before)


@given(voices())
def test_one_more_named_eyewitness_raises_both_by_one(given_voices: list[Voice]) -> None:
    """Somebody tied to nobody, who says that she saw it."""
    witness = Voice("z", "r-z", "named:zehra", OriginKind.named, "Zehra", saw=True)
    before = separate(given_voices)
    after = separate([*given_voices, witness])
    assert bounds(after) == (before.n_min + 1, before.n_max + 1)


@given(voices(most=6))
def test_components_are_those_of_a_graph_library(given_voices: list[Voice]) -> None:
    """Must-components equal networkx's connected components over the same edges."""
    here = {v.claim for v in given_voices}
    edges = [e for e in must_edges(given_voices) if {e.one, e.other} <= here]
    ours = Components(here)
    for edge in edges:
        ours.join(edge.one, edge.other)
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(here)
    graph.add_edges_from((edge.one, edge.other) for edge in edges)
    theirs = {frozenset(component) for component in networkx.connected_components(graph)}
    assert {frozenset(group) for group in ours.groups().values()} == theirs


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=60))
def test_components_on_random_graphs(pairs: list[tuple[int, int]]) -> None:
    """Union and find against networkx; the smallest member names its component."""
    ours = Components(range(41))
    for one, other in pairs:
        ours.join(one, other)
    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(41))
    graph.add_edges_from(pairs)
    for component in networkx.connected_components(graph):
        assert {ours.root(thing) for thing in component} == {min(component)}


def test_every_order_of_four_gives_one_answer() -> None:
    """All 24 orders of a small tangle."""
    tangle = [
        ADEL,
        replace(JALE, heard_from=frozenset({"named:adel"})),
        unknown("c", length=2),
        unknown("d", length=3),
    ]
    shared = [Overlap("c", "d", containment=0.7), Overlap("a", "d", quotation=9)]
    answers = {repr(separate(list(order), overlaps=shared)) for order in permutations(tangle)}
    assert len(answers) == 1
