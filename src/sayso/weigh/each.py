"""How a function is done to many jobs: here, or by whatever a caller hands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

__all__ = ["Each", "alone"]

J = TypeVar("J")
R = TypeVar("R")


class Each(Protocol):
    """Done to every job, the results in the order of the jobs, perhaps by other processes."""

    def __call__(
        self, work: Callable[[J], R], jobs: Iterable[J], /, *, ahead: int = 0
    ) -> Iterator[R]:
        """`work` is a function of a module; it knows nothing but its job.

        Up to `ahead` jobs may be begun before a result is asked for.
        """


def alone(work: Callable[[J], R], jobs: Iterable[J], /, *, ahead: int = 0) -> Iterator[R]:  # noqa: ARG001
    """One after the other, here, each when it is asked for."""
    return map(work, jobs)
