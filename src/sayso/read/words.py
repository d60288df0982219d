"""Words: where they start and end, and which word pieces the model sees for each.

Cut as Universal Dependencies cuts English: clitics ("'s", "n't") and punctuation stand alone,
hyphenated parts are words of their own, numbers, abbreviations and addresses stay whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

__all__ = ["PIECES_PER_WORD", "UNKNOWN_PIECE", "Pieces", "cut_words", "snap"]

PIECES_PER_WORD: Final = 8
"""A longer word keeps its first pieces: one endless "word" must not fill a window."""

UNKNOWN_PIECE: Final = 100
"""The vocabulary's [UNK]."""

_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Maj|Capt|Cpl|Sen|Rep|Gov|Hon|Rev|St|Jr|Sr|vs|No|Inc|Ltd|Co"
    "|Corp|Spc|Pfc|Cpt|Ltc|Msgr|Ens|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mt|Ft|Adm|Brig|Cmdr|Pvt|Supt|Pres"
)
_WORD = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”()\[\]]*[^\s<>\"“”()\[\].,;:!?'’]"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}"
    r"|\d{1,30}(?:[.,:]\d{1,30}){1,10}(?!\w)"
    r"|(?:[^\W\d_]\.){2,8}"
    rf"|(?:{_ABBREVIATED})\.(?=\s)"
    r"|[^\W\d_]{1,30}?(?=n['’]t\b)"
    r"|n['’]t\b"
    r"|['’](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)\b"
    r"|[Cc]an(?=not\b)"
    r"|\w+"
    r"|\.{2,6}|-{2,3}"
    r"|[^\w\s]"
)
_PLAIN = re.compile(r"\w")
_COMMON = frozenset(
    "am are as at be by can did do does had has have he if in is it may no not of on or out she so "
    "to up was we were who will".split()
)
"""Common words that are acronyms as well; not "us", which the model knows."""
KNOWN_ACRONYM: Final = "ISIS"
"""What is read in their place: an armed group's name that the model has as one word. The text keeps
its own words. Tried beside three others on the same texts: with it fewest contents were cut."""


def cut_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Start and end of every word of `text[start:end]`, in order, never empty, never overlapping.

    Linear in the text: every repetition that could run back is bounded.
    """
    stop = len(text) if end is None else end
    return [match.span() for match in _WORD.finditer(text, start, stop)]


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """`start, end` widened so that no run of letters and digits is cut ("do|n't" becomes whole)."""
    while 0 < start < len(text) and _PLAIN.match(text[start]) and _PLAIN.match(text[start - 1]):
        start -= 1
    while 0 < end < len(text) and _PLAIN.match(text[end]) and _PLAIN.match(text[end - 1]):
        end += 1
    return start, end


class Pieces:
    """Word to word pieces, remembered: most words of a report were seen before."""

    def __init__(self, tokenizer: Path, *, remember: int = 200_000) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}
        self._remember = remember

    def of(self, words: Iterable[str]) -> list[tuple[int, ...]]:
        """The piece ids of each word, at least one and at most `PIECES_PER_WORD`.

        Acronyms that look like common words get those of an acronym that the model knows as one.
        """
        wanted = list(words)
        acronyms = spelled(wanted)
        if not acronyms:
            return self._of(wanted)
        return self._of([KNOWN_ACRONYM if word in acronyms else word for word in wanted])

    def _of(self, wanted: list[str]) -> list[tuple[int, ...]]:
        known = self._known
        missing = {word for word in wanted if word not in known}
        if missing:
            if len(known) + len(missing) > self._remember:
                known.clear()
                missing = set(wanted)
            order = sorted(missing)
            clean = [word[:120].encode("utf-8", "replace").decode("utf-8") for word in order]
            for word, encoded in zip(
                order,
                self._tokenizer.encode_batch(clean, add_special_tokens=False),
                strict=True,
            ):
                known[word] = tuple(encoded.ids[:PIECES_PER_WORD]) or (UNKNOWN_PIECE,)
        return [known[word] for word in wanted]


def spelled(words: Sequence[str]) -> set[str]:
    """Acronyms among the words of a text that an uncased model takes for common words.

    "IS", "WHO", "IT": written in capitals twice or more, beside words that are not.
    """
    seen: Counter[str] = Counter()
    for at, word in enumerate(words):
        if len(word) > 1 and word.isupper() and word.lower() in _COMMON:
            beside = (*words[max(0, at - 2) : at], *words[at + 1 : at + 3])
            letters = [other for other in beside if other.isalpha() and len(other) > 1]
            if letters and not any(o.isupper() and o.lower() in _COMMON for o in letters):
                seen[word] += any(not other.isupper() for other in letters)
    return {word for word, times in seen.items() if times > 1}
