"""What speaks for somebody whom a pronoun may mean; points add up.

Fitted by `training/antecedents.py`; `candidates` says what each name stands for.
"""

from __future__ import annotations

__all__ = ["PULLS"]

PULLS: dict[str, dict[str, float]] = {
    "one": {
        "speaker": 1.0, "back": -0.9, "here": 0.9, "two": -0.9, "owned": -0.7, "paragraphs": -0.7,
        "once": -0.6, "linked": 0.6, "main": 0.5, "object": 0.4, "quoted": -0.4, "named": 0.3,
        "before": 0.3, "bystander": 0.3, "spoke": -0.3, "often": -0.3, "counted": -0.3,
        "new before": 0.3, "below": -0.3, "parallel": 0.2, "sex": 0.2, "main before": 0.2,
        "subject": 0.2, "by": 0.2, "heading": 0.1, "inside": -0.1, "met": 0.1,
        "subject before": -0.1, "gatherer": -0.1,
    },
    "they": {
        "back": -0.7, "paragraphs": -0.3, "body": -0.3, "people": 0.3, "parallel": 0.3,
        "subject": 0.3, "heading": 0.3, "speaker": 0.2, "often": -0.2, "here": 0.2, "below": -0.2,
        "main before": 0.2, "bystander": 0.2, "two": -0.2, "gatherer": -0.2, "once": 0.2,
        "main": 0.1, "sex": 0.1, "rank": 0.1, "new before": 0.1, "linked": 0.1, "inside": -0.1,
        "named": -0.1, "subject before": 0.1,
    },
    "it": {
        "back": -0.5, "speaker": 0.3, "object": -0.3, "spoke": 0.3, "bystander": -0.3,
        "subject before": 0.3, "paragraphs": -0.3, "gatherer": -0.2, "subject": 0.2,
        "parallel": 0.2, "paper": 0.2, "body": -0.2, "main": 0.2, "linked": 0.2, "often": -0.2,
        "once": 0.2, "before": 0.1, "main before": 0.1, "new before": 0.1, "heading": -0.1,
        "below": -0.1, "named": -0.1, "rank": 0.1, "counted": 0.1, "here": 0.1,
    },
}  # fmt: skip
"""By "one" (he, she), "they" and "it"."""
