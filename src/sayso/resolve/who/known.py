"""Names that are known beforehand: those of the knowledge file, the publisher's, the credit's."""

from __future__ import annotations

import re

from sayso.resolve.who.cast import Cast
from sayso.resolve.who.figures import Figure
from sayso.resolve.who.folding import fold
from sayso.resolve.who.gathering import issuing_kind
from sayso.resolve.who.knowledge import Party, PartyKind
from sayso.resolve.who.scene import WORD
from sayso.vocabulary import NameRole

__all__ = ["known_names", "publisher_names"]


def known_names(cast: Cast) -> None:
    """Every name of the knowledge file that stands in the text, longest first."""
    raw, table = cast.scene.raw, cast.knowledge.by_first_word
    words: list[tuple[str, int, int, bool]] = []
    for match in WORD.finditer(raw):
        text = match.group(0)
        capital = text.lower() != text
        bare = text[:-2] if text.endswith(("'s", "’s")) else text
        end = match.start() + len(bare)
        if "=" + bare in table:
            words.append(("=" + bare, match.start(), end, True))
            continue
        if "-" in bare:  # "Ex-NDC", "NDC-held"
            for piece in re.finditer(r"[^\-]+", bare):
                if "=" + piece.group(0) in table:
                    at = match.start() + piece.start()
                    words.append(("=" + piece.group(0), at, at + len(piece.group(0)), True))
        for part in fold(bare).split():
            words.append((part, match.start(), end, capital))
    index = 0
    while index < len(words):
        key, start, end, capital = words[index]
        step = 1
        if capital and key not in {"the", "al", "el"}:
            for row, party in table.get(key, ()):
                if party.kind is PartyKind.people:
                    continue
                size = len(row)
                if size > 1 and (index + 1 >= len(words) or words[index + 1][0] != row[1]):
                    continue
                # Articles fold away, so they may stand between the words of a longer name.
                if tuple(word[0] for word in words[index : index + size]) == row:
                    stop = words[index + size - 1][2]
                    if size == 1 and cast.by_end(raw[start:stop]) is not None:
                        continue  # "the Monitor" of the publisher's own name
                    if "\n" in raw[start:stop] or not _whole(raw, start, stop, party, row):
                        continue
                    figure = cast.party(party, " ".join(raw[start:stop].split()), (start, stop))
                    cast.place(figure, (start, stop))
                    step = size
                    break
        index += step


def _whole(raw: str, start: int, stop: int, party: Party, row: tuple[str, ...]) -> bool:
    """Not a part of a longer name ("Guardian Council", "Bank of Karvenia" for a state)."""
    if len(row) > 1 or row[0].startswith("="):
        return True
    after = re.match(r"\s([A-Z][a-z]+)", raw[stop : stop + 24])
    before = raw[max(0, start - 24) : start]
    if party.kind is PartyKind.state:
        return True
    capital_before = re.search(r"(?:^|[^.!?]\s)([A-Z][a-z]+)\s$", before)
    return after is None and (capital_before is None or capital_before.group(1) == "The")


def publisher_names(cast: Cast) -> None:
    """Publisher and credit line are figures from the start, by name."""
    report = cast.scene.report
    for name in (report.publisher, report.credit):
        if name and len(fold(name)) > 1:
            party = cast.knowledge.find(name)
            if party is None:
                figure = cast.group(name, (-1, -1))
                figure.gatherer = figure.gatherer or issuing_kind(name)
                _publisher_letters(cast, figure, name)
                _publisher_places(cast, figure, name)
                if name.startswith("@"):  # a handle is a name that somebody made up
                    figure.pseudonym = True
                    figure.names[name] = (NameRole.pseudonym, figure.names[name][1])


def _publisher_places(cast: Cast, figure: Figure, name: str) -> None:
    """Wherever the publisher stands by its whole name, "Lantern for Justice" as well."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", cast.scene.raw):
        cast.place(figure, match.span())


_LETTERS = re.compile(r"(?<![(\w.-])[A-Z]{3,6}(?![\w.-])")
LEAST_LETTERS = 3


def _publisher_letters(cast: Cast, figure: Figure, name: str) -> None:
    """Letters that begin consecutive words of the publisher's own name stand for it.

    "the IMM" of the "Tasmur Isk Monitoring Mission to Karvenia". Not where they are a known
    party's.
    """
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    if len(initials) < LEAST_LETTERS:
        return
    for match in _LETTERS.finditer(cast.scene.raw):
        letters = match.group(0)
        if letters in initials and cast.knowledge.find(letters) is None:
            why = f"{letters}: first letters in {name}"
            cast.alias(figure, letters, NameRole.acronym, match.span(), why)
            cast.place(figure, match.span())
