"""Names near those that came or went: whose identity can turn, and who shows them ambiguous."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sayso.weigh.entry import Name
from sayso.weigh.name_blocks import CAP, KIND_OF, SameName, blocks_of_form
from sayso.weigh.shelf import Shelf
from sayso.weigh.touched import Touched

__all__ = ["Near"]


class Near:
    """The names on a shelf by their blocks, each block fetched once."""

    def __init__(self, shelf: Shelf, same_name: SameName) -> None:
        self._shelf = shelf
        self._same_name = same_name
        self._fetched: set[str] = set()
        self._asked: set[str] = set()
        self._forms: set[str] = set()
        self.crowded: set[str] = set()
        """Blocks that bring nobody together, of all that were asked for."""

    def turned(self, now: Touched) -> set[str]:
        """Names whose partners are others now.

        Those like one that came or went, or in a block with it that became crowded or ceased to be;
        and whoever is like them: a name that is ambiguous no longer goes with one of those.
        """
        blocks = _blocks(now.forms)
        self._ask(blocks)
        flipped = (self.crowded & blocks) ^ (now.crowded_names & blocks)
        turned = self._like(now.forms, blocks)
        turned |= {form for form in self._fetch(flipped) if _blocks([form]) & flipped}
        return turned | self._like(turned, _blocks(turned - now.forms))

    def around(self, region: Collection[str]) -> Iterable[Name]:
        """The rows of all names in blocks with these."""
        blocks = _blocks(region)
        self._ask(blocks)
        self._fetch(blocks - self.crowded)
        return self._shelf.names_near(self._forms.difference(region))

    def _like(self, forms: Collection[str], blocks: Collection[str]) -> set[str]:
        """Names like one of these, themselves left out."""
        self._ask(blocks)
        wanted = set(blocks) - self.crowded
        others = self._fetch(wanted).difference(forms)
        if not others:
            return set()
        here: dict[str, list[str]] = defaultdict(list)
        for form in forms:
            for block in blocks_of_form(form) & wanted:
                here[block].append(form)
        return {other for other in others if self._like_one(other, here)}

    def _like_one(self, other: str, here: Mapping[str, Sequence[str]]) -> bool:
        """Whether a name is like one of those in its blocks."""
        for block in blocks_of_form(other):
            for one in here.get(block, ()):
                low, high = (one, other) if one < other else (other, one)
                if self._same_name(low, high, KIND_OF[block[0]]):
                    return True
        return False

    def _ask(self, blocks: Collection[str]) -> None:
        """Find out which of the blocks are crowded."""
        fresh = set(blocks) - self._asked
        self._asked |= fresh
        self.crowded |= self._shelf.crowded_names(fresh, CAP)

    def _fetch(self, blocks: Collection[str]) -> set[str]:
        """Every name that was fetched so far, those in these blocks among them."""
        fresh = set(blocks) - self._fetched
        self._fetched |= fresh
        if fresh:
            rows = self._shelf.names_in(fresh)
            self._forms |= {form for name in rows for form in (name.form, name.main)}
        return self._forms


def _blocks(forms: Iterable[str]) -> set[str]:
    return {block for form in forms for block in blocks_of_form(form)}
