"""Chains on the gold corpus: hops, origin, naming, role, basis of the attributions found.

An attribution counts as found where its content agrees by a Dice of 0.5 or more and its source
overlaps (or both have none), one to one, the closest first. A chain is right where every hop is,
in order; a hop is right where one of its entity's names is one of the gold entity's. Naming and
role are those of the origin. `all attributions` scores the same over everything that is annotated.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from dataclasses import replace
from typing import Any

from bench.gold.load import HALVES, SHORT, GoldReport, fingerprint, reports
from bench.metrics import Counts, Span, Table, Tokens
from sayso.model import Attribution, Chain, Hop, Parsed
from sayso.pipeline import given_text
from sayso.read import Reader
from sayso.resolve import Gazetteer, Knowledge, resolve
from sayso.resolve.who.folding import fold
from sayso.resolve.who.lexicon import TITLES
from sayso.state import state
from sayso.vocabulary import Mode

ENOUGH = 0.5
DETERMINER = re.compile(r"^(?:an?|the|my|our|his|her|its|their)\s+", re.IGNORECASE)
TARGETS = {"chain": 85.0, "origin": 92.0, "naming": 90.0, "role": 90.0, "basis": 85.0}
Json = dict[str, Any]


def main(argv: list[str]) -> int:
    """Print the share of right chains, origins, naming, role and basis, with intervals."""
    options = argparse.ArgumentParser(prog="python -m bench chains", description=__doc__)
    options.add_argument("--half", choices=HALVES + SHORT, default="measure")
    options.add_argument("--json", action="store_true")
    options.add_argument(
        "--errors", action="store_true", help="what differs, on the dev halves only"
    )
    options.add_argument("--incident", help="only this incident of the half")
    options.add_argument("--given", action="store_true", help="with the gold's own attributions")
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args(argv)
    table = Table()
    machine = Machine(given=chosen.given)
    for report in reports(chosen.half):
        if chosen.incident not in (None, report.incident):
            continue
        parsed = machine.read(report)
        score(
            table,
            report,
            parsed,
            errors=chosen.errors and chosen.half in ("dev", "short-dev", "short-train"),
        )
    rows = table.rows(chosen.seed)
    if chosen.json:
        print(json.dumps({"bench": "chains", "data": f"gold/{chosen.half}", "given": chosen.given,
                          "sha256": fingerprint(chosen.half), "seed": chosen.seed, "rows": rows},
                         indent=1))  # fmt: skip
        return 0
    print(f"chains on gold/{chosen.half}, intervals by report, seed {chosen.seed}")
    for row in rows:
        wanted = TARGETS.get(str(row["name"]))
        print(
            f"{row['name']:22} {row['recall']:5} % [{row['low']}, {row['high']}]  "
            f"of {row['gold']}{'' if wanted is None else f'  wanted {wanted}'}"
        )
    return 0


class Machine:
    """The stages, loaded once. `given`: the gold's attributions in the place of the reader's, to
    see resolving by itself.
    """

    def __init__(self, *, given: bool = False) -> None:
        self._reader, self._given = Reader(), given
        self._knowledge, self._gazetteer = Knowledge.load(()), Gazetteer.load()

    def read(self, one: GoldReport) -> Parsed:
        """A report as a user would have it read, from its given line alone."""
        line = one.given()
        report, text = given_text(
            line["text"], fields={k: v for k, v in line.items() if k != "text"}
        )
        reading = self._reader.read(text)
        report = replace(report, language=report.language or reading.language or None)
        if self._given:
            reading = replace(reading, attributions=tuple(map(_told, one.gold["attributions"])))
        resolved = resolve(
            report, text, reading, knowledge=self._knowledge, gazetteer=self._gazetteer
        )
        return Parsed(report, text, resolved, state(report, text, resolved))


def _told(one: Json) -> Attribution:
    return Attribution(
        one["id"], _spans(one["source"]), _spans(one["cue"]), _spans(one["content"]),
        _spans(one["insertions"]), Mode(one["mode"]), one["parent"],
    )  # fmt: skip


def _spans(rows: list[list[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in rows)


def score(table: Table, report: GoldReport, parsed: Parsed, *, errors: bool = False) -> None:
    """Add one report to the table."""
    gold = report.gold["attributions"]
    found = parsed.reading.attributions
    pairs = paired(report.text, gold, found)
    names = {one["id"]: _names(one) for one in report.gold["entities"]}
    mine = {one.id: frozenset(map(_plain, (one.name, *(n.name for n in one.names))))
            for one in parsed.resolved.entities}  # fmt: skip
    table.add(report.id, "attributions found", Counts(len(pairs), len(found), len(gold)))
    for number, one in enumerate(gold):
        other = found[pairs[number]] if number in pairs else None
        chain = parsed.resolved.chains[other.id] if other is not None else None
        right = chain is not None and _same_chain(one, chain, names, mine)
        table.add(report.id, "all attributions", Counts(int(right), 1, 1))
        if other is None or chain is None:
            continue
        table.add(report.id, "chain", Counts(int(right), 1, 1))
        if len(one["chain"]) > 2:
            table.add(report.id, "chain, relayed", Counts(int(right), 1, 1))
        last = _same_hop(one["chain"][-1], chain.speaker, names, mine)
        table.add(report.id, "speaker", Counts(int(last), 1, 1))
        basis = parsed.stated.commitments[other.id].basis.value == one["basis"]
        facts = _origin(table, report.id, one, chain, names, mine)
        facts["basis"] = basis
        table.add(report.id, "basis", Counts(int(basis), 1, 1))
        if right:
            hows = [a["how"] for a in one["chain"]] == [h.how.value for h in chain.hops]
            table.add(report.id, "how, of right chains", Counts(int(hows), 1, 1))
        wrong = [name for name, fine in facts.items() if not fine]
        if errors and (not right or wrong):
            _tell(report, one, chain, ["chain"] * (not right) + wrong)
            if not basis:
                print(f"   basis: gold {one['basis']}, found "
                      f"{parsed.stated.commitments[other.id].basis.value}")  # fmt: skip


def _origin(
    table: Table, article: str, gold: Json, chain: Chain, names: dict[str, frozenset[str]],
    mine: dict[str, frozenset[str]],
) -> dict[str, bool]:  # fmt: skip
    """Whether the origin is right, and its naming and role."""
    wanted = None if gold["origin"] is None else gold["chain"][gold["origin"]]
    hop = None if chain.origin is None else chain.hops[chain.origin]
    if wanted is None or hop is None:
        facts = {"origin": wanted is None and hop is None}
    else:
        facts = {"origin": _same_hop(wanted, hop, names, mine)}
    if wanted is not None:
        hop = hop or chain.speaker
        facts["naming"] = hop.naming.value == wanted["naming"]
        facts["role"] = hop.role.value == wanted["role"]
    for name, fine in facts.items():
        table.add(article, name, Counts(int(fine), 1, 1))
    return facts


def _same_chain(
    gold: Json, chain: Chain, names: dict[str, frozenset[str]], mine: dict[str, frozenset[str]],
) -> bool:  # fmt: skip
    return len(gold["chain"]) == len(chain.hops) and all(
        _same_hop(one, hop, names, mine) for one, hop in zip(gold["chain"], chain.hops, strict=True)
    )


def _same_hop(
    gold: Json, hop: Hop, names: dict[str, frozenset[str]], mine: dict[str, frozenset[str]],
) -> bool:  # fmt: skip
    """Whether two hops share a name; nobody known is the same as nobody known."""
    if gold["entity"] is None or hop.entity is None:
        return gold["entity"] is None and hop.entity is None
    theirs = names.get(gold["entity"], frozenset()) | {_plain(gold["name"])}
    ours = mine.get(hop.entity, frozenset()) | {_plain(hop.name)}
    return bool(theirs & ours)


def _names(entity: Json) -> frozenset[str]:
    return frozenset(_plain(one["name"]) for one in entity["names"]) | {_plain(entity["name"])}


def _plain(name: str) -> str:
    """Folded, without determiner and titles: "General Otto Brandeis" is "Otto Brandeis"."""
    words = fold(DETERMINER.sub("", name)).split()
    while len(words) > 2 and words[0] in TITLES:
        words.pop(0)
    return " ".join(words)


def paired(
    text: str, gold: list[Json], found: tuple[Attribution, ...] | list[Attribution]
) -> dict[int, int]:
    """Index of the found attribution by index of the gold one, the closest pairs first."""
    tokens = Tokens(text)
    theirs = [tokens.relation(_spans(a["source"]), _spans(a["cue"]), _spans(a["content"]))
              for a in gold]  # fmt: skip
    ours = [tokens.relation(a.source, a.cue, a.content) for a in found]
    rows: list[tuple[float, int, int]] = []
    for i, a in enumerate(theirs):
        for j, b in enumerate(ours):
            if bool(a.source & b.source) != bool(a.source or b.source) or not a.content & b.content:
                continue
            dice = 2 * len(a.content & b.content) / (len(a.content) + len(b.content))
            if dice >= ENOUGH:
                near = len(a.source & b.source) + len(a.cue & b.cue)
                rows.append((dice + 0.05 * near, -i, -j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(rows, reverse=True):
        if -i not in pairs and -j not in taken:
            pairs[-i] = -j
            taken.add(-j)
    return pairs


def _tell(report: GoldReport, gold: Json, chain: Chain, wrong: list[str]) -> None:
    words = [report.text[a:b] for key in ("source", "cue", "content") for a, b in gold[key][:1]]
    print(f"{report.id} {gold['id']} WRONG {', '.join(wrong)}: {' | '.join(words)[:130]!r}")
    print("   gold ", " > ".join(
        f"{h['name']}{'*' if n == gold['origin'] else ''} ({h['naming']}, {h['role']}, {h['how']})"
        for n, h in enumerate(gold["chain"])))  # fmt: skip
    print("   found", " > ".join(
        f"{h.name}{'*' if n == chain.origin else ''} ({h.naming}, {h.role}, {h.how})"
        for n, h in enumerate(chain.hops)))  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
