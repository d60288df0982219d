"""Agents, patients and places in sentences as real reports word them, behind the shipped reader."""

from __future__ import annotations

import pytest
from invented import claim, named, parse

from sayso.vocabulary import Act, MentionKind, Modality, Polarity

pytestmark = [pytest.mark.model, pytest.mark.timeout(120)]


def test_who_receives_a_threat_does_not_threaten() -> None:
    """The one behind "from" does."""
    parsed = parse("Orla Vennick had received threats from the Karvenian Army.")
    found = claim(parsed, "received threats")
    assert found.act is Act.THREATEN
    assert named(parsed, found.agent) == "Karvenian Army"
    assert named(parsed, found.patient) == "Orla Vennick"


def test_a_thing_done_by_somebody_is_done_by_him() -> None:
    """ "The closure of X by Y has cut off": Y."""
    parsed = parse(
        "The closure of the crossing by the Karvenian Army has cut off 8,000 people from food."
    )
    assert named(parsed, claim(parsed, "cut off").agent) == "Karvenian Army"


def test_what_one_has_to_destroy_is_not_destroyed() -> None:
    """A purpose behind an object is no event; "have to" still is what has to be done."""
    parsed = parse("The Front and the Army have a common enemy to destroy.")
    assert all(c.act is not Act.ASSAULT for c in parsed.stated.claims)


def test_ready_to_attack_is_an_attack_to_come() -> None:
    """No agreement."""
    parsed = parse("Some of the men are ready to attack the depot in Orhal, General Morun said.")
    assert claim(parsed, "ready to attack").act is Act.ASSAULT


def test_a_man_taken_to_a_base_is_moved() -> None:
    """The base is not captured."""
    parsed = parse("Soldiers took him to a military base near Orhal in a white truck.")
    assert claim(parsed, "took him").act is Act.MOVE


def test_who_destroys_is_no_tool() -> None:
    """ "By our forces" is the agent, not the means."""
    parsed = parse("A vehicle was destroyed by our forces near Orhal.", "Karvenian Army")
    assert claim(parsed, "destroyed").means is None


def test_a_purpose_gives_no_place_to_what_is_done_for_it() -> None:
    """The blockade was not in the town that the fighters wanted to defend."""
    parsed = parse("The army arrested two men in Sulmat to prevent a march in Orhal.")
    assert named(parsed, claim(parsed, "arrested two men").place) == "Sulmat"
    parsed = parse("The Front closed the road to protect the harvest in Orhal.")
    assert claim(parsed, "closed the road").place is None


def test_a_movement_leads_to_its_last_goal() -> None:
    """ "To the port and then to the camp"."""
    parsed = parse("They were brought to Orhal from Dervane, and then to Sulmat.")
    assert named(parsed, claim(parsed, "were brought").place) == "Sulmat"


def test_what_goes_with_a_thing_is_no_place() -> None:
    """Closed with walls, not at walls."""
    parsed = parse("The border has been closed with walls by the Karvenian Army.")
    found = claim(parsed, "closed with walls")
    assert "walls" not in named(parsed, found.place)


def test_no_place_swallows_the_clause_behind_it() -> None:
    """A place's name holds no verb and begins no second phrase."""
    parsed = parse("Adem Orr says he comes from Sulmat but lived in Orhal for years.")
    names = {e.name for e in parsed.resolved.entities if e.kind is MentionKind.place}
    assert names <= {"Sulmat", "Orhal"}
    assert "Sulmat" in names


def test_fear_nothing_denies_nothing() -> None:
    """What somebody was told to do has not happened; what follows "because" is asserted."""
    parsed = parse(
        "“The commanders told us to fear nothing because there was full cooperation with the "
        "guards,” Adem Orr said."
    )
    found = claim(parsed, "fear nothing")
    assert found.polarity is Polarity.pos
    assert found.modality is Modality.future


def test_they_in_a_quotation_are_those_told_of_right_before_it() -> None:
    """Where nobody in the quotation can be meant."""
    parsed = parse(
        "A shopkeeper said that soldiers came to his house in Orhal. “They hit me with cables,” "
        "he said."
    )
    assert "oldiers" in named(parsed, claim(parsed, "hit me").agent)


def test_it_is_the_thing_that_the_sentence_tells_of() -> None:
    """The convoy, not nobody."""
    parsed = parse(
        "The convoy of nine trucks was travelling to Orhal when it was ambushed by armed men."
    )
    assert "convoy" in named(parsed, claim(parsed, "was ambushed").patient)


def test_her_husband_drives_and_not_a_man_before() -> None:
    """ "He" is the man of the same sentence."""
    parsed = parse(
        "A shopkeeper was released on Monday. A woman said that her husband was arrested while he "
        "was driving to his fields."
    )
    assert "husband" in named(parsed, claim(parsed, "driving").agent)


def test_a_quarter_that_is_left_is_no_time() -> None:
    """A part of a town."""
    parsed = parse("Residents left the quarter for the nearby farms.")
    assert claim(parsed, "left the quarter").time is None


def test_were_to_move_points_ahead() -> None:
    """The coming June."""
    parsed = parse("The families were to move into the building in June.")
    assert claim(parsed, "were to move").time == "2023-06"


def test_who_was_told_to_do_a_thing_was_asked_for_it() -> None:
    """By the one who told him."""
    parsed = parse("“My superior told the drivers to raise the barrier,” Adem Orr said.")
    found = claim(parsed, "raise the barrier")
    assert found.act is Act.REQUEST
    assert found.modality is Modality.future
    assert "superior" in named(parsed, found.agent)
    assert "drivers" in named(parsed, found.patient)


def test_letting_through_is_cooperation_and_a_bribe_is_paid_by_the_other() -> None:
    """ "Waved them through", "accepted money from"."""
    parsed = parse("The guards at Orhal waved 900 recruits through.")
    assert claim(parsed, "waved").act is Act.COOPERATE
    parsed = parse("Adem Orr accepted 2,000 crowns from a smuggler in Orhal.")
    found = claim(parsed, "accepted 2,000 crowns")
    assert (found.act, named(parsed, found.patient)) == (Act.AID, "Adem Orr")
    assert "smuggler" in named(parsed, found.agent)


def test_who_is_in_custody_is_held() -> None:
    """Nobody is said to hold him."""
    parsed = parse("Two boatmen have been in custody since April.")
    found = claim(parsed, "in custody")
    assert (found.act, found.agent) == (Act.COERCE, None)
    assert "boatmen" in named(parsed, found.patient)


def test_what_comes_from_a_thing_does_not_travel() -> None:
    """Marks come from a rope; men come from a town."""
    parsed = parse("The marks on the wrists come from a rope, the doctor said.")
    assert claim(parsed, "come from a rope").act is Act.STATE


def test_who_hears_shots_is_no_agent() -> None:
    """He is the one to say so."""
    parsed = parse("Adem Orr said that he heard shots in Orhal on Monday.")
    assert claim(parsed, "heard shots").agent is None


def test_two_years_are_one_stretch() -> None:
    """From the first to the last."""
    parsed = parse("In 2019 and 2020 the border police turned back 1,140 persons.")
    assert claim(parsed, "turned back").time == "2019/2020"


def test_most_are_of_those_told_of_before() -> None:
    """Counted words without a noun; "three others" are others."""
    parsed = parse("The army arrested at least 40 men in Orhal. Most were released within a week.")
    released = claim(parsed, "were released")
    assert released.patient == claim(parsed, "arrested").patient
    parsed = parse("Two miners were killed in Orhal. Three others were wounded.")
    assert claim(parsed, "wounded").patient != claim(parsed, "killed").patient


def test_the_colonel_is_the_one_with_that_title() -> None:
    """Where only one of the report has it."""
    parsed = parse(
        "Colonel Emin Vostak commands the garrison of Orhal. The ministry announced that the "
        "Colonel had never met the smugglers."
    )
    assert named(parsed, claim(parsed, "never met").agent).endswith("Emin Vostak")


def test_planes_strike_and_are_not_killed() -> None:
    """The subject of the clause behind "when" is its own."""
    parsed = parse("At least 14 people were killed when warplanes struck a flour market in Orhal.")
    found = claim(parsed, "struck a flour market")
    assert "warplanes" in named(parsed, found.agent)
    assert "market" in named(parsed, found.patient)


def test_what_took_place_has_the_act_of_its_noun() -> None:
    """ "No arrest took place", "took part in the raid"; who has a mortar has fired nothing."""
    parsed = parse("No arrests took place in Orhal on Monday, the Karvenian Army said.")
    assert claim(parsed, "took place").act is Act.COERCE
    parsed = parse("Two companies of the Karvenian Army took part in the raid.")
    assert claim(parsed, "took part").act is Act.ASSAULT
    parsed = parse("The Karvenian Army has two mortars in Orhal.")
    assert claim(parsed, "has two mortars").act is Act.STATE


def test_who_goes_by_boat_travels() -> None:
    """Also without a goal."""
    parsed = parse("The others had gone by boat, a guard said.")
    assert claim(parsed, "gone by boat").act is Act.MOVE


def test_nobody_stands_in_the_place_of_a_group() -> None:
    """A body is not where something happened."""
    parsed = parse("On Monday fighters of the Karvenian Army searched the drivers.")
    place = claim(parsed, "searched").place
    kinds = {e.id: e.kind for e in parsed.resolved.entities}
    assert place is None or kinds[place] in (MentionKind.place, MentionKind.facility)


def test_the_rebels_are_the_rebels_of_before() -> None:
    """A definite description goes back to its own noun before another one."""
    parsed = parse(
        "Rebels attacked the depot in Orhal on Monday and wounded four soldiers. The rebels "
        "withdrew on Tuesday."
    )
    assert claim(parsed, "withdrew").agent == claim(parsed, "attacked the depot").agent


def test_a_bomb_is_nobody() -> None:
    """Where it lay does not make an agent of it."""
    parsed = parse("A roadside bomb destroyed the first truck near Orhal.")
    found = claim(parsed, "destroyed")
    assert found.agent is None
    assert found.means is not None


def test_who_must_do_a_thing_is_asked_for_it() -> None:
    """Also where what he must do is no act of the table."""
    parsed = parse("The Karvenian Army must publish the names of the dead, Adem Orr said.")
    found = claim(parsed, "must publish")
    assert (found.act, named(parsed, found.agent)) == (Act.REQUEST, "Adem Orr")


def test_what_is_reached_is_not_always_a_place() -> None:
    """An agreement is none."""
    parsed = parse("The two sides reached the limit of their patience in Orhal.")
    assert claim(parsed, "reached").act is Act.STATE


def test_men_who_are_held_are_captives() -> None:
    """Towns are held too; nine men are held by somebody."""
    parsed = parse("Nine men are still being held in Orhal.")
    found = claim(parsed, "being held")
    assert (found.act, found.agent) == (Act.COERCE, None)
    assert "men" in named(parsed, found.patient)


def test_in_direct_speech_he_is_not_the_one_who_speaks() -> None:
    """He speaks of somebody else."""
    parsed = parse("“He is called Rovin,” Adem Orr said.")
    assert named(parsed, claim(parsed, "is called").agent) != "Adem Orr"


def test_what_words_are_spoken_of_is_no_claim() -> None:
    """ "“…,” said Tesk of crossing the border into Orva": nobody tells that he crossed."""
    parsed = parse(
        "“The commanders told us to fear nothing because there was an agreement,” said Tesk of "
        "crossing the border into Orva, “and they promised us that nobody would shoot.”"
    )
    text = parsed.text.text
    assert not [c for c in parsed.stated.claims if text[slice(*c.passage)].startswith("crossing")]


@pytest.mark.parametrize(
    "note",
    [
        "who asked us to withhold his name",
        "who wished not to be named",
        "who asked us not to use his name",
        "his identity withheld",
    ],
)
def test_how_somebody_is_named_is_no_claim(note: str) -> None:
    """A wish to stay without a name is no event."""
    parsed = parse(f"A neighbour, {note}, counted 14 lorries at the Orhal crossing on Monday.")
    text = parsed.text.text
    passages = [text[slice(*claim.passage)] for claim in parsed.stated.claims]
    assert any("14 lorries" in passage for passage in passages)
    assert not [p for p in passages if "14 lorries" not in p]


def test_a_description_goes_by_the_whole_of_it_too() -> None:
    """What tells which ones are meant belongs to the name; what stands behind a comma does not."""
    parsed = parse("Guards shot two men who had asked for a receipt at the mill near Dervane.")
    found = next(
        e for e in parsed.resolved.entities
        if e.id == claim(parsed, "shot two men").patient
    )  # fmt: skip
    assert any("asked for a receipt" in name.name for name in found.names)


def test_they_in_a_content_are_the_last_people_who_did_something() -> None:
    """Not the one who speaks, whom "they" cannot mean, and not the thing between."""
    parsed = parse(
        "Gunmen entered Orhal on Monday. A shopkeeper, Adem Orr, said that they took his scales."
    )
    assert "unmen" in named(parsed, claim(parsed, "took his scales").agent)


def test_it_is_no_person() -> None:
    """The lorry that was left is what burned."""
    parsed = parse("A lorry stood at the bridge in Orhal. Adem Orr said that it burned on Monday.")
    found = claim(parsed, "it burned")
    assert "lorry" in {named(parsed, found.agent).lower(), named(parsed, found.patient).lower()}


def test_who_sold_it_gave_it() -> None:
    """What is bought from somebody was given by him."""
    parsed = parse("Adem Orr bought the diesel from the Merrin Front.")
    found = claim(parsed, "bought the diesel")
    assert found.act is Act.AID
    assert named(parsed, found.agent) == "Merrin Front"


def test_what_belongs_to_somebody_is_his() -> None:
    """The owner stands behind "to"."""
    parsed = parse("The lorry belongs to the Merrin Front.")
    assert named(parsed, claim(parsed, "belongs to").patient) == "Merrin Front"


def test_those_who_came_are_somebody() -> None:
    """ "Those" with what tells which; "somebody" by himself."""
    parsed = parse("Those who stayed in Orhal fled on Monday.")
    assert claim(parsed, "fled on Monday").agent is not None
