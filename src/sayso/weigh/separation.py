"""How many separate origins a claim has: the bounds, their label and their trace. DESIGN 3.

    left out -> keys -> must components -> absorbed copies -> may components -> bounds -> label

Nothing here knows who is right. The trace says which origins were counted, which were taken as one
and by which rule, so that a reader can follow every step and overrule an edge, never a number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.weigh.components import Components
from sayso.weigh.edges import (
    Edge,
    Overlap,
    Rule,
    Strength,
    absorbing,
    may_edges,
    must_edges,
)
from sayso.weigh.voice import LeftOut, OriginKind, Voice

__all__ = ["Absorbed", "Label", "Origin", "Overrule", "Separation", "separate"]


class Label(StrEnum):
    """What the bounds come to, in one word. None of them says that a claim is true."""

    unsupported = "unsupported"
    single_origin = "single_origin"
    repeated = "repeated"
    possibly_separate = "possibly_separate"
    cross_party = "cross_party"
    same_party = "same_party"
    separate_observers = "separate_observers"
    separate = "separate"


@dataclass(frozen=True, slots=True)
class Overrule:
    """A person's decision about two claims' origins: they are one, or they are not."""

    one: str
    other: str
    same: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """One must-component: certainly one origin, heard through some voices."""

    key: str
    """Key of its first voice: the component's name."""
    name: str
    kind: OriginKind
    low: int
    high: int
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    gatherers: tuple[str, ...]
    affiliation: tuple[str, ...]
    control: tuple[str, ...]
    saw: bool
    group: int
    """Number of the may-component that it belongs to: origins of one group may be one person."""


@dataclass(frozen=True, slots=True)
class Absorbed:
    """A copy: it repeats others and counts nothing. It joins none of them to each other."""

    claim: str
    report: str
    sources: tuple[str, ...]
    """The claims that it repeats."""
    rule: Rule


@dataclass(frozen=True, slots=True)
class Separation:
    """The count for one side of one allegation, or of one facet of it."""

    n_min: int
    n_max: int
    label: Label
    origins: tuple[Origin, ...] = ()
    absorbed: tuple[Absorbed, ...] = ()
    left_out: tuple[tuple[str, LeftOut], ...] = ()
    edges: tuple[Edge, ...] = ()
    """Those that joined something, in the order of claims."""
    observers: int = 0
    """Origins that say they did or saw it."""
    repeating: int = 0
    """Reports that only repeat what others have."""
    circular: bool = False
    """Reports cite each other in a ring."""
    parted: tuple[Overrule, ...] = ()
    """Pairs of counted claims whose origins a person keeps apart."""


def separate(
    voices: Sequence[Voice],
    *,
    overlaps: Iterable[Overlap] = (),
    adverse: Collection[frozenset[str]] = (),
    overrules: Iterable[Overrule] = (),
) -> Separation:
    """Count the separate origins of some voices (one side of an allegation).

    `overlaps` says which of their reports share text, `adverse` which declared parties are at odds.
    The result does not depend on any order. Near-linear in voices and overlaps.
    """
    ordered = sorted(voices, key=lambda voice: (voice.claim, voice.report))
    left_out = tuple((v.claim, v.left_out) for v in ordered if v.left_out is not None)
    kept = [voice for voice in ordered if voice.left_out is None]
    if not kept:
        return Separation(0, 0, Label.unsupported, left_out=left_out)
    shared = sorted(overlaps, key=lambda overlap: (overlap.one, overlap.other))
    chosen = list(overrules)
    apart, joined = _decided(chosen)
    absorbed = _absorb(kept, shared, apart)
    gone = {copy.claim for copy in absorbed}
    counted = [voice for voice in kept if voice.claim not in gone]
    here = {voice.claim for voice in counted}
    must = Components(here)
    made = _apply(must, [*must_edges(counted), *joined], apart)
    may = Components(must.root(claim) for claim in here)
    loose = [edge for edge in may_edges(counted, shared) if edge.one in here and edge.other in here]
    made += _apply(may, loose, apart, roots=must)
    origins = _origins(counted, must, may)
    n_max = sum(origin.high for origin in origins)
    lowest: dict[int, int] = defaultdict(int)
    for origin in origins:
        lowest[origin.group] = max(lowest[origin.group], origin.low)
    n_min = sum(lowest.values())
    reports = {report for origin in origins for report in origin.reports}
    repeating = {copy.report for copy in absorbed} - reports
    return Separation(
        n_min,
        n_max,
        _label(n_min, n_max, origins, len(reports | repeating), adverse),
        origins,
        absorbed,
        left_out,
        tuple(sorted(made)),
        sum(origin.saw for origin in origins),
        len(repeating),
        _circular(kept),
        tuple(
            sorted(
                (one for one in chosen if not one.same and {one.one, one.other} <= here),
                key=lambda one: (one.one, one.other),
            )
        ),
    )


def _decided(overrules: Iterable[Overrule]) -> tuple[set[frozenset[str]], list[Edge]]:
    """Pairs that a person keeps apart, and edges that a person drew; the last decision holds."""
    last = {frozenset((rule.one, rule.other)): rule for rule in overrules}
    apart = {pair for pair, rule in last.items() if not rule.same}
    joined = [
        Edge(min(pair), max(pair), Strength.must, Rule.overruled, rule.reason)
        for pair, rule in last.items()
        if rule.same and len(pair) == 2
    ]
    return apart, joined


def _absorb(
    voices: Sequence[Voice], overlaps: Sequence[Overlap], apart: set[frozenset[str]]
) -> tuple[Absorbed, ...]:
    """The copies among the unresolved.

    Where neither of two texts gives an origin, the longer is taken as the source (never the
    earlier: publication time says nothing of direction); of equals, the smaller id. A copy is
    absorbed into what is there without joining its sources, so it never bridges two stories.
    """
    sources = absorbing(voices, overlaps)
    here = {voice.claim: voice for voice in voices}
    gone: dict[str, Absorbed] = {}
    waiting = [voice for voice in voices if voice.claim in sources]
    for voice in sorted(waiting, key=lambda v: (-v.length, v.claim)):
        first = [
            (claim, rule)
            for claim, rule in sources[voice.claim]
            if frozenset((claim, voice.claim)) not in apart
            and (here[claim].resolved or rule is Rule.marked_copy or _before(here[claim], voice))
            and claim not in gone
        ]
        if first:
            gone[voice.claim] = Absorbed(
                voice.claim, voice.report, tuple(claim for claim, _ in first), first[0][1]
            )
    return tuple(gone[claim] for claim in sorted(gone))


def _before(one: Voice, other: Voice) -> bool:
    return (-one.length, one.claim) < (-other.length, other.claim)


def _apply(
    components: Components[str],
    edges: Iterable[Edge],
    apart: set[frozenset[str]],
    roots: Components[str] | None = None,
) -> list[Edge]:
    """Join what the edges tie, unless that brings together, even by way of others, two whom a
    person keeps apart. Returns the edges that joined something.
    """

    def component(claim: str) -> str:
        return components.root(roots.root(claim) if roots is not None else claim)

    made = []
    for edge in sorted(edges):
        try:
            pair = {component(edge.one), component(edge.other)}
        except KeyError:  # a person's decision about a claim that is not counted here
            continue
        if len(pair) == 1 or any(_between(pair, two, component) for two in apart):
            continue
        components.join(*pair)
        made.append(edge)
    return made


def _between(pair: set[str], apart: frozenset[str], component: Callable[[str], str]) -> bool:
    """Whether joining the pair of components would bring the two claims of `apart` together."""
    try:
        return {component(claim) for claim in apart} == pair
    except KeyError:
        return False


def _origins(
    voices: Sequence[Voice], must: Components[str], may: Components[str]
) -> tuple[Origin, ...]:
    members: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        members[must.root(voice.claim)].append(voice)
    groups = {root: number for number, root in enumerate(sorted(may.groups()))}
    return tuple(_origin(members[root], groups[may.root(root)]) for root in sorted(members))


def _origin(members: Sequence[Voice], group: int) -> Origin:
    """One must-component as one origin; whoever of it is resolved speaks for it."""
    first = min(members, key=lambda v: (not v.resolved, v.claim))

    def union(values: Iterable[Iterable[str]]) -> tuple[str, ...]:
        return tuple(sorted({value for some in values for value in some}))

    return Origin(
        first.key,
        first.name or first.key,
        first.kind,
        max(voice.bounds[0] for voice in members),
        max(voice.bounds[1] for voice in members),
        tuple(voice.claim for voice in members),
        union([voice.report] for voice in members),
        union(voice.gatherers for voice in members),
        union(voice.affiliation for voice in members),
        union(voice.control for voice in members),
        any(voice.saw for voice in members),
        group,
    )


def _label(
    n_min: int,
    n_max: int,
    origins: Sequence[Origin],
    reports: int,
    adverse: Collection[frozenset[str]],
) -> Label:
    if n_max <= 1:
        return Label.single_origin if reports <= 1 else Label.repeated
    if n_min <= 1:
        return Label.possibly_separate
    parties = {party for origin in origins for party in origin.control}
    if any(pair <= parties for pair in adverse):
        return Label.cross_party
    common = set.intersection(*(set(origin.control) for origin in origins))
    if common:
        return Label.same_party
    observers = [origin for origin in origins if origin.saw]
    if len(observers) >= 2 and not set.intersection(*(set(o.control) for o in observers)):
        return Label.separate_observers
    return Label.separate


def _circular(voices: Sequence[Voice]) -> bool:
    """Whether reports cite each other in a ring (a report that cites itself included)."""
    cites: dict[str, set[str]] = defaultdict(set)
    for voice in voices:
        cites[voice.report] |= voice.cites
    waiting = {report: {r for r in cited if r in cites} for report, cited in cites.items()}
    # Take away what cites nothing that is left, again and again; a ring stays.
    citing: dict[str, set[str]] = defaultdict(set)
    for report, cited in waiting.items():
        for other in cited:
            citing[other].add(report)
    free = [report for report, cited in waiting.items() if not cited]
    done = 0
    while free:
        report = free.pop()
        done += 1
        for other in citing[report]:
            waiting[other].discard(report)
            if not waiting[other]:
                free.append(other)
    return done < len(waiting)
