"""Entities for whom and what a report only describes: "a drone", "three villagers", "the bridge"."""

from __future__ import annotations

from sayso.resolve.described.figures import describe_rest, without_unused

__all__ = ["describe_rest", "without_unused"]
