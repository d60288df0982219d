"""Weights that make the right one of several candidates likeliest, by softmax and Adam."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

__all__ = ["Array", "Block", "fit_choice", "share"]

STEP = 0.05
Array = np.ndarray[Any, np.dtype[np.float64]]
Block = tuple[Array, Array]
"""One choice: (candidates, traits), and for each candidate 1 where it is right."""


def share(pulls: Array) -> Array:
    """How likely each candidate is."""
    odds = np.exp(pulls - pulls.max())
    whole: Array = odds / odds.sum()
    return whole


def fit_choice(blocks: Sequence[Block], width: int, *, decay: float, rounds: int) -> Array:
    """The weights of `width` traits, drawn towards 0."""
    weights = np.zeros(width)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for at in range(1, rounds + 1):
        slope = -decay * weights
        for traits, right in blocks:
            odds = share(traits @ weights)
            wanted = odds * right
            slope += traits.T @ (wanted / wanted.sum() - odds)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights += STEP * first / (1 - 0.9**at) / (np.sqrt(second / (1 - 0.99**at)) + 1e-8)
    return weights
