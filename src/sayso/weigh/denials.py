"""Denials of so few words that they do not say of what: tied to the claim that they deny."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.weigh.entry import Saying
from sayso.weigh.likeness_table import ANYBODY, COMMON, HARM
from sayso.weigh.tallies import kinds_in
from sayso.weigh.words import STOP, content_words, fold_words, meaning_words

__all__ = [
    "EVERYBODY", "WE", "denied_of", "named_among", "no_presence", "no_toll", "number_differs",
    "of_himself", "of_nobody", "other_kind", "people_of", "speaks_for_more", "tied",
]  # fmt: skip

TELLING = 2
"""Content words from which a denial says by itself what it denies."""
EVERYBODY = frozenset("nobody nothing none anybody anyone anything".split())
"""Words that deny of all what the rest of a short denial says."""
HARDLY = frozenset("believ tru truth know known happen cas way possibl right think thing".split())
"""Stems of words that say of nothing in particular that it is not so: "I don't believe it"."""
TITLES = frozenset("mr mrs ms miss dr sir lady lord".split())
"""Words before a name that are no part of it."""
WE = frozenset("we us our ours ourselves".split())
HIMSELF = frozenset("i my me he she his her himself herself myself".split())
DENYING = frozenset({"@denial", "@lie"})
"""What the words around a claim mean that say that it is denied, as `concepts.txt` has them."""
_THERE = re.compile(
    r"\bthere (?:(?:was|were|is|are|has been|have been|had been)(?: \w+)?"
    r" (?:no|not|never|nobody|none|nothing)\b|(?:was|were|is|are)n t\b|ha(?:s|ve|d)n t been\b)"
    r"|\b(?:was|were|is|are|been|(?:was|were|is|are)n t) (?:not |never )?(?:ever )?"
    r"(?:anywhere )?(?:there|in|at|on|near|inside|to|around)\b"
)
"""To be somewhere, and to be at all; folding makes two words of "wasn't"."""
_NO_SUCH = re.compile(r"(?:that )?there (?:was|were|is|are|has been|have been|had been) no \w")
NEAR = 200
"""Code points back to what a bare denial may deny."""


def tied(made: Sequence[Saying], denied: Mapping[str, Collection[str]]) -> Iterator[Saying]:
    """The claims of a report, each bare denial with what it denies.

    That is what a remark says (`denied`: claims by the denial's), else the last claim just before
    it about whoever denies, else the last one just before it.
    """
    ordered = sorted(made, key=lambda saying: (saying.passage, saying.place_in_report))
    full = [saying for saying in ordered if not _bare(saying)]
    for saying in made:
        inner = _inside(saying, full)
        if inner is not None:
            yield replace(saying, denies=inner.claim)
            continue
        if not _bare(saying):
            yield saying
            continue
        before = [one for one in full if one.passage[1] <= saying.passage[0]]
        told = [one for one in before if one.claim in denied.get(saying.claim, ())]
        near = [one for one in before if saying.passage[0] - one.passage[1] <= NEAR]
        target = (told or _of_whom(near, saying) or near)[-1:]
        yield replace(saying, denies=target[0].claim) if target else saying


def _inside(denial: Saying, full: Sequence[Saying]) -> Saying | None:
    """The claim that a denial repeats whole: "The report that the mill burned is a lie".

    What stands around it says that it is denied, and who denies whom: nothing else is denied.
    """
    if denial.polarity != "neg":
        return None
    start, end = denial.passage
    inner = [
        one
        for one in full
        if one.polarity == "pos" and start <= one.passage[0] and one.passage[1] <= end
    ]
    for one in sorted(inner, key=lambda one: one.passage[0] - one.passage[1]):
        low, high = one.passage[0] - start, one.passage[1] - start
        around = meaning_words(f"{denial.words[:low]} {denial.words[high:]}")
        if around & DENYING:
            return one
    return None


def _bare(saying: Saying) -> bool:
    """Whether a claim is a denial of so few words that they do not say of what."""
    if _NO_SUCH.match(" ".join(fold_words(saying.words))):
        return False  # "there is no case against him" says what there is not
    words = meaning_words(saying.words) - HARDLY
    return saying.polarity == "neg" and len(words) < TELLING and not _tells(saying, words)


def _of_whom(near: list[Saying], denial: Saying) -> list[Saying]:
    """Those about whom the denial is: said to have done it is whoever denies it."""
    whom = denial.agent.form if denial.agent is not None else ""
    return [one for one in near if whom and one.agent is not None and one.agent.form == whom]


def _tells(saying: Saying, words: frozenset[str]) -> bool:
    """Whether a short denial says what it denies: it names somebody, or an act.

    A "we" that stands for somebody names nobody; "nobody" does, with a word for what was not done.
    """
    said = set(fold_words(saying.words))
    if words and said & EVERYBODY:
        return True
    spoken_of = [*saying.named, *(one for one in (saying.agent, saying.patient) if one is not None)]
    named = any(
        said.intersection(fold_words(actor.name)) - STOP for actor in spoken_of if actor.named
    )
    return named or any(word.startswith("@") for word in words)


def denied_of(denial: Saying, key: Callable[[str], str]) -> str | None:
    """The identity of a person who denies something of himself; None where it is no such denial.

    Who says "we" denies it of more than himself, and whom else he means nothing says.
    """
    who = denial.agent
    if denial.polarity != "neg" or who is None or who.kind != "person":
        return None
    said = set(fold_words(denial.words))
    if said & WE or not (who.named or said & HIMSELF):
        return None
    return key(who.form)


def of_himself(denial: Saying, said: Saying, key: Callable[[str], str]) -> bool | None:
    """Whether what somebody denies of himself is said of him; None where he does not so deny.

    A shorter name may be his: "Mr Mant" denies what is said of "the builder Rolo Mant".
    """
    himself = denied_of(denial, key)
    if himself is None:
        return None
    return himself in people_of(said, key) or named_among(denial, said)


def named_among(denial: Saying, said: Saying) -> bool:
    """Whether somebody in a claim bears the name of whoever denies it, or a part of it."""
    if denial.agent is None or not denial.agent.named:
        return False
    mine = _name_words(denial.agent.name)
    spoken_of = [one for one in (said.agent, said.patient, *said.named) if one is not None]
    others = [_name_words(one.name) for one in spoken_of if one.named and one.kind == "person"]
    last = fold_words(denial.agent.name)[-1:]
    return any(
        bool(mine and one) and (mine <= one or one <= mine or (len(mine) > 1 and one >= {*last}))
        for one in others
    )


def no_presence(denial: Saying) -> bool:
    """Whether it is denied that somebody or something was there at all: "has never been to Tovel".

    "There were no soldiers in the school", "none of us was near the well".
    """
    return denial.polarity == "neg" and bool(_THERE.search(" ".join(fold_words(denial.words))))


def of_nobody(denial: Saying) -> bool:
    """Whether it is denied of everybody, or of all of a kind: "nobody", "no soldier"."""
    return denial.polarity == "neg" and bool(set(fold_words(denial.words)) & (EVERYBODY | {"no"}))


def no_toll(denial: Saying, said: Saying) -> bool:
    """Whether a denial that anybody came to harm is of those who are said to have, in one place.

    That nobody was hurt says that nobody died; that nobody died, not that nobody was hurt.
    """
    if not of_nobody(denial):
        return False
    none, some = (meaning_words(one.words) & HARM for one in (denial, said))
    if not none or not some or (none == {"@death"} and "@death" not in some):
        return False
    where = meaning_words(denial.place.name) if denial.place is not None else frozenset()
    if len(meaning_words(denial.words) - HARM - ANYBODY - COMMON - where) > 1:
        return False  # "None of them saw fighters among the dead"
    if other_kind(said, denial):
        return False
    places = [one.place or one.scene for one in (denial, said)]
    if places[0] is None or places[1] is None:
        return False
    return bool(content_words(places[0].name) & content_words(places[1].name))


def other_kind(said: Saying, denial: Saying) -> bool:
    """Whether it is denied of one kind of people that they came to harm, and told of others.

    That no civilian died is not said of fourteen people, of whom nobody says what they were.
    """
    if not meaning_words(denial.words) & HARM:
        return False
    kinds = kinds_in(denial.words)
    return bool(kinds) and not kinds & kinds_in(said.words)


def number_differs(said: Saying, denial: Saying) -> bool:
    """Whether a denial is of one number, and another one is asserted: that is not denied.

    "The claim that eight died is false" is not said of "at least three died".
    """
    if (None, None) in [(one.count_low, one.count_high) for one in (said, denial)]:
        return False
    least, most = denial.count_low or 0, denial.count_high
    return (said.count_low or 0) < least or (most is not None and (said.count_low or 0) > most)


def _name_words(name: str) -> frozenset[str]:
    return frozenset(fold_words(name)) - STOP - TITLES


def people_of(said: Saying, key: Callable[[str], str]) -> frozenset[str]:
    """The identities of those whom a claim is about."""
    spoken_of = (said.agent, said.patient, *said.named)
    return frozenset(key(one.form) for one in spoken_of if one is not None)


def speaks_for_more(saying: Saying) -> bool:
    """Whether the one who acts stands for a "we": a spokesman's words, and his party's deed."""
    who = saying.agent
    if who is None or who.kind != "person" or not who.named:
        return False
    said = set(fold_words(saying.words))
    return bool(said & WE) and said.isdisjoint(fold_words(who.name))
