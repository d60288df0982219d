"""Words of bodies' names that are one in several languages or spellings: bank, banque, banco.

`body_terms.txt` beside this module has them.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

__all__ = ["is_cut_to", "plain_term"]


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """Whole words, and stems by their first two letters, longest first."""
    whole: dict[str, str] = {}
    stems: dict[str, list[tuple[str, str]]] = {}
    listed = files("sayso.resolve.who").joinpath("body_terms.txt").read_text(encoding="utf-8")
    for row in listed.splitlines():
        plain, _, others = row.partition("#")[0].partition(": ")
        for word in others.split():
            if word.endswith("*"):
                stems.setdefault(word[:2], []).append((word[:-1], plain))
            else:
                whole.setdefault(word, plain)
    for rows in stems.values():
        rows.sort(key=lambda row: -len(row[0]))
    return whole, stems


_CUT = frozenset(
    "admin agri chem com comm const constr corp dev dist distr econ elec electr eng equip exp fed "
    "fin gen gov ind indus inst int inv invest manuf mech med metal mil min mun nat pharm petr "
    "prod prof reg sci sec serv soc spec tech tel trans transp univ".split()
)
"""Beginnings that words of bodies' names are cut to."""


def is_cut_to(short: str, long: str) -> bool:
    """Whether a word of a body's name is the other one cut short ("Fin." for "Financial")."""
    return short in _CUT and len(long) >= len(short) + 3 and long.startswith(short)


@lru_cache(maxsize=65_536)
def plain_term(word: str) -> str:
    """The plain word for a folded word of a body's name; the word itself where there is none."""
    whole, stems = _tables()
    found = whole.get(word)
    if found is not None:
        return found
    for stem, plain in stems.get(word[:2], ()):
        if word.startswith(stem):
            return plain
    return word
