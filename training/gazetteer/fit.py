"""Fit the weights of `sayso.resolve.places.evidence` on openly licensed corpora of names.

    python training/gazetteer/fit.py --data FOLDER

Reads WikiGold (CC-BY 4.0), CrossNER politics (MIT; text CC-BY-SA) and re3d (public domain, OGL,
CC-BY-SA). A spot is positive where it is exactly a location of the corpus, negative where it is no
part of one; spots inside the names of organisations are left out, because the corpora label only
the whole. Writes src/sayso/resolve/places/weights.py.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from sayso.resolve.places.evidence import FEATURES, features
from sayso.resolve.places.gazetteer import Gazetteer, NameFlag
from sayso.resolve.places.spots import find_spots, split_words

PLACES = {"LOC", "location", "country", "Location"}
SKIPPED = {"ORG", "organisation", "Organisation", "politicalparty", "MISC", "misc", "event",
           "election", "MilitaryPlatform", "Nationality", "DocumentReference"}  # fmt: skip
FILES = ("ner-wikigold/all.jsonl", "ner-crossner-politics/train.jsonl",
         "ner-crossner-politics/dev.jsonl", "ner-crossner-politics/test.jsonl",
         "ner-re3d/train.jsonl", "ner-re3d/dev.jsonl")  # fmt: skip
OUT = Path(__file__).parents[2] / "src" / "sayso" / "resolve" / "places" / "weights.py"


def texts(folder: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Texts with labelled spans; WikiGold's sentences ten at a time, so that a text has context."""
    for name in FILES:
        with (folder / name).open(encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        step = 10 if "wikigold" in name else 1
        for first in range(0, len(records), step):
            text, spans = "", []
            for record in records[first : first + step]:
                base = len(text)
                spans += [
                    {**s, "start": s["start"] + base, "end": s["end"] + base}
                    for s in record["spans"]
                ]
                text += record["text"] + "\n"
            yield text, spans


def main(argv: list[str]) -> int:
    """Fit, print how good the fit is by cross-validation, write the table."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
    from sklearn.metrics import precision_recall_fscore_support  # type: ignore[import-untyped]
    from sklearn.model_selection import cross_val_predict  # type: ignore[import-untyped]

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args(argv)
    gazetteer = Gazetteer.load()
    rows: list[list[float]] = []
    labels: list[int] = []
    for text, spans in texts(options.data):
        words = split_words(text)
        spots = find_spots(text, words, gazetteer)
        for spot, row in zip(spots, features(text, words, spots, gazetteer), strict=True):
            if any(f & NameFlag.demonym for _, f in spot.hit.senses):
                continue
            over = [s for s in spans if s["start"] < spot.end and spot.start < s["end"]]
            places = [s for s in over if s["label"] in PLACES]
            exact = any(s["start"] == spot.start and s["end"] == spot.end for s in places)
            if not exact and (places or any(s["label"] in SKIPPED for s in over)):
                continue
            rows.append([row.get(name, 0.0) for name in FEATURES])
            labels.append(int(exact))
    matrix, target = np.array(rows), np.array(labels)
    model = LogisticRegression(C=1.0, max_iter=2000, fit_intercept=False)
    guess = cross_val_predict(model, matrix, target, cv=5)
    p, r, f, _ = precision_recall_fscore_support(target, guess, average="binary")
    print(
        f"{len(target)} spots, {target.sum()} places; cross-validated P {p:.3f} R {r:.3f} F {f:.3f}"
    )
    model.fit(matrix, target)
    lines = [f'    "{n}": {w:.2f},' for n, w in zip(FEATURES, model.coef_[0], strict=True)]
    options.out.write_text(
        '"""The weights of `evidence`: one number a feature, positive speaks for a place.\n\n'
        "Written by training/gazetteer/fit.py; change it there.\n"
        '"""\n\nfrom __future__ import annotations\n\n__all__ = ["WEIGHTS"]\n\n'
        "WEIGHTS: dict[str, float] = {\n" + "\n".join(lines) + "\n}\n",
        encoding="utf-8",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
