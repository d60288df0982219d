"""Ties that a person declares, as sentences or mappings, turned into `Declaration`s.

Only these sentences are understood; anything else is refused with the list of them, because a
declared tie changes how origins are counted.
"""

# ruff: noqa: E501 - tables of wordings read better unbroken
from __future__ import annotations

import re
from collections.abc import Mapping

from sayso.errors import WrongUse
from sayso.ingest.metadata.dates import to_edtf
from sayso.model import Declaration
from sayso.vocabulary import Tie

__all__ = ["SENTENCES", "declaration_from_fields", "declaration_from_sentence"]

SENTENCES = (
    "A is part of B", "A is a member of B since 2015", "A is a former member of B",
    "A is spokesperson of B", "A commands B", "A is held by B", "A and B are adverse",
)  # fmt: skip
"""One example of every sentence that is understood."""

_LONGEST = 600
_ARTICLE = r"(?:an? |the |one of the )?"
_TEMPLATES: tuple[tuple[Tie, re.Pattern[str]], ...] = tuple(
    (tie, re.compile(pattern, re.IGNORECASE))
    for tie, pattern in (
        (Tie.part_of, r"(.+?) (?:(?:is|are|was|were) (?:an? |the )?(?:part|branch|wing|arm|unit|office) of|belongs? to) (.+)"),
        (Tie.former_member, rf"(.+?) (?:(?:is|are) {_ARTICLE}(?:former|ex-?) ?members? of|(?:was|were) {_ARTICLE}(?:former )?members? of) (.+)"),
        (Tie.member, rf"(.+?) (?:is|are) {_ARTICLE}(?:members?|fighters?|soldiers?) (?:of|in|with) (.+)"),
        (Tie.spokesperson, rf"(.+?) (?:(?:is|was) {_ARTICLE}spokes(?:person|man|woman) (?:of|for)|speaks for) (.+)"),
        (Tie.commands, rf"(.+?) (?:(?:is|was) {_ARTICLE}(?:commander|leader|head) of|commands|leads|controls) (.+)"),
        (Tie.held_by, r"(.+?) (?:(?:is|are|was|were) (?:being )?(?:held|detained|imprisoned|captured) by|(?:is|was|are|were) (?:an? )?(?:prisoners?|captives?|detainees?) of) (.+)"),
        (Tie.adverse_to, r"(.+?) and (.+?) are (?:adverse|adversaries|enemies|at war|hostile)(?: to each other)?"),
        (Tie.adverse_to, r"(.+?) (?:(?:is|are) (?:adverse to|at war with|hostile to|(?:an? |the )?enem(?:y|ies) of)|fights?(?: against)?) (.+)"),
    )
)  # fmt: skip
_DATED = re.compile(
    r"(?i)(.+?),? (?:from (.+?) (?:to|until|till) (.+)|since (.+?)(?: (?:to|until|till) (.+))?"
    r"|(?:until|till) (.+))"
)


def _edtf(value: str | None, sentence: str) -> str | None:
    if value is None or not value.strip():
        return None
    date, note = to_edtf(value.strip(" .,"))
    if date is None or note:
        raise WrongUse(
            f"{value!r} in {sentence!r} is no date that can be read without doubt; "
            "write 2015, 2015-06 or 2015-06-30."
        )
    return date


def _named(name: str, sentence: str) -> str:
    name = " ".join(name.split()).removeprefix("the ").strip(" \"'“”‘’.,")
    if not name or len(name) > 200:
        raise WrongUse(f"{sentence!r} names nobody on one side; write it as {SENTENCES[0]!r}.")
    return name


def declaration_from_sentence(sentence: str, *, source: str = "") -> Declaration:
    """The tie that a sentence such as "A is part of B since 2015" declares.

    Raises WrongUse where the sentence is none of those understood; `source` says who declared it.
    """
    folded = " ".join(sentence.split()).rstrip(".")
    if not folded or len(folded) > _LONGEST:
        raise WrongUse(f"a declaration must have 1 to {_LONGEST} characters, not {len(folded)}.")
    since = until = None
    match = _DATED.fullmatch(folded)
    if match and any(sign.isdigit() for sign in "".join(g or "" for g in match.groups()[1:])):
        folded = match[1]
        since = _edtf(match[2] or match[4], sentence)
        until = _edtf(match[3] or match[5] or match[6], sentence)
    for tie, template in _TEMPLATES:
        if found := template.fullmatch(folded):
            return _checked(
                _named(found[1], sentence), tie, _named(found[2], sentence), since, until, source
            )
    raise WrongUse(
        f"{sentence[:120]!r} is no declaration that Sayso knows; write one of: "
        + "; ".join(SENTENCES) + "."
    )  # fmt: skip


def declaration_from_fields(fields: Mapping[str, str], *, source: str = "") -> Declaration:
    """The tie of a mapping with the keys subject, tie, object, and perhaps since, until, source.

    `source` says how the person who declares it knows; else it is the manifest itself. Raises WrongUse for a missing or unknown key, an unknown tie or an unreadable date.
    """
    shown = ", ".join(f"{key}: {value}" for key, value in fields.items())[:200]
    unknown = set(fields) - {"subject", "tie", "object", "since", "until", "source"}
    missing = {"subject", "tie", "object"} - set(fields)
    if unknown or missing:
        wrong = (
            f"has no {', '.join(sorted(missing))}"
            if missing
            else f"has {', '.join(sorted(unknown))}"
        )
        raise WrongUse(
            f"the declaration ({shown}) {wrong}; its keys are subject, tie, object, since, until, source."
        )
    tie = fields["tie"].strip().casefold().replace(" ", "_").replace("-", "_")
    if tie not in set(Tie):
        raise WrongUse(f"{fields['tie']!r} is no tie; the ties are {', '.join(Tie)}.")
    return _checked(
        _named(fields["subject"], shown), Tie(tie), _named(fields["object"], shown),
        _edtf(fields.get("since"), shown), _edtf(fields.get("until"), shown),
        fields.get("source") or source,
    )  # fmt: skip


def _checked(
    subject: str, tie: Tie, object_: str, since: str | None, until: str | None, source: str
) -> Declaration:
    if subject.casefold() == object_.casefold():
        raise WrongUse(f"{subject!r} cannot be tied to itself ({tie}).")
    if since and until and until[: len(since)] < since[: len(until)]:
        raise WrongUse(
            f"the tie of {subject!r} to {object_!r} ends ({until}) before it begins ({since})."
        )
    return Declaration(subject, tie, object_, since, until, source)
