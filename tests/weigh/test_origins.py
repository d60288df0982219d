"""How many origins an allegation has: captives, interviews, officials, papers."""

from __future__ import annotations

from sayso.model import Declaration
from sayso.vocabulary import Basis, Caveat, Naming, RemarkStatus, Tie
from sayso.weigh.decided import Decisions
from tests.weigh.making import Making
from tests.weigh.shelves import SHELLED, about, found, weighed


def test_a_captor_and_his_captives_may_be_one() -> None:
    """Two prisoners shown by those who hold them: one at the least, and their captor's bloc."""
    ties = (
        Declaration("NDC Press Office", Tie.part_of, "Northern Defence Council"),
        Declaration("Ilyan Drozh", Tie.held_by, "Northern Defence Council"),
        Declaration("Amer Sul", Tie.held_by, "Northern Defence Council"),
    )
    made = Making("ndc", "NDC Press Office", declarations=ties)
    for name in ("Ilyan Drozh", "Amer Sul"):
        made.say("Soldiers of Tasmur let the Ashar Brigades pass at Pell Bridge", by=name,
                 agent="Tasmur", patient="Ashar Brigades", basis=Basis.direct_observation,
                 caveats=(Caveat.detained_by_publisher,))  # fmt: skip
    one = about(weighed([made]), "ndc-c0")
    assert (one.n_min, one.n_max) == (1, 2)
    blocs: dict[str, int] = one.detail["blocs"]  # type: ignore[assignment]
    assert blocs["Northern Defence Council"] == 2


def test_a_captive_and_the_command_above_his_captors_may_be_one() -> None:
    """Held by the Council: tied to the command of its units, which are part of it."""
    ties = (
        Declaration("Rapid Units", Tie.part_of, "Northern Defence Council"),
        Declaration("Rapid Units General Command", Tie.part_of, "Rapid Units"),
        Declaration("Ilyan Drozh", Tie.held_by, "Northern Defence Council"),
    )
    made = Making("hp", "Halden Press", declarations=ties)
    for who in ("Ilyan Drozh", "Rapid Units General Command"):
        made.say("Soldiers of Tasmur let the Ashar Brigades pass at Pell Bridge", by=who,
                 agent="Tasmur", patient="Ashar Brigades",
                 caveats=(Caveat.detained_by_party,) if who[0] == "I" else ())  # fmt: skip
    one = about(weighed([made]), "hp-c0")
    assert (one.n_min, one.n_max) == (1, 2)
    assert one.detail["blocs"] == {"Northern Defence Council": 2}
    steps: list[dict[str, str]] = one.detail["trace"]  # type: ignore[assignment]
    assert any(
        step.get("rule") == "captor_and_captive" and "(Northern Defence Council)" in step["words"]
        for step in steps
    )


def test_a_captive_of_somebody_not_named_is_in_nobodys_bloc() -> None:
    """Held by "another group": not in his own side's power any more, and in no one's by name."""
    ties = (Declaration("Ilyan Drozh", Tie.member, "Ashar Brigades"),)
    made = Making("hp", "Halden Press", declarations=ties)
    made.say(SHELLED, by="Ilyan Drozh", caveats=(Caveat.detained_by_party,))
    one = about(weighed([made]), "hp-c0")
    assert one.detail["blocs"] == {"none declared": 1}
    origins: list[dict[str, list[str]]] = one.detail["origins"]  # type: ignore[assignment]
    assert (origins[0]["affiliation"], origins[0]["control"]) == (["Ashar Brigades"], [])


def test_who_stands_far_above_is_counted_whenever_the_report_comes() -> None:
    """A tie three ranks up, told by a later report, reaches the count of an older one."""
    made = Making("hp", "Halden Press", declarations=(
        Declaration("Rena Osk", Tie.member, "Hill Company"),
        Declaration("Hill Company", Tie.part_of, "Rapid Units"),
    ))  # fmt: skip
    made.say(SHELLED, by="Rena Osk")
    later = Making("mc", declarations=(Declaration("Rapid Units", Tie.part_of, "Ashar Brigades"),))
    later.say("The weather was fair", by="Jale Borik")
    one = about(weighed([made], [later]), "hp-c0")
    assert one.detail["blocs"] == {"Ashar Brigades": 1}


def test_two_officials_count_one_to_two() -> None:
    """A stated number of unnamed people is the most that they can be."""
    made = Making("r")
    made.say(SHELLED, by="Two officials", naming=Naming.anonymous)
    one = about(weighed([made]), "r-c0")
    assert (one.n_min, one.n_max) == (1, 2)


def test_one_interview_in_four_papers_is_one_origin() -> None:
    """Four papers that relay what a man told one of them are one mouth."""
    papers = []
    for name in ("The Merrin Courier", "Oldeva Today", "KTA", "Halden Press"):
        made = Making(name, name)
        through = () if name == "The Merrin Courier" else ("The Merrin Courier",)
        made.say("Our commanders told us to fear nothing at the border of Tasmur",
                 by="Kestrel", naming=Naming.pseudonym, through=through)  # fmt: skip
        papers.append(made)
    one = about(weighed(papers), "KTA-c0")
    assert (one.n_min, one.n_max, one.label) == (1, 1, "repeated")
    assert len(one.reports) == 4


def test_a_pseudonym_with_two_gatherers_is_one_or_two() -> None:
    """The same pseudonym may be two people: never an identity."""
    papers = []
    for number, name in enumerate(("The Merrin Courier", "Oldeva Today")):
        made = Making(f"r{number}", name)
        words = (
            "Trucks with weapons crossed Pell Bridge every night in the winter",
            "Trucks with rifles passed over Pell Bridge each night of the winter",
        )[number]
        made.say(words, by="Kestrel", naming=Naming.pseudonym, place="Pell Bridge")
        papers.append(made)
    shelf = weighed(papers, decisions=Decisions(together=((("r0", "r0-c0"), ("r1", "r1-c0")),)))
    one = about(shelf, "r0-c0")
    assert (one.n_min, one.n_max) == (1, 2)


def test_a_paper_that_saw_for_itself_is_an_origin() -> None:
    """The publisher's own voice counts where it says that it saw; else nobody is named."""
    seen, unseen = Making("seen", "KTA"), Making("unseen", "KTA")
    seen.say(SHELLED, basis=Basis.direct_observation)
    unseen.say(SHELLED)
    assert [(one.n_min, one.n_max) for one in found(weighed([seen]))] == [(1, 1)]
    assert [(one.n_min, one.n_max) for one in found(weighed([unseen]))] == [(0, 1)]


def test_a_heading_is_not_counted() -> None:
    """A claim that stands in a heading only is shown and not counted."""
    made = Making("r")
    made.say(SHELLED, by="Rena Osk", caveats=(Caveat.heading_only,))
    assert [one.label for one in found(weighed([made]))] == ["unsupported"]


def test_a_body_and_its_press_office_with_the_same_words_are_one() -> None:
    """ "The ministry said" in a paper is not one more than the release that it has it from."""
    ties = (Declaration("Press Service", Tie.part_of, "Ministry of Order"),)
    words = "The detained man was given first aid by the duty officer at once"
    release = Making("ms", "Press Service", declarations=ties)
    release.say(words)
    doctors = Making("ms2", "Press Service", declarations=ties)
    doctors.say(words, by="doctors", naming=Naming.collective)
    for one in (release, doctors):
        paper = Making("ao", "Aster Observer")
        paper.say(words, by="Ministry of Order")
        made = about(weighed([one, paper]), "ao-c0")
        assert (made.n_min, made.n_max, made.label) == (1, 1, "repeated")
    other = Making("ao", "Aster Observer")
    other.say("The detained man was given first aid by a nurse", by="Ministry of Order")
    assert about(weighed([doctors, other]), "ao-c0").n_max == 2


def test_a_spokesmans_later_figure_takes_the_place_of_his_bodys() -> None:
    """The Alliance's sixty is gone when its spokesman says forty-four; a member's figure is his."""
    for tie, left in ((Tie.spokesperson, 1), (Tie.member, 2)):
        ties = (Declaration("Falak", tie, "Plateau Alliance"),)
        first = Making("aw", "Atlas Wire", "2023-03-07", declarations=ties)
        first.say("60 fighters were killed at Wadrim", by="Plateau Alliance", place="Wadrim",
                  count=(60, 60, "60"))  # fmt: skip
        later = Making("br", "Beacon", "2023-04-20")
        later.say("44 fighters were killed at Wadrim", by="Falak", place="Wadrim",
                  count=(44, 44, "44"))  # fmt: skip
        one = about(weighed([first, later]), "br-c0")
        assert "aw-c0" in one.claims
        assert one.n_max == left


def test_what_a_paper_takes_back_that_it_had_from_somebody_unnamed_is_out() -> None:
    """ "An account wrote that two had died; we withdraw it": the paper alone knows of him."""
    words = "A second man died in the station of Pell"
    for naming, left in ((Naming.anonymous, 0), (Naming.named, 1)):
        made = Making("ao", "Aster Observer")
        claim = made.say(words, by="some account", naming=naming)
        made.remark(RemarkStatus.retracted, claim)
        assert about(weighed([made]), claim).n_max == left
