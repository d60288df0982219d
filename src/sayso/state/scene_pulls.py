"""What speaks for a time that a claim does not name itself; points add up.

Fitted by `training/scenes.py`; `scene_traits.py` and `Scenes` say what each name stands for.
"""

from __future__ import annotations

__all__ = ["NONE", "PULLS"]

PULLS: dict[str, float] = {
    "in lead": 1.0, "long": -0.8, "first claim": 0.7, "future": -0.7, "newer ones": -0.5,
    "far": -0.4, "long ago": 0.4, "next claim": 0.4, "rival in sentence": -0.4, "a day": 0.3,
    "claim in paragraph": 0.3, "opens": 0.3, "same paragraph": 0.3, "a month": 0.2, "a year": -0.2,
    "alike": 0.2, "same act": 0.2, "back 1": -0.1, "back 2": -0.1, "back 3": -0.1, "back 4": -0.1,
    "claim before": -0.1, "claim far": -0.1, "first here": 0.1, "in heading": 0.1,
    "last claim": 0.1, "last of voice": -0.1, "often": 0.1, "other place": -0.1, "published": -0.1,
    "same actor": -0.1, "same sufferer": 0.1, "share": 0.1, "this week": -0.1,
}  # fmt: skip
"""A time's traits."""

NONE: dict[str, float] = {
    "act ASSAULT": -0.6, "act AID": 0.5, "modality actual": 0.4, "polarity pos": 0.4,
    "pos NOUN": 0.4, "mode direct": -0.3, "mode indirect": 0.3, "speaker acts": 0.3,
    "tense noun": 0.3, "act AGREE": 0.2, "has patient": 0.2, "kind deed": 0.2, "length": 0.2,
    "mode mixed": 0.2, "own voice": 0.2, "pos VERB": 0.2, "sentence goes on": 0.2,
    "tense past": 0.2, "act MOVE": -0.1, "act SUPPORT": 0.1, "away": 0.1, "has place": 0.1,
    "here in sentence": -0.1, "kind noun": 0.1, "kind participle": 0.1, "kind relative": 0.1,
    "passive": 0.1, "pos NUM": -0.1, "voice goes on": -0.1,
}  # fmt: skip
"""The claim's own traits: what speaks for no time at all."""
