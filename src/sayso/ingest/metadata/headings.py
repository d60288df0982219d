"""What is running prose and what is a heading, by how a line looks and where it stands."""

from __future__ import annotations

import re

__all__ = ["clean_title", "is_prose", "looks_like_heading", "marked_heading", "same_line"]

_TERMINAL = re.compile(r"[.!?…։。؟۔।][\"'”’»)\]]*(?: ?\([^()]{1,40}\))?\Z")
_FULL_STOP = re.compile(r"[.…։。۔।][\"'”’»)\]]*\Z")
_SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’»)\]]* +[\"'“‘«(]?[^\W\d_a-z]")
_NUMBERED = re.compile(r"\A\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Za-z])[.)]\s+")
_QUOTES = "\"'“”‘’«»„"
_SPEECH = re.compile(
    r"(?i)\b(?:said|says|say|added|adds|asked|asks|told|tells|replied|answered|shouted|wrote|writes|"
    r"stated|states|explained|recalled|continued|claimed|according|reads?|follow(?:s|ing)|"
    r"he|she|they|we|i)\b"
)
_UNDECORATED = str.maketrans("", "", "*_#`“”‘’\"'«»\u200b\ufeff\u200e\u200f")
_NO_HEADING = re.compile(
    r"(?i)(?:image|photo|picture|video|media|file)s? ?(?:caption|source|:)|[•‣▪◦·●○➢✓■□*–—-]\s"
)
"""Captions and items of lists."""
_LONGEST_HEADING = 140
_MOST_WORDS = 18


def same_line(line: str) -> str:
    """A line as it is compared with others: case, quotation marks and decoration folded away."""
    return " ".join(line.translate(_UNDECORATED).casefold().split()).strip(" .:-–—|•·")


def is_prose(line: str) -> bool:
    """Whether a line reads as running text: long, or six words and more that end a sentence."""
    if len(line) >= 200:
        return True
    words = len(line.split())
    if _FULL_STOP.search(line) and words >= 6:
        return True
    return words >= 12 and bool(_TERMINAL.search(line) or _SENTENCE_BREAK.search(line))


def marked_heading(line: str) -> int:
    """The level that Markdown gives a line ("## …" is 2, all bold is 3); 0 for none."""
    if match := re.match(r"(#{1,6})\s+\S", line):
        return len(match[1])
    bold = re.fullmatch(r"\*\*[^*]{2,140}\*\*|__[^_]{2,140}__", line)
    return 3 if bold and not _FULL_STOP.search(line.strip("*_")) else 0


def looks_like_heading(line: str) -> bool:
    """Whether a line by itself can be a heading; that body follows is for the caller to see.

    Short, one sentence at most, without a full stop. A whole quotation counts if nothing ends it
    inside but its mark; "Guards: 'Welcome!'" counts where no verb of saying leads in.
    """
    line = _NUMBERED.sub("", line) or line
    if len(line) > _LONGEST_HEADING or not 1 <= len(line.split()) <= _MOST_WORDS:
        return False
    if not any(sign.isalpha() for sign in line) or _NO_HEADING.match(line):
        return False
    if line.isupper() and len(line.split()) <= 14:
        return True
    if _FULL_STOP.search(line) or line[-1] in ",;–—-":
        return False
    before, colon, after = line.partition(":")
    if colon and not after.strip():
        return len(line.split()) <= 4 and not _SPEECH.search(line)
    if colon and after.strip()[0] in _QUOTES:
        return line[-1] in _QUOTES and not _SPEECH.search(before)
    if _SENTENCE_BREAK.search(line.rstrip(_QUOTES)):
        return False
    if line[0] in _QUOTES:
        unclosed = not any(mark in _QUOTES for mark in line[1:]) and line[-1].isalnum()
        return unclosed or (line[-1] in _QUOTES and line.rstrip(_QUOTES)[-1:] not in "!?,")
    if line[0].islower():
        return False
    ends = line.rstrip(_QUOTES)[-1:]
    return ends not in "!?" or (ends == "?" and len(line.split()) <= 12 and line[-1] == "?")


def clean_title(line: str) -> str:
    """A headline as a title: white space folded, Markdown's marks and edges taken away."""
    line = " ".join(line.replace("\ufeff", "").replace("\u200b", "").split())
    line = re.sub(r"^#{1,6}\s+|\s+#{1,6}$", "", line)
    bold = re.fullmatch(r"(\*\*|__)(.+)\1", line)
    return (bold[2] if bold else line).strip(" |•·")
