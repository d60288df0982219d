"""Who publishes: known outlets and agencies, names that look like one, names from site addresses.

`outlets.txt` is general knowledge; a name that it does not hold is recognised by its last word
("… Courier", "… Today", "… Press Office"), and a site's address is divided the same way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["find_outlet", "is_agency", "is_office", "is_outlet", "outlet_of_domain", "site_address"]

_LAST_WORDS = frozenset(
    "tribune times post news herald today press daily courier gazette chronicle telegraph journal "
    "monitor observer guardian mirror standard independent express review weekly globe inquirer "
    "examiner dispatch sentinel reporter agency network radio tv television broadcasting media "
    "wire newswire mail star sun magazine newspaper echo argus mercury bulletin insider".split()
)
_FIRST_WORDS = ("the", "daily", "radio", "new")
_OFFICE = re.compile(
    r"(?<!\w)(?:(?:press|media|information|news|communications?|public affairs|public information)"
    r" (?:office|cent(?:er|re)|service|department|bureau|wing|team|unit|directorate|desk)"
    r"|general command|high command|joint command|general staff|ministry|secretariat"
    r"|spokes(?:man|woman|person)'s office|office of the spokes(?:man|woman|person)"
    r"|office of the [\w ]{3,40}|embassy"
    r"|(?:monitoring|observer|verification|fact-finding) mission(?: (?:to|in|for) [\w ]{3,30})?"
    r"|observatory (?:for|of) [\w ]{3,30}|human rights (?:watch|observatory|commission|council"
    r"|cent(?:er|re)|committee|foundation|network)"
    r"|commission of inquiry(?: (?:on|into) [\w ]{3,40})?"
    r")(?!\w)"
)
_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]{1,40}\.){0,3}[a-z0-9-]{2,60})\.([a-z]{2,13})/?",
    re.IGNORECASE,
)
_ENDINGS = frozenset(
    "com org net info news press media int gov edu tv today live online site world agency africa "
    "international eu io asia".split()
)
_SECOND_LEVEL = frozenset({"com", "co", "org", "net", "gov", "gob", "gouv", "ac", "edu"})
_FILE_ENDINGS = frozenset({"py", "md", "sh", "rs", "pl", "ps", "cc"})
_SEARCHED = 100_000
"""Code points of a text searched for a name spelled out."""
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "al", "el", "de", "la", "le", "du", "&"})
_IN_OFFICES = _SMALL | {"to", "into"}


@dataclass(frozen=True, slots=True)
class Outlet:
    """A known outlet; an agency's name is a credit more often than a publisher."""

    name: str
    agency: bool


@cache
def _table() -> tuple[Mapping[str, Outlet], Mapping[str, Outlet]]:
    """Known outlets by folded name and by site address."""
    names: dict[str, Outlet] = {}
    domains: dict[str, Outlet] = {}
    for line in (files(__package__) / "outlets.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, kind, addresses = (cell.strip() for cell in line.split("|"))
        outlet = Outlet(name, kind == "agency")
        names[_folded(name)] = outlet
        domains.update(dict.fromkeys(addresses.split(), outlet))
    return names, domains


def _folded(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())


def find_outlet(name: str) -> Outlet | None:
    """The known outlet of that name ("the" may be left out), if there is one."""
    folded = _folded(name.strip(" ().[]"))
    names = _table()[0]
    return names.get(folded) or names.get("the " + folded)


def _named_like_a_name(words: list[str], small: frozenset[str] = _SMALL) -> bool:
    return all(w[0].isupper() or w[0].isdigit() or w.casefold() in small for w in words if w)


def is_outlet(name: str) -> bool:
    """Whether a line by itself reads as an outlet's name: known, or ending as outlets' names do."""
    if find_outlet(name):
        return True
    words = re.findall(r"[\w'’&-]+", name)
    if not 2 <= len(words) <= 6 or not _named_like_a_name(words) or re.search(r"[.,:;!?\"“]", name):
        return False
    most = 3 if words[-1].casefold() in {"today", "star", "post"} else 5
    return len(words) <= most and (
        words[-1].casefold() in _LAST_WORDS or words[0].casefold() in {"radio", "agence"}
    )


def is_agency(name: str) -> bool:
    """Whether a name in brackets can be an agency: known, an acronym, or ending as theirs do."""
    outlet = find_outlet(name)
    if outlet:
        return True
    words = name.split()
    if len(words) == 1:
        letters = words[0].replace("-", "").replace(".", "")
        return letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 6
    return is_outlet(name) or is_office(name)


def is_office(name: str, *, at_end: bool = False) -> bool:
    """Whether a line by itself reads as an office that publishes ("… Press Office").

    `at_end`: only where the word for the office ends it, not "Ministry of …".
    """
    words = re.findall(r"[\w'’&-]+", name)
    if not 2 <= len(words) <= 12 or not _named_like_a_name(words, _IN_OFFICES):
        return False
    if re.search(r"[.:;!?\"“]", name):
        return False
    folded = _folded(name).removeprefix("the ")
    return any(
        match.end() == len(folded)
        or (match.start() == 0 and not at_end and folded[match.end() :].startswith(" of "))
        for match in _OFFICE.finditer(folded)
    )


def site_address(line: str) -> str | None:
    """The site's address that a line consists of ("www.example.com"), without scheme; else None."""
    match = _DOMAIN.fullmatch(line.strip(" \u200b\ufeff*_<>[]()"))
    if not match:
        return None
    stem, ending = match[1], match[2].casefold()
    if ending not in _ENDINGS and (len(ending) != 2 or ending in _FILE_ENDINGS):
        return None
    labels = stem.split(".")
    if len(max(labels, key=len)) < 3 or not any(sign.isalpha() for sign in labels[-1]):
        return None
    return f"{stem}.{match[2]}"


def outlet_of_domain(address: str, text: str = "") -> tuple[str, bool]:
    """A readable name for a site, and whether it is certain (known, or spelled out in `text`).

    "merrincourier.example.com" cannot be divided and stays as it is; "oldevatoday.com" becomes
    "Oldeva Today" because of its last word.
    """
    host = address.casefold().split("://")[-1].split("/")[0].split(":")[0].removeprefix("www.")
    domains = _table()[1]
    for candidate in (host, host.partition(".")[2]):
        if candidate in domains:
            return domains[candidate].name, True
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels = labels[:-1]
    label = labels[-1] if labels else host
    written = _spelled_out(label.replace("-", ""), text)
    if written:
        return written, True
    words = label.split("-") if "-" in label else _divide(label)
    if len(words) > 1 and all(words):
        return " ".join(word.capitalize() for word in words), False
    shown = address.split("://")[-1].split("/")[0]
    return shown.removeprefix("www."), False


def _divide(label: str) -> list[str]:
    """A label cut before the word that outlets' names end with, and after one they begin with."""
    for last in sorted(_LAST_WORDS, key=len, reverse=True):
        rest = label.removesuffix(last)
        if rest == label or len(rest) < 3:
            continue
        for first in _FIRST_WORDS:
            if rest.startswith(first) and len(rest) - len(first) >= 3:
                return [first, rest[len(first) :], last]
        return [rest, last]
    return [label]


def _spelled_out(label: str, text: str) -> str | None:
    """The label as the text's own capitalised words write it ("Oldeva Today"), if they do."""
    if len(label) < 5:
        return None
    pattern = re.compile(
        r"(?<!\w)" + r"[ ]?".join(map(re.escape, label)) + r"(?!\w)", re.IGNORECASE
    )
    for match in pattern.finditer(text[:_SEARCHED]):
        if " " in match[0] and all(word[:1].isupper() for word in match[0].split()):
            return match[0]
    return None
