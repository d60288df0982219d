"""Counts, F1, bootstrap intervals by article, and the two ways of scoring attributions."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

Span = tuple[int, int]
TOKEN = re.compile(r"\w+|[^\w\s]")
PRONOUNS = frozenset(
    "i you he she it we they me him her us them who this that these those one some many others "
    "someone everyone nobody anyone himself herself itself themselves myself ourselves".split()
)


@dataclass
class Counts:
    """What was found, right and wrong; adds up."""

    right: int = 0
    found: int = 0
    gold: int = 0
    right_found: int | None = None
    """Right ones among the found, where that differs from right ones among the gold (slices)."""

    def add(self, other: Counts) -> None:
        mine = self.right if self.right_found is None else self.right_found
        theirs = other.right if other.right_found is None else other.right_found
        if self.right_found is not None or other.right_found is not None:
            self.right_found = mine + theirs
        self.right += other.right
        self.found += other.found
        self.gold += other.gold

    @property
    def precision(self) -> float:
        right = self.right if self.right_found is None else self.right_found
        return right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Table:
    """Counts by name and article."""

    by_article: dict[str, dict[str, Counts]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, article: str, name: str, counts: Counts) -> None:
        self.by_article[article].setdefault(name, Counts()).add(counts)

    def rows(self, seed: int = 0, rounds: int = 1000) -> list[dict[str, float | str]]:
        """Precision, recall, F1 in per cent, with a 95 % interval over articles drawn anew."""
        articles = list(self.by_article)
        names = dict.fromkeys(n for a in articles for n in self.by_article[a])
        rng = random.Random(seed)
        draws = [rng.choices(range(len(articles)), k=len(articles)) for _ in range(rounds)]
        rows: list[dict[str, float | str]] = []
        for name in names:
            table = np.zeros((len(articles), 4))
            total = Counts()
            for i, article in enumerate(articles):
                counts = self.by_article[article].get(name, Counts())
                total.add(counts)
                side = counts.right if counts.right_found is None else counts.right_found
                table[i] = (counts.right, side, counts.found, counts.gold)
            sums = np.array([table[draw].sum(0) for draw in draws])
            precision = sums[:, 1] / np.maximum(sums[:, 2], 1)
            recall = sums[:, 0] / np.maximum(sums[:, 3], 1)
            f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
            low, high = np.percentile(100 * f1, (2.5, 97.5))
            rows.append(
                {
                    "name": name, "precision": round(100 * total.precision, 1),
                    "recall": round(100 * total.recall, 1), "f1": round(100 * total.f1, 1),
                    "low": round(float(low), 1), "high": round(float(high), 1),
                    "found": total.found, "gold": total.gold,
                }
            )  # fmt: skip
        return rows


# --- CofeNet's metric: rows of BIO tags ----------------------------------------------------------


def elements(tags: Sequence[str]) -> dict[str, list[Span]]:
    """Spans by role; a run that does not begin with B is no span, as in CofeNet's own scorer."""
    found: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    role, start = "", -1
    for index, tag in enumerate([*tags, "O"]):
        if tag.startswith("I-") and role == tag[2:]:
            continue
        if role:
            found[role].append((start, index))
        role, start = (tag[2:], index) if tag.startswith("B-") else ("", -1)
    return found


def jaccard(gold: Sequence[Span], found: Sequence[Span]) -> list[float]:
    """CofeNet's Jaccard: best overlap of each gold span, and 0 for each span that meets none."""
    scores = [max((_overlap(g, f) for f in found), default=0.0) for g in gold]
    scores += [0.0 for f in found if not any(_overlap(g, f) > 0 for g in gold)]
    return scores


def _overlap(a: Span, b: Span) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def exact(gold: Iterable[object], found: Iterable[object]) -> Counts:
    """Exact matches between two sets."""
    a, b = set(gold), set(found)
    return Counts(len(a & b), len(b), len(a))


# --- whole relations ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Relation:
    """One attribution as sets of token indices of its article, with what slices it belongs to."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    slices: frozenset[str]


class Tokens:
    """An article's tokens as `DESIGN` counts them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [m.span() for m in TOKEN.finditer(text)]
        self._starts = np.array([s for s, _ in self.spans])
        self._ends = np.array([e for _, e in self.spans])
        self._word = [text[s].isalnum() or text[s] == "_" for s, _ in self.spans]

    def inside(self, spans: Iterable[Span], *, trim: bool = False) -> frozenset[int]:
        """Tokens that overlap the spans; `trim` takes punctuation off each span's edges."""
        found: set[int] = set()
        for start, end in spans:
            low = int(np.searchsorted(self._ends, start, side="right"))
            high = int(np.searchsorted(self._starts, end, side="left"))
            if trim:
                while low < high and not self._word[low]:
                    low += 1
                while high > low and not self._word[high - 1]:
                    high -= 1
            found.update(range(low, high))
        return frozenset(found)

    def relation(
        self, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
    ) -> Relation:
        """Token sets of an attribution, and its slices."""
        tokens = self.inside(content, trim=True)
        return Relation(
            self.inside(source), self.inside(cue), tokens,
            frozenset(self._slices(source, content, tokens)),
        )  # fmt: skip

    def _slices(
        self, source: Sequence[Span], content: Sequence[Span], tokens: frozenset[int]
    ) -> Iterable[str]:
        if not hasattr(self, "_quoted"):
            self._quoted = _quoted(self.text)
        words = [t for t in tokens if self._word[t]]
        inside = sum(self._quoted[self.spans[t][0]] for t in words)
        yield "indirect" if not inside else "direct" if inside == len(words) else "mixed"
        if not source:
            yield "no source"
        elif self.text[source[0][0] : source[-1][1]].lower() in PRONOUNS:
            yield "pronoun source"
        if len(content) > 1:
            yield "discontinuous"


def _quoted(text: str) -> list[bool]:
    """For each code point, whether double quotation marks stand around it in its paragraph."""
    flags = [False] * len(text)
    opened = -1
    for i, mark in enumerate(text):
        if mark == "\n" and opened >= 0 and text[i : i + 2] == "\n\n":
            flags[opened:i] = [True] * (i - opened)
            opened = -1
        elif mark == "“" or (mark == '"' and opened < 0):
            opened = i if opened < 0 else opened
        elif mark == "”" or (mark == '"' and opened >= 0):
            if opened >= 0:
                flags[opened : i + 1] = [True] * (i + 1 - opened)
            opened = -1
    return flags


def _strict(a: Relation, b: Relation) -> bool:
    return (a.source, a.cue, a.content) == (b.source, b.cue, b.content)


def _strict_without_cue(a: Relation, b: Relation) -> bool:
    return (a.source, a.content) == (b.source, b.content)


def _lenient(a: Relation, b: Relation) -> bool:
    if bool(a.source & b.source) != bool(a.source or b.source):
        return False
    shared = len(a.content & b.content)
    return shared > 0 and 2 * shared / (len(a.content) + len(b.content)) >= 0.5


MATCHES: Mapping[str, Callable[[Relation, Relation], bool]] = {
    "strict": _strict,
    "strict without cue": _strict_without_cue,
    "lenient": _lenient,
}
SLICES = ("direct", "indirect", "mixed", "pronoun source", "discontinuous", "no source")


def match(
    gold: Sequence[Relation], found: Sequence[Relation], same: Callable[[Relation, Relation], bool]
) -> dict[int, int]:
    """A largest one-to-one matching, found index by gold index (augmenting paths)."""
    edges = [[j for j, f in enumerate(found) if same(g, f)] for g in gold]
    owner: dict[int, int] = {}

    def grow(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or grow(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(gold)):
        grow(i, set())
    return {i: j for j, i in owner.items()}


def score_relations(
    table: Table, article: str, gold: Sequence[Relation], found: Sequence[Relation]
) -> None:
    """Adds the relation scores of one article, slices of the lenient one included.

    In a slice, recall is over the gold relations in it, precision over the found ones in it.
    """
    for name, same in MATCHES.items():
        pairs = match(gold, found, same)
        table.add(article, name, Counts(len(pairs), len(found), len(gold)))
        if name == "strict without cue":
            continue
        for part in SLICES:
            in_gold = [i for i, g in enumerate(gold) if part in g.slices]
            in_found = [j for j, f in enumerate(found) if part in f.slices]
            hit = set(pairs.values())
            table.add(
                article, f"{name}, {part}",
                Counts(
                    sum(i in pairs for i in in_gold), len(in_found), len(in_gold),
                    sum(j in hit for j in in_found),
                ),
            )  # fmt: skip
