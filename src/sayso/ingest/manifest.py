"""Manifests: what a person says about files, beside them.

Three kinds, the nearer to a file the stronger: `NAME.yaml` beside a file NAME (or NAME.txt), the
file's row in its folder's `reports.csv`, and `sayso.yaml` for a folder and all folders in it.
A line that cannot be used is a problem of its own (`Manifests.problems`); the others stand.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from sayso.errors import SkipReport, WrongUse
from sayso.ingest.declarations import declaration_from_fields, declaration_from_sentence
from sayso.ingest.manifest_text import DECLARE, SAME, column_name, manifest_text
from sayso.ingest.manifest_yaml import yaml_entries
from sayso.ingest.metadata.dates import to_edtf
from sayso.model import Declaration, content_id

__all__ = ["FIELDS", "Known", "Manifests", "is_manifest", "load_manifests"]

FIELDS = ("publisher", "url", "published", "byline", "language", "title", "credit")
"""What a manifest may say about a report, besides declarations."""

_FILE = frozenset({"file", "filename", "path", "name"})
_TEXT = frozenset({"text", "body", "content"})
_LONGEST_VALUE = 2_000
_TABLE = "reports.csv"
_YAML = frozenset({".yaml", ".yml"})
_REPORTS = (
    "", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".pdf",
    ".docx", ".odt", ".rtf", ".eml", ".mbox", ".jsonl", ".json", ".csv", ".xlsx", ".zip", ".warc",
    ".warc.gz", ".TXT", ".HTML", ".HTM", ".PDF", ".DOCX", ".EML",
)  # fmt: skip
"""What a report's name ends with where a manifest beside it leaves the ending out."""
_FOLDER = ("sayso.yaml", "sayso.yml")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}")

Tell = Callable[[str, str, int], None]


@dataclass(frozen=True, slots=True)
class Known:
    """What manifests say about one file: fields (keys of `FIELDS`) and declared ties."""

    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    declarations: tuple[Declaration, ...] = ()

    @property
    def id(self) -> str:
        """A hash of it all: another id means that the file must be taken in again."""
        return content_id("k", *sorted(self.fields.items()), *self.declarations)

    def over(self, *weaker: Mapping[str, str]) -> dict[str, str]:
        """These fields, then those of each weaker source in turn where nothing stronger spoke."""
        merged: dict[str, str] = {}
        for source in (self.fields, *weaker):
            for key, value in source.items():
                if value:
                    merged.setdefault(SAME.get(key, key), value)
        return merged

    def _then(self, weaker: Known) -> Known:
        both = dict.fromkeys((*self.declarations, *weaker.declarations))
        return Known(MappingProxyType(self.over(weaker.fields)), tuple(both))


@dataclass(slots=True)
class _Folder:
    whole: Known
    rows: dict[str, Known]


class Manifests:
    """The manifests at and under `root`, read when first asked for, each once."""

    def __init__(self, root: Path) -> None:
        self.root = root if root.is_dir() else root.parent
        self.problems: list[SkipReport] = []
        """Files and lines of manifests that could not be used, in the order met."""
        self.read: list[Path] = []
        """The manifests that were looked into so far, each once."""
        self._folders: dict[Path, _Folder] = {}
        self._beside: dict[Path, Known] = {}

    def for_file(self, path: Path, part: str = "") -> Known:
        """What is known of a file, or of the record `part` inside it; empty if nothing is.

        A row of `reports.csv` names a record as `archive.zip!member.txt`.
        """
        known = self._named_beside(path) if not part else Known()
        above = [path.parent]
        while above[-1] != self.root and self.root in above[-1].parents:
            above.append(above[-1].parent)
        folders = [(folder, self._folder(folder)) for folder in above]
        if part:
            for folder, found in folders:
                row = found.rows.get(f"{_key(path, folder)}!{part}")
                known = known._then(row) if row else known
            known = known._then(self._named_beside(path))
        for folder, found in folders:
            row = found.rows.get(_key(path, folder))
            known = known._then(row) if row else known
        for _, found in folders:
            known = known._then(found.whole)
        return known

    def _named_beside(self, path: Path) -> Known:
        if path not in self._beside:
            known = Known()
            for candidate in _beside(path):
                if candidate.name not in _FOLDER and candidate != path and _is_file(candidate):
                    known = known._then(self._read_yaml(candidate))
            self._beside[path] = known
        return self._beside[path]

    def _folder(self, folder: Path) -> _Folder:
        if folder not in self._folders:
            whole = Known()
            for name in _FOLDER:
                if _is_file(folder / name):
                    whole = whole._then(self._read_yaml(folder / name))
            table = folder / _TABLE
            rows = self._read_table(table) if is_manifest(table) else {}
            self._find_strays(folder)
            self._folders[folder] = _Folder(whole, rows)
        return self._folders[folder]

    def _find_strays(self, folder: Path) -> None:
        """Tell of manifests that speak of no file: a slip in the name would go unseen."""
        try:
            found = sorted(p for p in folder.iterdir() if p.suffix.casefold() in _YAML)
        except OSError:
            return
        for path in found:
            if path.name.startswith(".") or is_manifest(path):
                continue
            self.read.append(path)
            with suppress(SkipReport):
                if any(key in (*FIELDS, *DECLARE) for key, _, _ in yaml_entries(path)):
                    self._problem(
                        path,
                        "there is no report of its name beside it.",
                        "Name it after its report: report.yaml beside report.txt.",
                    )

    def _problem(self, path: Path, problem: str, advice: str, line: int = 0) -> None:
        part = f"line {line}" if line else ""
        self.problems.append(SkipReport(problem, advice=advice, path=str(path), part=part))

    def _read_yaml(self, path: Path) -> Known:
        self.read.append(path)
        try:
            entries = list(yaml_entries(path))
        except SkipReport as problem:
            self.problems.append(problem)
            return Known()
        fields: dict[str, str] = {}
        declarations: list[Declaration] = []
        for key, value, line in entries:
            tell = _teller(self, path)
            if key in DECLARE:
                declared = _declared(value, str(path), line, tell)
                declarations += [declared] if declared else []
            elif isinstance(value, str):
                _set(fields, key, value, line, tell)
            else:
                tell(f"{key!r} holds a list or a mapping.", "Write one value behind it.", line)
        return Known(MappingProxyType(fields), tuple(declarations))

    def _read_table(self, path: Path) -> dict[str, Known]:
        self.read.append(path)
        rows: dict[str, Known] = {}
        tell = _teller(self, path)
        try:
            table = _table(manifest_text(path))
            header = next(table, (1, []))[1]
        except SkipReport as problem:
            self.problems.append(problem)
            return rows
        columns = [column_name(cell) for cell in header]
        for column in columns:
            if column and column not in {*FIELDS, *_FILE, *DECLARE}:
                tell(
                    f"the column {column!r} is not known.",
                    f"Columns: file, {', '.join(FIELDS)}, declare.",
                    1,
                )
        where = next(i for i, column in enumerate(columns) if column in _FILE)
        try:
            for line, cells in table:
                self._read_row(path.parent, columns, where, line, cells, rows, tell)
        except csv.Error as error:
            tell(f"the table breaks off: {error}.", "Mend the quotation marks before this line.", 0)
        return rows

    def _read_row(
        self, folder: Path, columns: list[str], where: int, line: int, cells: list[str],
        rows: dict[str, Known], tell: Tell,
    ) -> None:  # fmt: skip
        if not any(cell.strip() for cell in cells):
            return
        if len(cells) > len(columns):
            tell(
                f"{len(cells)} cells under {len(columns)} columns.",
                "Put cells that hold a comma in quotation marks.", line,
            )  # fmt: skip
            return
        name = (
            cells[where].strip().replace("\\", "/").removeprefix("./") if where < len(cells) else ""
        )
        file = name.partition("!")[0]
        if not name or name.startswith("/") or ".." in file.split("/") or "\0" in name:
            tell(
                f"{name!r} names no file under this folder.", "Give a path from this folder.", line
            )
            return
        if not _is_file(folder / file):
            tell(f"there is no file {file!r}.", "Correct its name, or leave the line out.", line)
            return
        if name in rows:
            tell(f"{name!r} stands here a second time.", "The first line is used.", line)
            return
        fields: dict[str, str] = {}
        declarations: list[Declaration] = []
        for column, cell in zip(columns, cells, strict=False):
            if column in DECLARE:
                for sentence in filter(str.strip, cell.split(";")):
                    declared = _declared(sentence, str(folder / _TABLE), line, tell)
                    declarations += [declared] if declared else []
            elif column in FIELDS and cell.strip():
                _set(fields, column, cell, line, tell)
        rows[name] = Known(MappingProxyType(fields), tuple(declarations))


def load_manifests(path: Path) -> Manifests:
    """The manifests that speak of `path` (a file, or a folder and all in it).

    Never raises for what is in a manifest: see `Manifests.problems`, complete for a folder once
    `for_file` was asked about a file of it.
    """
    manifests = Manifests(path)
    manifests._folder(manifests.root)
    return manifests


def is_manifest(path: Path) -> bool:
    """Whether a file is a manifest rather than a report: by its name and, for a table, its columns.

    A `reports.csv` with a column of texts holds reports itself.
    """
    name = path.name.casefold()
    if name == _TABLE:
        try:
            with path.open("rb") as file:
                first = _decoded(file.read(64 * 1024)).split("\n", 1)[0]
        except (OSError, UnicodeError):
            return False
        columns = {column_name(cell) for cell in re.split(r"[,;\t]", first)}
        return bool(columns & _FILE) and not columns & _TEXT
    if path.suffix.casefold() not in _YAML:
        return False
    if name in _FOLDER:
        return True
    # One look a format: listing the folder for each of its manifests would cost their square.
    stem = path.with_suffix("")
    return any(_is_file(stem.with_name(stem.name + ending)) for ending in _REPORTS)


def _is_file(path: Path) -> bool:
    """Whether it is there; a name that is too long for the disk is not."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _beside(path: Path) -> Iterator[Path]:
    for ending in (".yaml", ".yml"):
        yield path.with_name(path.name + ending)
    for ending in (".yaml", ".yml"):
        if path.stem:
            yield path.with_name(path.stem + ending)


def _key(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _teller(manifests: Manifests, path: Path) -> Tell:
    return lambda problem, advice, line: manifests._problem(path, problem, advice, line)


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "ignore" if len(raw) % 2 else "strict")
    return raw.decode("utf-8-sig", "ignore" if len(raw) >= 64 * 1024 else "strict")


def _table(text: str) -> Iterator[tuple[int, list[str]]]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for cells in reader:
        yield reader.line_num, cells


def _declared(
    value: str | dict[str, str] | None, path: str, line: int, tell: Tell
) -> Declaration | None:
    source = f"{Path(path).name}, line {line}"
    try:
        if isinstance(value, str):
            return declaration_from_sentence(value, source=source) if value.strip() else None
        if isinstance(value, dict):
            return declaration_from_fields(value, source=source)
        tell(
            "a declaration is neither a sentence nor a mapping.", "Write `- A is part of B`.", line
        )
    except WrongUse as error:
        tell(str(error), "Correct it, or leave it out.", line)
    return None


def _set(fields: dict[str, str], key: str, value: str, line: int, tell: Tell) -> None:
    """Puts one field in place if its value makes sense; the first of two stands."""
    value = " ".join(value.split())
    if key not in FIELDS:
        tell(f"{key!r} is not known.", f"Known are {', '.join(FIELDS)} and declare.", line)
    elif not value:
        return
    elif key in fields:
        tell(f"{key!r} stands here a second time.", "The first is used.", line)
    elif len(value) > _LONGEST_VALUE:
        tell(f"{key!r} has {len(value)} characters.", f"At most {_LONGEST_VALUE} are taken.", line)
    elif key == "published":
        date, note = to_edtf(value)
        if date is None or note:
            tell(
                f"{value!r} is no date that can be read without doubt.",
                "Write it as 2018-01-06.",
                line,
            )
        else:
            fields[key] = date
    elif key == "language" and not _LANGUAGE.fullmatch(value):
        tell(f"{value!r} is no language tag.", "Write en, tr or ku-Latn.", line)
    elif key == "url" and not re.match(r"(?i)https?://\S+$", value):
        tell(f"{value!r} is no web address.", "Write it from https:// on.", line)
    else:
        fields[key] = value
