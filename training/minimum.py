"""The lowest point of a smooth function, found by a quasi-Newton method."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
ROUNDS: Final = 100
"""Steps at the most."""
KEPT: Final = 12
"""Steps of the quasi-Newton method that it remembers."""


def minimum(slope: Callable[[Floats], tuple[float, Floats]], width: int) -> Floats:
    """The lowest point of a smooth function, by L-BFGS with halved steps (Nocedal 1980)."""
    at = np.zeros(width)
    value, down = slope(at)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(ROUNDS):
        way = down.copy()
        used = []
        for moved, turned in reversed(steps):
            share = float(moved @ way) / float(moved @ turned)
            used.append(share)
            way -= share * turned
        if steps:
            way *= float(steps[-1][0] @ steps[-1][1]) / float(steps[-1][1] @ steps[-1][1])
        else:
            way /= max(1.0, float(np.linalg.norm(down)))
        for (moved, turned), share in zip(steps, reversed(used), strict=True):
            way += moved * (share - float(turned @ way) / float(moved @ turned))
        size = 1.0
        while True:
            there = at - size * way
            lower, next_down = slope(there)
            if lower <= value - 1e-4 * size * float(way @ down) or size < 1e-6:
                break
            size /= 2
        moved, turned = there - at, next_down - down
        if float(moved @ turned) > 1e-10:
            steps = [*steps[1 - KEPT :], (moved, turned)]
        done = value - lower < 1e-5 * max(1.0, abs(lower))
        at, value, down = there, lower, next_down
        if done:
            break
    return at
