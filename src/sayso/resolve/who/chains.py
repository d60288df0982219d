"""The chain by which each attribution's words reached the reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from sayso.model import Attribution, Chain, Hop, Span
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.channels import Channels
from sayso.resolve.who.digests import entry_of
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.nesting import DEPTH
from sayso.resolve.who.papers import paper_of
from sayso.resolve.who.roles import role_of
from sayso.resolve.who.scene import anchor
from sayso.resolve.who.speakers import Speaker, Speakers
from sayso.resolve.who.ways_out import says_otherwise, told_us
from sayso.vocabulary import How, Naming, Role

__all__ = ["PUBLISHER_UNKNOWN", "UNKNOWN", "draw_chains"]

PUBLISHER_UNKNOWN = "publisher not known"
UNKNOWN = "unknown"


@dataclass(slots=True)
class _Draft:
    """A chain of figures: (figure or None, how, passage), and which one is the origin."""

    hops: list[tuple[Figure | None, How, Span | None]] = field(default_factory=list)
    origin: int | None = None


def draw_chains(
    cast: Cast, sources: Speakers, channels: Channels, publisher: Figure | None,
    credit: tuple[Figure, Span | None] | None,
) -> dict[str, Chain]:  # fmt: skip
    """A chain for every attribution, and the publisher's own under ""."""
    speakers, parents = sources.found, sources.parents
    cues = sorted((span, row.id) for row in cast.scene.reading.attributions for span in row.cue)
    via: dict[str, list[tuple[Figure, How, Span]]] = {}
    ours: set[int] = set()
    """Speakers whom the publisher itself heard."""
    direct: set[str] = set()
    channels.interviews()
    ordered = sorted(cast.scene.reading.attributions, key=lambda row: (anchor(row), row.id))
    for row in ordered:
        speaker = speakers[row.id]
        heard = _heard(speaker)
        stated = [(figure.live(), span) for figure, span in speaker.via]
        stated += [
            (figure, span) for figure, span in channels.stated(row, heard, cues)
            if figure is not heard and figure is not _live(speaker)
            and all(figure is not other for other, _ in stated)
        ]  # fmt: skip
        via[row.id] = [(figure, How.stated, span) for figure, span in stated]
        to_us = publisher is not None and any(figure is publisher for figure, _ in stated)
        if heard is not None and (to_us or told_us(cast.scene, row)):
            ours.add(id(heard))
            direct.add(row.id)
        if heard is not None and parents[row.id] is None:
            channels.courts.testimony(heard, stated)
        if stated and heard is not None and parents[row.id] is None:
            outer = [f for f in stated if f[0] is not publisher and not _many_outlets(f[0])]
            if outer:
                channels.remember(heard, row, *outer[-1])
    before: tuple[Attribution, Figure] | None = None
    for row in ordered:
        heard = _heard(speakers[row.id])
        if parents[row.id] is None and via[row.id] and heard is not None:
            before = row, heard
        if via[row.id] or parents[row.id] is not None or heard is None:
            continue
        if id(heard) in ours:
            direct.add(row.id)
        found = channels.inferred(row, heard) or channels.before_court(row, heard)
        found = found or _same_round(cast, row, heard, before, via)
        if found is not None and found[0] is not publisher:
            via[row.id] = [(found[0], How.inferred, found[1])]
        paper = paper_of(cast, row, heard) if speakers[row.id].mirror is None else None
        if paper is not None:
            via[row.id].append(paper)
        labelled = entry_of(channels, row, heard) if found is None else None
        if labelled is not None:
            via[row.id].insert(0, labelled)
    _through_whom(ordered, speakers, via, parents, publisher)
    relayed = _relays(ordered, via, parents, publisher)
    drafts: dict[str, _Draft] = {}
    head = _Draft([(publisher, How.stated if publisher else How.not_stated, None)])
    head.origin = 0 if publisher is not None else None
    if credit is not None and credit[0] is not publisher:
        head.hops.append((credit[0], How.stated, credit[1]))
    telling: _Draft | None = None
    if sources.narrator is not None:
        teller, span = sources.narrator
        telling = _Draft([*head.hops, (teller.live(), How.inferred, span)], len(head.hops))
    by_id = sources.by_id
    for row in ordered:
        line = [row.id]
        seen = {row.id}
        while True:
            speaker = speakers[line[-1]]
            above = speaker.mirror or speaker.under or parents[line[-1]]
            if line[-1] in drafts or above is None or above in seen or len(line) > DEPTH:
                break
            line.append(above)
            seen.add(above)
        for item in reversed(line):
            if item not in drafts:
                gap = relayed and not says_otherwise(cast.scene, by_id[item])
                top = _Draft(head.hops[:1], head.origin) if item in direct else head
                top = telling or top
                drafts[item] = _draft(
                    by_id[item], speakers[item], parents, drafts, top, via[item], publisher, gap
                )
                if telling is not None and parents[item] is None:
                    drafts[item].origin = telling.origin
    known: dict[int, tuple[str, Naming, Role]] = {}
    own = _Draft(head.hops[:1], head.origin)
    chains = {"": _freeze(own, cast, known)}
    chains.update((row.id, _freeze(drafts[row.id], cast, known)) for row in ordered)
    return chains


def _many_outlets(figure: Figure) -> bool:
    """ "Some channels have quoted X": who says so of X once was not there when he spoke again."""
    return figure.plural and not figure.proper and figure.gatherer in (None, "outlet")


def _through_whom(
    ordered: list[Attribution], speakers: dict[str, Speaker],
    via: dict[str, list[tuple[Figure, How, Span]]], parents: dict[str, str | None],
    publisher: Figure | None,
) -> None:  # fmt: skip
    """ "The site A, citing the daily B, …" and further down "B said", "told B": through A again.

    Only where A was said to pass on B before B was quoted in any other way.
    """
    outer: dict[int, tuple[Figure, Span] | None] = {}
    for row in ordered:
        if parents[row.id] is not None or speakers[row.id].mirror is not None:
            continue
        line = [(figure, span) for figure, _, span in via[row.id]]
        speaker = _live(speakers[row.id])
        if speaker is not None and speaker.gatherer == "outlet":
            line.append((speaker, line[-1][1] if line else (0, 0)))
        line = [item for item in line if item[0].gatherer == "outlet" and item[0] is not publisher]
        for (first, span), (second, _) in pairwise(line):
            outer.setdefault(id(second), (first, span))
        if not line:
            continue
        above = outer.setdefault(id(line[0][0]), None)
        if above is not None and all(above[0] is not figure for figure, _ in line):
            via[row.id].insert(0, (above[0], How.inferred, above[1]))


def _same_round(
    cast: Cast, row: Attribution, speaker: Figure, before: tuple[Attribution, Figure] | None,
    via: dict[str, list[tuple[Figure, How, Span]]],
) -> tuple[Figure, Span] | None:  # fmt: skip
    """ "A midwife told the group's researchers … One patient said …": the monitor heard him too.

    Only one unnamed person after another, not more than a paragraph apart.
    """
    if before is None or speaker.proper or not speaker.is_person() or before[1].proper:
        return None
    if not before[1].is_person() or role_of(speaker) in _PUBLIC:
        return None
    scene = cast.scene
    gap = scene.paragraph_at(anchor(row)) - scene.paragraph_at(anchor(before[0]))
    gatherer, _, span = via[before[0].id][-1]
    return (gatherer, span) if gap <= 1 and gatherer.gatherer == "ngo" else None


_PUBLIC = frozenset({Role.official, Role.spokesperson, Role.party, Role.commander, Role.expert})


def _relays(
    ordered: list[Attribution], via: dict[str, list[tuple[Figure, How, Span]]],
    parents: dict[str, str | None], publisher: Figure | None,
) -> bool:  # fmt: skip
    """Whether a report is the relay of another outlet's story: its first words came that way, or
    most of them; a wire that quotes state television once has heard the others itself.
    """
    top = [row for row in ordered if parents[row.id] is None]
    through = [
        any(f.gatherer == "outlet" and f is not publisher for f, _, _ in via[row.id]) for row in top
    ]
    return any(through) and (any(through[:2]) or 2 * sum(through) >= len(through))


def _heard(speaker: Speaker) -> Figure | None:
    """Who spoke to whoever gathered the words: the first mouth, else the speaker."""
    return speaker.mouths[0][0].live() if speaker.mouths else _live(speaker)


def _live(speaker: Speaker) -> Figure | None:
    return None if speaker.figure is None else speaker.figure.live()


def _draft(
    row: Attribution, speaker: Speaker, parents: dict[str, str | None], drafts: dict[str, _Draft],
    head: _Draft, via: list[tuple[Figure, How, Span]], publisher: Figure | None, relayed: bool,
) -> _Draft:  # fmt: skip
    mirrored = drafts.get(speaker.mirror) if speaker.mirror else None
    if mirrored is not None:
        hops = [
            (figure, How.inferred if place and how is How.stated else how, passage)
            for place, (figure, how, passage) in enumerate(mirrored.hops)
        ]
        if speaker.passage is not None and row.source:
            hops[-1] = (hops[-1][0], How.stated, speaker.passage)
        return _Draft(hops, mirrored.origin)
    parent = speaker.under or parents[row.id]
    above = drafts.get(parent) if parent is not None else None
    base = above or head
    draft = _Draft(list(base.hops), base.origin)
    if speaker.under is not None and len(draft.hops) > 1:
        figure_, how_, passage_ = draft.hops[-1]
        draft.hops[-1] = (figure_, How.inferred if how_ is How.stated else how_, passage_)
    if speaker.own and above is not None:
        return draft
    figure = _live(speaker)
    if figure is publisher and figure is not None and above is None:
        return _Draft(head.hops[:1], 0)
    present = {id(hop[0]) for hop in draft.hops}
    for gatherer, how, span in via:
        if id(gatherer) not in present and gatherer is not figure:
            draft.hops.append((gatherer, how, span))
            present.add(id(gatherer))
    first = len(draft.hops)
    for mouth, span in speaker.mouths:
        if mouth.live() is not draft.hops[-1][0] and mouth.live() is not figure:
            draft.hops.append((mouth.live(), How.stated, span))
    if figure is None:
        draft.hops.append((None, How.not_stated, speaker.passage))
    else:
        how = speaker.how
        if above is None and relayed and not via and not figure.gatherer and how is How.stated:
            # Others here were heard by another outlet; nobody says who heard this one.
            how = How.not_stated
        if draft.hops[-1][0] is not figure or len(draft.hops) == 1:
            draft.hops.append((figure, how, speaker.passage))
    _set_origin(draft, above, figure)
    if draft.origin == len(draft.hops) - 1 > first:
        draft.origin = first  # the first who was heard; whom he heard is quoted
    return draft


def _set_origin(draft: _Draft, above: _Draft | None, figure: Figure | None) -> None:
    """The first hop after the last gatherer; behind a mouth that is no gatherer it stays there."""
    if above is not None:
        held = above.origin
        mouth = above.hops[-1][0]
        passes_on = (
            held is not None
            and held == len(above.hops) - 1
            and mouth is not None
            and mouth.gatherer
        )
        if not passes_on:
            draft.origin = held
            return
    draft.origin = len(draft.hops) - 1 if figure is not None else None


def _freeze(draft: _Draft, cast: Cast, known: dict[int, tuple[str, Naming, Role]]) -> Chain:
    hops: list[Hop] = []
    report = cast.scene.report
    for place, (figure, how, passage) in enumerate(draft.hops):
        if figure is None:
            name = UNKNOWN if place else PUBLISHER_UNKNOWN
            hops.append(Hop(name, None, Naming.unknown, Role.unknown, How.not_stated, passage))
            continue
        figure = figure.live()
        facts = known.get(id(figure))
        if facts is None:
            facts = known[id(figure)] = figure.id(report.id), figure.naming(), role_of(figure)
        name = report.publisher if place == 0 and report.publisher else figure.name
        hops.append(Hop(name, *facts, how, passage))
    return Chain(tuple(hops), draft.origin)
