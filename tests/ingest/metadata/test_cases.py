"""Invented texts as people paste them, each with what must come out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sayso.ingest.metadata import Described, describe

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
FIELDS = ("title", "publisher", "byline", "credit", "url", "published", "language")


def shown(text: str, described: Described) -> dict[str, object]:
    """What a case's .yaml holds: fields that are known, notes, and kind and start of paragraphs."""
    return {
        **{field: getattr(described, field) for field in FIELDS if getattr(described, field)},
        "notes": list(described.notes),
        "paragraphs": [f"{p.kind}: {text[p.start : p.end][:48]}" for p in described.paragraphs],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_case(case: Path) -> None:
    """The paragraphs and the metadata of a pasted text are those written beside it."""
    text = case.read_text(encoding="utf-8")
    expected = yaml.load(case.with_suffix(".yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    assert shown(text, describe(text)) == expected


def test_every_case_has_its_answer() -> None:
    """There are at least 25 cases, and no .yaml without its text."""
    assert len(CASES) >= 25
    assert {p.stem for p in CASES} == {p.stem for p in CASES[0].parent.glob("*.yaml")}
