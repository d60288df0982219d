"""Real reports: what is kept of them is sound, and how well they are read does not fall."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.chains import Machine, score
from bench.metrics import Table
from bench.real import HALVES, HERE, PARTS, reports, score_claims
from sayso.vocabulary import Act, Basis, How, Mode, Naming, Role

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FLOORS = {"dev": (70.0, 72.0, 62.0), "news-dev": (80.0, 68.0, 64.0)}
"""F1 of attributions found, the share of whole chains right among them, of acts among claims."""


@pytest.mark.parametrize("half", HALVES)
def test_only_offsets_and_values_of_the_vocabularies_are_kept(half):
    """No words of the texts; every span in order, every parent and origin there."""
    for line in (HERE / HALVES[half]).read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        ids = {one["id"] for one in told["attributions"]}
        assert len(ids) == len(told["attributions"])
        for one in told["attributions"]:
            spans = [*one["source"], *one["cue"], *one["content"]]
            assert all(0 <= start < end for start, end in spans)
            assert one["content"]
            assert one["parent"] in ids | {None}
            assert one["origin"] is None or 0 <= one["origin"] < len(one["chain"])
            Mode(one["mode"]), Naming(one["naming"]), Role(one["role"]), Basis(one["basis"])
            for hop in one["chain"]:
                How(hop["how"])
                assert hop["who"] in ("publisher", None) or len(hop["who"]) == 2
        assert told["claims"]
        for claim in told["claims"]:
            Act(claim["act"])
            for start, end in (claim[part] for part in ("passage", *PARTS) if claim[part]):
                assert 0 <= start < end


@pytest.mark.model
@pytest.mark.timeout(300)
@pytest.mark.skipif(not (DATA / "ner-re3d").is_dir(), reason="needs the annotated texts")
@pytest.mark.parametrize("half", FLOORS)
def test_real_reports_are_read_no_worse(half):
    """A little below what was measured."""
    table, machine = Table(), Machine()
    for report in reports(half, DATA):
        parsed = machine.read(report)
        score(table, report, parsed)
        score_claims(table, report, parsed, errors=False)
    found = {str(row["name"]): float(row["f1"]) for row in table.rows(0)}
    least, chains, acts = FLOORS[half]
    assert found["attributions found"] >= least
    assert found["chain"] >= chains
    assert found["act"] >= acts
