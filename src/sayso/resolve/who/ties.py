"""Ties that the text states between two figures, and the words by which several rooms know them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.english.screened import Screened
from sayso.model import Span, TieStated
from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.vocabulary import Role, Tie

__all__ = ["CUSTODY", "HELD", "SERVED", "Ties"]

HELD = Screened(
    r"\b(?:arrested|captured|detained|held|seized|imprisoned|jailed|apprehended|caught|taken\s(?:prisoner|captive)|"
    r"in\s(?:the\s)?(?:custody|captivity|hands)\sof|imprisoned)\s?(?:\w+\s){0,4}?(?:by|of)\s(?:the\s)?$"
)
CUSTODY = Screened(
    r"\b(?:(?:was|were|is|are|been|being)\s(?:\w+ly\s|now\s|still\s|being\s)?"
    r"(?:arrested|captured|detained|held|seized|imprisoned|jailed|apprehended|caught|interrogated|"
    r"taken\sprisoner|taken\scaptive)|(?:fell|fallen)\sinto\s(?:the\shands\sof\s)?(?:our|their|its|the)\s(?:hands|[\w\-]+)|in\s(?:the\s|their\s|our\s|its\s)?(?:custody|captivity|detention|jail|"
    r"prison|hands\sof\s(?:the\s|our\s)?(?:[\w\-]+\s){0,4}?\w+)|"
    r"serving\s(?:\w+\s){0,3}(?:years|months|sentence|life|term)|"
    r"held\s(?:by|in|at)|detained\s(?:by|in|at|for|since)|captured\s(?:by|in|at|last|on)|"
    r"surrendered\s(?:to|in|last|on)|under\s(?:house\s)?arrest|behind\sbars)\b",
    re.IGNORECASE,
)
SERVED = re.compile(
    r"\b(?:drove|driven|fought|fights|fight|served|serves|enlisted|cooked|guarded|smuggled|"
    r"patrolled|trained)\b[^.;\n]{0,60}?\s(?:for|in|with|alongside)\s(?:the\s)?$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Ties:
    """Ties that the text states, each with the passage that does."""

    cast: Cast
    rows: dict[tuple[int, Tie, int], tuple[Figure, Tie, Figure, Span | None]] = field(
        default_factory=dict
    )
    read: set[tuple[int, int]] = field(default_factory=set)
    """Spans whose surroundings have been read."""

    def add(self, subject: Figure, tie: Tie, target: Figure, passage: Span | None) -> None:
        """State a tie once; the first passage stays. Without one it was declared."""
        subject, target = subject.live(), target.live()
        if subject is target or target.is_person():
            return
        self.rows.setdefault((id(subject), tie, id(target)), (subject, tie, target, passage))
        if tie is Tie.held_by:
            subject.held_by = subject.held_by or target
            subject.roles.append((Role.detainee, passage))
        elif target not in subject.belongs:
            subject.belongs.append(target)

    def frozen(self, report: str) -> tuple[TieStated, ...]:
        """The ties between final entities, by passage."""
        found: dict[tuple[str, Tie, str], TieStated] = {}
        for subject, tie, target, passage in self.rows.values():
            a, b = subject.live(), target.live()
            if a is b:
                continue
            row = TieStated(a.id(report), tie, b.id(report), passage)
            found.setdefault((row.subject, row.tie, row.object), row)
        return tuple(sorted(found.values(), key=lambda row: (row.passage or (0, 0), row.tie)))
