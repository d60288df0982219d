"""Remarks: what was or was not verified, by whom, about whose words."""

from __future__ import annotations

import pytest
from state.build import Built, hop

from sayso.vocabulary import Caveat, RemarkStatus

SAID = (
    "Adel|PROPN|2|nsubj said|VERB|0|root that|SCONJ|6|mark the|DET|5|det army|NOUN|6|nsubj "
    "shelled|VERB|2|ccomp Orhal|PROPN|6|obj .|PUNCT|2|punct"
)


def flat(sentence: str) -> str:
    """A sentence without a tree: every word hangs on the first."""
    words = sentence.replace(".", " .").replace("’s", " ’s").split()
    return " ".join(
        f"{word}|{'PUNCT' if word == '.' else 'X'}|{0 if i == 0 else 1}|"
        f"{'root' if i == 0 else 'dep'}"
        for i, word in enumerate(words)
    )


def report(sentence: str) -> Built:
    """Adel's claim, then a remark."""
    built = Built([SAID, flat(sentence)])
    built.says("a1", "Adel", "said", "that the army shelled Orhal", hop("Adel"))
    built.entity("Adel", "person")
    return built


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The Courier could not independently verify the claim.", "could_not_verify"),
        ("The Courier was unable to confirm this.", "could_not_verify"),
        ("There was no independent confirmation.", "could_not_verify"),
        ("The figure could not be confirmed.", "could_not_verify"),
        ("The account remains unverified.", "could_not_verify"),
        ("The army declined to comment.", "comment_declined"),
        ("The army refused to say how many had died.", "comment_declined"),
        ("It neither confirmed nor denied it.", "comment_declined"),
        ("The army did not respond to questions.", "no_response"),
        ("The ministry did not answer our calls.", "no_response"),
        ("The spokesman could not be reached.", "no_response"),
        ("Requests for comment went unanswered.", "no_response"),
        ("The army has not reacted so far.", "no_response"),
        ("The ministry is not known to have commented.", "no_response"),
        ("The ministry has yet to receive a reply.", "no_response"),
        ("The chief referred reporters to the police.", "comment_declined"),
        ("The office does not comment on rumours.", "comment_declined"),
        ("No team in the area was able to confirm this.", "could_not_verify"),
        ("Their clerk contradicted him.", "denied"),
        ("The families say otherwise.", "denied"),
        ("The sister did not believe that.", "denied"),
        ("The photographer confirms this.", "verified"),
        ("The service card is genuine.", "partly_verified"),
        ("The clinic later raised its figure to 11.", "corrected"),
        ("She had not seen who fired.", "not_stated"),
        ("He never met the man.", "not_stated"),
        ("The army denied the allegation.", "denied"),
        ("The army rejects the charge.", "denied"),
        ("Claims that eight people died are false.", "denied"),
        ("The Courier partly verified the account.", "partly_verified"),
        ("The video was geolocated by the Monitor.", "verified"),
        ("The Courier has retracted the report.", "retracted"),
        ("An earlier version of this report gave the wrong number.", "corrected"),
        ("The Monitor could not rule out another position.", "not_stated"),
        ("The Courier was not immediately able to verify the footage.", "could_not_verify"),
        ("Its origin has yet to be established.", "could_not_verify"),
        ("There was no immediate comment from the army.", "no_response"),
        ("The spokesman was not available for further questions.", "no_response"),
        ("Neither the army nor the ministry has replied to our letter.", "no_response"),
        ("The director refused to give any figure.", "comment_declined"),
        ("Asked about the market, he walked away.", "comment_declined"),
        ("The ministry will not comment further.", "comment_declined"),
        ("It was not clear who had stopped the lorries.", "not_stated"),
        ("The army gave no details.", "not_stated"),
        ("The claim of the Brigades that children were killed is a lie.", "denied"),
        ("The commander denied this.", "denied"),
        ("This was wrong.", "corrected"),
        ("We should not have written it.", "retracted"),
        ("The clinic confirmed the figure.", "verified"),
        ("The ministry called the recording a crude forgery.", "denied"),
        ("The governor called the accusation “a soap opera”.", "denied"),
        ("The harbour master laughed at that.", "denied"),
        ("His brother says the exact opposite.", "denied"),
        ("The villagers tell a different story.", "denied"),
        ("No officer of that name serves here.", "denied"),
        ("The navy refuted it categorically.", "denied"),
        ("The council does not agree.", "denied"),
        ("The governor’s telephone was switched off.", "no_response"),
        ("The captain did not pick up the telephone.", "no_response"),
        ("The Courier was unable to reach him.", "no_response"),
        ("Nobody wished to be quoted.", "comment_declined"),
        ("The widow does not want to speak.", "comment_declined"),
        ("The fleet’s fate remains unknown.", "not_stated"),
        ("Nobody has claimed responsibility.", "not_stated"),
        ("The decree does not mention the island.", "not_stated"),
        ("I did not see it.", "not_stated"),
        ("The station has deleted the post.", "retracted"),
        ("Sober, he takes it back.", "retracted"),
        ("We got it wrong.", "corrected"),
        ("A second pilot gave the same account.", "verified"),
        ("Our rating: unproven.", "could_not_verify"),
        ("A nurse confirmed the deaths from the register.", "verified"),
        ("The navy does not dispute the date.", "not_stated"),
        ("Who laid the mine has not been established.", "not_stated"),
        ("Nobody was able to reach Orhal.", "could_not_verify"),
        ("The wedding guests say the bottles are an invention.", "denied"),
        ("The governor mocked the pictures as a queue for bread.", "denied"),
        ("The council calls such talk banditry.", "denied"),
        ("The accused shook his head.", "denied"),
    ],
)
def test_the_phrase_gives_the_status(sentence, status):
    """One pattern a status."""
    remarks = report(sentence).state().remarks
    assert [r.status for r in remarks] == [RemarkStatus(status)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A doctor who did not want to give his name told the agency that 17 died.",
        "The army confirmed that it had fired.",
        "She recognised the voice of a neighbour.",
        "The soldiers laughed that it was a school.",
        "They declined the offer.",
        "He answered our questions.",
        "Several of them referred to a prisoner.",
        "A woman who gave no name told the agency that 17 died.",
        "A log seen by the Courier lists 17 names.",
        "The road was closed.",
        "The colonel pleaded not guilty.",
        "The ministry calls upon them to ignore rumours.",
        "The navy said that it had sunk no boat.",
        "He called it a massacre.",
        "Nobody disputes that the mill burned.",
        "The Courier was unable to reach the crossing.",
    ],
)
def test_what_is_no_remark_makes_none(sentence):
    """Confirming or declining an offer is not about verification."""
    assert report(sentence).state().remarks == ()


def test_a_sentence_may_hold_two_remarks():
    """Two statuses, one sentence."""
    remarks = (
        report("The army declined to comment and the council did not respond.").state().remarks
    )
    assert {r.status for r in remarks} == {
        RemarkStatus.comment_declined, RemarkStatus.no_response,
    }  # fmt: skip


def test_by_is_whoever_could_not_verify():
    """The one named before the phrase, not the one whose words they are."""
    built = report("The Courier could not verify Adel ’s account.")
    built.entity("Courier", "group")
    built.entity("Adel", "person", which=1)
    remark = built.state().remarks[0]
    assert remark.by == "courier"
    assert "adel" in remark.about
    assert "a1" in remark.about


def test_what_could_not_be_verified_is_marked_on_the_claims():
    """gatherer_could_not_verify reaches the claim through its speaker."""
    built = report("The Courier could not verify Adel ’s account.")
    built.entity("Courier", "group")
    claim = built.state().claims[0]
    assert Caveat.gatherer_could_not_verify in claim.caveats


def test_either_account_is_about_everything_said_before():
    """All attributions so far."""
    built = report("The Courier could not verify either account.")
    assert built.state().remarks[0].about == ("a1",)


def test_a_remark_alone_is_no_claim():
    """That somebody declined to say asserts nothing about the world."""
    line = (
        "The|DET|2|det army|NOUN|3|nsubj declined|VERB|0|root to|PART|5|mark comment|VERB|3|xcomp "
        ".|PUNCT|3|punct"
    )
    assert Built([line]).state().claims == ()


def test_whoever_saw_the_papers_of_a_man_checked_him():
    """ "Has seen his service card" is about all that he says."""
    built = report("The Courier has seen Adel’s service card.")
    remark = built.state().remarks[0]
    assert remark.status is RemarkStatus.partly_verified
    assert {"a1", built.entity("Adel", "person")} & set(remark.about) == set(remark.about)


def test_the_figures_are_what_was_counted():
    """ "The figures could not be verified" is about the numbers, not about who fired."""
    counted = SAID.replace("Adel", "Omar").replace("army|NOUN", "17|NUM").replace("Orhal", "Tolm")
    built = Built([counted, SAID, flat("The figures could not be verified.")])
    built.says("a1", "Omar", "said", "that the 17 shelled Tolm", hop("Omar"))
    built.says("a2", "Adel", "said", "that the army shelled Orhal", hop("Adel"))
    assert built.state().remarks[0].about == ("a1",)
