"""Whether a text is English: only English is read."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

__all__ = ["identify"]

SAMPLE: Final = 6000
"""Code points looked at, from the start, the middle and the end."""

SHORTEST: Final = 25
"""Letters under which a text is taken as English: too little to tell."""


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def identify(text: str) -> tuple[str, float]:
    """The language (ISO 639-1, "und" where there are no letters) and how sure that is, 0 … 1."""
    third = SAMPLE // 3
    sample = text
    if len(text) > SAMPLE:
        middle = len(text) // 2
        sample = " ".join((text[:third], text[middle : middle + third], text[-third:]))
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return "und", 1.0
    if letters < SHORTEST and sample.isascii():
        return "en", 0.0
    clean = sample.encode("utf-8", "replace").decode("utf-8")
    language, probability = _identifier().classify(clean)
    return str(language), float(probability)
