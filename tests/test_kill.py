"""A read that is killed at any moment leaves a whole ledger, and running it again finishes it."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from sayso.ledger import Ledger
from sayso.show.export import export

HERE = Path(__file__).parent
KILLS = 50
T = TypeVar("T")
FOLDERS = 5
"""Ledgers that share the kills, so that young and nearly finished ones are both hit."""


def make_reports(folder: Path) -> Path:
    """60 small files and a table of 30 rows, one of them broken."""
    folder.mkdir()
    for number in range(60):
        (folder / f"report-{number:03}.txt").write_text(
            f"Convoy number {number} at Dervane\n\n"
            f"“We counted {number} trucks on the road to Sulmat,” said Adel Antar on Monday. "
            f"The council did not answer questions about convoy {number}.\n\n"
            f"“Nobody stopped convoy {number},” said Jale Borik, who keeps the bridge.\n",
            encoding="utf-8",
        )
    rows = [
        {"id": f"row-{number}", "text": f"“Row {number} is true,” said Nadia Kelm.\n\nMore of it."}
        for number in range(30)
    ]
    lines = [json.dumps(row) for row in rows]
    lines[15] = "{broken"
    (folder / "rows.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def start(folder: Path, ledger: Path) -> subprocess.Popen[str]:
    """The reading process, under way."""
    process = subprocess.Popen(
        [sys.executable, str(HERE / "kill_driver.py"), str(folder), str(ledger)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "reading\n"
    return process


def finish(folder: Path, ledger: Path) -> float:
    """Read to the end; how long the reading itself took."""
    process = start(folder, ledger)
    began = time.monotonic()
    output, _ = process.communicate(timeout=120)
    assert output.startswith("done")
    return time.monotonic() - began


def exported(ledger: Path, to: Path) -> dict[str, list[str]]:
    """An export without the times and hashes of handling, lines sorted."""
    with Ledger.open(ledger) as opened:
        export(opened, to)
    return {
        path.name: sorted(path.read_text(encoding="utf-8").splitlines())
        for path in to.glob("*.jsonl")
        if path.stem != "log"
    }


@pytest.mark.timeout(600)
def test_killed_reads_end_like_an_undisturbed_one(tmp_path: Path) -> None:
    """50 SIGKILLs at random moments: opens, verifies, and ends with the same export."""
    folder = make_reports(tmp_path / "reports")
    whole = tmp_path / "whole.sayso"
    takes = finish(folder, whole)
    chance = random.Random(7)
    killed = 0
    for number in range(FOLDERS):
        ledger = tmp_path / f"killed-{number}.sayso"
        for _ in range(KILLS // FOLDERS):
            process = start(folder, ledger)
            time.sleep(chance.uniform(0, takes / 3))
            process.send_signal(signal.SIGKILL)
            process.communicate()
            killed += process.returncode == -signal.SIGKILL
            with Ledger.open(ledger) as opened:
                result = opened.verify()
            assert result.ok, result.findings
        finish(folder, ledger)
        assert exported(ledger, tmp_path / f"out-{number}") == exported(
            whole, tmp_path / f"whole-{number}"
        )
    assert killed >= KILLS // 2, "most processes had finished before they were killed"


@pytest.mark.model
@pytest.mark.timeout(120)
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see processes")
def test_a_killed_run_leaves_no_process_behind(tmp_path: Path) -> None:
    """The reading processes end with the run that started them, even when it is killed."""
    folder = tmp_path / "reports"
    folder.mkdir()
    words = "“We counted the trucks on the road to Sulmat,” said Adel Antar on Monday.\n\n" * 400
    for number in range(40):
        (folder / f"{number}.txt").write_text(f"Convoy {number}\n\n{words}", encoding="utf-8")
    command = [sys.executable, "-m", "sayso", "read", str(folder), "--processes", "2"]
    run = subprocess.Popen(
        [*command, "--ledger", str(tmp_path / "l.sayso")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        workers = until(lambda: [pid for pid in children(run.pid) if reads(pid)], at_least=2)
    finally:
        run.kill()
        run.wait()
    until(lambda: [True] if not any(map(reads, workers)) else [], at_least=1)


def children(pid: int) -> list[int]:
    """The processes that one started."""
    return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def reads(pid: int) -> bool:
    """Whether a process is there and is one of multiprocessing's workers."""
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def until(look: Callable[[], list[T]], *, at_least: int) -> list[T]:
    """What `look` finds, once it finds enough; a failure after 40 seconds."""
    for _ in range(400):
        found = look()
        if len(found) >= at_least:
            return found
        time.sleep(0.1)
    pytest.fail(f"waited in vain for {at_least}; found {found}")
