"""What a publisher's name and address say about where its reports are from: a hint, no more.

Local papers carry their town in their name ("The Merrin Courier", merrincourier.example) and
their country in the last part of their address. Nothing is looked up.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from sayso.resolve.places.fold import fold_word
from sayso.resolve.places.gazetteer import Gazetteer

__all__ = ["publisher_country", "publisher_keys"]

PAPER_WORDS = sorted(
    "the this is my e on in at news newspaper newspapers daily weekly times post herald tribune "
    "journal gazette courier press chronicle mail star sun sentinel echo mercury register reporter "
    "advocate leader beacon review record recorder standard telegraph telegram observer examiner "
    "inquirer enquirer dispatch bulletin today now online web net local globe citizen argus "
    "advertiser free independent sentinel sunday evening morning magazine media group tv radio "
    "republic democrat eagle item messenger monitor world ledger spectator dealer plain times "
    "pilot voice state banner and of city county uk us".split(),
    key=lambda word: (-len(word), word),
)
COUNTRY_BY_SUFFIX = {"uk": "GB", "eu": ""}
# Suffixes that are sold to anybody tell nothing about a country.
SOLD = frozenset("co me tv io ai fm am ws cc ly to gl la sh".split())
LABEL = re.compile(r"[a-z0-9]+")


def _host(url: str) -> list[str]:
    try:
        host = urlsplit(url if "//" in url else "//" + url).hostname or ""
    except ValueError:
        return []
    return [part for part in host.lower().split(".") if part]


def publisher_country(url: str | None, gazetteer: Gazetteer) -> str | None:
    """ISO code of the country that the address ends in, if it ends in one."""
    parts = _host(url) if url else []
    if len(parts) < 2 or parts[-1] in SOLD:
        return None
    code = COUNTRY_BY_SUFFIX.get(parts[-1], parts[-1].upper())
    return code if code in gazetteer.countries and code else None


def publisher_keys(publisher: str | None, url: str | None, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Keys of place names inside the publisher's name or address; the longest one of each."""
    found: list[str] = []
    if publisher and len(publisher) <= 200 and "." not in publisher:
        words = [fold_word(m.group()) for m in re.finditer(r"[^\W_]+", publisher)]
        kept = [w for w in words if w and w not in PAPER_WORDS][:4]
        found += [k for n in range(len(kept), 0, -1) for k in ("".join(kept[:n]),)]
    address = url or (publisher if publisher and "." in publisher else None)
    labels = _host(address) if address else []
    for label in labels[:-1]:
        for part in LABEL.findall(label)[:3]:
            if part in ("www", "com", "co", "org", "net") or len(part) > 40:
                continue
            found += _inside(part)
    hits = gazetteer.find(key for key in found if len(key) >= 4)
    for key in found:
        if key in hits:
            return (key,)
    return ()


def _inside(label: str) -> list[str]:
    """The label with paper words taken off its ends, most taken off last."""
    forms = [label]
    current = label
    for _ in range(4):
        for word in PAPER_WORDS:
            rest = (
                current.removesuffix(word) if current.endswith(word) else current.removeprefix(word)
            )
            if rest != current and len(rest) >= 4:
                current = rest
                forms.append(current)
                break
        else:
            break
    return forms[::-1]
