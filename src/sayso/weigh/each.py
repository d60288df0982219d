"""How a function is done to many jobs: here, or by whatever a caller hands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

__all__ = ["Each", "alone"]

J = TypeVar("J")
R = TypeVar("R")


class Each(Protocol):
    """Done to every job, the results in the order of the jobs, perhaps by other processes."""

    def __call__(self, work: Callable[[J], R], jobs: Iterable[J], /) -> Iterator[R]:
        """`work` is a function of a module; it knows nothing but its job."""


def alone(work: Callable[[J], R], jobs: Iterable[J], /) -> Iterator[R]:
    """One after the other, here."""
    return map(work, jobs)
