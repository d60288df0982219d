"""Resolve: who speaks, through whom, where and when, inside one report. Pure functions of it."""

from __future__ import annotations

from sayso.model import Reading, Report, Resolved, Text
from sayso.resolve.counted import as_read, with_numbers
from sayso.resolve.described import describe_rest, without_unused
from sayso.resolve.located import locate
from sayso.resolve.places import Gazetteer
from sayso.resolve.who import Knowledge, find_who

__all__ = ["Gazetteer", "Knowledge", "resolve", "without_unused"]


def resolve(
    report: Report, text: Text, reading: Reading, *, knowledge: Knowledge,
    gazetteer: Gazetteer | None = None,
) -> Resolved:  # fmt: skip
    """Entities, chains and ties, then times and places, then what is only described, of one report.

    Never fails on a poor reading: what cannot be resolved stays unknown. Without a gazetteer only
    who speaks is found, neither times nor places.
    """
    counted, read = with_numbers(reading)
    resolved = find_who(report, text, counted, knowledge=knowledge)
    if gazetteer is not None:
        resolved = locate(report, text, resolved, gazetteer=gazetteer)
        resolved = describe_rest(report, text, resolved)
    return as_read(resolved, reading, read)
