"""Build src/sayso/resolve/places/gazetteer.bin from public data and our overlay.

    python training/gazetteer/build.py [--cache FOLDER] [--out FILE]

Same sources, same bytes. Coordinates of first- and second-level regions are middles: the mean of
the grid cells (a quarter of a degree) that hold their towns, which is nearer to the middle of the
area than a mean weighted by people; regions.csv holds the points for the very large ones.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

from sources import SOURCES, read  # type: ignore[import-not-found]

from sayso.resolve.places.fold import fold_name, key_hash
from sayso.resolve.places.gazetteer import INDEX_BITS, NameFlag, SenseKind, write

HERE = Path(__file__).parent
OVERLAY = HERE / "overlay"
ROOT = HERE.parent.parent
OUT = ROOT / "src" / "sayso" / "resolve" / "places" / "gazetteer.bin"
CELL = 0.25
NO_REGION = 0xFFFF
KINDS = {kind.name: kind for kind in SenseKind}
PRECISION = {
    SenseKind.country: 6, SenseKind.region: 4, SenseKind.district: 3, SenseKind.town: 2,
    SenseKind.capital: 2, SenseKind.area: 5, SenseKind.water: 7, SenseKind.spot: 1,
    SenseKind.continent: 7, SenseKind.international: 7,
}  # fmt: skip

STANDING = {
    SenseKind.continent: 500_000_000, SenseKind.water: 1_000_000, SenseKind.area: 500_000,
    SenseKind.spot: 50_000,
}  # fmt: skip
"""What stands for a population where the overlay gives none, so that senses can be ranked."""

# Generic words that a region's name carries and that reports leave off.
GENERIC = re.compile(
    r"^(?:Muhafazat|Mohafazat|Province de|Provincia de|Provincia di|Departamento de|Estado de|"
    r"Région de|Region de|Wilayat|Wilaya de|Oblast’|Republic of|Autonomous Republic of|"
    r"Arrondissement de|Arrondissement d'|Arrondissement du|Kabupaten|Kota|City of|"
    r"Landkreis|Kreis|Gobolka|Ostan-e|Powiat|Județul|Distrito de|Municipio de|Département de)\s+"
    r"|\s+(?:Governorate|Province|Region|Oblast'?|Oblasti|Oblast’|District|State|Prefecture|"
    r"County|Department|Krai|Republic|Voivodeship|Canton|Division|Parish|Municipality|"
    r"Autonomous Region|Zhuang Autonomous Region|Uygur Autonomous Region|"
    r"Hui Autonomous Region|Autonomous Oblast|Sheng|Shi|Zizhiqu|Rayon|Raion|İli|"
    r"Welāyat|Gov|Borough|Regional Unit|Union Territory|Kyzyl|Emirate|Prefecture-level City)$"
)
# Blocks of letters that English reports are written in; other scripts are left out.
LATIN = re.compile(r"^[\u0000-\u024f\u0250-\u036f\u1e00-\u1eff\u2010-\u201f´`]+$")
ARTICLE_COUNTRIES = frozenset(
    "SY IQ LB JO PS IL EG LY TN DZ MA SD SS YE SA AE OM QA BH KW SO ER DJ MR TD ML NE EH TR IR"
    .split()
)  # fmt: skip


class Table:
    """Places as they are collected, and the names that lead to them."""

    def __init__(self, codes: list[str]) -> None:
        self.codes = codes
        self.number = {code: i for i, code in enumerate(codes)}
        self.rows: list[tuple[str, float, float, int, int, int, int, int, int]] = []
        self.names: dict[str, dict[int, int]] = defaultdict(dict)

    def add(
        self, name: str, kind: SenseKind, country: str, lat: float, lon: float, *,
        population: int = 0, geonames: int = 0, admin1: int = NO_REGION, precision: int = 0,
    ) -> int:  # fmt: skip
        """One place; its index."""
        self.rows.append((
            name, lat, lon, population, geonames, self.number[country], admin1, int(kind),
            precision or PRECISION[kind],
        ))  # fmt: skip
        return len(self.rows) - 1

    def call(self, index: int, name: str, flags: int = 0) -> None:
        """Let `name` lead to a place; a loose name is added where an article can be dropped."""
        exact, loose = fold_name(name)
        if len(exact) < 2 or (len(exact) < 3 and not flags & (NameFlag.short | NameFlag.ours)):
            return
        held = self.names[exact]
        held[index] = merged(held[index], flags) if index in held else int(flags)
        country = self.codes[self.rows[index][5]]
        the = name.lower().startswith("the ")
        if loose != exact and len(loose) > 2 and (country in ARTICLE_COUNTRIES or the):
            self.names[loose].setdefault(index, flags & ~NameFlag.primary | NameFlag.loose)


def merged(one: int, other: int) -> int:
    """Flags of one name said twice: praise counts from either, blame only from both."""
    good = (one | other) & (NameFlag.primary | NameFlag.ours)
    return int(good | (one & other & ~(NameFlag.primary | NameFlag.ours)))


def rows(name: str) -> Iterator[list[str]]:
    """The lines of one overlay file, without comments, split at semicolons."""
    with (OVERLAY / name).open(encoding="utf-8") as file:
        for line in file:
            if line.strip() and not line.startswith("#"):
                yield [cell.strip() for cell in line.rstrip("\n").split(";")]


def split(cell: str) -> list[str]:
    """The names in one cell."""
    return [name.strip() for name in cell.split("|") if name.strip()]


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The mean of the grid cells that hold the points (longitudes as unit vectors)."""
    cells = {(round(lat / CELL), round(lon / CELL)) for lat, lon in points}
    lat = np.array([c[0] for c in cells]) * CELL
    lon = np.radians(np.array([c[1] for c in cells]) * CELL)
    angle = np.degrees(np.arctan2(np.sin(lon).mean(), np.cos(lon).mean()))
    return round(float(lat.mean()), 4), round(float(angle), 4)


def other_names(town: dict[str, Any]) -> Iterator[str]:
    """Names in Latin letters, without airport codes and the like."""
    for name in town["alternatenames"]:
        if LATIN.match(name) and not (len(name) <= 4 and name.isupper()):
            yield name


def bare(name: str) -> str:
    """A region's name without its generic word; the name itself where it has none."""
    return GENERIC.sub("", name).strip()


def collect(cache: Path) -> tuple[Table, dict[str, list[str]]]:
    """All places and names, in a fixed order: countries, regions, towns, districts, overlay."""
    countries = json.loads(read("countries", cache))
    towns = json.loads(read("towns", cache))
    table = Table(["", *sorted(countries)])
    points = {row[0]: (row[1], row[2], split(row[3])) for row in rows("countries.csv")}
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    by_region: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for key in sorted(towns, key=int):
        town = towns[key]
        by_country[town["countrycode"]].append(town)
        by_region[town["countrycode"], town["admin1code"]].append(town)

    table.add("", SenseKind.international, "", 0.0, 0.0)
    country_index: dict[str, int] = {}
    for code in sorted(countries):
        country = countries[code]
        lat, lon, names = points.get(code, ("", "", []))
        where = (float(lat), float(lon)) if lat else None
        if where is None:
            held = by_country.get(code)
            if not held:
                continue
            where = middle((t["latitude"], t["longitude"]) for t in held)
        index = table.add(
            country["name"], SenseKind.country, code, *where,
            population=int(country["population"]), geonames=int(country["geonameid"]),
        )  # fmt: skip
        country_index[code] = index
        for name in [country["name"], *names]:
            short = len(name.replace(".", "")) <= 4 and name.replace(".", "").isupper()
            table.call(index, name, NameFlag.primary | (NameFlag.short if short else 0))

    region_points = {(r[0], r[1]): (float(r[2]), float(r[3])) for r in rows("regions.csv")}
    region_index: dict[tuple[str, str], int] = {}
    region_named: dict[tuple[str, str], int] = {}
    for line in read("regions", cache).decode("utf-8").splitlines():
        code, name, ascii_name, number = line.split("\t")
        country, _, admin1 = code.partition(".")
        held = by_region.get((country, admin1), [])
        where = region_points.get((country, name))
        if where is None and not held:
            continue
        if where is None:
            where = middle((t["latitude"], t["longitude"]) for t in held)
        population = sum(t["population"] for t in held)
        index = table.add(
            name, SenseKind.region, country, *where, population=population, geonames=int(number)
        )
        table.rows[index] = (*table.rows[index][:6], index, *table.rows[index][7:])
        region_index[country, admin1] = index
        region_named[country, name] = index
        for other in dict.fromkeys((name, ascii_name, bare(name))):
            table.call(index, other, NameFlag.primary)
    for country, name, forms in rows("short.csv"):
        index = region_named[country, name]
        for form in split(forms):
            table.call(index, form, NameFlag.short)

    capitals = {code: fold_name(c["capital"])[0] for code, c in countries.items()}
    best: dict[str, tuple[int, int]] = {}
    town_index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for key in sorted(towns, key=int):
        town = towns[key]
        code = town["countrycode"]
        index = table.add(
            town["name"], SenseKind.town, code, town["latitude"], town["longitude"],
            population=town["population"], geonames=town["geonameid"],
            admin1=region_index.get((code, town["admin1code"]), NO_REGION),
        )  # fmt: skip
        town_index[code, fold_name(town["name"])[0]].append(index)
        table.call(index, town["name"], NameFlag.primary)
        for name in other_names(town):
            table.call(index, name)
        folds = {fold_name(n)[0] for n in [town["name"], *town["alternatenames"][:40]]}
        if capitals.get(code) in folds and town["population"] > best.get(code, (0, 0))[0]:
            best[code] = (town["population"], index)
    for _, index in best.values():
        row = table.rows[index]
        table.rows[index] = (*row[:7], int(SenseKind.capital), row[8])

    seats(table, town_index)
    districts(table, cache, region_index, region_named, town_index)
    overlay(table, country_index)
    neighbours = {
        code: sorted(c for c in countries[code]["neighbours"].split(",") if c in country_index)
        for code in sorted(countries)
    }
    return table, neighbours


def seats(table: Table, town_index: dict[tuple[str, str], list[int]]) -> None:
    """A region called like its greatest town: the bare name means the town first."""
    greatest: dict[int, int] = {}
    for held in town_index.values():
        for index in held:
            region, people = table.rows[index][6], table.rows[index][3]
            if people > table.rows[greatest.get(region, 0)][3]:
                greatest[region] = index
    for senses in table.names.values():
        for index in list(senses):
            if table.rows[index][7] == SenseKind.region and greatest.get(index) in senses:
                senses[index] = senses[index] & ~NameFlag.primary | NameFlag.loose


def districts(
    table: Table, cache: Path, region_index: dict[tuple[str, str], int],
    region_named: dict[tuple[str, str], int], town_index: dict[tuple[str, str], list[int]],
) -> None:  # fmt: skip
    """Second-level regions: where their towns are."""
    del region_index
    folded = {(c, fold_name(bare(n))[0]): i for (c, n), i in region_named.items()}
    held: dict[tuple[str, str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for row in csv.DictReader(io.StringIO(read("districts", cache).decode("utf-8"))):
        if not row["admin2"]:
            continue
        lat, lon = float(row["lat"]), float(row["lon"])
        people = 0
        for index in town_index.get((row["cc"], fold_name(row["name"])[0]), ()):
            place = table.rows[index]
            if abs(place[1] - lat) < 0.2 and abs(place[2] - lon) < 0.2:
                people = max(people, place[3])
        held[row["cc"], row["admin1"], row["admin2"]].append((lat, lon, people))
    for (country, region, name), towns in sorted(held.items()):
        index = table.add(
            name, SenseKind.district, country, *middle((t[0], t[1]) for t in towns),
            population=sum(t[2] for t in towns),
            admin1=folded.get((country, fold_name(bare(region))[0]), NO_REGION),
        )  # fmt: skip
        table.call(index, name, NameFlag.primary)
        if bare(name) != name:
            table.call(index, bare(name), NameFlag.loose)


def overlay(table: Table, country_index: dict[str, int]) -> None:
    """Our own: peoples, more names, more places."""
    for line in rows("demonyms.csv"):
        country, names = line
        for name in split(names):
            forms = [name]
            if not name.endswith(("ese", "ish", "ch", "s", "men")):
                forms.append(name + "s")
            for form in forms:
                index = country_index[country] if country else 0
                table.call(index, form, NameFlag.demonym | NameFlag.ours)
    for row in rows("places.csv"):
        place(table, row)


def place(table: Table, row: list[str]) -> None:
    """One line of places.csv: more names for a place that is there, or a new place."""
    name, others, kind, country, lat, lon, precision, number, weight, _ = row
    names = [name, *split(others)]
    chosen = KINDS[kind or "town"]
    index = held_place(table, names, chosen, country, (float(lat), float(lon)), int(number or 0))
    if index is not None:
        # The overlay writes names as reports in English do: "Raqqa", not "Ar Raqqah".
        table.rows[index] = (name, *table.rows[index][1:])
    if index is None:
        index = table.add(
            name, chosen, country, float(lat), float(lon),
            population=int(weight or STANDING.get(chosen, 0)),
            geonames=int(number or 0), precision=int(precision or 0),
        )  # fmt: skip
    elif weight and not table.rows[index][3]:
        old = table.rows[index]
        table.rows[index] = (*old[:3], int(weight), *old[4:])
    for form in names:
        plain = form.replace(".", "")
        short = len(plain) <= 4 and plain.isupper()
        table.call(index, form, NameFlag.ours | NameFlag.primary | (NameFlag.short if short else 0))


def held_place(
    table: Table, names: list[str], kind: SenseKind, country: str, point: tuple[float, float],
    number: int,
) -> int | None:  # fmt: skip
    """The place that these names already mean: by id, or by name, kind and nearness."""
    towns = {SenseKind.town, SenseKind.capital}
    wanted = {kind} | (towns if kind == SenseKind.town else set())
    if kind not in (SenseKind.town, SenseKind.region, SenseKind.district):
        return None
    reach = {SenseKind.town: 0.3, SenseKind.district: 1.0}.get(kind, 5.0)
    found: dict[int, int] = {}
    for rank, name in enumerate(names):
        for key in fold_name(name):
            for index in table.names.get(key, {}):
                row = table.rows[index]
                near = abs(row[1] - point[0]) < reach and abs(row[2] - point[1]) < reach * 1.3
                if number and row[4] == number:
                    return index
                if row[5] == table.number[country] and row[7] in wanted and near:
                    found.setdefault(index, rank)
    if not found:
        return None
    return min(found, key=lambda i: (-table.rows[i][3], found[i], i))


def level(value: float, steps: tuple[float, ...]) -> int:
    """How many of the steps the value passes."""
    return sum(value > step for step in steps)


def usage(cache: Path) -> dict[str, int]:
    """How a word is used in English: ordinary word, surname, first name; packed in one byte."""
    words = json.loads(gzip.decompress(read("words", cache)))
    common = {
        fold_name(word)[0]: level(count, (60, 300, 1000, 3000, 10_000, 50_000, 300_000))
        for word, count in words.items()
        if word.isalpha()
    }

    def census(*names: str) -> dict[str, float]:
        share: dict[str, float] = defaultdict(float)
        for name in names:
            for line in read(name, cache).decode("ascii").splitlines():
                word, percent, *_ = line.split()
                share[word.lower()] = max(share[word.lower()], float(percent))
        return share

    surnames, forenames = census("surnames"), census("men", "women")
    packed: dict[str, int] = defaultdict(int)
    for word, step in common.items():
        packed[word] |= step
    for word, share in surnames.items():
        packed[word] |= level(share, (-1, 0.002, 0.02)) << 3
    for word, share in forenames.items():
        packed[word] |= level(share, (-1, 0.01, 0.1)) << 5
    return packed


def main(argv: list[str]) -> int:
    """Build, write, say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=ROOT / "training" / "runs" / "gazetteer")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(argv)
    table, neighbours = collect(options.cache)
    used = usage(options.cache)
    keys = sorted(table.names, key=key_hash)
    hashes = np.array([key_hash(key) for key in keys], np.uint64)
    assert len(np.unique(hashes)) == len(hashes), "two keys with one hash: lengthen the hash"
    starts, postings = [0], []
    for key in keys:
        held = table.names[key]
        order = sorted(held, key=lambda i: (-table.rows[i][3], i))
        postings += [held[i] << INDEX_BITS | i for i in order]
        starts.append(len(postings))
    names = [row[0].encode("utf-8") for row in table.rows]
    column = list(zip(*table.rows, strict=True))
    arrays = {
        "high": (hashes >> np.uint64(16)).astype("<u4"),
        "low": (hashes & np.uint64(0xFFFF)).astype("<u2"),
        "starts": np.array(starts, "<u4"),
        "postings": np.array(postings, "<u4"),
        "usage": np.array([used.get(key, 0) for key in keys], "u1"),
        "lat": np.array(column[1], "<f4"),
        "lon": np.array(column[2], "<f4"),
        "population": np.array(column[3], "<u4"),
        "geonames": np.array(column[4], "<u4"),
        "country": np.array(column[5], "u1" if len(table.codes) < 256 else "<u2"),
        "admin1": np.array(column[6], "<u2"),
        "kind": np.array(column[7], "u1"),
        "precision": np.array(column[8], "u1"),
        "name_starts": np.cumsum([0, *(len(n) for n in names)]).astype("<u4"),
        "names": np.frombuffer(b"".join(names), "u1"),
    }
    header = {
        "version": "1",
        "countries": table.codes,
        "neighbours": neighbours,
        "sources": [f"{s.package} {s.version}: {s.holds} ({s.licence})" for s in SOURCES.values()],
        "notice": "Contains data from GeoNames (geonames.org), CC-BY 4.0, changed.",
    }
    size = write(options.out, header, arrays)
    print(
        f"{len(names):,} places, {len(keys):,} keys, {len(postings):,} names, {size / 1e6:.1f} MB"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
