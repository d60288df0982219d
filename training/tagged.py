"""Reports written for training, what they say tagged in the text: `written/reports-*.txt`.

`<s1 official>He</s1> <q1>said</q1> <c1><ASSAULT><a>militias</a> shelled <p>it</p></ASSAULT></c1>`:
`written/REPORTS.md` says what is tagged. Reports are parted by a line of three hyphens.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sayso.model.leanings import Question
from sayso.vocabulary import Act, Role
from training.written import FOLDER

__all__ = ["Claim", "Saying", "Tagged", "speaker_of", "tagged", "untag", "usual_weights"]

Span = tuple[int, int]
_TAG = re.compile(r"<(/?)([A-Za-z]+)(\d*)(?:=(\d+))?((?: [a-z_]+)*)>")
_BETWEEN = re.compile(r"^---$", re.MULTILINE)
_SIDES: Final = {"a": Question.agent, "p": Question.patient}


@dataclass(slots=True)
class Saying:
    """One attribution: spans of code points."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    role: Role | None = None
    same: str | None = None
    """The number of the attribution that has the same speaker."""


@dataclass(slots=True)
class Claim:
    """One proposition: its act, its passage, who is marked in it as agent and patient."""

    act: Act
    passage: Span
    parts: dict[Question, list[Span]]
    elsewhere: frozenset[Question]
    """The parts whose holder the text names, but not here."""


@dataclass(slots=True)
class Tagged:
    """One report: its text without tags, and what they said."""

    id: str
    text: str
    sayings: dict[str, Saying]
    claims: list[Claim]


def tagged(folder: Path = FOLDER) -> Iterator[Tagged]:
    """Every report. Raises ValueError, naming file and place, where a tag is wrong."""
    for path in sorted(folder.glob("reports-*.txt")):
        parts = _BETWEEN.split(path.read_text(encoding="utf-8"))
        for number, part in enumerate((p for p in parts if p.strip()), 1):
            yield untag(part.strip(), f"{path.stem}/{number}")


def untag(written: str, id: str) -> Tagged:
    """One report without its tags. Raises ValueError where a tag is wrong."""
    text = ""
    at = 0
    open_: list[tuple[str, str, int, Claim | None]] = []
    sayings: dict[str, Saying] = {}
    claims: list[Claim] = []
    for tag in _TAG.finditer(written):
        text += written[at : tag.start()]
        at = tag.end()
        closing, name, number, same, letters = tag.groups()
        if closing:
            where = next((n for n in reversed(range(len(open_))) if _closes(open_[n], tag)), None)
            if where is None:
                raise ValueError(f"{id}: {tag[0]} closes nothing behind {text[-40:]!r}")
            _, number, start, claim = open_.pop(where)
            span = _trimmed(text, start, len(text))
            if name in "sqc":
                one = sayings.setdefault(number, Saying())
                {"s": one.source, "q": one.cue, "c": one.content}[name].append(span)
            elif name in _SIDES:
                holder = next((o[3] for o in reversed(open_) if o[3] is not None), None)
                if holder is None:
                    raise ValueError(f"{id}: {tag[0]} outside of a claim at {text[-40:]!r}")
                holder.parts[_SIDES[name]].append(span)
            elif claim is not None:
                claim.passage = span
            continue
        claim = None
        if name in tuple(Act):
            elsewhere = frozenset(_SIDES[letter] for letter in letters.split())
            claim = Claim(Act(name), (0, 0), {q: [] for q in _SIDES.values()}, elsewhere)
            claims.append(claim)
        elif name not in "sqcap":
            raise ValueError(f"{id}: nothing is called {tag[0]} behind {text[-40:]!r}")
        elif name in "sc":
            one = sayings.setdefault(number, Saying())
            one.same = same or one.same
            if letters.strip():
                one.role = Role(letters.strip())
        open_.append((name, number, len(text), claim))
    if open_:
        raise ValueError(f"{id}: <{open_[-1][0]}> at {text[open_[-1][2] :][:40]!r} never closes")
    return Tagged(id, text + written[at:], sayings, claims)


def _closes(opened: tuple[str, str, int, Claim | None], tag: re.Match[str]) -> bool:
    return opened[0] == tag[2] and tag[3] in ("", opened[1])


def _trimmed(text: str, start: int, end: int) -> Span:
    held = text[start:end]
    return start + len(held) - len(held.lstrip()), start + len(held.rstrip())


def speaker_of(report: Tagged, number: str) -> str:
    """The number of the attribution that tells who speaks in this one."""
    for _ in range(len(report.sayings)):
        same = report.sayings[number].same
        if same is None or same not in report.sayings:
            break
        number = same
    return number


def usual_weights(
    told: Counter[Act], usual: Counter[Act], *, least: float, most: float
) -> dict[Act, float]:
    """What a claim that was written to show its act counts, from `least` to `most`, so that acts
    come as often as in `usual`; `told` is how often they come here.
    """
    shares = {act: (usual[act] + 1) / (told[act] + 1) for act in Act}
    whole = told.total() / max(1e-9, sum(shares[act] * told[act] for act in Act))
    return {act: min(most, max(least, share * whole)) for act, share in shares.items()}


def main() -> int:
    """Check every tag, and print how much there is."""
    reports = list(tagged())
    words = sum(len(one.text.split()) for one in reports)
    said = sum(len(one.sayings) for one in reports)
    acts = Counter(claim.act for one in reports for claim in one.claims)
    print(f"{len(reports)} reports, {words} words, {said} attributions, {acts.total()} claims")
    print(", ".join(f"{act} {count}" for act, count in acts.most_common()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
