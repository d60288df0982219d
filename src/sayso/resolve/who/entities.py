"""From mentions to the cast: who is named and described in one report.

Names first (long before short, so that a surname finds its bearer), then what the text says of
them, then descriptions and other names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import accumulate

from sayso.model import Mention, Span
from sayso.resolve.who import lexicon as lex
from sayso.resolve.who.aliases import apply_aliases
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.coming_back import OUR_OWN as _OUR_OWN
from sayso.resolve.who.coming_back import apposed
from sayso.resolve.who.figures import LABEL, Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.from_words import described
from sayso.resolve.who.interviews import introduced_bodies
from sayso.resolve.who.knowledge import Knowledge, PartyKind
from sayso.resolve.who.known import known_names, publisher_names
from sayso.resolve.who.mistaken import Labels, Places
from sayso.resolve.who.naming import looks_like_body, whole_person, without_titles
from sayso.resolve.who.phrases import Phrase, lemma, take_apart
from sayso.resolve.who.scene import Scene
from sayso.resolve.who.spans import (
    NOT_A_NAME,
    proper_inside,
    resolve_name,
    source_words,
)
from sayso.resolve.who.unmentioned import (
    apposed_name,
    given_names_first,
    labels_first,
    people_of_bodies,
    subjects_with_names,
    subjects_without_mention,
    titled_names,
    unmarked_bodies,
)
from sayso.resolve.who.wholeness import is_clause, is_whole
from sayso.vocabulary import RELATIONS, MentionKind, NameRole, Role

__all__ = ["assemble"]

_ALL_OF = re.compile(r"(?:all|both|most|each|none)\sof\s(?:them|us|you)\b", re.IGNORECASE)
"""A pronoun with a number before it, and nobody new."""
_ACTORS = frozenset({MentionKind.person, MentionKind.group})
_THINGS = frozenset({MentionKind.place, MentionKind.facility, MentionKind.nationality,
                     MentionKind.document, MentionKind.other, MentionKind.url})  # fmt: skip


def assemble(scene: Scene, knowledge: Knowledge) -> Cast:
    """The cast of a report, every figure placed where it stands."""
    cast = Cast(scene, knowledge)
    publisher_names(cast)
    known_names(cast)
    rows = [(mention, take_apart(scene.whole((mention.start, mention.end)))) for mention in
            scene.reading.mentions if mention.kind in _ACTORS | _THINGS
            and is_whole(scene.raw, mention) and not is_clause(scene, mention)]  # fmt: skip
    named = [row for row in rows if row[1].pronoun is None]
    people = {fold(phrase.core) for mention, phrase in named if mention.kind is MentionKind.person}
    people -= {""}
    labels = Labels(scene, people)
    named = [
        (replace(mention, kind=MentionKind.person), phrase)
        if (mention.kind is MentionKind.group and fold(phrase.core) in people
            and knowledge.find(phrase.core) is None) or mention in labels
        else (mention, phrase)
        for mention, phrase in named
    ]  # fmt: skip
    places = Places(
        scene,
        {fold(phrase.core) for mention, phrase in rows if mention.kind is MentionKind.place},
    )
    named = [row for row in named if not places.is_one(*row)]
    labels_first(cast)
    given_names_first(cast)
    taken: list[Span] = []
    for name, span, sort in introduced_bodies(scene.raw):
        name, span = _without_byline(cast, name, span)
        body = cast.group(name, span)
        taken.append(span)
        if body.party is not None or body.gatherer not in (None, sort):
            continue
        if sort == "party":
            body.roles.append((Role.party, span))
        else:
            body.gatherer = sort
            noun = _ITS_KIND.match(scene.raw, span[1]) if sort == "outlet" else None
            if noun is not None:
                whole = span[0], noun.end()
                body.add(scene.raw[slice(*whole)], NameRole.description, whole)
        cast.place(body, span)
    subjects_with_names(cast)
    subjects_without_mention(cast)
    introduced = _Longer(taken)
    for mention, phrase in sorted(named, key=_name_order):
        span = (mention.start, mention.end)
        if span not in introduced:
            _name_mention(cast, mention, phrase)
    titled_names(cast)
    unmarked_bodies(cast)
    people_of_bodies(cast)
    _names_in_sources(cast)
    _descriptions_in_sources(cast)
    for mention, phrase in named:
        span = (mention.start, mention.end)
        if span not in cast.at and mention.kind in _ACTORS | {MentionKind.document}:
            _describe_mention(cast, mention, phrase)
    apply_aliases(cast)
    return cast


class _Longer:
    """Spans: a span is in them where it is a part of one, and not the whole."""

    def __init__(self, spans: list[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def __contains__(self, span: Span) -> bool:
        """Whether one begins before it and ends no earlier, or begins there and ends later."""
        before, there = bisect_left(self._starts, span[0]), bisect_right(self._starts, span[0])
        if before and self._reach[before - 1] >= span[1]:
            return True
        return there > 0 and self._reach[there - 1] > span[1]


_ITS_KIND = re.compile(
    r"\s(?:newspaper|television|TV|radio|news\sagency|news\swebsite|news\ssite|news\soutlet|channel|"
    r"magazine|broadcaster)\b"
)
"""What an outlet is, behind its name: it goes by both."""
_THERE = r"\b(?:in|from|into|outside|near|[Cc]apital|town\sof|city\sof|village\sof)\s"


def _without_byline(cast: Cast, name: str, span: Span) -> tuple[str, Span]:
    """ "By Sanna Brell Oldeva Today": the outlet of the last words, not the author with it."""
    words = name.split()
    for size in range(1, len(words)):
        rest = " ".join(words[size:])
        known = cast.known_body(rest) is not None or (
            len(words) - size > 1 and cast.knowledge.find(rest) is not None
        )
        if known and name.endswith(rest):
            return rest, (span[1] - len(rest), span[1])
    return name, span


def _name_order(row: tuple[Mention, Phrase]) -> tuple[bool, int]:
    mention, phrase = row
    return len(phrase.capital_tail) < 2, mention.start


def _name_mention(cast: Cast, mention: Mention, phrase: Phrase) -> None:
    span = (mention.start, mention.end)
    labelled = cast.at.get(span)
    if labelled is not None and LABEL.fullmatch(labelled.name) is not None:
        return
    body = _short_for_a_body(cast, mention, phrase)
    if body is not None:
        body.add(
            phrase.core, NameRole.name, span, f"{phrase.core} / {body.name}: the end of its name"
        )
        cast.place(body, span)
        return
    if mention.kind in (MentionKind.nationality,):
        state = cast.knowledge.people(phrase.core)
        figure = _simple(cast, mention, phrase)
        figure.country = state.country if state is not None else None
        cast.at[span] = figure
        return
    if mention.kind in _THINGS:
        party = cast.knowledge.find(phrase.core) if phrase.core[:1].isupper() else None
        if party is not None and party.kind is not PartyKind.people:
            cast.at[span] = cast.party(party, phrase.core, span)
            return
        body = cast.known_body(phrase.core)
        if body is not None and body.gatherer is not None:
            cast.place(body, span)
            return
        if not any(letter.isupper() for letter in phrase.core):
            return
        if mention.kind is MentionKind.document and not phrase.capital_tail:
            return
        if len(phrase.words) == 1 and lemma(phrase.core) in lex.DOCUMENTS:
            return  # "Images posted by …" begin a sentence: no name
        cast.at[span] = _simple(cast, mention, phrase)
        return
    bare = without_titles(phrase.capital_tail) if phrase.capital_tail else []
    if mention.kind is MentionKind.person and phrase.words:
        outlet = cast.known_body(phrase.core)
        if outlet is not None and outlet.gatherer == "outlet" and outlet.proper:
            cast.place(outlet, span)
            return
    if mention.kind is MentionKind.person and len(bare) == 1 and phrase.words[-1:] == (bare[0],):
        whole, _ = whole_person(cast.scene, span, bare[0])
        if whole != span:
            fuller = take_apart(cast.scene.cut((whole,)))
            person = resolve_name(cast, whole, mention.kind, fuller)
            if person is not None:
                cast.place(person, whole)
                cast.at[span] = person
                return
    found = resolve_name(cast, span, mention.kind, phrase)
    if found is not None:
        cast.place(found, span)


_SOMEWHERE = re.compile(r"\b(?:in|at|near|around|outside|from|into|towards?|town\sof|city\sof)\s")


def _short_for_a_body(cast: Cast, mention: Mention, phrase: Phrase) -> Figure | None:
    """ "the Covenant" of the Southern Covenant, whatever kind a lone word was taken for."""
    if len(phrase.words) != 1 or mention.kind is MentionKind.group or not phrase.capital_tail:
        return None
    word, raw = phrase.core, cast.scene.raw
    if not word[:1].isupper() or word.isupper() or cast.knowledge.find(word) is not None:
        return None
    the = raw[max(0, mention.start - 4) : mention.start].lower() == "the " or phrase.definite
    body = cast.by_end(word)
    if body is None or the:
        return body
    return None if cast.scene.follows(_SOMEWHERE, word) else body


def _simple(cast: Cast, mention: Mention, phrase: Phrase) -> Figure:
    """A place, nationality or thing: one figure for one folded name."""
    span = (mention.start, mention.end)
    key = (f"t{mention.kind.value}", fold(phrase.core) or phrase.text)
    figure = cast.thing(key, mention.kind, phrase.core or phrase.text, span)
    figure.add(phrase.core or phrase.text, NameRole.name, span)
    return figure


def _names_in_sources(cast: Cast) -> None:
    """Sources are noun phrases even where no mention was found for them."""
    pending: list[tuple[bool, Span, Phrase]] = []
    for attribution in cast.scene.reading.attributions:
        for span in attribution.source[:1]:
            phrase = take_apart(cast.scene.raw[span[0] : span[1]])
            body = len(phrase.words) > 1 and looks_like_body(phrase.capital_tail)
            inner = next(proper_inside(cast, span), None)
            if span in cast.at or (inner is not None and not body):
                continue
            if inner is None and apposed_name(cast, span):
                continue
            if phrase.pronoun is None:
                pending.append((len(phrase.capital_tail) < 2, span, phrase))
    for _, span, phrase in sorted(pending, key=lambda row: row[:2]):
        figure = resolve_name(cast, span, None, phrase)
        if figure is not None:
            cast.place(figure, span)


def _descriptions_in_sources(cast: Cast) -> None:
    """Speakers who are introduced by a description ("A former clerk", "two officials")."""
    for attribution in cast.scene.reading.attributions:
        for span in attribution.source[:1]:
            phrase = take_apart(source_words(cast, span))
            if phrase.pronoun is not None or phrase.definite or not phrase.words:
                continue
            if cast.scene.is_heading(span[0]) and len(phrase.words) == 1:
                continue
            if phrase.head_lemma in lex.CARRIERS:
                continue
            inner = next(proper_inside(cast, span), None)
            if inner is not None:
                if span not in cast.at:
                    cast.place(inner[1], span)
                continue
            named = None if phrase.plural else apposed(cast, span)
            if named is not None and span not in cast.at:
                cast.place(named, span)
            if span not in cast.at and resolve_name(cast, span, None, phrase) is None:
                cast.place(described(cast, phrase, span, None), span)


def _describe_mention(cast: Cast, mention: Mention, phrase: Phrase) -> None:
    """A described actor gets a figure if it is somebody's introduction, not a coming back."""
    span = (mention.start, mention.end)
    inner = next(proper_inside(cast, span), None)
    if inner is not None:
        cast.at[span] = inner[1]
        return
    if not phrase.plural and mention.kind is MentionKind.person:
        named = apposed(cast, span)
        if named is not None:
            cast.place(named, span)
            return
    if _OUR_OWN.match(phrase.text) is not None or _ALL_OF.match(phrase.text) is not None:
        return
    if _predicated(cast, span):
        return  # "All of them are fans": fans are nobody of their own
    if phrase.definite or not phrase.words or phrase.head in NOT_A_NAME or not _noun(cast, span):
        return  # sources and mentions that come back are resolved in order, by anaphora
    for where, figure in cast.before(span[0] + 1, 240):
        # A piece of a longer description that is there already.
        if where[0] <= span[0] and span[1] <= where[1] and not figure.proper:
            if figure.is_person() and (phrase.head_lemma in figure.heads or where[0] == span[0]):
                cast.at[span] = figure
                return
            break
    figure = described(cast, phrase, span, mention.kind)
    cast.place(figure, span)


def _predicated(cast: Cast, span: Span) -> bool:
    """Whether a phrase is what the parser says that a subject is ("they are fans")."""
    tokens = cast.scene.reading.tokens
    inner = tokens.within(span)
    for index in inner:
        if inner.start <= int(tokens.heads[index]) < inner.stop:
            continue
        before = range(max(0, index - _NEAR_COPULA), index)
        copula = any(
            int(tokens.heads[i]) == index and RELATIONS[tokens.relations[i]] == "cop"
            for i in before
        )
        subject = any(
            int(tokens.heads[i]) == index and RELATIONS[tokens.relations[i]].startswith("nsubj")
            for i in range(max(0, index - 40), inner.start)
        )
        return copula and subject
    return False


_NEAR_COPULA = 12
"""Words before a predicate noun within which its "are" stands."""


def _noun(cast: Cast, span: Span) -> bool:
    """Whether the parser, where it spoke, saw any noun in a span."""
    tokens = cast.scene.reading.tokens
    inner = tokens.within(span)
    return not len(inner) or any(tokens[index].pos in _NOUNS for index in inner)


_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
