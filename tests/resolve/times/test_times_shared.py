"""The floors on TempEval-3's training set, where it is at hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.times import figures, score

DATA = Path(__file__).parents[4] / "shared/data/time-tempeval3/train.jsonl"


@pytest.mark.shared
@pytest.mark.skipif(not DATA.exists(), reason="the development data are not beside the project")
def test_the_floors_hold() -> None:
    """Strict span F1 and TIMEX value F1 stay above what was promised; every value is EDTF."""
    lines = DATA.read_text(encoding="utf-8").splitlines()
    measured = figures([score(json.loads(line)) for line in lines if line.strip()])
    assert measured["strict_f1"] >= 86
    assert measured["value_f1"] >= 78
    assert measured["edtf_valid"] == 100
