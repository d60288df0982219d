"""Which of the places of one name is meant: the report's own context decides.

Two rounds. In the first, every name is scored by what the report says outright: countries,
nationalities and regions that it names, "Town, Region" written together, the publisher's place.
The likely senses become anchors; in the second round nearness to them counts too. One sense a name
and report, except where the report itself writes two ("Paris, Texas" and "Paris, France").

Cost: names x senses (at most `SENSES`) x anchors (at most `ANCHORS`), in numpy; linear in the text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from sayso.resolve.places.gazetteer import Gazetteer, NameFlag, SenseKind

__all__ = ["Choice", "Name", "Prior", "choose"]

SENSES = 80
ANCHORS = 32
ROUNDS = 2
NO_REGION = 0xFFFF
COUNTRY_KIND, REGION_KIND = int(SenseKind.country), int(SenseKind.region)
PRIMARY_FLAG = int(NameFlag.primary)
POINTS = {
    int(SenseKind.town): 1.0, int(SenseKind.capital): 1.0, int(SenseKind.district): 1.0,
    int(SenseKind.spot): 1.0, int(SenseKind.area): 0.4, int(SenseKind.region): 0.4,
}  # fmt: skip
"""Kinds that may be anchors, and how well a point stands for them."""
NEAR_KM = 120.0
"""Distance at which an anchor's pull has fallen to 1/e."""
FAR_KM = 600.0

# How much each kind of evidence weighs, in units of one factor of ten in population.
POPULATION = 0.55
KIND = {
    SenseKind.country: 3.2, SenseKind.region: 1.0, SenseKind.district: -0.6, SenseKind.town: 0.0,
    SenseKind.capital: 1.2, SenseKind.area: 2.0, SenseKind.water: 1.0, SenseKind.spot: 0.5,
    SenseKind.continent: 3.5, SenseKind.international: 2.0,
}  # fmt: skip
PRIMARY = 0.8
LOOSE = -1.0
OURS = 1.0
COUNTRY = 2.2
REGION = 1.8
NEIGHBOUR = 0.4
NEAR = 2.5
COMPANY = 1.5
FAR = 1.2
WRITTEN = 12.0
"""A region or country that the text writes right beside the name."""


@dataclass(slots=True)
class Name:
    """One name of the report: its possible senses, how often it stands there, what is beside it."""

    key: str
    senses: tuple[tuple[int, int], ...]
    count: int = 1
    weight: float = 1.0
    """How sure it is that this is a place at all."""
    inside: str | None = None
    """Key of the name written right behind it, which should contain it ("Town, Region")."""
    kinds: frozenset[int] = frozenset()
    """Kinds that the word behind it asks for ("province"); empty for any."""


@dataclass(slots=True)
class Prior:
    """What is known beside the names: weights by country (index of its code), points."""

    countries: dict[int, float] = field(default_factory=dict)
    anchors: list[tuple[float, float, float]] = field(default_factory=list)
    """(lat, lon, weight): coordinates written in the text."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The sense that a name has: index of the place, lead over the next one, reasons."""

    index: int
    flags: int
    margin: float
    fit: float
    """How well the sense fits the report's other places: 0 (not at all) … about 7."""
    candidates: int
    why: str


def choose(names: Sequence[Name], prior: Prior, gazetteer: Gazetteer) -> list[Choice]:
    """One choice a name, in the order given. Every name has at least one sense."""
    if not names:
        return []
    table = _Candidates(names, gazetteer)
    written = table.written(names)
    base = table.base(names) + written
    score = base + table.support(table.said_outright(names), prior) + table.company(names)
    fit = np.zeros(len(base))
    for _ in range(ROUNDS):
        best = table.best(score)
        votes = table.said_by_choices(names, score, best)
        near = table.nearness(*table.anchors(names, score, best, prior))
        fit = table.support(votes, prior) + near + table.company(names) / 2
        score = base + fit
    return table.choices(names, score, table.best(score), written, fit)


@dataclass(slots=True)
class _Votes:
    """Weights that names give to countries and regions; a name does not support itself."""

    countries: dict[tuple[int, int], float] = field(default_factory=dict)
    regions: dict[tuple[int, int], float] = field(default_factory=dict)

    def country(self, number: int, code: int, weight: float) -> None:
        if code:
            key = (number, code)
            self.countries[key] = self.countries.get(key, 0.0) + weight

    def region(self, number: int, region: int, weight: float) -> None:
        if region != NO_REGION:
            key = (number, region)
            self.regions[key] = self.regions.get(key, 0.0) + weight


_Anchors = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], list[tuple[float, int]]]
"""Latitudes, longitudes, and (weight, number of the name) of each anchor."""


class _Candidates:
    """All senses of all names as flat arrays; `owner` says whose each is."""

    def __init__(self, names: Sequence[Name], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        index: list[int] = []
        flags: list[int] = []
        owner: list[int] = []
        first = [0]
        for number, name in enumerate(names):
            for sense, flag in name.senses[:SENSES]:
                index.append(sense)
                flags.append(flag)
                owner.append(number)
            first.append(len(index))
        self.index = np.array(index, np.int64)
        self.flags = np.array(flags, np.int64)
        self.owner = np.array(owner, np.int64)
        self.first = np.array(first, np.int64)
        self.lat = gazetteer.lat[self.index].astype(np.float64)
        self.lon = gazetteer.lon[self.index].astype(np.float64)
        self.kind = gazetteer.kind[self.index]
        self.country = gazetteer.country[self.index].astype(np.int64)
        self.region = gazetteer.admin1[self.index].astype(np.int64)
        self.population = gazetteer.population[self.index].astype(np.float64)

    def base(self, names: Sequence[Name]) -> npt.NDArray[np.float64]:
        """What the gazetteer alone says."""
        kind_weight = np.zeros(16)
        for kind, weight in KIND.items():
            kind_weight[int(kind)] = weight
        score = POPULATION * np.log10(10 + self.population) + kind_weight[self.kind]
        score += PRIMARY * ((self.flags & NameFlag.primary) > 0)
        score += LOOSE * ((self.flags & NameFlag.loose) > 0)
        score += OURS * ((self.flags & NameFlag.ours) > 0)
        for number, name in enumerate(names):
            if name.kinds:
                part = slice(int(self.first[number]), int(self.first[number + 1]))
                score[part] += 4.0 * np.isin(self.kind[part], list(name.kinds))
        return np.asarray(score)

    def written(self, names: Sequence[Name]) -> npt.NDArray[np.float64]:
        """Senses that lie in what the text writes behind the name: "Town, Region"."""
        bonus = np.zeros(len(self.index))
        container: dict[str, tuple[frozenset[int], frozenset[int]]] = {}
        for number, name in enumerate(names):
            if name.inside is None:
                continue
            if name.inside not in container:
                hit = self.gazetteer.find((name.inside,)).get(name.inside)
                senses = hit.senses if hit else ()
                kinds = [(i, int(self.gazetteer.kind[i])) for i, _ in senses[:20]]
                container[name.inside] = (
                    frozenset(
                        int(self.gazetteer.country[i]) for i, k in kinds if k == COUNTRY_KIND
                    ),
                    frozenset(i for i, k in kinds if k == REGION_KIND),
                )
            countries, regions = container[name.inside]
            for at in range(int(self.first[number]), int(self.first[number + 1])):
                if self.kind[at] == COUNTRY_KIND:
                    continue
                if int(self.region[at]) in regions and self.index[at] != self.region[at]:
                    bonus[at] = WRITTEN
                elif int(self.country[at]) in countries:
                    bonus[at] = WRITTEN * 0.9
        return bonus

    def said_outright(self, names: Sequence[Name]) -> _Votes:
        """Countries and regions that the report names, before anything is chosen."""
        votes = _Votes()
        weights = [n.weight * (1 + math.log2(n.count)) / 2 for n in names]
        primary = (self.flags & PRIMARY_FLAG) > 0
        halved: set[int] = set()
        for at in np.flatnonzero(self.kind == COUNTRY_KIND).tolist():
            number = int(self.owner[at])
            if number not in halved:
                halved.add(number)
                votes.country(number, int(self.country[at]), 1.5 * weights[number])
        for at in np.flatnonzero((self.kind == REGION_KIND) & primary).tolist():
            number = int(self.owner[at])
            weight = weights[number] / (2 if number in halved else 1)
            votes.region(number, int(self.region[at]), weight)
            votes.country(number, int(self.country[at]), 0.7 * weight)
        return votes

    def said_by_choices(
        self, names: Sequence[Name], score: npt.NDArray[np.float64], best: npt.NDArray[np.int64]
    ) -> _Votes:
        """Countries and regions of the senses chosen so far."""
        votes = _Votes()
        sure = self._sure(score, best)
        kinds, countries = self.kind[best].tolist(), self.country[best].tolist()
        regions = self.region[best].tolist()
        for number, name in enumerate(names):
            weight = name.weight * (1 + math.log2(name.count)) / 2 * sure[number]
            big = kinds[number] in (COUNTRY_KIND, REGION_KIND)
            votes.country(number, countries[number], (1.5 if big else 0.7) * weight)
            votes.region(number, regions[number], weight)
        return votes

    def company(self, names: Sequence[Name]) -> npt.NDArray[np.float64]:
        """Regions in which many of the report's names have a sense at all.

        A dozen small towns of one region bear witness for each other before any is chosen.
        """
        regions = np.where(self.kind == SenseKind.country, NO_REGION, self.region)
        pairs = np.unique(self.owner * 0x10000 + regions)
        owner, region = pairs >> 16, pairs & 0xFFFF
        kept = region != NO_REGION
        owner, region = owner[kept], region[kept]
        spread = np.bincount(owner, minlength=len(names)).astype(float)
        weight = np.array([name.weight for name in names])
        share = weight / np.maximum(1.0, spread) ** 0.7
        votes = np.bincount(region, weights=share[owner], minlength=0x10000)
        own = np.where(regions != NO_REGION, share[self.owner], 0.0)
        others = np.maximum(0.0, votes[regions] * (regions != NO_REGION) - own)
        most = max(1e-9, float(votes.max(initial=0.0)))
        return np.asarray(COMPANY * np.sqrt(others / most) * min(1.0, most / 1.5))

    def _sure(self, score: npt.NDArray[np.float64], best: npt.NDArray[np.int64]) -> list[float]:
        """How far each name's best sense leads the next, as a weight from 0.3 to 1."""
        rest = score.copy()
        rest[best] = -np.inf
        lead = score[best] - np.maximum.reduceat(rest, self.first[:-1])
        weights: list[float] = np.minimum(1.0, 0.3 + 0.35 * lead).tolist()
        return weights

    def support(self, votes: _Votes, prior: Prior) -> npt.NDArray[np.float64]:
        """How much the report's other names speak for the country and region of each sense."""
        by_country = np.zeros(max(len(self.gazetteer.countries), 1))
        for code, weight in prior.countries.items():
            by_country[code] += weight
        for (_, code), weight in votes.countries.items():
            by_country[code] += weight
        total = float(by_country.sum())
        spill = np.zeros(len(by_country))
        for code in np.flatnonzero(by_country).tolist():
            for other in self.gazetteer.neighbours.get(code, ()):
                spill[other] += NEIGHBOUR * by_country[code]
        mine = self._own(votes.countries, self.country)
        others = np.maximum(0.0, by_country[self.country] - mine) + spill[self.country]
        rest = np.maximum(1e-9, total - mine)
        share = np.minimum(1.0, others / rest) * (self.country != 0)
        pull = COUNTRY * np.minimum(1.0, rest / 2) * np.sqrt(share)
        if votes.regions:
            by_region = np.zeros(0x10000)
            for (_, region), weight in votes.regions.items():
                by_region[region] += weight
            total = float(by_region.sum())
            mine = self._own(votes.regions, self.region)
            rest = np.maximum(1e-9, total - mine)
            others = np.maximum(0.0, by_region[self.region] - mine)
            share = np.minimum(1.0, others / rest) * (self.region != NO_REGION)
            pull = pull + REGION * np.minimum(1.0, rest / 2) * np.sqrt(share)
        return np.asarray(pull)

    def _own(
        self, votes: Mapping[tuple[int, int], float], column: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.float64]:
        """What each sense's own name gave to the sense's country or region."""
        # A sense belongs to one name and lies in one country: at most one vote is its own.
        keys = np.array([number << 20 | code for number, code in votes], np.int64)
        weights = np.array(list(votes.values()))
        order = np.argsort(keys)
        keys = np.append(keys[order], -1)  # a last key that fits nothing, for those past the end
        weights = np.append(weights[order], 0.0)
        wanted = self.owner << 20 | column
        at = np.searchsorted(keys[:-1], wanted)
        return np.where(keys[at] == wanted, weights[at], 0.0)

    def best(self, score: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        """Row of the best sense of each name; the first of equals, so the result is fixed."""
        top = np.maximum.reduceat(score, self.first[:-1])
        winners = np.flatnonzero(score >= top[self.owner])
        _, at = np.unique(self.owner[winners], return_index=True)
        return winners[at]

    def anchors(
        self,
        names: Sequence[Name],
        score: npt.NDArray[np.float64],
        best: npt.NDArray[np.int64],
        prior: Prior,
    ) -> _Anchors:
        """The likeliest and most frequent places of the first round."""
        sure = self._sure(score, best)
        kinds = self.kind[best].tolist()
        lats, lons = self.lat[best].tolist(), self.lon[best].tolist()
        held = []
        for number, name in enumerate(names):
            kind = kinds[number]
            if kind not in POINTS:
                continue
            weight = name.weight * (1 + math.log2(name.count)) / 2 * sure[number]
            held.append((weight * POINTS[kind], number, lats[number], lons[number]))
        held.sort(key=lambda h: (-h[0], h[1]))
        held = held[:ANCHORS]
        extra = [(w, -1, lat, lon) for lat, lon, w in prior.anchors[:8]]
        held += extra
        return (
            np.array([h[2] for h in held]),
            np.array([h[3] for h in held]),
            [(h[0], h[1]) for h in held],
        )

    def nearness(
        self, lats: npt.NDArray[np.float64], lons: npt.NDArray[np.float64],
        weights: Sequence[tuple[float, int]],
    ) -> npt.NDArray[np.float64]:  # fmt: skip
        """Pull of the anchors that belong to other names, on every sense."""
        if not weights:
            return np.zeros(len(self.index))
        weight = np.array([w for w, _ in weights])
        owner = np.array([o for _, o in weights])
        distance = kilometres(self.lat[:, None], self.lon[:, None], lats[None, :], lons[None, :])
        mine = self.owner[:, None] == owner[None, :]
        pull = np.where(mine, 0.0, weight[None, :] * np.exp(-distance / NEAR_KM))
        wide = np.where(mine, 0.0, weight[None, :] * np.exp(-distance / FAR_KM))
        total = np.where(mine, 0.0, weight[None, :]).sum(axis=1) + 0.5
        lesser = ~np.isin(self.kind, (SenseKind.country, SenseKind.continent))
        near = NEAR * np.sqrt(pull.sum(axis=1) / total) + FAR * wide.sum(axis=1) / total
        return np.asarray(near * lesser)

    def choices(
        self, names: Sequence[Name], score: npt.NDArray[np.float64], best: npt.NDArray[np.int64],
        written: npt.NDArray[np.float64], fit: npt.NDArray[np.float64],
    ) -> list[Choice]:  # fmt: skip
        """The outcome, with reasons."""
        found = []
        rest = score.copy()
        rest[best] = -np.inf
        margins = np.minimum(9.0, score[best] - np.maximum.reduceat(rest, self.first[:-1]))
        for number in range(len(names)):
            at = int(best[number])
            size = int(self.first[number + 1] - self.first[number])
            margin = float(margins[number])
            why = self._why(at, size, bool(written[at]))
            found.append(
                Choice(int(self.index[at]), int(self.flags[at]), margin, float(fit[at]), size, why)
            )
        return found

    def _why(self, at: int, count: int, written: bool) -> str:
        if count == 1:
            return "the only place of this name"
        if written:
            return f"one of {count} of this name; the text names what it lies in"
        country = self.gazetteer.country_code(int(self.index[at])) or "no country"
        return f"one of {count} of this name; fits the report's other places ({country})"


def kilometres(
    lat1: npt.NDArray[np.float64] | float, lon1: npt.NDArray[np.float64] | float,
    lat2: npt.NDArray[np.float64] | float, lon2: npt.NDArray[np.float64] | float,
) -> npt.NDArray[np.float64]:  # fmt: skip
    """Great-circle distance on a sphere of 6,371 km (haversine)."""
    a1, a2 = np.radians(lat1), np.radians(lat2)
    half = np.sin((a2 - a1) / 2) ** 2
    side = np.sin((np.radians(lon2) - np.radians(lon1)) / 2) ** 2
    return np.asarray(
        12742.0 * np.arcsin(np.sqrt(np.minimum(1.0, half + np.cos(a1) * np.cos(a2) * side)))
    )
