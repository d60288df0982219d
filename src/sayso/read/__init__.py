"""The stage `read`: one small model that reads who says what."""

from __future__ import annotations

from sayso.read.reader import Reader, bare_text

__all__ = ["Reader", "bare_text"]
