"""How the origin knows, and what a reader must know before leaning on a claim."""

from __future__ import annotations

import pytest
from state.build import Built, hop

from sayso.model import TieStated
from sayso.vocabulary import Basis, Caveat, How, Mode, Naming, Polarity, Role, Tie

LINE = "{words}|X|0|root"


def spoken(content: str, *hops, mode=Mode.direct, source="", origin: int | None = 1) -> Built:
    """One content, said by the last hop."""
    words = f"{source} said {content}".split() if source else content.split()
    line = " ".join(
        f"{word}|{'AUX' if word == 'was' else 'NOUN'}|{0 if i == 0 else 1}|"
        f"{'root' if i == 0 else 'dep'}"
        for i, word in enumerate(words)
    )
    built = Built([line])
    built.says("a1", source, "said" if source else "", content, *hops, origin=origin, mode=mode)
    return built


PERSON = hop("Adel", role=Role.participant)


@pytest.mark.parametrize(
    ("content", "made_by", "basis"),
    [
        ("We drove to the pass in the evening", PERSON, Basis.own_act),
        ("I saw the shells fall", PERSON, Basis.direct_observation),
        ("I heard that they were shelled", PERSON, Basis.hearsay),
        ("Three witnesses told us that shells fell", hop("Monitor"), Basis.told_by_witness),
        ("The video shows a convoy", hop("Monitor"), Basis.recording),
        ("They must have come from the south", hop("Monitor"), Basis.inferred),
        ("The market was shelled", hop("Army", role=Role.party), Basis.institutional_unstated),
        ("The market was shelled", hop("a man", naming=Naming.anonymous), Basis.unknown),
        ("The market was shelled", hop("a woman", role=Role.witness), Basis.direct_observation),
        (
            "I want to thank the crews",
            hop("Adel", role=Role.official),
            Basis.institutional_unstated,
        ),
        ("All signs point to the rebels", hop("Adel", role=Role.official), Basis.inferred),
        ("Nine complaints", hop("the ledger", naming=Naming.document), Basis.document),
    ],
)
def test_the_text_shows_how_the_origin_knows(content, made_by, basis):
    """Unstated is a value."""
    assert spoken(content, made_by).state().commitments["a1"].basis is basis


SHE = hop("Ilva", naming=Naming.anonymous)
OFFICE = hop("Ministry", role=Role.official)


@pytest.mark.parametrize(
    ("cue", "content", "made_by", "mode", "basis"),
    [
        ("said", "he had heard of money", PERSON, Mode.indirect, Basis.hearsay),
        ("said", "I was weighing flour when the roof fell", SHE, Mode.direct,
         Basis.direct_observation),
        ("said", "They had a paper and asked my name", SHE, Mode.direct, Basis.direct_observation),
        ("said", "We were paid in tobacco", SHE, Mode.direct, Basis.direct_observation),
        ("said", "I ran there and found his shoe", SHE, Mode.direct, Basis.own_act),
        ("said", "the village is quiet", SHE, Mode.indirect, Basis.unknown),
        ("pleaded", "not guilty", PERSON, Mode.indirect, Basis.own_act),
        ("admitted", "the gifts", PERSON, Mode.indirect, Basis.own_act),
        ("believes", "the order came from above", SHE, Mode.indirect, Basis.inferred),
        ("found", "eleven cartridge cases", OFFICE, Mode.indirect, Basis.direct_observation),
        ("said", "Its units destroyed two depots", hop("Army", role=Role.party), Mode.indirect,
         Basis.own_act),
        ("denied", "its crew had fired first", hop("Army", role=Role.party), Mode.indirect,
         Basis.institutional_unstated),
        ("announced", "Fishing was suspended until further notice", OFFICE, Mode.indirect,
         Basis.own_act),
        ("said", "I saw sheep", OFFICE, Mode.direct, Basis.direct_observation),
        ("promised", "to reopen the road", OFFICE, Mode.indirect, Basis.own_act),
        ("warned", "that gatherings will be dispersed", OFFICE, Mode.indirect, Basis.own_act),
        ("denied", "supplying anyone", OFFICE, Mode.indirect, Basis.own_act),
        ("swore", "that the rope had been cut", hop("Office", role=Role.official), Mode.indirect,
         Basis.institutional_unstated),
        ("said", "that it had seized the boat", OFFICE, Mode.indirect, Basis.own_act),
        ("said", "that its men will return on Friday", OFFICE, Mode.indirect, Basis.own_act),
        ("said", "he sells lamps", PERSON, Mode.indirect, Basis.own_act),
        ("said", "he was digging a well", PERSON, Mode.indirect, Basis.own_act),
        ("said", "he received two letters", PERSON, Mode.indirect, Basis.direct_observation),
        ("said", "she alone had sold ninety", SHE, Mode.indirect, Basis.own_act),
        ("said", "the lorries turned back", PERSON, Mode.indirect, Basis.direct_observation),
        ("heard", "to leave the well", SHE, Mode.indirect, Basis.direct_observation),
        ("said", "that no such entry is in the log", SHE, Mode.indirect, Basis.document),
        ("said", "his client hauled salt", hop("His lawyer", role=Role.spokesperson),
         Mode.indirect, Basis.unknown),
        ("said", "it has examined the pay book", hop("Courier", role=Role.outlet), Mode.indirect,
         Basis.document),
    ],
)  # fmt: skip
def test_cue_person_and_role_show_how_the_origin_knows(cue, content, made_by, mode, basis):
    """Who did, saw, heard, concluded or only speaks for a body."""
    words = f"X {cue} {content}".split()
    line = " ".join(
        f"{word}|NOUN|{0 if i == 0 else 1}|{'root' if i == 0 else 'dep'}"
        for i, word in enumerate(words)
    )
    built = Built([line])
    built.says("a1", "X", cue, content, made_by, origin=1, mode=mode)
    assert built.state().commitments["a1"].basis is basis


MAYOR = hop("the mayor", naming=Naming.anonymous, role=Role.official)


@pytest.mark.parametrize(
    ("source", "cue", "content", "made_by", "mode", "basis"),
    [
        ("X", "said", "he visited the depot himself", MAYOR, Mode.indirect, Basis.own_act),
        ("X", "said", "he had found the well empty", MAYOR, Mode.indirect,
         Basis.direct_observation),
        ("X", "said", "They gave me a list of names", MAYOR, Mode.direct,
         Basis.direct_observation),
        ("X", "said", "the depot is empty", MAYOR, Mode.indirect, Basis.institutional_unstated),
        ("X", "confirmed", "two porters were questioned", OFFICE, Mode.indirect, Basis.own_act),
        ("X", "thanked", "friendly countries", OFFICE, Mode.indirect, Basis.own_act),
        ("X", "assessed", "the crater as old", OFFICE, Mode.indirect, Basis.inferred),
        ("X", "says", "the bridge is closed", hop("Post", role=Role.outlet), Mode.indirect,
         Basis.unknown),
        ("The plant manager", "said", "nobody was hurt", hop("Bo"), Mode.indirect,
         Basis.institutional_unstated),
        ("A weaver who buried them", "said", "eleven lay there", SHE, Mode.indirect,
         Basis.direct_observation),
        ("A clerk who has seen the letters", "said", "he is lying", SHE, Mode.indirect,
         Basis.document),
        ("An unsigned circular", "says", "the bridge is closed", SHE, Mode.indirect,
         Basis.document),
        ("X", "said", "there were two boats", SHE, Mode.indirect, Basis.direct_observation),
        ("X", "remembers", "having locked the gate", SHE, Mode.indirect, Basis.own_act),
    ],
)  # fmt: skip
def test_what_is_said_of_a_source_and_by_it_of_itself(source, cue, content, made_by, mode, basis):
    """Officials' own deeds, those who run something, who was there, who read it."""
    words = f"{source} {cue} {content}".split()
    line = " ".join(
        f"{word}|NOUN|{0 if i == 0 else 1}|{'root' if i == 0 else 'dep'}"
        for i, word in enumerate(words)
    )
    built = Built([line])
    built.says("a1", source, cue, content, made_by, origin=1, mode=mode)
    assert built.state().commitments["a1"].basis is basis


@pytest.mark.parametrize(
    ("cue", "basis"), [("told", Basis.hearsay), ("ordered", Basis.direct_observation)]
)
def test_what_another_said_to_him(cue, basis):
    """What he was told is hearsay; an order that was given to him befell him."""
    words = f"Adel said a corporal {cue} them so".split()
    line = " ".join(
        f"{word}|NOUN|{0 if i == 0 else 1}|{'root' if i == 0 else 'dep'}"
        for i, word in enumerate(words)
    )
    built = Built([line])
    built.says("a1", "Adel", "said", f"a corporal {cue} them so", PERSON, origin=1,
               mode=Mode.indirect)  # fmt: skip
    built.says("a2", "a corporal", cue, "them so", PERSON, hop("a corporal"), origin=1,
               mode=Mode.indirect, parent="a1")  # fmt: skip
    assert built.state().commitments["a2"].basis is basis


def test_words_behind_the_origin_are_hearsay():
    """ "commanders told us": Adel heard it."""
    built = spoken("They cross every night", hop("Adel"), hop("commanders"))
    assert built.state().commitments["a1"].basis is Basis.hearsay


def caveats(built: Built) -> set[Caveat]:
    """Those of the first claim."""
    return set(built.state().claims[0].caveats)


def test_a_captive_of_the_publisher_is_marked():
    """held_by the publisher, or by what the publisher speaks for."""
    built = spoken("The bridge was open", hop("Adel", role=Role.detainee))
    built.ties.append(TieStated("adel", Tie.held_by, "council"))
    built.ties.append(TieStated("courier", Tie.spokesperson, "council"))
    assert Caveat.detained_by_publisher in caveats(built)


def test_a_captive_of_somebody_else_is_marked_otherwise():
    """detained_by_party."""
    built = spoken("The bridge was open", hop("Adel", role=Role.detainee))
    built.ties.append(TieStated("adel", Tie.held_by, "army"))
    assert Caveat.detained_by_party in caveats(built)


@pytest.mark.parametrize(
    ("made_by", "caveat"),
    [
        (hop("Army", role=Role.party), Caveat.party_to_conflict),
        (hop("a man", naming=Naming.anonymous), Caveat.unnamed_origin),
        (hop("residents", naming=Naming.collective), Caveat.unnamed_origin),
        (hop("Adel", how=How.not_stated), Caveat.channel_not_stated),
        (hop("Adel"), Caveat.single_gatherer),
    ],
)
def test_the_chain_gives_its_caveats(made_by, caveat):
    """Party, unnamed, not stated, one gatherer."""
    assert caveat in caveats(spoken("The bridge was open", made_by))


def test_an_unknown_origin_is_unnamed():
    """Nobody is said to have said it."""
    assert Caveat.unnamed_origin in caveats(spoken("It was open", hop("?"), origin=None))


def test_insertions_mark_the_claim_that_holds_them():
    """An editor's brackets."""
    line = (
        "They|PRON|5|nsubj (|PUNCT|3|punct guards|NOUN|1|appos )|PUNCT|3|punct "
        "waved|VERB|0|root .|PUNCT|5|punct"
    )
    built = Built([line])
    built.says("a1", "", "", "They (guards) waved", hop("Adel"), insertions=["(guards)"])
    assert Caveat.has_insertions in caveats(built)


def test_a_translation_is_marked():
    """From the credit line."""
    built = spoken("The bridge was open", hop("Adel"))
    built.credit = "Translated from Karvenian by the Monitor"
    assert Caveat.translated in caveats(built)


@pytest.mark.parametrize(
    ("cue", "basis"), [("said", Basis.direct_observation), ("claimed", Basis.unknown)]
)
def test_a_named_person_who_tells_what_happened_was_there(cue, basis):
    """A position that he takes shows nothing of how he knows."""
    built = Built(
        [f"Oda|PROPN|1|nsubj {cue}|VERB|0|root lorries|NOUN|4|nsubj stopped|VERB|2|ccomp"]
    )
    built.entity("Oda", "person")
    oda = hop("Oda", entity=next(iter(built.entities)))
    built.says("a1", "Oda", cue, "lorries stopped", oda, origin=1, mode=Mode.indirect)
    assert built.state().commitments["a1"].basis is basis


@pytest.mark.parametrize(
    ("before", "cue", "between", "content", "after", "polarity"),
    [
        ("Adel", "rejected", "", "the claim that guards shot him", "", Polarity.neg),
        ("Adel", "rejected", "", "the demand for more pay", "", Polarity.pos),
        ("Adel", "rejected as baseless", "", "what was written", "", Polarity.neg),
        ("Adel", "pleaded", "not guilty", "to selling rifles", "", Polarity.neg),
        ("Adel", "pleaded", "guilty", "to selling rifles", "", Polarity.pos),
        ("", "Reports", "that", "the mill burned", "are false", Polarity.neg),
        ("", "Reports", "that", "the mill burned", "are new", Polarity.pos),
    ],
)
def test_what_is_rejected_is_denied(before, cue, between, content, after, polarity):
    """A claim that is rejected or called false, and a plea; a demand is only refused."""
    words = f"{before} {cue} {between} {content} {after}".split()
    built = Built([" ".join(f"{w}|NOUN|{0 if i == 0 else 1}|{'dep' if i else 'root'}"
                            for i, w in enumerate(words))])  # fmt: skip
    built.says("a1", before, cue, content, PERSON, origin=1, mode=Mode.indirect)
    assert built.state().commitments["a1"].polarity is polarity


@pytest.mark.parametrize(
    ("source", "cue", "content", "made_by", "basis"),
    [
        ("people familiar with it", "said", "the firm was hired",
         hop("people familiar with it", naming=Naming.collective), Basis.unknown),
        ("people", "said", "the firm was hired", hop("people", naming=Naming.collective),
         Basis.hearsay),
        ("Varo", "showed", "a row of men", hop("Varo", role=Role.outlet), Basis.recording),
        ("the Forces", "announced", "the start of their operation",
         hop("Forces", role=Role.party), Basis.own_act),
        ("the premier", "declared", "a state of emergency", hop("premier", role=Role.official),
         Basis.own_act),
        ("police", "feared", "they would attack witnesses", hop("police", role=Role.official),
         Basis.institutional_unstated),
    ],
)  # fmt: skip
def test_what_is_shown_announced_or_feared(source, cue, content, made_by, basis):
    """Pictures are a recording, what a body begins is its act, what it fears is not."""
    words = f"{source} {cue} {content}".split()
    line = " ".join(f"{word}|NOUN|{0 if i == 0 else 1}|{'root' if i == 0 else 'dep'}"
                    for i, word in enumerate(words))  # fmt: skip
    built = Built([line])
    built.says("a1", source, cue, content, made_by, origin=1, mode=Mode.indirect)
    assert built.state().commitments["a1"].basis is basis
