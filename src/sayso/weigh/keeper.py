"""What a shelf over a ledger's tables asks of the ledger: numbers, texts and bytes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

__all__ = ["Keeper", "NameRow", "TieRow"]

NameRow = tuple[str, str, str, bool]
"""form, main, kind, whether it is an acronym"""
TieRow = tuple[str, str, str]


class Keeper(Protocol):
    """What `Tables` asks of a ledger (`sayso.ledger.weighed` has it)."""

    def put_entry(self, number: int, report: str, digest: str, data: str, prints: bytes) -> None:
        """See `Shelf`; in numbers, texts and bytes."""

    def drop_entry(self, number: int) -> None:
        """See `Shelf`; in numbers, texts and bytes."""

    def entry(self, number: int) -> str:
        """See `Shelf`; in numbers, texts and bytes."""

    def number(self, report: str) -> int | None:
        """See `Shelf`; in numbers, texts and bytes."""

    def text(self, report: str) -> str:
        """See `Shelf`; in numbers, texts and bytes."""

    def packed(self, kind: str, parts: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """The bytes of these parts of a set of buckets, "gram" or "block"; see `packed`."""

    def packed_sizes(self, kind: str, parts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """See `Buckets.sizes`."""

    def pack(self, kind: str, parts: Iterable[tuple[int, bytes]]) -> None:
        """Replace parts; no bytes drop one."""

    def change_forms(self, add: Iterable[tuple[int, int]], drop: Iterable[tuple[int, int]]) -> None:
        """See `Shelf`; in numbers, texts and bytes."""

    def cells_named(self, form: int) -> list[int]:
        """See `Shelf`; in numbers, texts and bytes."""

    def prints(self, numbers: Collection[int]) -> dict[int, bytes]:
        """See `Shelf`; in numbers, texts and bytes."""

    def print_bytes(self, numbers: Collection[int]) -> dict[int, int]:
        """How many bytes these are."""

    def change_reuses(
        self, made: Mapping[tuple[int, int], str], drop: Collection[tuple[int, int]]
    ) -> None:
        """See `Shelf`; in numbers, texts and bytes."""

    def drop_reuses(self, numbers: Collection[int]) -> set[int]:
        """See `Shelf`; in numbers, texts and bytes."""

    def partners(self, numbers: Collection[int]) -> dict[int, set[int]]:
        """See `Shelf`; in numbers, texts and bytes."""

    def reuses(self, number: int) -> dict[int, str]:
        """See `Shelf`; in numbers, texts and bytes."""

    def change_likenesses(
        self, made: Mapping[tuple[int, int], float], drop: Collection[tuple[int, int]]
    ) -> None:
        """See `Shelf`; in numbers, texts and bytes."""

    def drop_likenesses(self, cells: Collection[int]) -> set[int]:
        """See `Shelf`; in numbers, texts and bytes."""

    def likenesses(self, cells: Collection[int]) -> dict[int, dict[int, float]]:
        """See `Shelf`; in numbers, texts and bytes."""

    def put_cells(self, add: Iterable[tuple[int, int, int]], drop: Iterable[int]) -> None:
        """See `Shelf`; in numbers, texts and bytes."""

    def stands(self, cells: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
        """See `Shelf`; in numbers, texts and bytes."""

    def occupied(self, cells: Iterable[int]) -> set[int]:
        """See `Shelf`; in numbers, texts and bytes."""

    def block_bytes(self, cells: Collection[int]) -> dict[int, bytes]:
        """See `Shelf`; in numbers, texts and bytes."""

    def put_points(self, points: Mapping[int, tuple[str, bytes, bytes]]) -> None:
        """See `Shelf`; in numbers, texts and bytes."""

    def drop_points(self, cells: Collection[int]) -> None:
        """See `Shelf`; in numbers, texts and bytes."""

    def points(self, cells: Sequence[int]) -> dict[int, tuple[str, bytes]]:
        """See `Shelf`; in numbers, texts and bytes."""

    def cells_of(self, number: int) -> list[int]:
        """See `Shelf`; in numbers, texts and bytes."""

    def put_names(
        self,
        named: Mapping[int, tuple[Collection[NameRow], Collection[TieRow]]],
        blocks: Mapping[NameRow, Collection[str]],
    ) -> None:
        """See `Shelf`; in numbers, texts and bytes. `blocks`: of every name."""

    def names_near(self, forms: Collection[str]) -> Iterator[NameRow]:
        """See `Shelf`; in numbers, texts and bytes."""

    def names_in(self, blocks: Collection[str]) -> Iterator[NameRow]:
        """See `Shelf`; in numbers, texts and bytes."""

    def crowded_names(self, blocks: Collection[str], limit: int) -> set[str]:
        """See `Shelf`; in numbers, texts and bytes."""

    def ties(self) -> Iterator[TieRow]:
        """See `Shelf`; in numbers, texts and bytes."""

    def identities(self) -> dict[str, str]:
        """See `Shelf`; in numbers, texts and bytes."""

    def put_identities(self, keys: Mapping[str, str]) -> None:
        """See `Shelf`; in numbers, texts and bytes."""

    @staticmethod
    def packed_detail(detail: str) -> bytes:
        """An allegation's detail as its row has it."""

    def put_groups(self, groups: Mapping[str, Collection[int]]) -> None:
        """See `Shelf`; in numbers, texts and bytes."""

    def put_allegations(self, rows: Sequence[Any]) -> None:
        """See `Shelf`; in numbers, texts and bytes."""

    def drop_groups(self, allegations: Collection[str]) -> None:
        """See `Shelf`; in numbers, texts and bytes."""

    def group_of(self, cell: int) -> str | None:
        """See `Shelf`; in numbers, texts and bytes."""

    def groups_of(self, cells: Iterable[int]) -> dict[int, str]:
        """See `Shelf`; in numbers, texts and bytes."""

    def group_cells(self, allegation: str) -> list[int]:
        """See `Shelf`; in numbers, texts and bytes."""

    def clear(self) -> None:
        """See `Shelf`; in numbers, texts and bytes."""
