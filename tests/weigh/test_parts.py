"""Parts of weighing: names, words, groups, contradictions, entries."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.vocabulary import Act, Caveat, MentionKind, NameRole, Naming, Polarity, RemarkStatus, Tie
from sayso.weigh.alike import group
from sayso.weigh.contradiction import contradictions_of
from sayso.weigh.counting import allegation_of
from sayso.weigh.entry import Actor, Entry, Name, TieNamed, as_compared
from sayso.weigh.identity import identities
from sayso.weigh.likeness import evidence, likeness
from sayso.weigh.likeness_table import ALIKE
from sayso.weigh.memory import Memory
from sayso.weigh.parties import Parties
from sayso.weigh.point import point_of
from sayso.weigh.tables import point_from, point_json
from sayso.weigh.taking import entry_of
from sayso.weigh.themes import theme_of
from sayso.weigh.voice import LeftOut, OriginKind
from sayso.weigh.voices import voices_of
from sayso.weigh.words import head_of, meaning_words, number_in
from tests.weigh.making import Making

NOBODY = Parties((), str)


def test_numbers_and_heads_of_descriptions() -> None:
    """What a description announces, and the noun that it hangs on."""
    assert [number_in(d) for d in ("two officials", "An official", "officials", "22 men")] == [
        2, None, None, 22,
    ]  # fmt: skip
    one_each = (
        "Witness 7",
        "a 41-year-old driver",
        "family of a 23-year-old",
        "Officer 12 of Pell",
    )
    assert [number_in(d) for d in one_each] == [None] * 4
    some = (
        "about 12 drivers",
        "six of those heard",
        "a group of 12 farmers",
        "the last two",
        "two",
    )
    assert [number_in(d) for d in some] == [12, 6, 12, 2, 2]
    heads = [head_of(d) for d in ("two senior officials of the ministry", "A driver", "policemen")]
    assert heads == ["official", "driver", "policeman"]


def test_what_is_stored_of_a_claim_is_all_that_comparing_sees() -> None:
    """A claim just taken in and the same one read from the tables are one."""
    made = Making("r")
    made.say("Shells struck the market", by="Rena Osk", agent="Karvenian Army", place="Dervane",
             time="2023-03-07", count=(3, None, "at least three"), quoted=True)  # fmt: skip
    saying = replace(entry_of(made.parsed()).sayings[0], vector=b"\x01\x02")
    assert point_from(point_json(saying), saying.vector) == as_compared(saying) != saying


def test_an_entry_survives_json() -> None:
    """What is stored comes back as it was."""
    made = Making("r", byline="A. B.", credit="(HP)")
    made.say("Shells struck the market", by="Rena Osk", agent="Karvenian Army", place="Dervane",
             time="2023-03-07", count=(3, None, "at least three"), quoted=True)  # fmt: skip
    entry = entry_of(made.parsed())
    assert Entry.from_json(entry.to_json()) == entry


# --- names ------------------------------------------------------------------------------------


def name(form: str, main: str | None = None, *, acronym: bool = False) -> Name:
    """A group's name."""
    return Name(form, main or form, "group", acronym)


def test_names_that_one_report_ties_are_one() -> None:
    """A report that gives two names to one entity ties them for all."""
    keys = identities([name("ashar brigades"), name("brigades of ashar", "ashar brigades")])
    assert keys.key("brigades of ashar") == keys.key("ashar brigades")


def test_an_acronym_of_two_bodies_ties_none() -> None:
    """AB stands for the Ashar Brigades here and for the Anbar Bank there."""
    keys = identities(
        [name("ab", "ashar brigades", acronym=True), name("ab", "northern bank", acronym=True)]
    )
    assert keys.key("ashar brigades") != keys.key("northern bank")


def test_an_acronym_of_translations_ties_them() -> None:
    """Letters that are the initials of neither name are those of the name that both translate."""
    names = [
        name("yvk", "peoples guard units", acronym=True),
        name("yvk", "national army of the hills", acronym=True),
    ]
    keys = identities(names)
    assert keys.key("peoples guard units") == keys.key("national army of the hills")
    assert any("translations" in why for why in keys.why[keys.key("yvk")])
    apart = identities(names, different=[("peoples guard units", "national army of the hills")])
    assert apart.key("peoples guard units") != apart.key("national army of the hills")


def test_initials_of_one_of_two_names_tie_none() -> None:
    """NDC are a council's initials; another body that is called so is another body."""
    keys = identities(
        [
            name("ndc", "northern defence council", acronym=True),
            name("ndc", "harbour company", acronym=True),
        ]
    )
    assert keys.key("northern defence council") != keys.key("harbour company")


def test_a_unit_and_its_force_are_one_side() -> None:
    """The command, the units above it and the force: one side, under the name reports use."""
    ties = [
        TieNamed("Rapid Units", Tie.part_of, "Ashar Brigades"),
        TieNamed("Rapid Units General Command", Tie.part_of, "Rapid Units"),
        TieNamed("\x00r1\x00e1", Tie.part_of, "Ashar Brigades"),
        TieNamed("Rena Osk", Tie.held_by, "\x00r1\x00e2"),
    ]
    parties = Parties(ties, str)
    above = parties.of("rapid units general command")
    assert above == {"rapid units", "ashar brigades", *above}
    assert [parties.shown(one) for one in parties.sides(above)] == ["Ashar Brigades"]
    assert parties.captors("rena osk") == {"\x00r1\x00e2"}
    assert parties.sides(parties.captors("rena osk")) == ()


def test_people_decide_last() -> None:
    """`same` joins what nothing ties, `different` parts what is spelled alike."""
    names = [name("adel antar"), name("antar adel"), name("jale borik")]
    assert identities(names).key("antar adel") == identities(names).key("adel antar")
    apart = identities(names, different=[("adel antar", "antar adel")])
    assert apart.key("antar adel") != apart.key("adel antar")
    joined = identities(names, same=[("jale borik", "adel antar")])
    assert joined.key("jale borik") == joined.key("antar adel")


@settings(max_examples=50, deadline=None)
@given(st.permutations([name(f) for f in ("adel antar", "antar adel", "berin fahim", "x y")]))
def test_identities_do_not_depend_on_order(names: list[Name]) -> None:
    """Any order of names gives the same keys."""
    assert dict(identities(names).keys) == dict(identities(sorted(names, key=str)).keys)


def test_unnamed_sources_never_have_an_identity() -> None:
    """A description or a pseudonym is no name that another report could share."""
    made = Making("r")
    made.say("Shells struck", by="A driver", naming=Naming.anonymous)
    made.say("Shells struck again", by="Kestrel", naming=Naming.pseudonym)
    forms = {one.form for one in entry_of(made.parsed()).names}
    assert not forms & {"driver", "a driver", "kestrel"}


# --- groups -----------------------------------------------------------------------------------


def of_travel(agent: str, words: str) -> Entry:
    """A claim that somebody crossed."""
    made = Making("r")
    made.say(words, by="Rena Osk", agent=agent, act=Act.MOVE)
    return entry_of(made.parsed())


def test_one_mans_crossing_is_not_anothers() -> None:
    """The same words of two travellers are less alike than of one, and no proposition."""

    def alike(*agents: str) -> float:
        points = [
            point_of(cell, of_travel(agent, words).sayings[0], lambda form: form)
            for cell, (agent, words) in enumerate(
                zip(agents, ("crossed the river by night", "tried to cross the river"), strict=True)
            )
        ]
        return likeness(*points).score

    assert alike("Daro Venn", "Adel Antar") < ALIKE <= alike("Daro Venn", "Daro Venn")


def test_one_word_in_common_is_little() -> None:
    """ "he joined" and "joining" share all their words, and hardly say anything."""
    one, other = (
        point_of(cell, of_travel(agent, "joined").sayings[0], lambda form: form)
        for cell, agent in enumerate(("Daro Venn", "Adel Antar"))
    )
    bare = replace(other, words=frozenset({"join"}), folded="joining")
    assert dict(evidence(replace(one, words=frozenset({"join"})), bare))["words"] < 0.7


def test_two_common_words_are_little() -> None:
    """When, where and what sort of people: most claims share some of these words."""
    one, other = Making("a"), Making("b")
    one.say("Several officials left the northern area early on Monday", act=Act.MOVE)
    other.say("Local officials met in the northern area late on Monday", act=Act.MOVE)
    some = [
        point_of(n, entry_of(made.parsed()).sayings[0], str) for n, made in enumerate((one, other))
    ]
    assert dict(evidence(*some))["thin"] == 1.0


def test_a_total_of_years_is_not_the_toll_of_a_day() -> None:
    """2,000 dead since spring and 14 dead on Sunday are two allegations."""
    one, other = Making("a"), Making("b")
    one.say("2,000 people were killed", time="2021/2023", count=(2000, 2000, "2,000"))
    other.say("14 people were killed", time="2023-06-11", count=(14, 14, "14"))
    some = [
        point_of(n, entry_of(made.parsed()).sayings[0], str) for n, made in enumerate((one, other))
    ]
    assert dict(evidence(*some))["another_span"] == 1.0
    assert exclusive(one, other) == []


def test_a_chain_of_likenesses_does_not_end_as_one() -> None:
    """Each a little like the next: the ends are not one proposition."""
    edges = {(i, i + 1): 2.5 for i in range(9)}
    groups = group(range(10), edges, compare=lambda a, b: 0.0)
    assert max(map(len, groups)) <= 3


# --- contradictions ---------------------------------------------------------------------------


def facets(*counts: tuple[int | None, int | None, str]) -> list[str]:
    """Facets in which claims with these counts exclude each other."""
    made = Making("r")
    for number, count in enumerate(counts):
        made.say("People were killed", by=f"Adel Number{number}", count=count)
    sayings = entry_of(made.parsed()).sayings
    return [one.facet for one in contradictions_of(sayings, key=str, parties=NOBODY)]


def test_counts_contradict_only_where_they_exclude_each_other() -> None:
    """17 and 19 do; "at least 20" and 27, "many" and "dozens" do not."""
    assert facets((17, 17, "17"), (19, 19, "19")) == ["count"]
    assert facets((20, None, "at least 20"), (27, 27, "27")) == []
    assert facets((None, None, "many"), (24, None, "dozens")) == []
    assert facets((20, None, "at least 20"), (None, 12, "no more than 12")) == ["count"]


def test_a_total_of_years_excludes_no_figure_of_a_day() -> None:
    """2,000 killed since 2021 and 20 killed on Sunday are no contradiction; 20 and 30 are."""
    made = Making("r")
    for number, (count, time) in enumerate(
        ((2000, "2021/2023-06-12"), (20, "2023-06-11"), (30, "2023-06-11"))
    ):
        made.say("People were killed", by=f"Adel {number}", count=(count, count, str(count)),
                 time=time)  # fmt: skip
    rows = contradictions_of(entry_of(made.parsed()).sayings, key=str, parties=NOBODY)
    assert [(one.facet, one.one, one.other) for one in rows] == [("count", "r-c1", "r-c2")]


def exclusive(*reports: Making) -> list[tuple[str, str, str]]:
    """Facets and claims of what excludes each other among the claims of some reports."""
    sayings = [one for made in reports for one in entry_of(made.parsed()).sayings]
    rows = contradictions_of(sayings, key=str, parties=NOBODY)
    return [(one.facet, one.one, one.other) for one in rows]


def marched(name: str, words: str, place: str, count: int) -> Making:
    """A report of a march, with how many marched and where."""
    made = Making(name)
    made.say(words, by=f"Speaker {name}", act=Act.PROTEST, place=place, time="2023-03-04",
             count=(count, count, str(count)))  # fmt: skip
    return made


def test_two_towns_off_the_map_are_two() -> None:
    """Another number in another town is another march; a part of a town is no other town."""
    here = marched("a", "40 people marched in Pell", "Pell", 40)
    assert exclusive(here, marched("b", "90 people marched in Tolm", "Tolm", 90)) == []
    assert exclusive(here, marched("c", "90 people marched in Pell", "Pell", 90)) == [
        ("count", "a-c0", "c-c0")
    ]
    suburb = marched("d", "90 people marched in Osk, a suburb of Pell", "Osk", 90)
    assert exclusive(here, suburb) == [("count", "a-c0", "d-c0")]


def met(name: str, place: str, time: str | None, agent: str = "Adel Antar") -> Making:
    """A report of where somebody met Petar Lasko."""
    made = Making(name)
    words = f"{agent} met the rebel leader Petar Lasko in {place} for talks"
    made.say(words, by=f"Speaker {name}", agent=agent, patient="Petar Lasko", act=Act.CONSULT,
             place=place, time=time)  # fmt: skip
    return made


def test_one_meeting_is_not_in_two_towns() -> None:
    """Of the same two at the same time, in the same words; else it may be another meeting."""
    one = met("a", "Pell", "2023-03-04")
    assert exclusive(one, met("b", "Tolm", "2023-03-04")) == [("place", "a-c0", "b-c0")]
    assert exclusive(one, met("c", "Tolm", None)) == []
    assert [row[0] for row in exclusive(one, met("d", "Tolm", "2023-03-04", "Jale Borik"))] in (
        [], ["agent"],
    )  # fmt: skip


def test_who_died_on_saturday_may_have_been_seen_on_thursday() -> None:
    """Another time of something else of the same one is no contradiction."""
    died, seen, other = (Making(name) for name in "abc")
    for made, words, time in (
        (died, "Adel Antar died in prison", "2023-03-04"),
        (seen, "The lawyer saw Adel Antar in prison", "2023-03-02"),
        (other, "Adel Antar died of a fever", "2023-03-01"),
    ):
        made.say(words, by=f"Speaker {made.id}", agent="Adel Antar", act=Act.STATE, time=time,
                 place="prison")  # fmt: skip
    assert exclusive(died, seen) == []
    assert exclusive(died, other) == [("time", "a-c0", "c-c0")]


def test_what_one_speaker_tells_of_two_things_is_no_contradiction() -> None:
    """40 on Thursday and 23 on Wednesday of one officer; another who says 75 differs from both."""
    one, other = Making("a"), Making("b")
    for time, count in (("2020-04-01", 23), ("2020-04-02", 40)):
        one.say("People were arrested", by="Rena Osk", time=time, count=(count, count, str(count)))
    other.say("People were arrested", by="Adel Antar", time="2020-04-01", count=(75, 75, "75"))
    assert exclusive(one, other) == [("count", "a-c0", "b-c0")]


def test_what_differs_in_day_and_number_is_another_event() -> None:
    """Unless both tell of the same one by name: he dies once."""
    one, other = Making("a"), Making("b")
    one.say("Men were held", by="Rena Osk", time="2020-04-01", count=(2, 2, "2"))
    other.say("Men were held", by="Adel Antar", time="2020-04-05", count=(9, 9, "9"))
    assert exclusive(one, other) == []
    one, other = Making("a"), Making("b")
    for made, time, by in ((one, "2020-04-01", "Rena Osk"), (other, "2020-04-05", "Adel Antar")):
        made.say("Yusen Tal died", by=by, agent="Yusen Tal", time=time,
                 count=(int(time[-1]), int(time[-1]), time[-1]))  # fmt: skip
    assert exclusive(one, other) == [("count", "a-c0", "b-c0"), ("time", "a-c0", "b-c0")]


def test_forms_of_one_verb_and_phrases_are_one() -> None:
    """ "Hid" and "hidden" are one word; "opened fire" is a shooting, "set fire" a burning."""
    assert meaning_words("hid the rifles") == meaning_words("the hidden rifles")
    assert meaning_words("opened fire") == meaning_words("shots") == {"@shooting"}
    assert meaning_words("set fire to it") == meaning_words("was burned") == {"@burning"}
    assert "@shooting" not in meaning_words("the fire in the mill")


def test_a_we_that_stands_for_somebody_is_a_bare_denial() -> None:
    """ "We did not" hangs on what was said before of those who deny it, not on the last claim."""
    made = Making("r")
    made.say("The Tolm Guard killed three bakers in Dervane", by="Adel Antar", agent="Tolm Guard")
    made.say("A school in Pell was closed for repairs in May", by="Adel Antar", agent="Pell Town")
    made.say("We did not", by="Rena Osk", agent="Tolm Guard", polarity=Polarity.neg)
    sayings = {one.claim: one for one in entry_of(made.parsed()).sayings}
    assert sayings["r-c2"].denies == "r-c0"


def test_a_disbelief_is_of_what_stands_before_it() -> None:
    """ "I don't believe it" says nothing by itself; "there was no Vell there" does."""
    made = Making("r")
    said = made.say("Eight fishermen of Saltgate are dead", by="Petar Lasko")
    made.say("I don’t believe it", by="Rena Osk", polarity=Polarity.neg)
    made.say("There was no Vell there", by="Rena Osk", agent="Yonas Vell", polarity=Polarity.neg)
    assert [one.denies for one in entry_of(made.parsed()).sayings] == [None, said, None]


def test_a_denial_contradicts_what_it_denies() -> None:
    """Opposite polarity is shown with both claims."""
    made = Making("r")
    yes = made.say("The army shelled the market", by="Rena Osk")
    no = made.say("The army shelled the market", by="Petar Lasko", polarity=Polarity.neg)
    rows = contradictions_of(entry_of(made.parsed()).sayings, key=str, parties=NOBODY)
    assert [(one.facet, {one.one, one.other}) for one in rows] == [("polarity", {yes, no})]


def test_a_bare_denial_hangs_on_what_stands_before_it() -> None:
    """ "We did not" says nothing away from its place."""
    made = Making("r")
    said = made.say("We killed the bakers of Saltgate", by="Petar Lasko")
    made.say("We did not", polarity=Polarity.neg)
    assert entry_of(made.parsed()).sayings[1].denies == said


def test_many_copies_of_two_figures_stay_few_pairs() -> None:
    """The number of contradictions does not grow with the square of the copies."""
    counts = [(17, 17, "17")] * 300 + [(19, 19, "19")] * 300
    assert len(facets(*counts)) <= 40


def test_retractions_and_newer_figures_supersede() -> None:
    """A publisher that takes its words back, and a speaker with a later figure."""
    old, new = Making("r0", "KTA", "2023-03-07"), Making("r1", "KTA", "2023-03-09")
    first = old.say("A bomb went off in the depot")
    again = new.say("A bomb went off in the depot", by="Petar Lasko")
    new.remark(RemarkStatus.retracted, again)
    sayings = [s for made in (old, new) for s in entry_of(made.parsed()).sayings]
    entries = {made.id: entry_of(made.parsed()) for made in (old, new)}
    voices = {v.claim: v for v in voices_of(sayings, entries, key=str, parties=NOBODY)}
    assert voices[first].left_out is LeftOut.retracted
    assert voices[again].left_out is None
    old, new = Making("r0", "KTA", "2023-03-07"), Making("r1", "HP", "2023-03-09")
    for made, figure in ((old, 11), (new, 17)):
        made.say("Workers were killed", by="Petar Lasko", count=(figure, figure, str(figure)))
    sayings = [s for made in (old, new) for s in entry_of(made.parsed()).sayings]
    entries = {made.id: entry_of(made.parsed()) for made in (old, new)}
    voices = {v.claim: v for v in voices_of(sayings, entries, key=str, parties=NOBODY)}
    assert [voices[s.claim].left_out for s in sayings] == [LeftOut.superseded, None]


def test_what_a_paper_says_that_it_said_is_its_own() -> None:
    """ "The Monitor said that …", in the Monitor: it is the origin; bare telling is not."""
    made = Making("r", "Tolm Monitor")
    said = made.say("Forty people were killed", by="Tolm Monitor")
    made.own_words(said)
    made.say("The market was closed")
    kinds = [one.source.kind for one in entry_of(made.parsed()).sayings]
    assert kinds == [OriginKind.publisher, OriginKind.unknown]


def test_a_paper_takes_back_what_it_reported() -> None:
    """ "We reported that a truce was signed. This was wrong": what it reported is not counted."""
    made = Making("r", "KTA")
    again = made.say("A truce was signed", by="KTA")
    new = made.say("Talks go on", by="Petar Lasko")
    made.own_words(again)
    made.remark(RemarkStatus.corrected, again, new, by="KTA")
    entry = entry_of(made.parsed())
    voices = {v.claim: v for v in voices_of(entry.sayings, {"r": entry}, key=str, parties=NOBODY)}
    assert voices[again].left_out is LeftOut.superseded
    assert voices[new].left_out is None


def test_what_was_taken_back_and_denied_stays_contested() -> None:
    """One side is no longer counted; that it was said and denied is shown."""
    made = Making("r", "KTA")
    made.say("A truce was signed", by="Petar Lasko", caveats=(Caveat.heading_only,))
    made.say("A truce was signed", by="Rena Osk", polarity=Polarity.neg)
    entry = entry_of(made.parsed())
    found = allegation_of(
        entry.sayings, {"r": entry}, title=entry.sayings[0], key=str, parties=NOBODY
    )
    assert (found.label, found.contested) == ("unsupported", True)


def test_memory_forgets_everything() -> None:
    """A cleared shelf is an empty one."""
    shelf = Memory()
    shelf.change_forms(add=[(1, 2)], drop=())
    shelf.clear()
    assert shelf.cells_named(1) == []


# --- themes and names ---------------------------------------------------------------------------


def test_a_body_with_a_nationality_in_its_name_is_its_countrys() -> None:
    """The army of a country, its border guards and its people come into one theme."""
    land = Actor("tasmuri", "Tasmuri", True, "nationality", "TM")
    army = Actor("tasmuri army", "Tasmuri army", True, "group")
    brigades = Actor("ashar brigades", "Ashar Brigades", True, "group")
    made = Making("r")
    made.say("They armed them", by="Adel Antar")
    (one,) = entry_of(made.parsed()).sayings
    said = [
        replace(one, agent=army, named=(army, land, brigades)),
        replace(one, agent=land, named=(land, brigades)),
    ]
    themes = {theme_of([saying], key=str, parties=NOBODY) for saying in said}
    assert len({theme[0] for theme in themes if theme}) == 1
    assert None not in themes


def test_a_name_overlooked_in_a_claim_is_seen() -> None:
    """A name that the report has for one body is found in a claim where it was not marked."""
    made = Making("r")
    made.entity("Ashar Brigades", MentionKind.group, ("AB", NameRole.acronym))
    made.say("Tasmuri forces were aiding AB in the valley", by="Adel Antar")
    made.say("They were about as able as anybody", by="Adel Antar")
    named = [[actor.name for actor in one.named] for one in entry_of(made.parsed()).sayings]
    assert named == [["Ashar Brigades"], []]
