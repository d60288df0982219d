"""The best tag sequence of a linear-chain model, over a whole text at once.

The chain is cut into about sqrt(n) stretches. All stretches are solved side by side for every tag
that might precede them, then joined: the same answer as one long loop, in numpy's time.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

__all__ = ["best_tags"]

Floats = npt.NDArray[np.float32]


def best_tags(emissions: Floats, transitions: Floats) -> npt.NDArray[np.int64]:
    """Tags with the highest summed score; emissions (n, k), transitions (from, to) (k, k)."""
    count, tags = emissions.shape
    if count == 0:
        return np.zeros(0, np.int64)
    length = max(1, math.isqrt(count))
    stretches = -(-count // length)
    padded = np.zeros((stretches * length, tags), np.float32)
    padded[:count] = emissions
    cut = padded.reshape(stretches, length, tags)
    # scores[s, i, j]: best path through stretch s so far, entered from tag i, now at tag j.
    scores = transitions[None] + cut[:, 0, None, :]
    scores[0] = cut[0, 0][None, :]  # nothing precedes the first word
    back = np.empty((length, stretches, tags, tags), np.uint8)
    step = np.ascontiguousarray(transitions.T)[None, None]
    for at in range(1, length):
        reached = scores[:, :, None, :] + step  # (s, entered, to, from)
        best = reached.argmax(-1)
        back[at] = best
        before = scores
        scores = np.take_along_axis(reached, best[..., None], -1)[..., 0] + cut[:, at, None, :]
        if (stretches - 1) * length + at >= count:  # padding: the path stays where it is
            scores[-1] = before[-1]
            back[at, -1] = np.arange(tags, dtype=np.uint8)
    entered = np.empty((stretches, tags), np.int64)
    running = scores[0].max(0)
    entered[0] = 0
    for stretch in range(1, stretches):
        reached = running[:, None] + scores[stretch]
        entered[stretch] = reached.argmax(0)
        running = reached.max(0)
    last = np.empty(stretches, np.int64)
    first = np.empty(stretches, np.int64)
    now = int(running.argmax())
    for stretch in range(stretches - 1, -1, -1):
        last[stretch] = now
        now = int(entered[stretch, now])
        first[stretch] = now
    first[0] = 0
    path = np.empty((stretches, length), np.int64)
    path[:, -1] = last
    every = np.arange(stretches)
    for at in range(length - 1, 0, -1):
        path[:, at - 1] = back[at, every, first, path[:, at]]
    return path.reshape(-1)[:count]
