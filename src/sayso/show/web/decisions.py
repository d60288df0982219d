"""What people's decisions say of a thing now: the last word of each person, withdrawn ones gone."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.ledger.rows import JudgementRow

__all__ = ["OF_A_READING", "kinds_by_target", "standing_judgements"]

Numbered = tuple[int, JudgementRow, str]
"""(number, judgement, noun)"""

OF_A_READING = frozenset({"read_correctly", "corrected", "wrong"})


def standing_judgements(rows: Iterable[Numbered]) -> list[Numbered]:
    """Decisions that were not withdrawn and still find what they are about."""
    return [
        one
        for one in rows
        if one[1].withdrawn_by is None
        and one[1].judgement.kind.value != "withdrawn"
        and one[1].status.value in ("anchored", "free")
    ]


def kinds_by_target(rows: Iterable[Numbered]) -> dict[tuple[str, str], list[str]]:
    """Kinds by (noun, id as it is now): each person's last word, in the order of the first."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for _, row, noun in rows:
        kind = row.judgement.kind.value
        if kind in OF_A_READING:
            by = found.setdefault((noun, row.target or row.judgement.target), {})
            by[row.judgement.author] = kind
    return {target: list(by.values()) for target, by in found.items()}
