"""Whom a noun phrase names outright, and whom it only describes."""

from __future__ import annotations

import re

from sayso.model import Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.calling import (
    LONGEST,
    ONE_OF_SEVERAL,
    introduction,
    name_to_show,
    shorter_names,
    take_title,
    without_clause,
)
from sayso.resolve.who.callings import IF_OF_A_GROUP, LAWYERS, LEADERS, ROLE_NOUNS
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import CODE, Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.gathering import gatherer_kind
from sayso.resolve.who.initials import is_acronym
from sayso.resolve.who.institutions import OUTLETS
from sayso.resolve.who.knowledge import PartyKind
from sayso.resolve.who.naming import (
    is_title,
    looks_like_body,
    tail_text,
    whole_name,
    whole_person,
    without_titles,
)
from sayso.resolve.who.phrases import Phrase, lemma, take_apart
from sayso.vocabulary import MentionKind, NameRole

__all__ = ["by_words", "described"]

_ARMY = frozenset({"army", "military", "forces", "troops", "armed", "airforce"})
_STATE = frozenset({"government", "state", "authorities", "regime", "administration"})
_BODIES = frozenset({MentionKind.group, MentionKind.facility, MentionKind.place,
                     MentionKind.other})  # fmt: skip
_AIRING = frozenset({"channel", "page", "network", "website", "podcast", "account"})
"""Nouns after a name by which it is an outlet's ("the Harrow channel")."""
_GROUP_TAIL = frozenset({"group", "groups", "movement", "organisation", "organization", "militia",
                         "faction", "outfit", "network", "militants", "rebels"})  # fmt: skip
_DESCRIBING = (ROLE_NOUNS | LAWYERS | LEADERS | IF_OF_A_GROUP | lex.PEOPLE_NOUNS) - {
    "ministry",
    "government",
    "municipality",
    "police",
    "authority",
}


_AND_ANOTHER = re.compile(r"\sand\s(?:an?|the|his|her|their|its|two|three|several|one)\s")


def by_words(cast: Cast, phrase: Phrase, span: Span, kind: MentionKind | None) -> Figure | None:
    """The figure that a noun phrase names outright; None where it only describes."""
    core = phrase.core
    if not phrase.words:
        return None
    party = cast.knowledge.find(core)
    if party is not None and party.kind is PartyKind.people:
        return None
    if party is not None and (core[:1].isupper() or "-" in core):
        own = cast.by_end(core) if len(phrase.words) == 1 and "-" not in core else None
        return own or cast.party(party, core, span)
    whole = cast.known_body(phrase.text) if core[:1].isupper() else None
    if whole is not None:  # "Lantern for Justice", which is more than its core
        return whole
    named = cast.known_body(core) if core[:1].isupper() else None
    if named is not None and named.gatherer is not None:
        return named
    institution = _institution(cast, phrase, span)
    if institution is not None:
        return institution
    tail = phrase.capital_tail
    if not tail:
        return _named_body(cast, phrase, span)
    if len(phrase.words) == 1 and _common_noun(cast, phrase, span):
        return None
    if len(phrase.words) == 1 and looks_like_body(tail) and whole_name(phrase) == tail[0]:
        # "The Ministry": a coming back, or nobody's name
        return cast.similar("g", tail[0], fold(tail[0]), span[0])[0]
    if len(tail) == len(phrase.words) == 1 and lemma(tail[0]) in _DESCRIBING:
        outlet = cast.similar("g", tail[0], fold(tail[0]), span[0])[0]
        if outlet is not None and outlet.gatherer == "outlet":
            return outlet
    if len(tail) == 1 and _OF_NAME.match(phrase.text) is not None and _names_a_body(tail[0]):
        return cast.group(whole_name(phrase), span)
    body = len(tail) > 1 and looks_like_body(tail)
    alone = len(tail) == len(phrase.words) or len(tail) == 1
    body = body or _like_a_name(cast, phrase, tail, span)
    last = tail[-1].lower().split("-")[-1] if "-" in tail[-1] else tail[-1]
    if alone and lemma(last) in _DESCRIBING and not body:
        return _named_body(cast, phrase, span)
    if cast.knowledge.people(tail[-1]) is not None and len(tail) <= 2:
        return None
    name = tail_text(phrase, tail)
    party = cast.knowledge.find(name)
    if party is not None:
        return cast.party(party, name, span)
    bare = without_titles(tail)
    if not bare or _only_an_office(phrase, bare):
        return None
    if kind in _BODIES and cast.by_key.get(("p", fold(name))) is None:
        return cast.group(whole_name(phrase), span, kind)
    if (kind is None or len(tail) > 1) and (looks_like_body(tail) or body):
        return cast.group(whole_name(phrase), span)
    if kind is None and ("g", fold(name)) in cast.by_key:
        return cast.group(name, span)
    if kind is None and len(phrase.words) == 1 and phrase.definite:
        end = cast.by_end(name)
        if end is not None:
            end.add(name, NameRole.name, span, f"{name} / {end.name}: the end of its name")
            return end
    if kind is None and len(bare) == 1 and cast.known("p", fold(name)) is None:
        country = cast.known("tplace", fold(name))
        if country is not None:  # "Tasmur insists": a country that speaks
            return country
    if kind is None and is_acronym(name) and CODE.fullmatch(name) is None:
        return cast.group(name, span)
    where, name = whole_person(cast.scene, span, " ".join(bare))
    first = name.split()[0]
    if where[0] < span[0] and (
        cast.knowledge.people(first) is not None or cast.known_body(first) is not None
    ):
        where, name = span, " ".join(bare)
    figure = cast.person(name, where)
    addressed = len(tail) == 2 and is_title(tail[0])
    if figure is not None and addressed and len(name.split()) == 1:
        figure.add(tail_text(phrase, tail), NameRole.name, where)
        figure.name = name_to_show(figure)
    if figure is not None:
        take_title(figure, phrase)
    return figure


def _only_an_office(phrase: Phrase, bare: list[str]) -> bool:
    """ "the Foreign Secretary", "Foreign Secretary": an office, and nobody's name."""
    last = bare[-1].lower()
    if len(bare) > 1 or last not in lex.CIVIL_TITLES | {"secretary"}:
        return False
    return len(phrase.words) > 1 or phrase.definite


_OF_NAME = re.compile(r"(?:[Tt]he\s|[“‘])?[“‘]?[A-ZÀ-Þ]\w+\sof\s(?:the\s)?[A-ZÀ-Þ]\w+")


def _names_a_body(word: str) -> bool:
    """ "the Shield of the Steppe", "Voice of the Marshes": no office, no state, no person."""
    low = lemma(word)
    return low not in _DESCRIBING | lex.INSTITUTIONS | lex.TITLES | lex.CIVIL_TITLES


_BODIES_IN_S = lex.OFFICIAL_WORDS | {"customs"}


def _common_noun(cast: Cast, phrase: Phrase, span: Span) -> bool:
    """ "Listeners wrote": the first word of a sentence that the parser takes for no name."""
    word, tokens = phrase.core, cast.scene.reading.tokens
    paper = word.lower() in lex.DOCUMENTS
    if len(phrase.words) != 1 or word.lower() in _BODIES_IN_S:
        return False
    if lemma(word) == word.lower() and not paper:
        return False
    if cast.scene.inside_sentence(span[0]) or not cast.scene.raw.startswith(word, span[0]):
        return False
    index = next(iter(tokens.within((span[0], span[0] + len(word)))), None)
    return index is not None and tokens[index].pos == "NOUN"


def _like_a_name(cast: Cast, phrase: Phrase, tail: tuple[str, ...], span: Span) -> bool:
    """ "the Marsh Volunteers" inside a sentence: several people in capitals are a body."""
    if len(tail) < 2 or not phrase.plural or cast.scene.is_heading(span[0]):
        return False
    if cast.knowledge.people(tail[0]) is not None or tail[0].lower() in lex.NUMBER_WORDS:
        return False
    return phrase.definite or cast.scene.inside_sentence(span[0])


def _institution(cast: Cast, phrase: Phrase, span: Span) -> Figure | None:
    """A state's army or government by its people's name ("the Karvenian army")."""
    words = phrase.words
    if len(words) < 2 or len(words) > 4:
        return None
    state = cast.knowledge.people(words[0])
    if state is None:
        return None
    rest = {word.lower() for word in words[1:]}
    if rest == {"side"}:  # "the Karvenian side" is the country, whoever else is near
        return cast.party(state, state.name, None)
    for label, heads in (("army", _ARMY), ("government", _STATE)):
        if words[-1].lower() in heads and rest <= heads | {"armed", "central"}:
            key = f"{state.name}/{label}"
            known = cast.by_party.get(key)
            figure = known.live() if known is not None else None
            if figure is None:
                figure = cast.create(MentionKind.group, phrase.core, span, proper=True)
                figure.institution = True
                figure.heads.add("army" if label == "army" else "government")
                figure.country = None
                cast.by_party[key] = figure
                state_figure = cast.by_party.get(state.name)
                if state_figure is not None:
                    figure.belongs.append(state_figure)
            why = f"{phrase.core}: the {label} of {state.name}" if figure.names else ""
            figure.add(phrase.core, NameRole.name, span, why)
            cast.remember(figure, phrase.core)
            return figure
    return None


def _named_body(cast: Cast, phrase: Phrase, span: Span) -> Figure | None:
    """ "the IS militant group": a known name before a word for a body."""
    words = phrase.words
    if len(words) > 1 and words[-1] in _AIRING and words[-2][:1].isupper():
        run = take_apart(phrase.core[: phrase.core.rfind(words[-1])]).capital_tail
        if run and cast.knowledge.people(run[0]) is None:
            outlet = cast.group(phrase.core[phrase.core.find(run[0]) : phrase.core.rfind(words[-1])]
                                .strip(" ”’\"'»"), span)  # fmt: skip
            outlet.gatherer = outlet.gatherer or "outlet"
            return outlet
    if len(words) < 2 or words[-1].lower() not in _GROUP_TAIL:
        return None
    for size in range(len(words) - 1, 0, -1):
        name = " ".join(words[:size])
        if not name[:1].isupper():
            continue
        party = cast.knowledge.find(name)
        if party is not None and party.kind is not PartyKind.state:
            return cast.party(party, name, span)
        known = cast.known("g", fold(name))
        if known is not None:
            if phrase.core not in known.names:
                known.add(phrase.core, NameRole.description, span)
            return known
    return None


_PLURAL_BODIES = frozenset({"police", "custom", "customs", "headquarters", "authority"})
"""Words for one body that look like several."""


_OF_FIGHTERS = frozenset("military war army rebel militia".split())
_FORCES = frozenset(
    """border coast national home presidential republican palace civil youth royal imperial
    revolutionary state forest marine provincial frontier people’s""".split()
)


def _a_force(phrase: Phrase) -> bool:
    """ "the border guard", "the Guard": a force, not the man at the gate."""
    before = {word.lower() for word in phrase.words[:-1]}
    return bool(before & _FORCES) or phrase.words[-1:] == ("Guard",)


def described(cast: Cast, phrase: Phrase, span: Span, kind: MentionKind | None) -> Figure:
    """A figure known by description only; the same words mean the same one in one report."""
    head = phrase.head_lemma
    institution = (
        head in lex.INSTITUTIONS
        and (not phrase.plural or head in _PLURAL_BODIES)
        and not phrase.indefinite
    )
    outlet = head in OUTLETS - {"site", "website", "page", "portal"}
    outlet = outlet or phrase.core.lower() in lex.GENERIC_GATHERERS
    if outlet and head == "media" and _OF_FIGHTERS.intersection(map(str.lower, phrase.words)):
        institution = True  # one voice: that of those who fight
    document = not outlet and (
        (head in lex.DOCUMENTS and not (phrase.plural and head in OUTLETS))
        or kind is MentionKind.document
    )
    kind = MentionKind.group if outlet else kind
    if head in lex.SOMEBODY | lex.EVERYBODY:
        kind, institution = MentionKind.person, False
    people = phrase.words and cast.knowledge.people(phrase.words[-1]) is not None
    plural = phrase.plural or bool(people and phrase.head.endswith("s"))
    plural = plural or phrase.text.lower() in lex.NUMBER_WORDS or _common_noun(cast, phrase, span)
    shelf, text = "d", without_clause(phrase.text)
    beside = None
    if ONE_OF_SEVERAL.match(text) is not None:
        beside = introduction(phrase.text[len(text) :].lstrip(", "))
        text = beside or text
        head = take_apart(beside).head_lemma if beside else head
    key = (shelf, fold(text))
    figure = cast.known(*key)
    if figure is None:
        if head == "guard" and not phrase.plural and (phrase.indefinite or not _a_force(phrase)):
            kind, institution, head_is_body = MentionKind.person, False, False
        else:
            head_is_body = head in lex.PARTY_WORDS
        if document:
            chosen = MentionKind.document
        elif institution or kind is MentionKind.group or head_is_body:
            chosen = MentionKind.group
        else:
            chosen = kind or MentionKind.person
        figure = cast.create(chosen, text, span, proper=False)
        figure.plural = plural and not institution
        figure.institution = institution
        figure.document = document
        figure.former = phrase.former
        figure.gatherer = gatherer_kind(phrase.core)
        figure.heads.add(head)
        kin = head.removesuffix("-in-law").split("-")[-1]
        if kin in lex.FEMALE_NOUNS:
            figure.gender = "f"
        elif kin in lex.MALE_NOUNS:
            figure.gender = "m"
        figure.add(text, NameRole.description, span)
        cast.by_key[key] = figure
    if beside is not None:
        figure.add(without_clause(phrase.text), NameRole.description, span)
    both = _AND_ANOTHER.search(text)
    if both is not None and text[: both.start()] not in figure.names:
        figure.add(text[: both.start()], NameRole.description, span)
    if phrase.text != text and len(phrase.text) < LONGEST and phrase.text not in figure.names:
        figure.add(phrase.text, NameRole.description, span)
    for shorter in shorter_names(phrase):
        if shorter not in figure.names:
            figure.add(shorter, NameRole.description, span)
    return figure
