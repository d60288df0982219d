"""Times in words: when something is said to have been, and when that was published."""

from __future__ import annotations

from sayso.ledger.rows import ClaimRow

__all__ = ["dates", "published", "when"]

SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


def when(edtf: str) -> str:
    """A time in words: "about 2018-02", "2017-12-23 to 2018-01-06", "winter 2017"."""
    if edtf[:1] in ("[", "{"):
        glue = " or " if edtf[0] == "[" else " and "
        return glue.join(when(part.strip()) for part in edtf[1:-1].split(","))
    for between in ("/", ".."):
        if between in edtf and edtf not in ("/", ".."):
            first, _, last = edtf.partition(between)
            ends = [when(end) if end not in ("", "..") else "" for end in (first, last)]
            if not ends[0]:
                return f"until {ends[1]}"
            return f"{ends[0]} to {ends[1]}" if ends[1] else f"from {ends[0]} on"
    bare = edtf.translate(str.maketrans("", "", "~?%"))
    if len(bare) == 7 and bare[5:].isdigit() and int(bare[5:]) in SEASONS:
        bare = f"{SEASONS[int(bare[5:])]} {bare[:4]}"
    elif bare.endswith("XX") and len(bare) == 4:
        bare = f"the years {bare[:2]}00 to {bare[:2]}99"
    elif bare.endswith("X") and len(bare) == 4:
        bare = f"the {bare[:3]}0s"
    return f"about {bare}" if bare != edtf and set("~?%") & set(edtf) else bare


def published(date: str | None) -> str:
    """When a report came out, as a note beside it."""
    return f"published {date}" if date else "no date of publication"


def dates(row: ClaimRow) -> list[str]:
    """A claim's two dates: of what it tells, where it says so, and of the report."""
    before = ", from what is told before" if "time" in row.claim.inferred else ""
    told = [f"said of {when(row.claim.time)}{before}"] if row.claim.time else []
    return [*told, published(row.published)]
