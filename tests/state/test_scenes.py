"""With what and where, from hand-made trees: tools in the hand, towns that are hit, origins."""

from __future__ import annotations

from state.build import Built


def test_a_tool_in_the_hand_needs_no_object():
    """ "She signed with a cross": the cross, though nothing is named that she signed."""
    built = Built([
        "She|PRON|2|nsubj signed|VERB|0|root with|ADP|5|case a|DET|5|det cross|NOUN|2|obl "
        ".|PUNCT|2|punct"
    ])  # fmt: skip
    claim = built.state().claims[0]
    assert claim.means is not None
    assert built.text[slice(*claim.means)] == "with a cross"


def test_a_surrounded_town_is_where_it_happened():
    """What is arrested or hemmed in as a town is the place as well."""
    built = Built([
        "Soldiers|NOUN|2|nsubj besieged|VERB|0|root Orhal|PROPN|2|obj .|PUNCT|2|punct"
    ])  # fmt: skip
    orhal = built.entity("Orhal", "place")
    assert built.state().claims[0].place == orhal


def test_where_people_are_from_is_not_where_it_happened():
    """ "Citizens of Orhal were arrested": where, nobody says."""
    built = Built([
        "Citizens|NOUN|5|nsubj:pass of|ADP|3|case Orhal|PROPN|1|nmod were|AUX|5|aux:pass "
        "arrested|VERB|0|root .|PUNCT|5|punct"
    ])  # fmt: skip
    built.entity("Citizens", "group")
    built.entity("Orhal", "place")
    assert built.state().claims[0].place is None
