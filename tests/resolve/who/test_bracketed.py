"""Letters in brackets and lone nouns of headings: one body, whatever the reader took them for."""

from invented import parse


def _hops(text):
    """For each source the names along its chain."""
    parsed = parse(text)
    return {
        " ".join(text[slice(*span)] for span in row.source): [
            hop.name for hop in parsed.resolved.chains[row.id].hops
        ]
        for row in parsed.reading.attributions
    }


def test_a_headings_letters_are_the_body_that_the_text_explains():
    text = (
        "Former LAFO Fighter: Group Wanted Hostages\n\nA former fighter of the Liberation Army of "
        "Free Orhal (LAFO) told the Sulmat Gazette that the group wanted hostages.\n"
    )
    parsed = parse(text)
    known = {
        text[m.start : m.end]: entity
        for m, entity in zip(parsed.reading.mentions, parsed.resolved.mention_entities, strict=True)
    }
    assert known["LAFO"] == known["Liberation Army of Free Orhal"]


def test_group_alone_in_a_heading_is_the_body_named_before():
    hops = _hops(
        "Ex-LAFO Member Says Group Sees Sulmat as Ally\n\nA former member of the LAFO militant "
        "group has revealed how the group was helped.\n"
    )
    assert hops["Group"][-1] == "LAFO"


def test_army_alone_in_a_heading_is_the_army_below():
    hops = _hops("Army Denies Attack\n\nThe army denied that it attacked Orhal.\n")
    assert hops["Army"] == hops["The army"]
