"""What speaks for somebody whom a pronoun may mean; points add up.

Fitted by `training/antecedents.py`; `candidates` says what each name stands for.
"""

from __future__ import annotations

__all__ = ["PULLS"]

PULLS: dict[str, dict[str, float]] = {
    "one": {
        "paragraphs": -1.2, "speaker": 1.2, "quoted": -1.1, "said": -1.1, "here": 1.0,
        "owned": -0.9, "named": 0.9, "before": 0.9, "below": -0.8, "two": -0.7, "linked": 0.7,
        "met": 0.7, "subject before": -0.6, "back": -0.6, "new before": 0.6, "said subject": -0.5,
        "parallel": 0.5, "sex": 0.4, "fronted": -0.4, "main": 0.4, "outside": -0.3,
        "bystander": 0.3, "heard": 0.3, "spoke": -0.3, "rank": -0.3, "heading": -0.2,
        "often": -0.2, "once": -0.2, "counted": 0.2, "heard before": 0.2, "main before": 0.2,
        "inside": -0.2, "subject": 0.1, "same words": 0.1, "by": 0.1,
    },
    "they": {
        "speaker": 0.7, "back": -0.5, "before": 0.5, "often": -0.5, "heard": 0.4, "people": 0.4,
        "body": -0.4, "heading": 0.4, "once": 0.4, "parallel": 0.3, "subject": 0.3, "linked": 0.3,
        "said": -0.2, "by": 0.2, "counted": 0.2, "gatherer": -0.2, "two": -0.2, "bystander": 0.2,
        "here": 0.2, "said subject": -0.2, "new before": 0.1, "main before": 0.1, "below": -0.1,
        "paragraphs": -0.1, "subject before": 0.1, "fronted": 0.1, "inside": -0.1, "quoted": -0.1,
        "rank": -0.1, "named": 0.1, "sex": -0.1,
    },
    "it": {
        "fronted": -0.7, "back": -0.7, "paragraphs": -0.6, "bystander": -0.6, "speaker": 0.5,
        "before": 0.4, "spoke": 0.4, "subject before": 0.4, "gatherer": -0.4, "object": -0.3,
        "said": -0.3, "below": -0.3, "named": 0.2, "subject": 0.2, "parallel": 0.2,
        "main before": 0.2, "main": 0.2, "by": -0.2, "quoted": -0.2, "new before": 0.2,
        "heard": -0.2, "rank": -0.1, "heading": -0.1, "here": -0.1, "two": -0.1, "often": -0.1,
        "linked": -0.1,
    },
}  # fmt: skip
"""By "one" (he, she), "they" and "it"."""
