"""Claims with their facets from hand-built trees."""

from __future__ import annotations

import pytest
from state.build import Built, hop

from sayso.model import Claim, Entity, TieStated
from sayso.vocabulary import (
    Act,
    Certainty,
    MentionKind,
    Modality,
    Mode,
    ParagraphKind,
    Polarity,
    Role,
    Tie,
)

ATTACK = (
    "The|DET|3|det Ashar|PROPN|3|compound Brigades|PROPN|4|nsubj attacked|VERB|0|root "
    "Dervane|PROPN|4|obj with|ADP|7|case mortars|NOUN|4|obl on|ADP|9|case Monday|PROPN|4|obl "
    ".|PUNCT|4|punct"
)
KILLED = (
    "Eleven|NUM|2|nummod workers|NOUN|4|nsubj:pass were|AUX|4|aux:pass killed|VERB|0|root "
    "and|CCONJ|8|cc three|NUM|7|nummod guards|NOUN|8|nsubj:pass wounded|VERB|4|conj "
    "in|ADP|10|case Sulmat|PROPN|8|obl .|PUNCT|4|punct"
)
ARRESTED = (
    "The|DET|2|det army|NOUN|3|nsubj arrested|VERB|0|root over|ADV|5|advmod 20|NUM|6|nummod "
    "men|NOUN|3|obj who|PRON|9|nsubj had|AUX|9|aux crossed|VERB|6|acl:relcl the|DET|11|det "
    "Isk|PROPN|9|obj .|PUNCT|3|punct"
)
NOT = (
    "The|DET|2|det council|NOUN|5|nsubj did|AUX|5|aux not|PART|5|advmod shell|VERB|0|root "
    "the|DET|7|det market|NOUN|5|obj .|PUNCT|5|punct"
)
PURPOSE = (
    "Fighters|NOUN|2|nsubj planted|VERB|0|root a|DET|4|det bomb|NOUN|2|obj to|PART|6|mark "
    "destroy|VERB|2|advcl the|DET|8|det bridge|NOUN|6|obj .|PUNCT|2|punct"
)
CONDITION = (
    "If|SCONJ|4|mark the|DET|3|det army|NOUN|4|nsubj attacks|VERB|10|advcl Orhal|PROPN|4|obj "
    ",|PUNCT|4|punct the|DET|8|det Brigades|PROPN|10|nsubj will|AUX|10|aux flee|VERB|0|root "
    ".|PUNCT|10|punct"
)
BECAUSE = (
    "We|PRON|2|nsubj joined|VERB|0|root the|DET|4|det Brigades|PROPN|2|obj in|ADP|6|case "
    "2015|NUM|2|obl because|SCONJ|9|mark they|PRON|9|nsubj paid|VERB|2|advcl us|PRON|9|obj "
    ".|PUNCT|2|punct"
)
LET = (
    "The|DET|2|det guards|NOUN|3|nsubj let|VERB|0|root the|DET|5|det fighters|NOUN|3|obj "
    "cross|VERB|3|xcomp the|DET|8|det bridge|NOUN|6|obj .|PUNCT|3|punct"
)
RELATIVE = (
    "Adel|PROPN|10|nsubj ,|PUNCT|4|punct who|PRON|4|nsubj joined|VERB|1|acl:relcl the|DET|6|det "
    "Brigades|PROPN|4|obj in|ADP|8|case 2015|NUM|4|obl ,|PUNCT|1|punct lives|VERB|0|root "
    "in|ADP|12|case Sulmat|PROPN|10|obl .|PUNCT|10|punct"
)
LIGHT = (
    "The|DET|2|det army|NOUN|3|nsubj carried|VERB|0|root out|ADP|3|compound:prt an|DET|6|det "
    "attack|NOUN|3|obj on|ADP|8|case Orhal|PROPN|6|nmod .|PUNCT|3|punct"
)
PLANTED = (
    "The|DET|2|det bomb|NOUN|7|nsubj planted|VERB|2|acl by|ADP|6|case the|DET|6|det "
    "Brigades|PROPN|3|obl:agent went|VERB|0|root off|ADP|7|compound:prt when|ADV|12|advmod "
    "the|DET|11|det bus|NOUN|12|nsubj stopped|VERB|7|advcl .|PUNCT|7|punct"
)
THREAT = (
    "The|DET|2|det Brigades|NOUN|3|nsubj threatened|VERB|0|root to|PART|5|mark attack|VERB|3|xcomp "
    "Merrin|PROPN|5|obj .|PUNCT|3|punct"
)
SHOT_AT = "They|PRON|3|nsubj:pass were|AUX|3|aux:pass shot|VERB|0|root at|ADP|3|obl .|PUNCT|3|punct"
SAID = (
    "Adel|PROPN|2|nsubj said|VERB|0|root that|SCONJ|6|mark the|DET|5|det army|NOUN|6|nsubj "
    "shelled|VERB|2|ccomp Orhal|PROPN|6|obj .|PUNCT|2|punct"
)
QUESTION = "Did|AUX|4|aux the|DET|3|det army|NOUN|4|nsubj fire|VERB|0|root ?|PUNCT|4|punct"
ACCUSED = (
    "The|DET|2|det council|NOUN|3|nsubj accused|VERB|0|root the|DET|5|det army|NOUN|3|obj "
    "of|ADP|7|case murder|NOUN|3|obl .|PUNCT|3|punct"
)
SET_OFF = (
    "Thirty|NUM|2|nummod raiders|NOUN|4|nsubj:pass were|AUX|4|aux:pass arrested|VERB|0|root "
    "while|SCONJ|6|mark trying|VERB|4|advcl to|PART|8|mark cross|VERB|6|xcomp into|ADP|10|case "
    "Orhal|PROPN|8|obl ,|PUNCT|14|punct in|ADP|14|case two|NUM|14|nummod weeks|NOUN|8|obl "
    ".|PUNCT|4|punct"
)
FROM_ORHAL = (
    "Adel|PROPN|4|nsubj is|AUX|4|cop from|ADP|4|case Orhal|PROPN|0|root but|CCONJ|6|cc "
    "lived|VERB|4|conj there|ADV|6|advmod before|SCONJ|9|mark joining|VERB|4|acl "
    "the|DET|11|det Brigades|PROPN|9|obj .|PUNCT|4|punct"
)
GUIDING = (
    "Raiders|PROPN|4|nsubj guiding|VERB|4|xcomp were|AUX|4|aux trying|VERB|0|root "
    "to|PART|6|mark go|VERB|4|xcomp to|ADP|8|case Orhal|PROPN|6|obl .|PUNCT|4|punct"
)
HEADING = "Market|NOUN|2|nsubj shelled|VERB|0|root in|ADP|4|case Orhal|PROPN|2|obl"


def only(built: Built) -> Claim:
    """The one claim that there is."""
    claims = built.state().claims
    assert len(claims) == 1, built.passages()
    return claims[0]


def test_act_agent_patient_means_and_time_come_from_the_clause():
    """The plain case in the publisher's own voice."""
    built = Built([ATTACK])
    built.entity("Ashar Brigades", "group")
    built.entity("Dervane", "place")
    built.time("Monday", "2023-03-06")
    claim = only(built)
    assert claim.attribution is None
    assert (claim.act, claim.agent, claim.patient) == (Act.ASSAULT, "ashar brigades", "dervane")
    assert claim.time == "2023-03-06"
    assert claim.means is not None
    assert built.text[slice(*claim.means)] == "with mortars"
    assert claim.certainty is Certainty.certain


def test_a_passage_is_the_clause_without_its_full_stop():
    """Exact words."""
    built = Built([ATTACK])
    assert built.passages() == ["The Ashar Brigades attacked Dervane with mortars on Monday"]


def test_coordinated_verbs_are_claims_of_their_own():
    """Each with its count, and the passive without an agent has none."""
    built = Built([KILLED])
    built.entity("Sulmat", "place")
    first, second = built.state().claims
    assert built.passages() == ["Eleven workers were killed", "three guards wounded in Sulmat"]
    assert first.agent is None
    assert second.agent is None
    assert first.count is not None
    assert first.count.low == first.count.high == 11
    assert second.count is not None
    assert second.count.low == 3
    assert first.place == second.place == "sulmat"


def test_a_relative_clause_asserts():
    """ "who had crossed the Isk" is a claim, shown behind whom it tells of."""
    built = Built([ARRESTED])
    built.entity("army", "group")
    built.entity("Isk", "place")
    first, second = built.state().claims
    assert built.passages() == [
        "The army arrested over 20 men",
        "over 20 men who had crossed the Isk",
    ]
    assert (first.act, first.act_mode, first.agent) == (Act.COERCE, "arrest", "army")
    assert first.count is not None
    assert (first.count.low, first.count.high) == (20, None)
    assert second.act is Act.MOVE


@pytest.mark.parametrize(
    "tree",
    [
        "No|DET|4|punct ransom|NOUN|4|nsubj:pass was|AUX|4|aux:pass paid|VERB|0|root",
        "They|PRON|2|nsubj poisoned|VERB|0|root no|DET|4|det well|ADV|2|advmod .|PUNCT|2|punct",
    ],
)
def test_no_before_a_noun_negates_whatever_it_hangs_on(tree):
    """The reader may take "No" for an answer, and a well for an adverb."""
    assert only(Built([tree])).polarity is Polarity.neg


def test_negation_in_the_tree_is_polarity():
    """ "did not shell" is denied, not dropped."""
    claim = only(Built([NOT]))
    assert (claim.act, claim.polarity) == (Act.ASSAULT, Polarity.neg)


def test_a_purpose_is_a_facet_and_no_claim():
    """The bridge was not destroyed by saying so."""
    built = Built([PURPOSE])
    claim = only(built)
    assert claim.purpose is not None
    assert built.text[slice(*claim.purpose)] == "to destroy the bridge"


def test_a_condition_is_no_claim_and_makes_the_rest_hypothetical():
    """ "If the army attacks" asserts nothing."""
    claim = only(Built([CONDITION]))
    assert (claim.act, claim.modality) == (Act.MOVE, Modality.hypothetical)


def test_a_reason_is_asserted_and_stays_in_the_passage():
    """ "because they paid us" is a claim, and part of what it explains."""
    built = Built([BECAUSE])
    built.time("2015", "2015")
    first, second = built.state().claims
    assert built.passages() == [
        "We joined the Brigades in 2015 because they paid us", "they paid us",
    ]  # fmt: skip
    assert (first.act, first.time) == (Act.MOVE, "2015")
    assert second.act is Act.AID


def test_first_persons_in_direct_speech_are_the_speaker_and_his_group():
    """ "I" is he, "we" is what he belongs to."""
    built = Built([BECAUSE])
    built.entity("Brigades", "group")
    built.entities["adel"] = Entity("adel", MentionKind.person, "Adel", ())
    built.ties.append(TieStated("adel", Tie.member, "brigades"))
    built.says(
        "a1", "", "", "We joined the Brigades in 2015 because they paid us",
        hop("Adel", role=Role.participant), mode=Mode.direct,
    )  # fmt: skip
    first = built.state().claims[0]
    assert first.attribution == "a1"
    assert first.agent == "brigades"


def test_letting_somebody_cross_is_cooperation():
    """Letting pass is an act of the one who lets."""
    built = Built([LET])
    built.entity("guards", "group")
    built.entity("fighters", "group")
    claim = only(built)
    assert (claim.act, claim.agent, claim.patient) == (Act.COOPERATE, "guards", "fighters")


def test_a_time_dates_its_own_predicate_only():
    """He joined in 2015; when he lives where he lives is not said."""
    built = Built([RELATIVE])
    built.entity("Adel", "person")
    built.entity("Brigades", "group")
    built.entity("Sulmat", "place")
    built.time("2015", "2015")
    claims = {claim.act: claim for claim in built.state().claims}
    assert claims[Act.MOVE].time == "2015"
    assert claims[Act.MOVE].agent == "adel"
    assert claims[Act.STATE].time is None
    assert claims[Act.STATE].place == "sulmat"


def test_a_time_behind_the_last_comma_dates_the_whole_sentence():
    """ "were arrested while trying to cross into Orhal, in two weeks" dates the arrests."""
    built = Built([SET_OFF])
    built.entity("raiders", "group")
    built.entity("Orhal", "place")
    built.time("two weeks", "2023-02-21/2023-03-07")
    claims = {claim.act: claim.time for claim in built.state().claims}
    assert claims[Act.COERCE] == "2023-02-21/2023-03-07"


def test_what_hangs_on_a_predicate_noun_is_done_by_its_subject():
    """ "He is from Orhal but lived there before joining the Brigades": he joined, not Orhal."""
    built = Built([FROM_ORHAL])
    built.entity("Adel", "person")
    built.entity("Orhal", "place")
    built.entity("Brigades", "group")
    joined = next(claim for claim in built.state().claims if claim.act is Act.MOVE)
    assert joined.agent == "adel"


def test_what_is_tried_stands_behind_the_trying():
    """ "those guiding them while trying to go": going, whatever the guiding hangs on."""
    built = Built([GUIDING])
    built.entity("Raiders", "group")
    built.entity("Orhal", "place")
    assert Act.MOVE in {claim.act for claim in built.state().claims}
    assert Act.AID not in {claim.act for claim in built.state().claims}


def test_a_light_verb_leaves_the_act_to_its_noun():
    """ "carried out an attack on Orhal"."""
    built = Built([LIGHT])
    built.entity("army", "group")
    built.entity("Orhal", "place")
    claim = only(built)
    assert (claim.act, claim.agent, claim.patient) == (Act.ASSAULT, "army", "orhal")


def test_a_weapon_is_the_means_and_whoever_used_it_the_agent():
    """ "The bomb planted by the Brigades went off"."""
    built = Built([PLANTED])
    built.entity("bomb", "weapon")
    built.entity("Brigades", "group")
    claim = next(c for c in built.state().claims if c.act_mode == "explosives")
    assert claim.agent == "brigades"
    assert claim.means is not None
    assert "bomb" in built.text[slice(*claim.means)]


def test_a_passive_without_an_agent_leaves_the_agent_open():
    """Who shot at them is not said."""
    claim = only(Built([SHOT_AT]))
    assert (claim.act, claim.agent) == (Act.ASSAULT, None)


def test_what_somebody_says_is_his_and_not_the_publishers():
    """The content without "that", through the attribution, and nothing twice."""
    built = Built([SAID])
    built.entity("army", "group")
    built.says("a1", "Adel", "said", "that the army shelled Orhal", hop("Adel"))
    claim = only(built)
    assert built.passages() == ["the army shelled Orhal"]
    assert (claim.attribution, claim.act) == ("a1", Act.ASSAULT)


def test_a_nested_content_makes_one_claim():
    """Through the inner attribution, not through both."""
    built = Built([SAID])
    built.says("a1", "", "", "Adel said that the army shelled Orhal", hop("Omar"))
    built.says("a2", "Adel", "said", "that the army shelled Orhal", hop("Omar"), hop("Adel"),
               parent="a1")  # fmt: skip
    assert [c.attribution for c in built.state().claims] == ["a2"]


def test_a_threat_is_an_act_and_what_is_threatened_has_not_happened():
    """THREATEN in the publisher's voice, the attack in the speaker's, in the future."""
    built = Built([THREAT])
    built.entity("Brigades", "group")
    built.entity("Merrin", "place")
    built.says("a1", "The Brigades", "threatened", "to attack Merrin", hop("Brigades"))
    claims = {claim.act: claim for claim in built.state().claims}
    assert claims[Act.THREATEN].attribution is None
    assert claims[Act.THREATEN].agent == "brigades"
    assert claims[Act.ASSAULT].modality is Modality.future
    assert claims[Act.ASSAULT].attribution == "a1"


def test_accusing_of_a_noun_charges_the_accused():
    """ "accused the army of murder": the army is the agent of the murder."""
    built = Built([ACCUSED])
    built.entity("army", "group")
    built.says("a1", "The council", "accused", "the army of murder", hop("Council"))
    claim = next(c for c in built.state().claims if c.attribution == "a1")
    assert (claim.act, claim.agent) == (Act.ASSAULT, "army")


def test_a_question_is_no_claim_of_the_publishers():
    """Asking asserts nothing."""
    assert Built([QUESTION]).state().claims == ()


def test_boilerplate_makes_no_claims():
    """Menus and footers are not read."""
    assert Built([ATTACK], [ParagraphKind.boilerplate]).state().claims == ()


def test_a_heading_that_the_body_does_not_repeat_is_marked():
    """heading_only."""
    built = Built([HEADING, SHOT_AT], [ParagraphKind.heading])
    assert [c.value for c in built.state().claims[0].caveats] == ["heading_only"]


def test_a_heading_of_the_publishers_that_the_body_repeats_makes_no_second_claim():
    """The body's sentence is the claim."""
    body = (
        "The|DET|2|det market|NOUN|4|nsubj:pass was|AUX|4|aux:pass shelled|VERB|0|root "
        "in|ADP|6|case Orhal|PROPN|4|obl .|PUNCT|4|punct"
    )
    built = Built([HEADING, body], [ParagraphKind.heading])
    assert built.passages() == ["The market was shelled in Orhal"]


def test_ids_are_stable_and_unique():
    """The same report gives the same ids, and no two claims share one."""
    first = [c.id for c in Built([KILLED, ARRESTED, RELATIVE]).state().claims]
    second = [c.id for c in Built([KILLED, ARRESTED, RELATIVE]).state().claims]
    assert first == second
    assert len(set(first)) == len(first)


@pytest.mark.parametrize("cue", ["denied", "denies", "refuted"])
def test_a_denial_turns_the_polarity(cue):
    """And a denied denial is positive."""
    built = Built([SAID.replace("said", cue)])
    built.says("a1", "Adel", cue, "that the army shelled Orhal", hop("Adel"))
    claim = next(c for c in built.state().claims if c.attribution == "a1")
    assert claim.polarity is Polarity.neg


@pytest.mark.parametrize(
    ("cue", "certainty"),
    [("said", "certain"), ("believes", "probable"), ("thinks", "probable"), ("fears", "possible"),
     ("suspects", "probable"), ("insisted", "certain")],
)  # fmt: skip
def test_the_cue_gives_the_certainty(cue, certainty):
    """As far as the text shows it."""
    built = Built([SAID.replace("said", cue)])
    attribution = built.says("a1", "Adel", cue, "that the army shelled Orhal", hop("Adel"))
    stated = built.state()
    assert stated.claims[-1].certainty is Certainty(certainty)
    assert stated.commitments[attribution.id].certainty is Certainty(certainty)
