"""Bodies inside bodies: whose unit, command or press office a name says that it is.

"the NDC's Rapid Units", "NDC Rapid Units General Command", "the General Command of the Rapid Units"
and "Special Forces of the NDC" each say who stands above: the body named before a word for a unit,
or after it and "of". States are left out: whose army an army is, its name says to everybody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from sayso.model import Span
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.knowledge import PartyKind
from sayso.resolve.who.phrases import lemma
from sayso.resolve.who.ties import Ties
from sayso.vocabulary import MentionKind, NameRole, Tie

__all__ = ["body_ties", "own_names"]

_UNIT = frozenset(
    """unit command brigade battalion regiment division wing branch department directorate office
    bureau force guard corps squad centre center service council committee staff headquarters cell
    leadership battery platoon company column fleet squadron academy secretariat""".split()
)
"""Heads of names that say that it is part of the body named beside them."""
_OWN = re.compile(r"[’'](?:s\b)?")
_OF = re.compile(r"(?P<unit>.+?)\s(?:of|from|within)\s(?:the\s)?(?P<whole>[A-ZÀ-Þ].+)")
_OF_AFTER = re.compile(r"\s(?:of|from|within)\s(?:the\s|our\s)?")
_JOINT = re.compile(r"(?:[’']s?)?\s")
_OUTSIDE = frozenset({"outlet", "ngo", "court"})


def own_names(cast: Cast) -> None:
    """Take the owner out of a body's name: "the NDC's Rapid Units" are the Rapid Units.

    Not where two bodies have units of that name: then only the owner tells them apart.
    """
    owners: dict[str, list[tuple[Figure, str, Span | None]]] = defaultdict(list)
    for figure in _bodies(cast):
        for name, (_, span) in list(figure.names.items()):
            words = name.split()
            for size in range(len(words) - 2, 0, -1):
                whole = cast.known_body(_OWN.sub("", " ".join(words[:size])))
                rest = " ".join(words[size:])
                if whole is not None and _is_unit(rest) and _may_stand_above(whole, figure):
                    owned = _OWN.search(words[size - 1]) is not None and rest[0].isupper()
                    owners[fold(rest)].append((figure, rest if owned else "", span))
                    break
    for rows in owners.values():
        if len({id(figure.live()) for figure, _, _ in rows}) > 1:
            continue
        figure, rest, span = max(rows, key=lambda row: len(row[1]))
        if rest:
            where = None if span is None or span[0] < 0 else (span[1] - len(rest), span[1])
            cast.alias(figure, rest, NameRole.name, where, f"{rest}: without its owner's name")
            figure.name = rest


def body_ties(cast: Cast, ties: Ties) -> None:
    """State what the names of bodies, and the words right beside them, say they are part of."""
    for figure in _bodies(cast):
        for name, (_, span) in list(figure.names.items()):
            for whole in _above(cast, name):
                if _may_stand_above(whole, figure):
                    ties.add(figure, Tie.part_of, whole, _in_text(span))
    _ours(cast, ties)
    raw = cast.scene.raw
    for start, end, index in list(cast.timeline):
        figure = cast.figures[index].live()
        if start < 0 or not _is_body(figure) or not _is_unit(raw[start:end]):
            continue
        for where, whole in _beside(cast, (start, end)):
            if _may_stand_above(whole, figure):
                span = (min(start, where[0]), max(end, where[1]))
                ties.add(figure, Tie.part_of, whole, span)


_SPEAKS_FOR = re.compile(
    r"(?:[Pp]ress|[Mm]edia|[Ii]nformation)\s(?:\w+\s)?(?:of|for)\s(?:the\s)?(?P<of>[A-ZÀ-Þ].+)|"
    r"(?P<own>.+?)[’']?s?\s(?:Press|Media|Information)\s\w+"
)
_OF_OURS = re.compile(r"\sof\sour\s(?:own\s)?(?:forces|fighters|units|movement|army|people)\b")


def _ours(cast: Cast, ties: Ties) -> None:
    """ "our General Command", "the General Command of our forces": part of whose office this is."""
    match = _SPEAKS_FOR.fullmatch(cast.scene.report.publisher or "")
    if match is None:
        return
    raw = cast.scene.raw
    for start, end, index in list(cast.timeline):
        figure = cast.figures[index].live()
        if start < 0 or not _is_body(figure) or not _is_unit(raw[start:end]):
            continue
        ours = raw[max(0, start - 4) : start].lower() == "our "
        if ours or _OF_OURS.match(raw, end) is not None:
            whole = cast.group(match.group("of") or match.group("own"), (-1, -1)).live()
            if _may_stand_above(whole, figure):
                ties.add(figure, Tie.part_of, whole, (start, end))


def _above(cast: Cast, name: str) -> Iterator[Figure]:
    """Bodies whose names stand inside a unit's name, before its head or after "of"."""
    of = _OF.fullmatch(name)
    if of is not None:
        whole = cast.known_body(of.group("whole"))
        if whole is not None and _is_unit(of.group("unit")):
            yield whole
        return
    if not _is_unit(name):
        return
    words = [_OWN.sub("", word) for word in name.split()]
    starts = [0]
    for start in starts:  # "NDC", and after it "Rapid Units", of "NDC Rapid Units Command"
        for end in range(len(words) - 1, start, -1):
            whole = cast.known_body(" ".join(words[start:end]))
            if whole is not None:
                yield whole
                starts.append(end)
                break


def _beside(cast: Cast, span: Span) -> Iterator[tuple[Span, Figure]]:
    """The body right before a unit ("NDC Rapid Units"), and the one after it and "of"."""
    raw = cast.scene.raw
    for where, other in cast.before(span[0], 80):
        if where[1] <= span[0]:
            if _JOINT.fullmatch(raw, where[1], span[0]) and "\n" not in raw[where[1] : span[0]]:
                yield where, other
            break
    for where, other in cast.within((span[0] + 1, min(len(raw), span[1] + 90))):
        if where[0] > span[1]:
            if _OF_AFTER.fullmatch(raw, span[1], where[0]):
                yield where, other
            break


def _bodies(cast: Cast) -> Iterator[Figure]:
    """Every body there is by now, each once."""
    for figure in list(cast.figures):
        if figure.into is None and _is_body(figure) and figure.proper:
            yield figure


def _is_body(figure: Figure) -> bool:
    return figure.kind is MentionKind.group and figure.gatherer not in _OUTSIDE


def _is_unit(name: str) -> bool:
    words = name.split()
    return bool(words) and lemma(words[-1].strip(".,;:")) in _UNIT


def _may_stand_above(whole: Figure, figure: Figure) -> bool:
    """Whether a body may have units: named, no outlet or monitor, no state, not below the unit."""
    if whole is figure or not whole.proper or not _is_body(whole) or figure in whole.belongs:
        return False
    return whole.party is None or whole.party.kind not in (PartyKind.state, PartyKind.people)


def _in_text(span: Span | None) -> Span | None:
    return span if span is not None and span[0] >= 0 else None
