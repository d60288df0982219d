"""Connected components, by union and find; the smallest member names its component."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, Generic, TypeVar

__all__ = ["Components"]

T = TypeVar("T", bound=Hashable)


class Components(Generic[T]):
    """Things joined in pairs. The result does not depend on the order of the joins."""

    def __init__(self, things: Iterable[T]) -> None:
        self._parent: dict[T, T] = {thing: thing for thing in things}

    def root(self, thing: T) -> T:
        """The component's name: its smallest member. Raises KeyError for a stranger."""
        path = []
        while (above := self._parent[thing]) != thing:
            path.append(thing)
            thing = above
        for below in path:
            self._parent[below] = thing
        return thing

    def join(self, one: T, other: T) -> bool:
        """Make the two one; whether they were two before."""
        first: Any = self.root(one)
        second: Any = self.root(other)
        if first == second:
            return False
        low, high = (first, second) if first < second else (second, first)
        self._parent[high] = low
        return True

    def groups(self) -> dict[T, list[T]]:
        """Every component by its name, members in order."""
        found: dict[T, list[T]] = {}
        ordered: list[Any] = list(self._parent)
        for thing in sorted(ordered):
            found.setdefault(self.root(thing), []).append(thing)
        return found
