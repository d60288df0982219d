"""How every quality benchmark prints: a table for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any


def show(
    name: str,
    data: Path,
    seed: int,
    rows: Sequence[Mapping[str, Any]],
    extra: Mapping[str, Any],
    *,
    as_json: bool,
) -> None:
    """Prints precision, recall, F1 (per cent) with its 95 % interval, and single figures."""
    if as_json:
        print(
            json.dumps(
                {
                    "bench": name,
                    "data": f"{data.parent.name}/{data.name}",
                    "seed": seed,
                    "rows": list(rows),
                    **extra,
                },
                indent=1,
            )
        )
        return
    width = max((len(str(row["name"])) for row in rows), default=4)
    print(f"{name} on {data.parent.name}/{data.name}, intervals by article, seed {seed}")
    print(f"{'':{width}}  precision  recall    F1   95 % interval   found   gold")
    for row in rows:
        print(
            f"{row['name']:{width}}  {row['precision']:9.1f}  {row['recall']:6.1f}"
            f"  {row['f1']:4.1f}"
            f"   {row['low']:5.1f} – {row['high']:5.1f}  {row['found']:6}  {row['gold']:5}"
        )
    for key, value in extra.items():
        print(f"{key}: {value}")
