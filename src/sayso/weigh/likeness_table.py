"""What each piece of evidence that two claims are one counts, and the words that say little.

The weights were set by hand on the development half of the gold corpus (`python -m bench
allegations`).
"""

from __future__ import annotations

from dataclasses import dataclass

from sayso.weigh.words import stem

__all__ = [
    "ALIKE",
    "ANYBODY",
    "COMMON",
    "DENIED",
    "HARM",
    "JOINS",
    "MANNER",
    "MEANING_FROM",
    "NEAR_ACTS",
    "SORTS",
    "THINGS",
    "TRAVELS",
    "WEIGHTS",
    "Weights",
]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence counts; their sum is compared with `ALIKE`."""

    same_words: float = 9.0
    """The same words throughout."""
    words: float = 3.0
    """Times the shared share of content words (of both texts together)."""
    contained: float = 0.8
    """Times the share of the shorter claim's content words that the longer has."""
    thin: float = -1.4
    """No content word in common but the names of those spoken of; half of it for only one."""
    meaning: float = 2.1
    """Times the cosine of the sentence vectors, less `MEANING_FROM`, times the claims' shares."""
    same_sentence: float = -1.0
    """Two claims cut from one sentence, or from copies of it, are seldom the same one."""
    names: float = 0.15
    """Times the share of names in common."""
    act_same: float = 0.7
    act_near: float = -0.05
    act_other: float = -0.8
    agent_same: float = 0.7
    agent_words: float = 0.2
    agent_other: float = -0.9
    patient_same: float = 0.8
    patient_words: float = 0.6
    patient_other: float = -0.6
    affected_same: float = 0.6
    affected_words: float = 0.4
    """To whom it was done in the one is of whom it is told in the other: "killed 6", "6 died"."""
    another_outcome: float = -1.0
    """Numbers of the dead and of the wounded, of those held and of those missing."""
    toll: float = 1.5
    """Numbers of the same people in one place, who may be told of in few words: "14", "38 dead"."""
    another_span: float = -1.5
    """A number of months or years, and one of a day."""
    another_deed: float = -0.9
    """Both tell of a deed in words that are known, and of no common one: an arrest, a beating."""
    another_traveller: float = -1.5
    """Somebody else's journey is another journey, however alike the words."""
    denies_for_himself: float = -0.9
    """Somebody denies it of himself, and the other does not say it of him."""
    denies_another: float = -1.0
    """Another act, and nobody and no place by name in common: it denies something else."""
    denies_harm: float = -2.5
    """That people came to harm is denied, and the other tells of none: "nobody died in it"."""
    denies_how: float = -2.5
    """Only how or when it was done is denied: "did not fire first" denies no shot."""
    denies_nobody: float = -0.8
    """One word in common, and nobody, nothing and no place: "they fired", "was not fired at"."""
    denied_whole: float = 0.9
    """All that a denial repeats is in what it may deny: "nothing was signed" repeats one word."""
    denied_deed: float = 1.2
    """A denial of the same deed of the same ones: "all charges", "nobody laid a hand on him"."""
    opposite: float = 1.2
    """The same one is told of in words that exclude each other: one proposition, two answers."""
    denied_presence: float = 1.5
    """That somebody or something was there at all is denied, and the other tells of them there."""
    denied_toll: float = 3.0
    """That anybody came to harm in a place is denied, and the other tells who did."""
    swapped: float = -1.5
    """Who did it in the one had it done to him in the other."""
    place_same: float = 0.2
    place_other: float = -0.05
    place_far: float = -0.8
    time_same: float = 0.1
    time_other: float = -0.4
    elsewhere: float = -1.5
    """Another place and another time: another event, not another account of one."""
    count_same: float = 0.6
    count_other: float = 0.1


WEIGHTS = Weights()
ALIKE = 2.1
"""From this sum on two claims are taken as one proposition."""
DENIED = 1.3
"""From this sum on a denial is taken to deny an assertion that it has nothing more alike than."""
JOINS = 1.8
"""From this sum on a denial stands in the allegation of what it denies, if nothing is closer."""
MEANING_FROM = 0.25
"""Cosine at which sentence vectors say nothing either way."""

NEAR_ACTS = frozenset(
    (
        frozenset({"ASSAULT", "STATE"}),
        frozenset({"COERCE", "ASSAULT"}),
        frozenset({"COERCE", "STATE"}),
        frozenset({"AID", "COOPERATE"}),
        frozenset({"AID", "SUPPORT"}),
        frozenset({"SUPPORT", "COOPERATE"}),
        frozenset({"COOPERATE", "AGREE"}),
        frozenset({"CONSULT", "COOPERATE"}),
        frozenset({"MOVE", "STATE"}),
        frozenset({"MOVE", "MOBILIZE"}),
        frozenset({"MOVE", "RETREAT"}),
        frozenset({"THREATEN", "CONSULT"}),
        frozenset({"AID", "STATE"}),
        frozenset({"ACCUSE", "ASSAULT"}),
        frozenset({"SANCTION", "COERCE"}),
        frozenset({"CONCEDE", "STATE"}),
        frozenset({"COOPERATE", "STATE"}),
        frozenset({"COOPERATE", "MOVE"}),
        frozenset({"COERCE", "CONCEDE"}),
    )
)
"""Acts that one event is often told as: a killing and a death, an arrest and a custody."""


THINGS = frozenset(
    f"@{one}"
    for one in "people child vehicle weapon hospital food water trial lie denial aircraft".split()
)
"""Concepts of `concepts.txt` that are no deeds."""
ANYBODY = frozenset({"@people", "@child", "@vehicle"})
"""Concepts that hardly tell one claim from another: there are people and cars in most."""
HARM = frozenset({"@death", "@injury"})
"""Concepts of what people suffer."""
MANNER = frozenset({"first", "alon"})
"""Stems of words that narrow what is said of a deed: who denies with them may mean just these."""
COMMON = frozenset(
    stem(word)
    for word in "time day days week month year years today yesterday morning evening night hour "
    "minute early late monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december place area region city "
    "town village country state near around side north south east west northern southern eastern "
    "western government official officials force forces group member part case way thing new old "
    "big large small number several local national".split()
)
"""Stems that hardly tell one claim from another: when, where and what sort of people, roughly."""
SORTS = COMMON | {
    stem(word)
    for word in "soldier troop fighter militant rebel gunman gunmen insurgent militia militiamen "
    "army brigade battalion unit police policemen officer guard patrol commander crew men man "
    "guardsmen border security armed".split()
}
"""Stems of words for sorts of people with arms: they say not whose they are."""
TRAVELS = frozenset({"MOVE", "STATE"})
"""Acts of somebody who is on his way, or tells where he wants to be."""
