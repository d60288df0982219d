"""The ledger as plain files: JSON lines and CSV, one file a noun, with stable ids.

Every row carries the id of its report, and spans carry the exact words, so that a row found in a
spreadsheet leads back to its passage. In CSV, a cell that a spreadsheet would run as a formula is
defused with an apostrophe; the JSON lines hold the words untouched.
"""

from __future__ import annotations

import csv
import errno
import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any

from sayso.errors import DiskFull, StopRun, WrongUse
from sayso.ledger import JudgementRow, Ledger
from sayso.model import Claim, Parsed, Passage, Span, Spans
from sayso.show.parse_json import (
    attribution_json,
    claim_json,
    entity_json,
    hop_json,
    journey_json,
    place_json,
    remark_json,
    time_json,
)

__all__ = ["defused", "export"]

Row = dict[str, Any]

DRAFT = ".sayso-export-"
"""Beginning of the folder, inside the export, where the files wait until all are whole."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")

COLUMNS: dict[str, tuple[str, ...]] = {
    "reports": (
        "id", "publisher", "title", "published", "byline", "credit", "url", "language", "capture",
        "part", "given_id", "text_sha256", "extractor", "reader", "unread", "notes",
    ),
    "texts": ("report", "sha256", "text"),
    "attributions": (
        "id", "report", "parent", "mode", "source_words", "cue_words", "content_words", "source",
        "cue", "content", "insertions", "origin", "basis", "polarity", "certainty", "modality",
        "confidence",
    ),
    "hops": (
        "attribution", "report", "position", "name", "entity", "naming", "role", "how", "is_origin",
        "passage", "passage_words",
    ),
    "claims": (
        "id", "report", "attribution", "words", "passage", "prefix", "suffix", "act", "act_mode",
        "agent", "patient", "place", "time", "count", "means", "purpose", "polarity", "certainty",
        "modality", "basis", "caveats",
    ),
    "entities": ("id", "report", "kind", "name", "names", "country", "evidence"),
    "mentions": ("report", "start", "end", "words", "kind", "entity"),
    "times": ("report", "start", "end", "words", "value", "precision", "timex"),
    "places": (
        "report", "start", "end", "name", "entity", "lat", "lon", "geonames", "country",
        "precision",
    ),
    "remarks": ("report", "start", "end", "words", "by", "status", "about"),
    "journeys": ("report", "who", "stops", "means", "time", "status", "attribution"),
    "ties": ("report", "subject", "tie", "object", "passage", "passage_words"),
    "judgements": (
        "id", "kind", "target", "other", "author", "made", "reason", "passage", "correction",
        "status", "applies_to", "withdrawn_by",
    ),
    "log": (
        "seq", "at", "action", "subject", "source", "tool", "sha256", "detail", "previous", "hash",
    ),
}  # fmt: skip


def defused(cell: object) -> object:
    """A CSV cell that no spreadsheet runs: numbers as they are, JSON for what is nested."""
    if cell is None or isinstance(cell, bool | int | float):
        return cell
    words = cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)
    safe = words.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    return f"'{safe}" if safe.startswith(FORMULA_STARTS) else safe


def export(ledger: Ledger, to: Path, *, each: Callable[[], None] = lambda: None) -> dict[str, int]:
    """Write the ledger into the folder `to`; returns the number of rows a noun.

    `each` is called after every report. It takes its place when it is whole: an earlier export
    stays until then. Raises WrongUse where `to` is a file, or a folder that holds something other
    than an earlier export; DiskFull, or StopRun where `to` may not be written.
    """
    expected = {f"{noun}.{kind}" for noun in COLUMNS for kind in ("jsonl", "csv")}
    if to.exists() and not to.is_dir():
        raise WrongUse(f"{to} is a file: --to needs a folder.")
    if to.is_dir() and any(
        path.name not in expected and not path.name.startswith(DRAFT) for path in to.iterdir()
    ):
        raise WrongUse(f"{to} holds other files: give an empty or a new folder with --to.")
    try:
        to.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=DRAFT, dir=to) as draft:
            counts = _write(ledger, Path(draft), each)
            for name in expected:
                (Path(draft) / name).replace(to / name)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(
                f"no room left for {to}. Make room, or choose another folder."
            ) from error
        raise StopRun(
            f"{to} could not be written ({error.strerror or error}). Choose another folder."
        ) from error
    return counts


def _write(ledger: Ledger, to: Path, each: Callable[[], None]) -> dict[str, int]:
    """All files of an export into an empty folder."""
    with _Files(to) as files:
        for report in ledger.reports(superseded=True, by_id=True):
            for noun, line in _rows(ledger.parsed(report.id)):
                files.write(noun, line)
            each()
        for row in ledger.judgements():
            files.write("judgements", _judgement(row))
        for entry in ledger.log():
            files.write("log", asdict(entry))
        return dict(files.counts)


class _Files:
    """The open files of an export: a .jsonl and a .csv for every noun."""

    def __init__(self, to: Path) -> None:
        self._jsonl = {
            noun: (to / f"{noun}.jsonl").open("w", encoding="utf-8", errors="replace")
            for noun in COLUMNS
        }
        self._csv = {
            # The byte order mark makes spreadsheets read UTF-8 as UTF-8.
            noun: (to / f"{noun}.csv").open("w", encoding="utf-8-sig", newline="")
            for noun in COLUMNS
        }
        self._writers = {noun: csv.writer(stream) for noun, stream in self._csv.items()}
        for noun, writer in self._writers.items():
            writer.writerow(COLUMNS[noun])
        self.counts = dict.fromkeys(COLUMNS, 0)

    def __enter__(self) -> _Files:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        refused: OSError | None = None
        for stream in (*self._jsonl.values(), *self._csv.values()):
            try:
                stream.close()
            except OSError as error_at_close:  # the disk is full; the others must be closed too
                refused = error_at_close
        if refused is not None:
            raise refused

    def write(self, noun: str, row: Row) -> None:
        """One row, into both files; a column that is missing stays empty."""
        ordered = {column: row.get(column) for column in COLUMNS[noun]}
        self._jsonl[noun].write(json.dumps(ordered, ensure_ascii=False) + "\n")
        self._writers[noun].writerow([defused(cell) for cell in ordered.values()])
        self.counts[noun] += 1


def _rows(parsed: Parsed) -> Iterator[tuple[str, Row]]:
    """Every row that one report gives, with its noun."""
    report, text, reading = parsed.report, parsed.text, parsed.reading
    here = {"report": report.id}
    yield (
        "reports",
        {
            **{column: getattr(report, column, None) for column in COLUMNS["reports"]},
            "text_sha256": reading.text_sha256,
            "extractor": text.extractor,
            "reader": reading.reader,
            "unread": reading.unread or None,
            "notes": list(text.notes),
        },
    )
    yield "texts", {**here, "sha256": text.sha256, "text": text.text}
    for noun, lines in _read_rows(parsed):
        for line in lines:
            yield noun, {**here, **line}


def _read_rows(parsed: Parsed) -> Iterator[tuple[str, Iterator[Row]]]:
    text, reading, resolved, stated = (
        parsed.text.text,
        parsed.reading,
        parsed.resolved,
        parsed.stated,
    )

    def words(span: Span | None) -> str | None:
        return text[span[0] : span[1]] if span else None

    def joined(spans: Spans) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    def placed(row: Row) -> Row:
        return {**row, "words": text[row["start"] : row["end"]]}

    known = resolved.mention_entities or (None,) * len(reading.mentions)
    yield (
        "attributions",
        (
            {
                **attribution_json(a, resolved.chains.get(a.id), stated.commitments.get(a.id)),
                "source_words": joined(a.source),
                "cue_words": joined(a.cue),
                "content_words": joined(a.content),
            }
            for a in reading.attributions
        ),
    )
    yield (
        "hops",
        (
            {
                **hop_json(hop),
                "attribution": attribution or None,
                "position": position,
                "is_origin": position == chain.origin,
                "passage_words": words(hop.passage),
            }
            for attribution, chain in resolved.chains.items()
            for position, hop in enumerate(chain.hops)
        ),
    )
    yield "claims", (_claim(text, claim) for claim in stated.claims)
    yield (
        "entities",
        ({**entity_json(e), "evidence": list(e.evidence)} for e in resolved.entities),
    )
    yield (
        "mentions",
        (
            placed({"start": m.start, "end": m.end, "kind": m.kind.value, "entity": entity})
            for m, entity in zip(reading.mentions, known, strict=True)
        ),
    )
    yield "times", (placed(time_json(time)) for time in resolved.times)
    yield "places", (place_json(place) for place in resolved.places)
    yield "remarks", (placed(remark_json(remark)) for remark in stated.remarks)
    yield "journeys", (journey_json(journey) for journey in stated.journeys)
    yield (
        "ties",
        (
            {
                "subject": tie.subject,
                "tie": tie.tie.value,
                "object": tie.object,
                "passage": list(tie.passage) if tie.passage else None,
                "passage_words": words(tie.passage),
            }
            for tie in resolved.ties
        ),
    )


def _claim(text: str, claim: Claim) -> Row:
    passage = Passage.cut(text, claim.passage)
    return {
        **claim_json(claim),
        "words": passage.exact,
        "prefix": passage.prefix,
        "suffix": passage.suffix,
    }


def _judgement(row: JudgementRow) -> Row:
    judgement, passage = row.judgement, row.judgement.passage
    return {
        **{column: getattr(judgement, column, None) for column in COLUMNS["judgements"]},
        "kind": judgement.kind.value,
        "passage": [passage.start, passage.end, passage.exact] if passage else None,
        "status": row.status.value,
        "applies_to": row.target,
        "withdrawn_by": row.withdrawn_by,
    }
