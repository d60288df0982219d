"""A shelf over a ledger's tables: weighing's nouns as numbers, texts and bytes, and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from sayso.model import Allegation, Reuse, Shared
from sayso.vocabulary import Tie
from sayso.weigh.entry import Entry, Name, Saying, Source, TieNamed, actor_from, plain_actor
from sayso.weigh.keeper import Keeper, NameRow
from sayso.weigh.packed import Numbers, Packed
from sayso.weigh.shelf import name_blocks
from sayso.weigh.voice import OriginKind

__all__ = ["Tables", "allegation_from", "reuse_from"]

_AS_JSON = json.JSONEncoder(check_circular=False).encode
_BRIEFLY = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode
_NUMBER = "<i8"
"""How a fingerprint or a block is stored."""


class _Buckets:
    """One of a keeper's two sets of buckets; see `packed.Buckets`."""

    def __init__(self, keeper: Keeper, kind: str) -> None:
        self._keeper = keeper
        self._kind = kind

    def packed(self, parts: Sequence[int]) -> Iterable[tuple[int, bytes]]:
        """See `Buckets`."""
        return self._keeper.packed(self._kind, parts)

    def sizes(self, parts: Sequence[int]) -> Iterable[tuple[int, int]]:
        """See `Buckets`."""
        return self._keeper.packed_sizes(self._kind, parts)

    def pack(self, parts: Iterable[tuple[int, bytes]]) -> None:
        """See `Buckets`."""
        self._keeper.pack(self._kind, parts)


class Tables:
    """See `shelf.Shelf`: what each method means stands there."""

    def __init__(self, keeper: Keeper, digests: Mapping[str, str] | None = None) -> None:
        """`digests` says which reading of each report an entry is made from."""
        self._keeper = keeper
        self.digests = dict(digests or {})
        self.grams = Packed(_Buckets(keeper, "gram"))
        self.blocks = Packed(_Buckets(keeper, "block"))

    def put_entry(self, number: int, entry: Entry, line: str) -> None:
        """See `Shelf`."""
        digest = self.digests.get(entry.report, "")
        prints = np.array(entry.prints, _NUMBER).tobytes()
        self._keeper.put_entry(number, entry.report, digest, line, prints)

    def drop_entry(self, number: int) -> None:
        """See `Shelf`."""
        self._keeper.drop_entry(number)

    def line(self, number: int) -> str:
        """See `Shelf`."""
        return self._keeper.entry(number)

    def number(self, report: str) -> int | None:
        """See `Shelf`."""
        return self._keeper.number(report)

    def text(self, report: str) -> str:
        """See `Shelf`."""
        return self._keeper.text(report)

    def change_forms(
        self, *, add: Iterable[tuple[int, int]], drop: Iterable[tuple[int, int]]
    ) -> None:
        """See `Shelf`."""
        self._keeper.change_forms(add, drop)

    def cells_named(self, form: int) -> list[int]:
        """See `Shelf`."""
        return self._keeper.cells_named(form)

    def prints(self, numbers: Collection[int]) -> Mapping[int, Numbers]:
        """See `Shelf`."""
        return {
            number: np.frombuffer(prints, _NUMBER)
            for number, prints in self._keeper.prints(numbers).items()
        }

    def print_counts(self, numbers: Collection[int]) -> Mapping[int, int]:
        """See `Shelf`."""
        size = np.dtype(_NUMBER).itemsize
        return {one: many // size for one, many in self._keeper.print_bytes(numbers).items()}

    def change_reuses(
        self, made: Mapping[tuple[int, int], Reuse], drop: Collection[tuple[int, int]]
    ) -> None:
        """See `Shelf`."""
        rows = {pair: reuse_json(reuse) for pair, reuse in made.items()}
        self._keeper.change_reuses(rows, drop)

    def drop_reuses(self, numbers: Collection[int]) -> set[int]:
        """See `Shelf`."""
        return self._keeper.drop_reuses(numbers)

    def partners(self, numbers: Collection[int]) -> Mapping[int, Collection[int]]:
        """See `Shelf`."""
        return self._keeper.partners(numbers)

    def reuses(self, number: int) -> Mapping[int, Reuse]:
        """See `Shelf`."""
        return {other: reuse_from(row) for other, row in self._keeper.reuses(number).items()}

    def change_likenesses(
        self, made: Mapping[tuple[int, int], float], drop: Collection[tuple[int, int]]
    ) -> None:
        """See `Shelf`."""
        self._keeper.change_likenesses(made, drop)

    def drop_likenesses(self, cells: Collection[int]) -> set[int]:
        """See `Shelf`."""
        return self._keeper.drop_likenesses(cells)

    def likenesses(self, cells: Collection[int]) -> Mapping[int, Mapping[int, float]]:
        """See `Shelf`."""
        return self._keeper.likenesses(cells)

    def put_cells(self, add: Iterable[tuple[int, int, int]], drop: Iterable[int]) -> None:
        """See `Shelf`."""
        self._keeper.put_cells(add, drop)

    def stands(self, cells: Iterable[int]) -> Mapping[int, list[tuple[int, int]]]:
        """See `Shelf`."""
        return self._keeper.stands(cells)

    def occupied(self, cells: Iterable[int]) -> set[int]:
        """See `Shelf`."""
        return self._keeper.occupied(cells)

    def put_points(self, sayings: Mapping[int, Saying], blocks: Mapping[int, Numbers]) -> None:
        """See `Shelf`."""
        self._keeper.put_points(
            {
                cell: (point_json(one), one.vector, blocks[cell].astype(_NUMBER).tobytes())
                for cell, one in sayings.items()
            }
        )

    def blocks_of(self, cells: Collection[int]) -> Mapping[int, Numbers]:
        """See `Shelf`."""
        found = self._keeper.block_bytes(cells)
        return {cell: np.frombuffer(blocks, _NUMBER) for cell, blocks in found.items()}

    def drop_points(self, cells: Collection[int]) -> None:
        """See `Shelf`."""
        self._keeper.drop_points(cells)

    def points(self, cells: Sequence[int]) -> Mapping[int, Saying]:
        """See `Shelf`."""
        return {
            cell: point_from(data, vector)
            for cell, (data, vector) in self._keeper.points(cells).items()
        }

    def cells_of(self, number: int) -> list[int]:
        """See `Shelf`."""
        return self._keeper.cells_of(number)

    def put_names(self, named: Mapping[int, tuple[Collection[Name], Collection[TieNamed]]]) -> None:
        """See `Shelf`."""
        every = {name for names, _ in named.values() for name in names}
        blocks = {_name_row(name): name_blocks(name) for name in every}
        rows = {
            number: (
                set(map(_name_row, names)),
                [(tie.subject, tie.tie.value, tie.object) for tie in ties],
            )
            for number, (names, ties) in named.items()
        }
        self._keeper.put_names(rows, blocks)

    def names_near(self, forms: Collection[str]) -> Iterable[Name]:
        """See `Shelf`."""
        return {Name(*row) for row in self._keeper.names_near(forms)}

    def names_in(self, blocks: Collection[str]) -> Iterable[Name]:
        """See `Shelf`."""
        return {Name(*row) for row in self._keeper.names_in(blocks)}

    def crowded_names(self, blocks: Collection[str], limit: int) -> set[str]:
        """See `Shelf`."""
        return self._keeper.crowded_names(blocks, limit)

    def ties(self) -> Iterable[TieNamed]:
        """See `Shelf`."""
        return {TieNamed(one, Tie(tie), other) for one, tie, other in self._keeper.ties()}

    def identities(self) -> Mapping[str, str]:
        """See `Shelf`."""
        return self._keeper.identities()

    def put_identities(self, keys: Mapping[str, str]) -> None:
        """See `Shelf`."""
        self._keeper.put_identities(keys)

    @property
    def packing(self) -> Callable[[Allegation], Any]:
        """See `Shelf`."""
        return partial(allegation_row, packed=self._keeper.packed_detail)

    def put_groups(self, groups: Mapping[str, Collection[int]]) -> None:
        """See `Shelf`."""
        self._keeper.put_groups(groups)

    def put_allegations(self, packed: Sequence[Any]) -> None:
        """See `Shelf`."""
        self._keeper.put_allegations(packed)

    def drop_groups(self, allegations: Collection[str]) -> None:
        """See `Shelf`."""
        self._keeper.drop_groups(allegations)

    def group_of(self, cell: int) -> str | None:
        """See `Shelf`."""
        return self._keeper.group_of(cell)

    def groups_of(self, cells: Iterable[int]) -> Mapping[int, str]:
        """See `Shelf`."""
        return self._keeper.groups_of(cells)

    def group_cells(self, allegation: str) -> list[int]:
        """See `Shelf`."""
        return self._keeper.group_cells(allegation)

    def clear(self) -> None:
        """See `Shelf`."""
        self._keeper.clear()


def _name_row(name: Name) -> NameRow:
    return name.form, name.main, name.kind, name.acronym


def point_json(saying: Saying) -> str:
    """What comparing sees of a claim, but its vector."""
    actors = [
        one and plain_actor(one)
        for one in (saying.agent, saying.patient, saying.place, *saying.named)
    ]
    return _BRIEFLY(
        (
            saying.claim, saying.report, saying.words, saying.share, saying.act, saying.time,
            saying.count_low, saying.count_high, saying.count_text, saying.polarity,
            saying.modality, saying.denies, saying.scene and plain_actor(saying.scene),
            saying.scene_time, *actors,
        )
    )  # fmt: skip


def point_from(data: str, vector: bytes) -> Saying:
    """A claim again, as far as comparing sees it."""
    raw = json.loads(data)
    (
        claim, report, words, share, act, time, low, high, count, polarity, modality, denies,
        scene, scene_time, *actors,
    ) = raw  # fmt: skip
    agent, patient, place, *named = map(actor_from, actors)
    return Saying(
        claim, 0, words, (0, 0), (0, 0), None, share, Source(OriginKind.unknown), act, None, agent,
        patient, place, tuple(one for one in named if one is not None),
        tuple(time) if time else None, None, low, high, count, polarity=polarity,
        modality=modality, report=report, vector=vector, denies=denies,
        scene=actor_from(scene), scene_time=tuple(scene_time) if scene_time else None,
    )  # fmt: skip


def reuse_json(reuse: Reuse) -> str:
    """A reuse as it is stored."""
    return _BRIEFLY(
        (
            reuse.one, reuse.other, reuse.containment_one, reuse.containment_other, reuse.longest,
            reuse.quotation, reuse.same_credit,
            [(s.one, s.other, s.tokens, s.longest, s.quotation) for s in reuse.shared],
        )
    )  # fmt: skip


def reuse_from(row: str) -> Reuse:
    """A stored reuse again."""
    one, other, mine, theirs, longest, quotation, same_credit, shared = json.loads(row)
    stretches = tuple(Shared(tuple(here), tuple(there), *rest) for here, there, *rest in shared)
    return Reuse(one, other, mine, theirs, longest, quotation, same_credit, stretches)


def allegation_row(allegation: Allegation, packed: Callable[[str], bytes]) -> tuple[Any, ...]:
    """An allegation as it is stored."""
    plain = {
        "id": allegation.id,
        "theme": allegation.theme,
        "title": allegation.title,
        "label": allegation.label,
        "n_min": allegation.n_min,
        "n_max": allegation.n_max,
        "contested": allegation.contested,
        "reports": allegation.reports,
        "publishers": allegation.publishers,
        "claims": allegation.claims,
        "denying": allegation.denying,
    }
    against = allegation.detail.get("contradictions")
    return (
        allegation.id,
        allegation.theme,
        allegation.detail.get("theme_title"),
        allegation.title,
        allegation.label,
        allegation.n_min,
        allegation.n_max,
        allegation.contested,
        len(allegation.reports),
        len(against) if isinstance(against, list) else 0,
        _AS_JSON(plain),
        packed(_AS_JSON(allegation.detail)),
    )


def allegation_from(row: str, detail: str) -> Allegation:
    """A stored allegation again."""
    raw = json.loads(row)
    for key in ("reports", "publishers", "claims", "denying"):
        raw[key] = tuple(raw[key])
    return Allegation(**raw, detail=json.loads(detail))
