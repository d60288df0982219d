"""How fast and how big: DESIGN's budget on generated reports, a million words, claims queries.

python -m bench speed                      1,000 reports, stage by stage and whole
python -m bench speed --growth             and 10,000: at most 11 times 1,000
python -m bench speed --million            one text of a million words
python -m bench speed --queries            claims queries on 100,000 claims
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.generate import report, reports

if TYPE_CHECKING:
    from sayso.model import Text

BUDGET = {
    "ingest + ledger": (22, 10),
    "read": (88, 55),
    "resolve + state": (40, 20),
    "whole": (150, 85),
}
"""Seconds for 1,000 reports of 700 words on two cores: floor, goal."""

SAMPLE = 100
"""Reports timed stage by stage in one process."""


def main(argv: list[str]) -> int:
    """Print the figures; exit status 1 where a floor is missed."""
    options = _options(argv)
    rows: list[dict[str, Any]] = []
    if options.million:
        rows += million_words()
    elif options.queries:
        rows += queries(options.seed)
    else:
        rows += whole(options.reports, options.seed, options.processes)
        if options.growth:
            rows += growth(options.reports, options.seed, options.processes, rows[-1]["seconds"])
        rows = stages(options.seed, options.processes) + rows
    for row in rows:
        row["machine"] = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}"
    if options.json:
        print(json.dumps(rows, indent=1))
    else:
        for row in rows:
            print("  ".join(f"{key} {value}" for key, value in row.items() if key != "machine"))
    return 0 if all(row.get("floor_held", True) for row in rows) else 1


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench speed", description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--queries", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(argv)


def stages(seed: int, processes: int) -> list[dict[str, Any]]:
    """Each stage on its own, in this process; reading stages are shared by `processes`."""
    from sayso.ingest import Known, Vault, sniff, split
    from sayso.ledger import Ledger
    from sayso.model import Capture, Parsed
    from sayso.pipeline import take_in
    from sayso.read import Reader
    from sayso.resolve import Gazetteer, Knowledge, resolve
    from sayso.settings import Settings
    from sayso.state import state

    spent = dict.fromkeys(("ingest", "ledger", "read", "resolve", "state"), 0.0)

    @contextmanager
    def clock(stage: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        spent[stage] += time.perf_counter() - started

    words = 0
    with _folder() as folder:
        paths = write_reports(folder / "reports", SAMPLE, seed)
        settings = replace(Settings(), ledger=folder / "l.sayso")
        reader, knowledge, gazetteer = Reader(), Knowledge.load(()), Gazetteer.load()
        reader.read(_warm())
        vault = Vault.beside(settings.ledger)
        with Ledger.open(settings.ledger, write=True, create=True) as ledger:
            for path in paths:
                with clock("ingest"):
                    sha256, size = vault.keep(path)
                    media = sniff(path.read_bytes()[:4096], path.name)
                    capture = Capture(sha256, media, size, "2026-01-01T00:00:00+00:00", str(path))
                    [item] = split(path, limits=settings.limits)
                    assert not isinstance(item, Exception)
                    report, text = take_in(
                        item, capture=sha256, known=Known({}, ()), limits=settings.limits
                    )
                with clock("read"):
                    reading = reader.read(text)
                with clock("resolve"):
                    resolved = resolve(
                        report, text, reading, knowledge=knowledge, gazetteer=gazetteer
                    )
                with clock("state"):
                    stated = state(report, text, resolved)
                with clock("ledger"):
                    ledger.put(Parsed(report, text, resolved, stated), capture, source=str(path))
                words += len(text.text.split())
    scale = 1000 / SAMPLE
    return [
        _budget("ingest + ledger", (spent["ingest"] + spent["ledger"]) * scale, words),
        _budget("read", spent["read"] * scale / processes, words),
        _budget("resolve + state", (spent["resolve"] + spent["state"]) * scale / processes, words),
    ]


def _budget(name: str, seconds: float, words: int) -> dict[str, Any]:
    floor, goal = BUDGET[name]
    return {
        "stage": name,
        "seconds": round(seconds, 1),
        "per": "1,000 reports of 700 words",
        "words_per_second": round(words * 1000 / SAMPLE / seconds) if seconds else None,
        "floor": floor,
        "goal": goal,
        "floor_held": seconds <= floor,
        "measured_on": SAMPLE,
    }


def whole(count: int, seed: int, processes: int) -> list[dict[str, Any]]:
    """`sayso read` as a user runs it, a process of its own; with its peak memory."""
    with _folder() as folder:
        paths = write_reports(folder / "reports", count, seed)
        words = sum(len(path.read_text(encoding="utf-8").split()) for path in paths)
        command = ["read", str(folder / "reports"), "--ledger", str(folder / "l.sayso")]
        seconds, peak = _command([*command, "--processes", str(processes)])
    floor, goal = (limit * count / 1000 for limit in BUDGET["whole"])
    return [
        {
            "stage": "whole",
            "reports": count,
            "seconds": round(seconds, 1),
            "words_per_second": round(words / seconds),
            "peak_mib": peak,
            "floor": floor,
            "goal": goal,
            "floor_held": seconds <= floor and peak < 1536,
        }
    ]


def growth(count: int, seed: int, processes: int, base: float) -> list[dict[str, Any]]:
    """Ten times the reports: at most 11 times the seconds."""
    [row] = whole(10 * count, seed, processes)
    times = row["seconds"] / base
    return [
        {
            **row,
            "stage": "whole, ten times",
            "times": round(times, 2),
            "floor_held": times <= 11 and row["peak_mib"] < 1536,
        }
    ]


def million_words() -> list[dict[str, Any]]:
    """One text of a million words, and one of a quarter: memory bounded, time linear."""
    rows: list[dict[str, Any]] = []
    for count in (250_000, 1_000_000):
        with _folder() as folder:
            path = folder / "long.txt"
            path.write_text(report(0, words=count).text, encoding="utf-8")
            seconds, peak = _command(
                ["read", str(path), "--ledger", str(folder / "l.sayso"), "--processes", "1"]
            )
        rows.append({"words": count, "seconds": round(seconds, 1), "peak_mib": peak})
    ratio = rows[1]["seconds"] / rows[0]["seconds"]
    held = ratio <= 4.6 and rows[1]["peak_mib"] < 1536
    rows.append({"stage": "million words", "times": round(ratio, 2), "floor_held": held})
    return rows


def queries(seed: int) -> list[dict[str, Any]]:
    """The 95th percentile of claims queries on 100,000 claims, first page of 50."""
    from bench.big_ledger import ask, make

    with _folder() as folder:
        ledger = make(folder / "big.sayso", claims=100_000, seed=seed)
        times = sorted(ask(ledger, seed=seed))
    p95 = times[int(len(times) * 0.95)]
    return [
        {
            "stage": "claims queries",
            "queries": len(times),
            "median_ms": round(times[len(times) // 2] * 1000, 1),
            "p95_ms": round(p95 * 1000, 1),
            "floor_held": p95 <= 0.1,
        }
    ]


def write_reports(folder: Path, count: int, seed: int) -> list[Path]:
    """`count` generated reports as text files in a new folder."""
    folder.mkdir()
    paths = []
    for made in reports(count, seed=seed):
        paths.append(folder / f"{made.id}.txt")
        paths[-1].write_text(made.text, encoding="utf-8")
    return paths


def _warm() -> Text:
    """A text that is not among those timed."""
    from sayso.pipeline import given_text

    return given_text(report(10**6).text)[1]


def _command(arguments: list[str]) -> tuple[float, int]:
    """Seconds and peak memory (MiB, the largest process) of one command."""
    started = time.perf_counter()
    subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "sayso", *arguments], check=True, stdout=subprocess.DEVNULL
    )
    seconds = time.perf_counter() - started
    # ru_maxrss is the largest of all children so far, in KiB: an upper bound.
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)
