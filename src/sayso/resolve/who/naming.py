"""Names as they stand in a noun phrase: where they begin and end, and what kind they look like."""

from __future__ import annotations

import re

from sayso.model import Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.callings import ROLE_NOUNS
from sayso.resolve.who.folding import fold
from sayso.resolve.who.initials import initials
from sayso.resolve.who.phrases import Phrase
from sayso.resolve.who.scene import Scene

__all__ = [
    "is_title",
    "letters_fit",
    "looks_like_body",
    "tail_text",
    "whole_name",
    "whole_person",
    "without_titles",
]


def tail_text(phrase: Phrase, tail: tuple[str, ...]) -> str:
    """The words of a run as they stand in the core, with dots and hyphens between them."""
    start = phrase.core.rfind(tail[0], 0, len(phrase.core))
    if len(tail) > 1:
        start = phrase.core.find(" ".join(tail))
    text = phrase.core[start:] if start >= 0 else " ".join(tail)
    return text.strip(" .,'’")


def whole_name(phrase: Phrase) -> str:
    """The name of a body, with an "of …" that belongs to it ("Union of Karvenian Teachers")."""
    tail = phrase.capital_tail
    name = tail_text(phrase, tail)
    rest = phrase.text[phrase.text.find(name) + len(name) :]
    words = rest.split()
    taken: list[str] = []
    for word in words:
        bare = word.strip("()[],;:")
        if bare != word and taken and word[0] in "([":
            break
        if bare.lower() in {"of", "for", "the", "and", "in"} or bare[:1].isupper():
            taken.append(bare)
            if bare != word:
                break
        else:
            break
    while taken and taken[-1].lower() in {"of", "for", "the", "and", "in"}:
        taken.pop()
    if taken and taken[0].lower() not in {"of", "for"}:
        taken = []
    return " ".join([name, *taken])


def looks_like_body(tail: tuple[str, ...]) -> bool:
    """Whether a run of capitalised words names a body rather than a person."""
    if not tail:
        return False
    last = tail[-1].lower()
    if {word.lower() for word in tail[1:-1]} & {"without", "beyond", "against"}:
        return True  # "Doctors Without Walls"
    return (
        last in lex.PARTY_WORDS | lex.OFFICIAL_WORDS | lex.INSTITUTIONS
        or last in lex.STRONG_OUTLET_ENDINGS
        or last in lex.NGO_WORDS
        or (last in lex.OUTLET_ENDINGS and tail[0].lower() == "the")
        or (last == "staff" and tail[0].lower() in {"general", "joint", "defence", "defense"})
    )


_GOES_ON = re.compile(r"[ \u00a0](?P<more>[A-ZÀ-Þ][\w’'-]+)")
_GIVEN_NAME = re.compile(r"(?:(?<=[\s“\"(])|^)(?P<given>[A-ZÀ-Þ][a-zà-ÿ]{2,})[ \u00a0]$")
_NO_GIVEN_NAME = (
    lex.TITLES
    | lex.CIVIL_TITLES
    | ROLE_NOUNS
    | lex.PEOPLE_NOUNS
    | lex.INSTITUTIONS
    | frozenset(
        """the and but for with from when while after before that this these those
        his her their our its canon brother sister saint uncle aunt hadj haji mullah sayyid ustad
        abu umm""".split()
    )
)
_NO_SURNAME = lex.CIVIL_TITLES | frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()
)


def whole_person(scene: Scene, span: Span, name: str) -> tuple[Span, str]:
    """A lone name that a mention's or a source's end cut off from its surname, made whole."""
    if len(name.split()) > 1 or scene.is_heading(span[0]):
        return span, name
    match = _GOES_ON.match(scene.raw, span[1])
    if match is not None and match.group("more").lower() not in _NO_SURNAME:
        return (span[0], match.end()), f"{name} {match.group('more')}"
    given = _GIVEN_NAME.search(scene.raw, max(0, span[0] - 24), span[0])
    if given is None or scene.raw[span[0] : span[0] + len(name)] != name:
        return span, name
    word = given.group("given")
    if word.lower() in _NO_GIVEN_NAME or not scene.inside_sentence(given.start("given")):
        return span, name
    return (given.start("given"), span[1]), f"{word} {name}"


def is_title(word: str) -> bool:
    """Whether a word, or each part of it ("Maj-Gen"), is a title or a form of address."""
    return all(part.strip(".") in lex.TITLES | _YET for part in word.lower().split("-"))


_YET = frozenset({"elect", "designate"})
_OF_A_PARTY = frozenset(
    """republican democrat democratic conservative labour tory liberal socialist communist green
    independent islamist nationalist populist""".split()
)
"""What stands before somebody's name for his party ("Republican Dara Omel")."""


_OFFICES_BEFORE_NAMES = frozenset(
    """director headman commissioner superintendent inspector consul envoy registrar magistrate
    prefect sergeant lieutenant captain major colonel corporal admiral secretary""".split()
)
"""Words that end a title of several words ("Group Village Headman X") and no name."""


def without_titles(tail: tuple[str, ...]) -> list[str]:
    """The words of a name without the titles before it, and without whose titles they are.

    "Orhal Gov. Oren Tal" and "Tasmur's Interior Minister Oren Tal" are Oren Tal.
    """
    words = list(tail)
    while len(words) > 1 and (
        is_title(words[0]) or (len(words) > 2 and words[0].lower() in _OF_A_PARTY)
    ):
        words.pop(0)
    for place in range(len(words) - 2, 0, -1):
        if words[place].lower().strip(".") in lex.CIVIL_TITLES | _OFFICES_BEFORE_NAMES:
            return words[place + 1 :]
    return words


def letters_fit(acronym: str, name: str) -> bool:
    """Whether an acronym can be the initials of a name."""
    return fold(acronym).replace(" ", "") == initials(name)
