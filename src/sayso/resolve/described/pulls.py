"""What speaks for somebody whom a pronoun may mean; points add up.

Fitted by `training/referents.py`; `Referents` says what each name stands for.
"""

from __future__ import annotations

__all__ = ["PULLS"]

PULLS: dict[str, dict[str, float]] = {
    "one": {
        "linked": 1.2, "here": 1.2, "before": 0.7, "quoted": -0.6, "spoke": -0.6, "subject": 0.5,
        "object": 0.5, "chosen": 0.4, "speaker": 0.4, "two": -0.3, "back": -0.3, "named": 0.3,
        "subject before": -0.2, "by": 0.2, "rank": -0.2, "parallel": 0.1, "often": 0.1,
        "once": 0.1, "outside": -0.05,
    },
    "they": {
        "named": -1.3, "here": 1.2, "speaker": 0.7, "outside": 0.6, "people": 0.6, "spoke": -0.5,
        "by": -0.4, "object": -0.4, "quoted": -0.4, "rank": 0.3, "parallel": 0.3,
        "subject before": 0.3, "thing": -0.3, "body": -0.3, "once": -0.2,
        "two": -0.2, "same words": 0.2, "back": -0.2, "chosen": 0.2, "before": 0.1,
        "subject": 0.08,
    },
    "it": {
        "chosen": 1.2, "here": 0.8, "named": -0.8, "back": -0.7, "speaker": 0.6, "parallel": 0.6,
        "subject": 0.6, "rank": 0.5, "same words": 0.4, "two": -0.4,
        "object": 0.3, "before": 0.3, "often": -0.2, "thing": 0.2, "spoke": 0.2, "once": 0.2,
        "subject before": 0.1, "outside": 0.09, "body": -0.05,
    },
}  # fmt: skip
"""By "one" (he, she), "they" and "it"."""
