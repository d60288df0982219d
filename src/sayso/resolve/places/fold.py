"""Folding: one key for the many ways in which a place name is written.

"Serêkaniyê", "SEREKANIYE" and "Serê Kaniyê" are one key; so are "Ras al-Ayn" and "Ras al Ayn".
The loose key drops articles as well: "al-Bukamal" and "Bukamal" meet there.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from anyascii import anyascii

__all__ = ["ARTICLES", "fold_name", "fold_word", "join_words", "key_hash", "loose_key"]

ARTICLES = frozenset(
    "al el ar as ash ad az at an adh ath ez er es esh ed et en ech the".split()
)  # fmt: skip
"""Arabic articles as they are assimilated and spelled in Latin letters, and the English one."""

WRITTEN_OUT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
"""Abbreviations inside names; both ways of writing get one key."""

WORD = re.compile(r"[^\W_]+")
NOT_KEY = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """One word in lower-case ASCII letters and digits; "" where nothing is left."""
    plain = word.lower() if word.isascii() else NOT_KEY.sub("", anyascii(word).lower())
    return WRITTEN_OUT.get(plain, plain)


def join_words(words: list[str] | tuple[str, ...]) -> str:
    """The key of folded words: nothing stands between them ("Deir ez-Zor" is "deirezzor")."""
    return "".join(words)


def loose_key(words: list[str] | tuple[str, ...]) -> str:
    """The key without articles; the last word always stays ("El Al" is "al")."""
    return "".join(word for word in words[:-1] if word not in ARTICLES) + words[-1]


def fold_name(name: str) -> tuple[str, str]:
    """Exact and loose key of a whole name; both "" where it has no letter that can be folded.

    Apostrophes of transliteration (Ta'izz, Sana’a) stand inside words and vanish.
    """
    words = [w for w in (fold_word(m.group()) for m in WORD.finditer(name)) if w]
    return (join_words(words), loose_key(words)) if words else ("", "")


def key_hash(key: str) -> int:
    """48 bits of BLAKE2b: the gazetteer stores these, not the keys (one false hit in 10^8)."""
    return int.from_bytes(hashlib.blake2b(key.encode("ascii"), digest_size=6).digest(), "big")
