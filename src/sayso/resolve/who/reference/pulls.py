"""What speaks for somebody whom a pronoun may mean; points add up.

Fitted by `training/antecedents.py`; `candidates` says what each name stands for.
"""

from __future__ import annotations

__all__ = ["PULLS"]

PULLS: dict[str, dict[str, float]] = {
    "one": {
        "speaker": 1.1, "paragraphs": -1.1, "two": -1.0, "said": -0.9, "quoted": -0.8,
        "here": 0.8, "owned": -0.7, "subject before": -0.7, "new before": 0.7, "before": 0.7,
        "linked": 0.6, "back": -0.6, "said subject": -0.5, "main": 0.4, "once": -0.4,
        "heard before": 0.4, "named": 0.4, "parallel": 0.4, "sex": 0.4, "fronted": -0.3,
        "spoke": -0.3, "below": -0.3, "by": 0.3, "main before": 0.2, "object": 0.2, "rank": -0.2,
        "met": 0.2, "subject": 0.2, "often": -0.2, "inside": -0.1, "heard": 0.1, "heading": -0.1,
        "bystander": 0.1, "counted": -0.1,
    },
    "they": {
        "back": -0.7, "paragraphs": -0.4, "speaker": 0.4, "parallel": 0.4, "subject": 0.4,
        "heading": 0.3, "often": -0.3, "said": -0.3, "heard": 0.3, "once": 0.3, "people": 0.3,
        "body": -0.3, "two": -0.2, "said subject": -0.2, "sex": -0.2, "new before": 0.2,
        "gatherer": -0.2, "named": 0.2, "here": 0.1, "spoke": 0.1, "object": -0.1,
        "main before": 0.1, "subject before": 0.1, "below": -0.1, "inside": -0.1, "before": 0.1,
        "quoted": -0.1, "owned": -0.1, "main": -0.1,
    },
    "it": {
        "back": -0.5, "bystander": -0.4, "object": -0.4, "fronted": -0.4, "speaker": 0.4,
        "spoke": 0.3, "subject before": 0.3, "gatherer": -0.3, "paragraphs": -0.3, "before": 0.3,
        "counted": 0.3, "body": -0.3, "paper": 0.3, "subject": 0.2, "parallel": 0.2,
        "linked": 0.2, "main": 0.2, "often": -0.2, "once": 0.2, "quoted": -0.2, "said": -0.2,
        "new before": 0.1, "heading": -0.1, "named": -0.1, "main before": 0.1, "people": -0.1,
        "by": -0.1, "below": -0.1, "here": -0.1, "heard": -0.1,
    },
}  # fmt: skip
"""By "one" (he, she), "they" and "it"."""
