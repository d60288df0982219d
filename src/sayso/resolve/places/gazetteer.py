"""The gazetteer that ships: names folded to keys, keys to senses, senses to coordinates.

One file, mapped into memory: a header in JSON and plain arrays behind it, so that loading costs
milliseconds and processes share the pages. `training/gazetteer/build.py` makes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.errors import WeightsDamaged
from sayso.resolve.places.fold import fold_name, key_hash

__all__ = ["Gazetteer", "KeyHit", "NameFlag", "Sense", "SenseKind", "write"]

MAGIC = b"SAYSOGAZ1\n"
SHIPPED = Path(__file__).with_name("gazetteer.bin")
INDEX_BITS = 24
INDEX_MASK = (1 << INDEX_BITS) - 1
CACHE = 100_000
"""Keys remembered per process: names repeat within and across reports."""


class SenseKind(IntEnum):
    """What sort of place a sense is."""

    country = 1
    region = 2
    """First-level administrative region."""
    district = 3
    """Second-level administrative region."""
    town = 4
    capital = 5
    area = 6
    """A region without an office: Rojava, the Sahel, the Middle East."""
    water = 7
    """Sea, river, lake, strait."""
    spot = 8
    """A crossing, a bridge, a camp, an airport, a dam."""
    continent = 9
    international = 10


class NameFlag(IntFlag):
    """How a name is tied to a sense."""

    primary = 1
    loose = 2
    """Only without its article or its generic word."""
    short = 4
    """An abbreviation ("Ky.", "B.C."): counts only as it is written, in capitals or with dots."""
    demonym = 8
    """The name of the people or the adjective; the sense is their country."""
    ours = 16
    """From the overlay: a person put it there on purpose."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One place that a name may mean. `admin1` is the index of its first-level region, -1 if none.

    lat, lon in degrees; population 0 where unknown, for seas and areas a rank in its place;
    geonames None where we hold no sure id;
    precision is UCDP's 1-7.
    """

    index: int
    name: str
    lat: float
    lon: float
    population: int
    geonames: int | None
    country: str | None
    admin1: int
    kind: SenseKind
    precision: int
    flags: NameFlag


@dataclass(frozen=True, slots=True)
class KeyHit:
    """What the gazetteer holds under one key: senses (indices, flags) and how the word is used.

    `common`, `surname`, `forename`: 0 (never) … 7, 3, 3 (very often) as an ordinary word or as
    somebody's name, in English.
    """

    senses: tuple[tuple[int, int], ...]
    common: int
    surname: int
    forename: int
    flags: int = 0
    """All flags of all senses together: what cannot be here is seen at once."""


class Gazetteer:
    """All names and places. Read-only; one instance serves any number of threads."""

    def __init__(self, header: Mapping[str, Any], arrays: Mapping[str, npt.NDArray[Any]]) -> None:
        self.version: str = header["version"]
        self.countries: tuple[str, ...] = tuple(header["countries"])
        """ISO 3166-1 alpha-2 codes; `country[i]` indexes it, 0 is no country."""
        self._neighbours: dict[str, list[str]] = header.get("neighbours", {})
        self._high = arrays["high"]
        self._low = arrays["low"]
        self._starts = arrays["starts"]
        self._postings = arrays["postings"]
        self._usage = arrays["usage"]
        self.lat = arrays["lat"]
        self.lon = arrays["lon"]
        self.population = arrays["population"]
        self.geonames = arrays["geonames"]
        self.country = arrays["country"]
        self.admin1 = arrays["admin1"]
        self.kind = arrays["kind"]
        self.precision = arrays["precision"]
        self._name_starts = arrays["name_starts"]
        self._names = arrays["names"]
        self._cache: dict[str, KeyHit | None] = {}

    @classmethod
    def load(cls, path: Path | None = None) -> Gazetteer:
        """The gazetteer at `path`, or the one that ships. Raises WeightsDamaged."""
        chosen = path or SHIPPED
        try:
            with chosen.open("rb") as file:
                magic = file.read(len(MAGIC))
                if magic != MAGIC:
                    raise WeightsDamaged(
                        f"{chosen} is no gazetteer (it begins with {magic[:10]!r}). "
                        "Install Sayso again, or rebuild it with training/gazetteer/build.py."
                    )
                length = int.from_bytes(file.read(4), "little")
                header = json.loads(file.read(length))
                base = file.tell()
            whole = np.memmap(chosen, dtype=np.uint8, mode="r")
            arrays = {}
            for name, (dtype, offset, count) in header["arrays"].items():
                size = np.dtype(dtype).itemsize * count
                part = whole[base + offset : base + offset + size]
                if len(part) != size:
                    raise ValueError(f"array {name} is cut off")
                arrays[name] = np.asarray(part).view(dtype)
            return cls(header, arrays)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise WeightsDamaged(
                f"The gazetteer at {chosen} cannot be read ({error}). "
                "Install Sayso again, or rebuild it with training/gazetteer/build.py."
            ) from error

    def __len__(self) -> int:
        return len(self.lat)

    def name(self, index: int) -> str:
        """The name of a place as GeoNames or the overlay writes it."""
        start, end = int(self._name_starts[index]), int(self._name_starts[index + 1])
        return bytes(self._names[start:end]).decode("utf-8")

    def country_code(self, index: int) -> str | None:
        """ISO 3166-1 alpha-2 code of a place; None for seas, continents and the like."""
        return self.countries[int(self.country[index])] or None

    @cached_property
    def neighbours(self) -> dict[int, frozenset[int]]:
        """Countries (as indices of codes) that share a border."""
        number = {code: i for i, code in enumerate(self.countries)}
        return {
            number[code]: frozenset(number[c] for c in codes if c in number)
            for code, codes in self._neighbours.items()
            if code in number
        }

    def sense(self, index: int, flags: int = 0) -> Sense:
        """One place, in full."""
        region = int(self.admin1[index])
        return Sense(
            index=index,
            name=self.name(index),
            lat=round(float(self.lat[index]), 5),
            lon=round(float(self.lon[index]), 5),
            population=int(self.population[index]),
            geonames=int(self.geonames[index]) or None,
            country=self.country_code(index),
            admin1=region if region != 0xFFFF else -1,
            kind=SenseKind(int(self.kind[index])),
            precision=int(self.precision[index]),
            flags=NameFlag(flags),
        )

    def find(self, keys: Iterable[str]) -> dict[str, KeyHit]:
        """What stands under each folded key; keys without an entry are left out."""
        cache = self._cache
        if len(cache) > CACHE:
            cache = self._cache = {}
        wanted = dict.fromkeys(keys)
        unknown = [key for key in wanted if key not in cache]
        if unknown:
            self._look_up(unknown, cache)
        return {key: hit for key in wanted if (hit := cache[key]) is not None}

    def _look_up(self, keys: Sequence[str], cache: dict[str, KeyHit | None]) -> None:
        hashes = np.fromiter((key_hash(key) for key in keys), np.uint64, len(keys))
        high = (hashes >> np.uint64(16)).astype(np.uint32)
        low = (hashes & np.uint64(0xFFFF)).astype(np.uint16)
        first = np.searchsorted(self._high, high, side="left")
        last = np.searchsorted(self._high, high, side="right")
        for key, part, start, end in zip(
            keys, low.tolist(), first.tolist(), last.tolist(), strict=True
        ):
            cache[key] = None
            for row in range(start, end):
                if int(self._low[row]) == part:
                    cache[key] = self._hit(row)
                    break

    def _hit(self, row: int) -> KeyHit:
        start, end = int(self._starts[row]), int(self._starts[row + 1])
        usage = int(self._usage[row])
        senses = tuple(
            (p & INDEX_MASK, p >> INDEX_BITS) for p in self._postings[start:end].tolist()
        )
        together = 0
        for _, flags in senses:
            together |= flags
        return KeyHit(senses, usage & 7, usage >> 3 & 3, usage >> 5 & 3, together)

    def lookup(self, name: str) -> tuple[Sense, ...]:
        """Every place that goes by `name`, the greatest first; articles dropped if need be."""
        exact, loose = fold_name(name)
        if not exact:
            return ()
        hits = self.find((exact, loose))
        hit = hits.get(exact) or hits.get(loose)
        if hit is None:
            return ()
        senses = [self.sense(index, flags) for index, flags in hit.senses]
        return tuple(sorted(senses, key=lambda s: (-s.population, s.index)))


def write(path: Path, header: dict[str, Any], arrays: Mapping[str, npt.NDArray[Any]]) -> int:
    """Write a gazetteer file; the size in bytes. Same input, same bytes."""
    layout: dict[str, tuple[str, int, int]] = {}
    offset = 0
    for name, array in arrays.items():
        offset = -(-offset // 8) * 8
        layout[name] = (array.dtype.str, offset, len(array))
        offset += array.nbytes
    head = json.dumps({**header, "arrays": layout}, ensure_ascii=False, sort_keys=True).encode()
    head += b" " * (-(len(MAGIC) + 4 + len(head)) % 8)
    with path.open("wb") as file:
        file.write(MAGIC + len(head).to_bytes(4, "little") + head)
        base = file.tell()
        for name, array in arrays.items():
            file.write(b"\0" * (base + layout[name][1] - file.tell()))
            file.write(array.tobytes())
        return file.tell()
