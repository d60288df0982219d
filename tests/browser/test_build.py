"""The committed pages are what the sources make, and load nothing from anywhere else."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "web"
STATIC = ROOT / "src" / "sayso" / "show" / "web" / "static"
OTHER_SOURCES = (
    "index.html", "package.json", "package-lock.json", "seal.ts", "svelte.config.js",
    "tsconfig.json", "vite.config.ts",
)  # fmt: skip


def seal(root: Path, paths: list[Path]) -> str:
    """The same as web/seal.ts: the hash of one line a file, sorted by path."""
    names = sorted((path.relative_to(root).as_posix(), path) for path in paths)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in names]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def built_files() -> list[Path]:
    return [path for path in STATIC.rglob("*") if path.is_file() and path.name != "build.json"]


def test_the_built_pages_were_made_from_these_sources() -> None:
    """After a change in web/, `npm run build` was run."""
    sources = [path for path in (WEB / "src").rglob("*") if path.is_file()]
    sources += [WEB / name for name in OTHER_SOURCES]
    record = json.loads((STATIC / "build.json").read_text())
    assert record["sources"] == seal(WEB, sources)


def test_nobody_changed_the_built_pages_by_hand() -> None:
    """Every built file is as the build left it."""
    record = json.loads((STATIC / "build.json").read_text())
    assert record["built"] == seal(STATIC, built_files())


def test_the_page_has_nothing_inline() -> None:
    """No script, style or handler in the HTML, so that the policy may forbid them."""
    page = (STATIC / "index.html").read_text()
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", page) == []


def test_the_built_pages_name_no_other_place() -> None:
    """No address of another machine, but the names of the XML spaces and Svelte's error pages."""
    allowed = re.compile(r"https?://(www\.w3\.org/|svelte\.dev/e/|github\.com/sveltejs/)")
    for path in built_files():
        if path.suffix in {".js", ".css", ".html"}:
            for found in re.findall(r"https?://[\w./-]+", path.read_text()):
                assert allowed.match(found), f"{path.name}: {found}"


def test_the_first_load_is_small() -> None:
    """The page, its script and style, and the map with its base: under 400 KB as gzip has it."""
    page = (STATIC / "index.html").read_text()
    first = [
        STATIC / "index.html",
        *(STATIC / name for name in re.findall(r'(?:src|href)="/([^"]+)"', page)),
    ]
    drawn = [*(STATIC / "assets").glob("Map-*"), *(STATIC / "assets").glob("countries-*")]
    assert len(drawn) >= 3
    assert sum(len(gzip.compress(path.read_bytes())) for path in {*first, *drawn}) < 400_000


def test_no_report_text_can_become_markup() -> None:
    """No source uses Svelte's raw HTML or the DOM's."""
    for path in (WEB / "src").rglob("*"):
        if path.suffix in {".svelte", ".ts"}:
            assert not re.search(
                r"\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write", path.read_text()
            ), path


def test_the_lock_file_names_no_registry() -> None:
    """Whoever builds takes the packages from where they please; hashes hold them to these."""
    lock = json.loads((WEB / "package-lock.json").read_text())
    assert not any("resolved" in package for package in lock["packages"].values())
    assert all("integrity" in package for name, package in lock["packages"].items() if name)
