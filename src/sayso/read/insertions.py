"""Words in brackets that an editor put into a quotation: not the speaker's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.model import Quotation, Span

__all__ = ["find_insertions"]

_BRACKETED = re.compile(r"\[[^\[\]\n]{1,300}\]|\([^()\n]{1,300}\)")


def find_insertions(
    text: str, content: Iterable[Span], quotations: Iterable[Quotation]
) -> tuple[Span, ...]:
    """Bracketed stretches inside both a content and a quotation, brackets included.

    A speaker cannot speak a bracket, so in direct speech round ones are an editor's as well.
    """
    found = set()
    quoted = [(q.start, q.end) for q in quotations]
    for start, end in content:
        for low, high in quoted:
            if low < end and high > start:
                for match in _BRACKETED.finditer(text, max(start, low), min(end, high)):
                    found.add(match.span())
    return tuple(sorted(found))
