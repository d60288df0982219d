"""Fits which act a claim tells and who took which part in it: `python -m training.parts`.

Softmax regressions on the claims of the files of odd number of `bench/gold/short-train` and on that
half of the PLOVER records which rules were developed on (`bench.acts`), as the rules find them in
what the reader that ships has read; the reader's leanings stay out of it, since they were learned
from the same reports. Acts first, also on the reports written for training (`tagged.py`), which
count less; then agents and patients, beside acts that were told by weights of the other half of
those files. Writes `sayso/state/parts/weights.npz` and prints how often the first choice is right
on either half. About ten minutes.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

import sayso.state.parts
from bench.claims import read
from bench.gold.load import reports
from sayso.state.parts.choice import PARTS
from sayso.state.parts.deeds import deed_signals
from sayso.state.parts.signals import NOBODY
from training.parts_deeds import ACTS, deeds, fit_deeds, scored, with_acts
from training.parts_partakers import fit_part, questions, share_right, tabled
from training.parts_told import Told, records, told, written

HERE: Final = Path(sayso.state.parts.__file__).with_name("weights.npz")
DECAY: Final = {"agent": 60.0, "patient": 50.0}
DEED, SIGNAL, CIRCUMSTANCE = 3, 5, 8
"""Claims that show one of a deed, a candidate or a claim, at the least, before it gets a weight."""


def listed(names: Iterable[str], least: int) -> dict[str, int]:
    """Names that come at least so often, in order."""
    counts = Counter(names)
    return {name: at for at, name in enumerate(sorted(n for n, k in counts.items() if k >= least))}


def fit(those: Sequence[Told]) -> dict[str, Any]:
    """All tables, fitted on the reports of odd number."""
    odd, even = [t for t in those if t.odd], [t for t in those if not t.odd]
    names = listed(
        (n for t in odd for at in t.gold for n in set(deed_signals(t.context, t.drafts, at))),
        DEED,
    )
    acts = fit_deeds(deeds(odd, names), len(names))
    for label, half in (("odd", odd), ("even", even)):
        those_ = deeds(half, names)
        best = scored(those_, *acts).argmax(axis=1)
        print(f"act, {label} files: rules {100 * np.mean(those_.rule == those_.right):.1f}, "
              f"weighed {100 * np.mean(best == those_.right):.1f}")  # fmt: skip
    order = {id(one.context): at for at, one in enumerate(odd)}
    halves = [[t for t in odd if order[id(t.context)] % 2 == n] for n in (0, 1)]
    fitted = [fit_deeds(deeds(half, names), len(names)) for half in halves]
    with_acts(halves[0], names, fitted[1])
    with_acts(halves[1], names, fitted[0])
    with_acts(even, names, acts)
    asked = questions(t for t in odd if not t.shown)
    signals = listed(
        (n for _, cs, *_ in asked for n in {NOBODY}.union(*(s for _, s in cs))), SIGNAL
    )
    circumstances = listed((c for held, *_ in asked for c in held), CIRCUMSTANCE)
    parts = []
    for part in PARTS:
        weights = fit_part(tabled(asked, part, circumstances, signals), DECAY[part])
        parts.append(weights.reshape(len(circumstances), len(signals)))
        for label, those__ in (("odd", asked), ("even", questions(even))):
            table = tabled(those__, part, circumstances, signals)
            print(f"{part}, {label} files: first choice right {share_right(table, weights):.1f}")
    return {
        "deeds": names, "acts": [a.value for a in ACTS], "of_deeds": acts[0],
        "of_vector": acts[1], "circumstances": circumstances, "signals": signals,
        "of_parts": np.array(parts),
    }  # fmt: skip


def write(tables: dict[str, Any], path: Path) -> None:
    """Names as lines of bytes, weights as signed bytes with one scale for each table."""
    kept: dict[str, npt.NDArray[Any]] = {}
    scales = []
    for name, table in tables.items():
        if name.startswith("of_"):
            scales.append(float(np.abs(table).max()) / 127)
            kept[name] = np.rint(table / scales[-1]).astype(np.int8)
        else:
            kept[name] = np.frombuffer("\n".join(table).encode(), np.uint8)
    np.savez_compressed(path, scale=np.array(scales, np.float32), **kept)  # type: ignore[arg-type]


def main() -> int:
    """Read all reports, fit, write."""
    those = [told(report, read(report)) for report in reports("short-train")]
    write(fit([*those, *records(), *written()]), HERE)
    print(f"{HERE.name}: {HERE.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
