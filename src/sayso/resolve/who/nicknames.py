"""Short forms of given names, and words of bodies' names that hardly tell one from another.

Our own lists. A short form is weaker evidence than a spelling: it can carry a pair of names whose
other words agree, and never joins two figures inside one report by itself.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["GENERIC", "nickname_of", "spelled_number"]

_SHORT = """
abe abraham|abie abraham|al albert alfred alan|alec alexander|
alex alexander alexandra alejandro|andy andrew andreas|art arthur|barney bernard|barry barack|
bart bartholomew|bea beatrice|ben benjamin|benny benjamin|bert albert robert herbert|
beth elizabeth|betty elizabeth|bill william|billy william|bob robert|bobby robert|brad bradley|
cathy catherine|charlie charles|chris christopher christian christine|chuck charles|
cindy cynthia|dan daniel|danny daniel|dave david|deb deborah|dick richard|dima dmitri dmitry|
dimitri dmitry|don donald|doug douglas|ed edward edmund|eddie edward|ernie ernest|
fred frederick alfred|fritz friedrich|gene eugene|geoff geoffrey|george georgios|gerry gerald|
greg gregory|grisha grigori grigory|hank henry|hans johannes|harry harold henry|heinz heinrich|
jack john|jake jacob|jeff jeffrey|jen jennifer|jerry gerald jerome|jim james|jimmy james|
joe joseph|johnny john|jon jonathan|kate katherine catherine|kathy katherine|ken kenneth|
kolya nikolai|kostya konstantin|larry lawrence|leo leonard leonid|liz elizabeth|lyosha aleksei|
maggie margaret|manny emmanuel manuel|marty martin|matt matthew|max maximilian|meg margaret|
memo mehmet guillermo|mickey michael|mike michael|misha mikhail|mitch mitchell|nacho ignacio|
ned edward|nick nicholas nikolai|paco francisco|pancho francisco|pasha pavel|
pat patrick patricia|pavlo pavel|peggy margaret|pepe jose|pete peter|petya pyotr|phil philip|
ray raymond|rich richard|rick richard|rob robert|ron ronald|sam samuel samantha|
sandy alexander sandra|sasha aleksandr alexander aleksandra|sepp josef|seryozha sergei|
serge sergei|stan stanley stanislav|steve steven stephen|sue susan|tanya tatiana|
ted theodore edward|terry terence|tim timothy|toby tobias|tolya anatoli|tom thomas|toni anton|
tony anthony antonio|val valentin|vanya ivan|vic victor|vlad vladimir vladislav|
volodya vladimir|vova vladimir|will william|wolf wolfgang|yura yuri|zhenya evgeni yevgeni|
ziggy sigmund
"""
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
}  # fmt: skip
GENERIC = frozenset(
    """europe asia africa america americas pacific worldwide global holding holdings group gruppe
    groupe deutschland schweiz france italia espana polska russia usa uk overseas""".split()
)
"""Where a body works or what it is part of: left over on one side, it weighs little."""


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    rows = (row.split() for row in _SHORT.replace("\n", " ").split("|"))
    return {row[0]: frozenset(row[1:]) for row in rows if row}


def nickname_of(a: str, b: str) -> bool:
    """Whether one of two folded words is a usual short form of the other."""
    table = _table()
    return b in table.get(a, frozenset()) or a in table.get(b, frozenset())


def spelled_number(words: list[str]) -> list[str]:
    """Tens and ones written out, as one number ("forty four" → 44)."""
    made: list[str] = []
    index = 0
    while index < len(words):
        ten = _TENS.get(words[index])
        if ten is None:
            made.append(words[index])
        else:
            one = _ONES.get(words[index + 1], 0) if index + 1 < len(words) else 0
            made.append(str(ten + one))
            index += bool(one)
        index += 1
    return made
