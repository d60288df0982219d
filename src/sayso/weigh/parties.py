"""Parties as reports and people declare them: who belongs to whom, who holds whom, who is at odds.

Affiliation and control are two things: a captive belongs to his own side and speaks in his captor's
power. Nothing is declared: no party, and that is no bloc.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable

from sayso.vocabulary import Tie
from sayso.weigh.entry import OPAQUE, TieNamed

__all__ = ["Parties"]

_UPWARD = frozenset({Tie.member, Tie.spokesperson, Tie.part_of, Tie.commands})


class Parties:
    """All ties of a ledger by identity. The result does not depend on their order."""

    def __init__(self, ties: Iterable[TieNamed], key: Callable[[str], str]) -> None:
        self._above: dict[str, set[str]] = defaultdict(set)
        self._held: dict[str, set[str]] = defaultdict(set)
        self._speak: dict[str, set[str]] = defaultdict(set)
        self._bodies: set[str] = set()
        adverse: set[frozenset[str]] = set()
        called: dict[str, Counter[str]] = defaultdict(Counter)
        for tie in ties:
            subject, target = (key(form) for form in tie.forms)
            called[subject][tie.subject] += 1
            called[target][tie.object] += 1
            if subject == target:
                continue
            if tie.tie in _UPWARD:
                self._above[subject].add(target)
                self._bodies.add(target)
                if tie.tie is Tie.spokesperson:
                    self._speak[subject].add(target)
            elif tie.tie is Tie.held_by:
                self._held[subject].add(target)
                self._bodies.add(target)
            elif tie.tie is Tie.adverse_to:
                adverse.add(frozenset((subject, target)))
                self._bodies |= {subject, target}
        self.adverse = frozenset(adverse)
        self._against: dict[str, set[frozenset[str]]] = defaultdict(set)
        for pair in adverse:
            for who in pair:
                self._against[who].add(pair)
        self._shown = {
            who: min(names, key=lambda name: (-names[name], -len(name), name))
            for who, names in called.items()
        }

    def about(self, keys: Iterable[str]) -> Parties:
        """All that is declared of these and of whoever stands above them or holds them."""
        found: set[str] = set()
        waiting = list(keys)
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += (*self._above.get(one, ()), *self._held.get(one, ()))
        less = Parties((), str)
        for mine, theirs in (
            (self._above, less._above), (self._held, less._held), (self._speak, less._speak)
        ):  # fmt: skip
            theirs.update({one: set(mine[one]) for one in found if one in mine})
        less._bodies = self._bodies & found
        pairs = {pair for one in found for pair in self._against.get(one, ())}
        less.adverse = frozenset(pair for pair in pairs if pair <= found)
        less._shown = {one: self._shown[one] for one in found if one in self._shown}
        return less

    def of(self, key: str) -> frozenset[str]:
        """The parties that someone belongs to: his body and all above it, itself included."""
        found: set[str] = {key} & self._bodies
        waiting = [key]
        while waiting:
            for above in self._above.get(waiting.pop(), ()):
                if above not in found:
                    found.add(above)
                    waiting.append(above)
        return frozenset(found)

    def speaks_for(self, key: str) -> frozenset[str]:
        """Those whose spokesman someone is said to be."""
        return frozenset(self._speak.get(key, ()))

    def shown(self, key: str) -> str:
        """How reports write a party, most often in their ties; the key itself for any other."""
        return self._shown.get(key, key)

    def sides(self, keys: Collection[str]) -> tuple[str, ...]:
        """The identified ones of some parties that stand under no other of them, in their order.

        A unit, its command and the force above them are one side, and nobody's side is "a group".
        """
        named = sorted({key for key in keys if key[:1] != OPAQUE}) if keys else []
        if len(named) < 2:
            return tuple(named)
        return tuple(
            one
            for one in named
            if not any(
                other != one and other in self.of(one) and one not in self.of(other)
                for other in named
            )
        )

    def captors(self, key: str, said: Iterable[str] = ()) -> frozenset[str]:
        """Who holds someone, with all above the holder. `said`: holders that a chain gives."""
        found: set[str] = set()
        for captor in (*self._held.get(key, ()), *said):
            found |= {captor, *self.of(captor)}
        return frozenset(found)
