"""Fits which act a claim tells and who took which part in it: `python -m training.parts`.

Softmax regressions on the claims of the files of odd number of `bench/gold/short-train` and on that
half of the PLOVER records which rules were developed on (`bench.acts`), as the rules find them in
what the reader that ships has read; the reader's leanings stay out of it, since they were learned
from the same reports. Acts first; then agents and patients, beside acts that were told by weights
of the other half of those files. Writes `sayso/state/parts/weights.npz` and prints how often the
first choice is right on either half. About five minutes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

import sayso
import sayso.state.parts
from bench import acts as plover
from bench.claims import entity, matched, read, same_entities
from bench.gold.load import GoldReport, reports
from bench.metrics import Tokens
from sayso.model import Parsed
from sayso.state.claims import drafts_of
from sayso.state.context import Context
from sayso.state.draft import Draft
from sayso.state.parts.choice import BESIDE, PARTS, vector_of
from sayso.state.parts.deeds import deed_signals
from sayso.state.parts.signals import NOBODY, Signals
from sayso.state.propositions import find_propositions
from sayso.state.remarks import find_remarks
from sayso.vocabulary import Act, Modality

HERE: Final = Path(sayso.state.parts.__file__).with_name("weights.npz")
ACTS: Final = tuple(Act)
DECAY: Final = {"acts": 5.0, "agent": 60.0, "patient": 50.0}
OFTEN: Final = {"deed": 3, "signal": 5, "circumstance": 8, "both": 4}
"""How often a signal is seen, at the least, before it gets a weight."""
NEWS: Final = 3
"""What a PLOVER record counts: they are few, and the only sentences of real news."""
ROUNDS: Final = 100
KEPT: Final = 12
"""Steps of the quasi-Newton method that it remembers."""
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass
class Told:
    """One report as the rules have it, and for each draft that matches the gold claim's facets.

    A facet that the gold does not tell is not among them.
    """

    context: Context
    drafts: list[Draft]
    gold: dict[int, dict[str, Any]]
    same: dict[str, frozenset[str]]
    odd: bool


@dataclass
class Table:
    """Options in rows, of which one each question's is right; columns as a list for every row."""

    columns: Ints
    ends: Ints
    question: Ints
    right: npt.NDArray[np.bool_]
    width: int


def told(report: GoldReport, parsed: Parsed) -> Told:
    """The drafts of a report that has been read."""
    context = Context(parsed.report, parsed.text, parsed.resolved)
    propositions = tuple(find_propositions(context))
    drafts = drafts_of(context, propositions, tuple(find_remarks(context, propositions)))
    tokens = Tokens(report.text)
    claims = report.gold["claims"]
    pairs = matched(
        [tokens.inside([tuple(c["passage"])], trim=True) for c in claims],
        [tokens.inside([d.passage], trim=True) for d in drafts],
    )
    odd = int(report.id.split("/")[0].rsplit("-", 1)[-1]) % 2 == 1
    gold = {j: claims[i] for i, j in sorted(pairs.items())}
    return Told(context, drafts, gold, same_entities(report.gold, parsed), odd)


def news(record: dict[str, Any], parsed: Parsed) -> Told | None:
    """One PLOVER record; None where its event was not found."""
    context = Context(parsed.report, parsed.text, parsed.resolved)
    propositions = tuple(find_propositions(context))
    drafts = drafts_of(context, propositions, tuple(find_remarks(context, propositions)))
    claim = plover.chosen(parsed, record["eventText"])
    at = next((n for n, d in enumerate(drafts) if claim and d.proposition.id == claim.id), None)
    if at is None:
        return None
    facets: dict[str, Any] = {}
    wanted = plover.OLDER.get(record["event"], record["event"])
    if drafts[at].stance.modality is Modality.actual and wanted in ACTS:
        # What is announced is filed under the announcing there, not here.
        released = drafts[at].act is Act.CONCEDE and wanted == Act.RETREAT.value
        facets["act"] = Act.CONCEDE.value if released else wanted
    same: dict[str, frozenset[str]] = {}
    for part, side in (("agent", "source"), ("patient", "target")):
        those = plover.actors(record, side)
        if those:
            facets[part] = side
            for known in context.entities:
                if plover.same_actor(those, plover.names_of(parsed, known)):
                    same[known] = same.get(known, frozenset()) | {side}
    return Told(context, drafts, {at: facets}, same, odd=True)


def records() -> Iterator[Told]:
    """The developed half of the PLOVER records, each `NEWS` times."""
    for line in plover.DATA.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if plover.Record(record["id"], "", "", None, None).developed:
            one = news(record, sayso.parse(record["text"], published=record["date"]))
            if one is not None:
                yield from (replace(one) for _ in range(NEWS))


# --- regression ---------------------------------------------------------------------------------


def minimum(slope: Callable[[Floats], tuple[float, Floats]], width: int) -> Floats:
    """The lowest point of a smooth function, by L-BFGS with halved steps (Nocedal 1980)."""
    at = np.zeros(width)
    value, down = slope(at)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(ROUNDS):
        way = down.copy()
        used = []
        for moved, turned in reversed(steps):
            share = float(moved @ way) / float(moved @ turned)
            used.append(share)
            way -= share * turned
        if steps:
            way *= float(steps[-1][0] @ steps[-1][1]) / float(steps[-1][1] @ steps[-1][1])
        else:
            way /= max(1.0, float(np.linalg.norm(down)))
        for (moved, turned), share in zip(steps, reversed(used), strict=True):
            way += moved * (share - float(turned @ way) / float(moved @ turned))
        size = 1.0
        while True:
            there = at - size * way
            lower, next_down = slope(there)
            if lower <= value - 1e-4 * size * float(way @ down) or size < 1e-6:
                break
            size /= 2
        moved, turned = there - at, next_down - down
        if float(moved @ turned) > 1e-10:
            steps = [*steps[1 - KEPT :], (moved, turned)]
        done = value - lower < 1e-5 * max(1.0, abs(lower))
        at, value, down = there, lower, next_down
        if done:
            break
    return at


def chosen(table: Table, decay: float) -> Floats:
    """Weights of columns that make the right options likeliest."""
    firsts = np.flatnonzero(np.r_[True, np.diff(table.question) > 0])
    right = table.right.astype(float)
    right[firsts[np.add.reduceat(right, firsts) == 0]] = 1.0  # who cannot be found is nobody
    owner = np.repeat(np.arange(len(table.ends)), np.diff(np.r_[0, table.ends]))

    def slope(weights: Floats) -> tuple[float, Floats]:
        scores = np.bincount(owner, weights[table.columns], len(table.ends))
        scores -= np.maximum.reduceat(scores, firsts)[table.question]
        odds = np.exp(scores)
        odds /= np.add.reduceat(odds, firsts)[table.question]
        wanted = odds * right
        sums = np.add.reduceat(wanted, firsts)
        pull = odds - wanted / sums[table.question]
        down = np.bincount(table.columns, pull[owner], table.width) + decay * weights
        loss = -float(np.log(sums + 1e-12).sum()) + decay / 2 * float(weights @ weights)
        return loss, down

    return minimum(slope, table.width)


# --- acts ---------------------------------------------------------------------------------------


@dataclass
class Deeds:
    """The claims to learn acts from: rows of signals, vectors, the rules' acts, the gold's."""

    rows: list[list[int]]
    vectors: Floats
    rule: Ints
    right: Ints


def deeds(those: Sequence[Told], known: dict[str, int]) -> Deeds:
    """Signals of all claims of some reports."""
    rows, vectors, rule, right = [], [], [], []
    for one in those:
        for at, gold in one.gold.items():
            if "act" not in gold:
                continue
            names = deed_signals(one.context, one.drafts, at)
            rows.append(sorted({known[name] for name in names if name in known}))
            vector = vector_of(one.drafts[at])
            vectors.append(np.zeros(384) if vector is None else vector.astype(float))
            rule.append(ACTS.index(one.drafts[at].act))
            right.append(ACTS.index(Act(gold["act"])))
    return Deeds(rows, np.array(vectors), np.array(rule), np.array(right))


def scored(those: Deeds, signals: Floats, vectors: Floats) -> Floats:
    """Scores of every act for every claim, the rules' among them."""
    scores = those.vectors @ vectors
    for at, row in enumerate(those.rows):
        scores[at] += signals[row].sum(axis=0)
    scores[np.arange(len(scores)), those.rule] += BESIDE
    found: Floats = scores
    return found


def fit_deeds(those: Deeds, width: int) -> tuple[Floats, Floats]:
    """Weights of signals and of vectors for every act."""
    number = len(ACTS)
    ends = np.cumsum([len(row) for row in those.rows])
    flat = np.array([column for row in those.rows for column in row])
    owner = np.repeat(np.arange(len(ends)), np.diff(np.r_[0, ends]))
    right = np.eye(number)[those.right]

    def slope(weights: Floats) -> tuple[float, Floats]:
        both = weights.reshape(width + 384, number)
        scores = scored(those, both[:width], both[width:])
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        pull = odds - right
        down = DECAY["acts"] * both
        for act in range(number):
            down[:width, act] += np.bincount(flat, pull[owner, act], width)
        down[width:] += those.vectors.T @ pull
        loss = -float(np.log(odds[right > 0] + 1e-12).sum())
        return loss + DECAY["acts"] / 2 * float(weights @ weights), down.ravel()

    both = minimum(slope, (width + 384) * number).reshape(width + 384, number)
    return both[:width], both[width:]


def with_acts(those: Sequence[Told], names: dict[str, int], fitted: tuple[Floats, Floats]) -> None:
    """Puts the likeliest acts in place of the rules', leanings aside."""
    for one in those:
        whole = replace(one, gold={at: {"act": "STATE"} for at in range(len(one.drafts))})
        if one.drafts:
            best = scored(deeds([whole], names), *fitted).argmax(axis=1)
            one.drafts = [
                replace(draft, act=ACTS[act]) for draft, act in zip(one.drafts, best, strict=True)
            ]


# --- agents and patients ------------------------------------------------------------------------


Question = tuple[list[str], list[tuple[str, list[str]]], dict[str, list[bool]], dict[str, bool]]
"""Circumstances; candidates with signals; by part, which are right, and whether it is nobody."""


def questions(those: Iterable[Told]) -> list[Question]:
    """Every claim with its candidates."""
    found: list[Question] = []
    for one in those:
        signals = Signals(one.context, one.drafts)
        for at, gold in one.gold.items():
            candidates = list(signals.candidates(at))
            right: dict[str, list[bool]] = {
                part: [
                    gold[part] is not None and gold[part] in (entity(who, one.same) or ())
                    for who, _ in candidates
                ]
                for part in PARTS
                if part in gold
            }
            nobody: dict[str, bool] = {part: gold[part] is None for part in right}
            found.append((signals.circumstances(at), candidates, right, nobody))
    return found


def tabled(
    those: Sequence[Question], part: str, circumstances: dict[str, int], signals: dict[str, int]
) -> Table:
    """Each candidate with the columns of its signals under its claim's circumstances."""
    columns, lengths, question, right = [], [], [], []
    told_of = [one for one in those if part in one[3]]
    for number, (held, candidates, answers, nobody) in enumerate(told_of):
        under = np.array([circumstances[c] for c in held if c in circumstances]) * len(signals)
        options = [([NOBODY], nobody[part])]
        options += [(s, r) for (_, s), r in zip(candidates, answers[part], strict=True)]
        for names, answer in options:
            ids = np.array(sorted({signals[n] for n in names if n in signals}))
            columns.append((under[:, None] + ids[None]).ravel())
            lengths.append(columns[-1].size)
            question.append(number)
            right.append(answer)
    width = len(circumstances) * len(signals)
    return Table(
        np.concatenate(columns), np.cumsum(lengths), np.array(question), np.array(right), width
    )


def fit_part(table: Table, decay: float) -> Floats:
    """Weights of all columns that are seen often enough; 0 for the others."""
    seen = np.bincount(table.columns, minlength=table.width)
    kept = np.flatnonzero(seen >= OFTEN["both"])
    place = np.full(table.width, -1)
    place[kept] = np.arange(len(kept))
    inside = place[table.columns] >= 0
    ends: Ints = np.cumsum(inside)[table.ends - 1].astype(np.int64)
    less = Table(
        place[table.columns[inside]], ends, table.question, table.right, len(kept)
    )  # fmt: skip
    weights = np.zeros(table.width)
    weights[kept] = chosen(less, decay)
    return weights


def share_right(table: Table, weights: Floats) -> float:
    """How often the likeliest option is right, in per cent."""
    owner = np.repeat(np.arange(len(table.ends)), np.diff(np.r_[0, table.ends]))
    scores = np.bincount(owner, weights[table.columns], len(table.ends))
    firsts = np.flatnonzero(np.r_[True, np.diff(table.question) > 0])
    best = np.maximum.reduceat(scores, firsts)[table.question] == scores
    return 100 * float((best & table.right).sum()) / len(firsts)


# --- the whole ----------------------------------------------------------------------------------


def listed(names: Iterable[str], least: int) -> dict[str, int]:
    """Names that come at least so often, in order."""
    counts = Counter(names)
    return {name: at for at, name in enumerate(sorted(n for n, k in counts.items() if k >= least))}


def fit(those: Sequence[Told]) -> dict[str, Any]:
    """All tables, fitted on the reports of odd number."""
    odd, even = [t for t in those if t.odd], [t for t in those if not t.odd]
    names = listed(
        (n for t in odd for at in t.gold for n in set(deed_signals(t.context, t.drafts, at))),
        OFTEN["deed"],
    )
    acts = fit_deeds(deeds(odd, names), len(names))
    for label, half in (("odd", odd), ("even", even)):
        those_ = deeds(half, names)
        best = scored(those_, *acts).argmax(axis=1)
        print(f"act, {label} files: rules {100 * np.mean(those_.rule == those_.right):.1f}, "
              f"weighed {100 * np.mean(best == those_.right):.1f}")  # fmt: skip
    order = {id(one.context): at for at, one in enumerate(odd)}
    halves = [[t for t in odd if order[id(t.context)] % 2 == n] for n in (0, 1)]
    fitted = [fit_deeds(deeds(half, names), len(names)) for half in halves]
    with_acts(halves[0], names, fitted[1])
    with_acts(halves[1], names, fitted[0])
    with_acts(even, names, acts)
    asked = questions(odd)
    signals = listed(
        (n for _, cs, _, _ in asked for n in {NOBODY}.union(*(s for _, s in cs))), OFTEN["signal"]
    )
    circumstances = listed((c for held, *_ in asked for c in held), OFTEN["circumstance"])
    parts = []
    for part in PARTS:
        weights = fit_part(tabled(asked, part, circumstances, signals), DECAY[part])
        parts.append(weights.reshape(len(circumstances), len(signals)))
        for label, those__ in (("odd", asked), ("even", questions(even))):
            table = tabled(those__, part, circumstances, signals)
            print(f"{part}, {label} files: first choice right {share_right(table, weights):.1f}")
    return {
        "deeds": names, "acts": [a.value for a in ACTS], "of_deeds": acts[0],
        "of_vector": acts[1], "circumstances": circumstances, "signals": signals,
        "of_parts": np.array(parts),
    }  # fmt: skip


def write(tables: dict[str, Any], path: Path) -> None:
    """Names as lines of bytes, weights as signed bytes with one scale for each table."""
    kept: dict[str, npt.NDArray[Any]] = {}
    scales = []
    for name, table in tables.items():
        if name.startswith("of_"):
            scales.append(float(np.abs(table).max()) / 127)
            kept[name] = np.rint(table / scales[-1]).astype(np.int8)
        else:
            kept[name] = np.frombuffer("\n".join(table).encode(), np.uint8)
    np.savez_compressed(path, scale=np.array(scales, np.float32), **kept)  # type: ignore[arg-type]


def main() -> int:
    """Read all reports, fit, write."""
    those = [told(report, read(report)) for report in reports("short-train")]
    write(fit([*those, *records()]), HERE)
    print(f"{HERE.name}: {HERE.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
