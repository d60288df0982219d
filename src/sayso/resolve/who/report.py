"""Who speaks in one report: the steps, from its cast to its chains."""

from __future__ import annotations

from sayso.model import Chain, Entity, Reading, Report, Resolved, Span, Text
from sayso.resolve.who.bodies import body_ties, own_names
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.chains import draw_chains
from sayso.resolve.who.channels import Channels
from sayso.resolve.who.coming_back import definite
from sayso.resolve.who.credit import credit_of, figure_of
from sayso.resolve.who.declared import declared
from sayso.resolve.who.deeds import roles_by_deeds
from sayso.resolve.who.descriptions import describe_all
from sayso.resolve.who.entities import assemble
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.from_words import described
from sayso.resolve.who.kinds import kinds_of_bodies
from sayso.resolve.who.knowledge import Knowledge
from sayso.resolve.who.phrases import take_apart
from sayso.resolve.who.publishers import own_short_names
from sayso.resolve.who.reference.memory import Memory
from sayso.resolve.who.reference.pronouns import pronoun
from sayso.resolve.who.scene import Scene, anchor
from sayso.resolve.who.sources import resolve_sources
from sayso.resolve.who.speakers import Speakers
from sayso.resolve.who.telling import announced, spoken_of_self, told_of
from sayso.resolve.who.ties import Ties
from sayso.resolve.who.weighed import weighed
from sayso.resolve.who.wholeness import is_whole
from sayso.vocabulary import MentionKind

__all__ = ["find_who"]

_ACTORS = frozenset({MentionKind.person, MentionKind.group})


def find_who(report: Report, text: Text, reading: Reading, *, knowledge: Knowledge) -> Resolved:
    """Entities, chains and ties of one report. Never fails on a poor reading: what cannot be
    resolved stays unknown.
    """
    scene = Scene(report, text, reading)
    cast = assemble(scene, knowledge)
    publisher = figure_of(cast, report.publisher)
    ties = Ties(cast)
    declared(cast, ties, publisher)
    own_names(cast)
    own_short_names(cast, publisher)
    kinds_of_bodies(cast)
    describe_all(cast, ties)
    memory = Memory()
    channels = Channels(cast, memory, publisher)
    sources = resolve_sources(cast, memory, publisher)
    describe_all(cast, ties)
    told_of(cast, memory)
    spoken = sorted(
        ((anchor(row), figure.live()) for row in reading.attributions
         if (figure := sources.found[row.id].figure) is not None),
        key=lambda row: row[0],
    )  # fmt: skip
    announced(cast, ties, spoken, publisher)
    own = [
        (figure.live(), row.content, sources.parents[row.id] is None)
        for row in reading.attributions
        if (figure := sources.found[row.id].figure) is not None
    ]
    spoken_of_self(cast, ties, own)
    roles_by_deeds(cast, memory, own)
    body_ties(cast, ties)
    chains = draw_chains(cast, sources, channels, publisher, credit_of(cast, publisher))
    mentions = _mentions(cast, memory, sources, publisher)
    who = tuple(None if f is None else f.live().id(report.id) for f in mentions)
    chains = weighed(cast, chains, who, publisher)
    return Resolved(
        reading=reading,
        entities=_entities(report, cast, mentions, chains, ties),
        mention_entities=who,
        chains=chains,
        ties=ties.frozen(report.id),
    )


def _mentions(
    cast: Cast, memory: Memory, sources: Speakers, publisher: Figure | None
) -> list[Figure | None]:
    """The figure of every mention, pronouns and definite descriptions resolved too."""
    found: list[Figure | None] = []
    scene = cast.scene
    for mention in scene.reading.mentions:
        span = (mention.start, mention.end)
        known = cast.at.get(span)
        if known is not None:
            found.append(known.live())
            continue
        if mention.kind not in _ACTORS or not is_whole(scene.raw, mention):
            found.append(None)
            continue
        phrase = take_apart(scene.whole(span))
        figure: Figure | None = None
        if phrase.pronoun is not None:
            figure = _pronoun_mention(cast, memory, sources, publisher, span, phrase.pronoun)
        elif phrase.definite:
            figure, _ = definite(cast, memory, span, phrase, publisher=publisher)
            if figure is None and phrase.words:
                figure = described(cast, phrase, span, mention.kind)
                cast.place(figure, span)
        found.append(None if figure is None else figure.live())
    return found


def _pronoun_mention(
    cast: Cast, memory: Memory, sources: Speakers, publisher: Figure | None, span: Span, word: str
) -> Figure | None:
    if word in {"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"}:
        speaker = sources.speaking_at(span[0], addressed=word in {"us", "me"})
        if speaker is None:
            return publisher if cast.scene.quotation_at(span[0]) is None else None
        if word[0] in "iIm" or not speaker.is_person() or speaker.plural:
            return speaker
        groups = [group.live() for group in speaker.belongs]
        return groups[-1] if groups else speaker
    figure, _ = pronoun(cast, memory, span, word)
    return figure


def _entities(
    report: Report, cast: Cast, mentions: list[Figure | None], chains: dict[str, Chain], ties: Ties
) -> tuple[Entity, ...]:
    """Every figure that a mention, a hop or a tie needs, in the order of the text."""
    needed = {id(figure.live()) for figure in mentions if figure is not None}
    hops = {hop.entity for chain in chains.values() for hop in chain.hops}
    tied = {end for tie in ties.frozen(report.id) for end in (tie.subject, tie.object)}
    rows: dict[str, Entity] = {}
    for figure in cast.figures:
        if figure.into is not None:
            continue
        name = figure.id(report.id)
        if id(figure) in needed or name in hops or name in tied:
            rows[name] = figure.freeze(report.id)
    return tuple(rows.values())
