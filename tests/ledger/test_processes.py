"""Several processes at one ledger, and processes that are killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from ledger_world import prisoner_report

from sayso.ledger import Ledger

WRITER = str(Path(__file__).with_name("ledger_writer.py"))


def start(path: Path, name: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, WRITER, str(path), name, str(count)], stdout=subprocess.PIPE, text=True
    )


def test_two_processes_make_and_fill_one_ledger(tmp_path: Path) -> None:
    """Both create it at once, take turns, and every report of both is there."""
    path = tmp_path / "my.sayso"
    writers = [start(path, name, 40) for name in ("one", "two")]
    for writer in writers:
        writer.communicate(timeout=120)
        assert writer.returncode == 0
    with Ledger.open(path) as ledger:
        assert ledger.count_reports() == 80
        assert ledger.count_claims() == 160
        assert ledger.verify().ok


def test_a_killed_writer_loses_nothing_that_it_stored(tmp_path: Path) -> None:
    """SIGKILL at random moments: the ledger opens, verifies, and has every report announced."""
    path = tmp_path / "my.sayso"
    chance = random.Random(3)
    for attempt in range(5):
        writer = start(path, str(attempt), 100_000)
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        time.sleep(chance.uniform(0.0, 0.3))
        writer.send_signal(signal.SIGKILL)
        announced = writer.stdout.read().split()
        assert writer.wait() == -signal.SIGKILL
        writer.stdout.close()
        with Ledger.open(path) as ledger:
            result = ledger.verify()
            assert result.ok, result.findings
            for number in announced[:-1]:  # the last line may be cut
                data = f"{attempt} {number}".encode()
                assert ledger.has_report(prisoner_report(data=data).report.id)
    assert result.reports > 0
