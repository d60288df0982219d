"""`make demo` ends in the workbench where somebody sits before it, and by itself elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """#!/bin/sh
echo "$@" >> {told}
"""


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
@pytest.mark.parametrize("seen", [True, False], ids=["terminal", "pipe"])
def test_the_demo_opens_the_workbench_for_somebody(seen: bool, tmp_path: Path) -> None:
    """In a terminal it opens the examples; in a pipe it says how, and ends."""
    pty = pytest.importorskip("pty", reason="no terminals here")
    venv, told = tmp_path / "venv", tmp_path / "told"
    (venv / "bin").mkdir(parents=True)
    program = venv / "bin" / "sayso"
    program.write_text(PROGRAM.format(told=told))
    program.chmod(0o755)
    ahead = (ROOT / "pyproject.toml").stat().st_mtime + 10
    os.utime(program, (ahead, ahead))
    make = ["make", "-C", str(ROOT), "demo", f"VENV={venv}", f"DEMO={tmp_path / 'demo'}"]
    if seen:
        ours, theirs = pty.openpty()
        done = subprocess.run(make, stdin=theirs, stdout=theirs, stderr=theirs, timeout=60)
        os.close(theirs)
        os.close(ours)
        output = ""
    else:
        done = subprocess.run(
            make, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60
        )
        output = done.stdout
    assert done.returncode == 0
    asked = told.read_text().splitlines()
    assert [line.split()[0] for line in asked[:2]] == ["read", "overview"]
    assert [line.split()[0] for line in asked[2:]] == (["open"] if seen else [])
    assert seen or "sayso open" in output
