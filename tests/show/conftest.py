"""Fixtures for tests of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_world import STORY, Run
from plain import PlainStages
from typer.testing import CliRunner, Result

import sayso.crew
import sayso.run
from sayso.show.cli import app


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `sayso …` without a model, on a ledger of this test's own."""
    monkeypatch.setattr(sayso.run, "Stages", PlainStages)
    monkeypatch.setattr(sayso.crew, "Stages", PlainStages)
    monkeypatch.setenv("SAYSO_LEDGER", str(tmp_path / "l.sayso"))
    monkeypatch.setenv("SAYSO_AUTHOR", "T. Ester")

    def command(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One story and one empty file."""
    made = tmp_path / "reports"
    made.mkdir()
    (made / "story.txt").write_text(STORY, encoding="utf-8")
    return made
