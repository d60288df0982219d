"""Entities for whom and what a report only describes: "a drone", "three villagers"."""

from __future__ import annotations

from sayso.resolve.described.figures import describe_rest
from sayso.resolve.described.unused import without_unused

__all__ = ["describe_rest", "without_unused"]
