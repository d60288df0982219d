"""The `parse` format keeps its contract."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from plain import plain_parse

from sayso.pipeline import given_text
from sayso.show.parse_json import parse_json

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "parse.schema.json").read_text(encoding="utf-8")
)
TEXT = "A bridge\n\n“They came at night,” said Adel Antar. “Nobody asked us,” said Jale Borik."


def test_the_schema_is_one() -> None:
    """docs/parse.schema.json is a valid JSON Schema."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_parsed_report_fits_the_schema() -> None:
    """What parse prints is what the schema describes."""
    report, text = given_text(TEXT, fields={"id": "x1", "publisher": "KTA"})
    shown = json.loads(json.dumps(parse_json(plain_parse(report, text))))
    jsonschema.validate(shown, SCHEMA)
    assert shown["id"] == "x1"
    assert shown["publisher"] == "KTA"
    assert len(shown["attributions"]) == 2


def test_spans_slice_the_given_text() -> None:
    """Offsets are code points into exactly the text that was given."""
    report, text = given_text(TEXT)
    shown = parse_json(plain_parse(report, text))
    [[start, end]] = shown["attributions"][1]["content"]
    assert TEXT[start:end] == "Nobody asked us,"


@pytest.mark.model
def test_the_real_stages_fit_the_schema() -> None:
    """Every value of a real reading is in the schema's vocabularies."""
    import sayso

    parsed = sayso.parse(TEXT, publisher="KTA", published="2020-03-01")
    shown = json.loads(json.dumps(parse_json(parsed)))
    jsonschema.validate(shown, SCHEMA)
    assert shown["attributions"]
