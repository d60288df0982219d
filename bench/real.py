"""Sources and chains in real reports: releases on Syria and Iraq, news, news of conflicts.

    python -m bench real [--half HALF] [--data ../shared/data] [--errors] [--json]

62 documents of re3d (of the American command, the British government and Wikipedia), 28 news
stories of TR-News and 48 news stories of conflicts (LGL, TempEval-3) were annotated by people who
had not seen the program, by the conventions of the gold corpus, each document by one of them.
`bench/real` holds their offsets, not the texts. Of each kind one half is for developing, the other
was only measured. The model learned mentions from re3d's documents, sources it did not, and of the
others nothing. The figures are those of `bench chains`, and whole relations as in
`bench attribution`, nested ones too. Other people chose some claims in each and told their acts,
agents and patients; of the claims found, that with their main verb is theirs, or the most alike.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.chains import Machine, score
from bench.claims import matched
from bench.gold.nouns import GoldReport
from bench.metrics import Counts, Table, Tokens, score_relations
from sayso.model import Claim, Parsed
from sayso.state.actors import entity_of
from sayso.state.context import Context

HERE = Path(__file__).parent / "real"
HALVES = {
    "dev": "a.jsonl", "measure": "b.jsonl", "news-dev": "c.jsonl", "news-measure": "d.jsonl",
    "conflict-dev": "e.jsonl", "conflict-measure": "f.jsonl",
}  # fmt: skip
PARTS = ("agent", "patient")
PARTLY = 0.3
"""How alike, as Dice, a claim with a passage's main verb must be to it."""
NAMED = ("appos", "flat", "compound", "conj")
Json = dict[str, Any]


def main(argv: list[str]) -> int:
    """Print attributions found, chains, origin, naming, role and basis, with intervals."""
    options = argparse.ArgumentParser(prog="python -m bench real", description=__doc__)
    options.add_argument("--half", choices=tuple(HALVES), default="measure")
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--errors", action="store_true", help="what differs, where developed on")
    options.add_argument("--json", action="store_true")
    options.add_argument("--seed", type=int, default=0)
    chosen = options.parse_args(argv)
    if not (chosen.data / "ner-re3d").is_dir():
        print(f"{chosen.data / 'ner-re3d'}: not there; --data names the data's folder",
              file=sys.stderr)  # fmt: skip
        return 2
    table, machine, count = Table(), Machine(), 0
    for report in reports(chosen.half, chosen.data):
        parsed = machine.read(report)
        tokens = Tokens(report.text)
        gold, found = (
            [tokens.relation(a["source"], a["cue"], a["content"]) for a in some]
            for some in (report.gold["attributions"], _plain(parsed.reading.attributions))
        )
        score_relations(table, report.id, gold, found)
        telling = chosen.errors and chosen.half.endswith("dev")
        score(table, report, parsed, errors=telling)
        score_claims(table, report, parsed, errors=telling)
        count += 1
    rows = list(table.rows(chosen.seed))
    if chosen.json:
        print(json.dumps({"bench": "real", "data": f"bench/real/{HALVES[chosen.half]}",
                          "half": chosen.half, "documents": count, "seed": chosen.seed,
                          "sha256": hashlib.sha256((HERE / HALVES[chosen.half]).read_bytes())
                          .hexdigest(), "rows": rows}, indent=1))  # fmt: skip
        return 0
    print(f"{count} real reports, half {chosen.half}, intervals by report, seed {chosen.seed}")
    for row in rows:
        print(f"{row['name']:26} P {row['precision']:5} R {row['recall']:5} F1 {row['f1']:5} "
              f"[{row['low']}, {row['high']}] of {row['gold']}")  # fmt: skip
    return 0


def reports(half: str, data: Path) -> Iterator[GoldReport]:
    """The documents of a half, with what was annotated. Raises ValueError if a text is another."""
    texts: dict[tuple[str, str], Json] = {}
    for line in (HERE / HALVES[half]).read_text(encoding="utf-8").splitlines():
        told: Json = json.loads(line)
        if (told["file"], told["id"]) not in texts:
            with (data / told["file"]).open(encoding="utf-8") as file:
                texts |= {(told["file"], one["id"]): one for one in map(json.loads, file)}
        item = texts[told["file"], told["id"]]
        text = item["text"]
        if hashlib.sha256(text.encode()).hexdigest() != told["sha256"]:
            raise ValueError(f"{told['file']}, {told['id']}: not the text that was annotated")
        yield _report(told, text, item)


def _report(told: Json, text: str, item: Json) -> GoldReport:
    entities: dict[str, Json] = {}

    def hop(one: Json, origin: Json | None) -> Json:
        who = one["who"]
        name = told["publisher"] if who == "publisher" else text[slice(*who)] if who else ""
        key = None if who is None else "publisher" if who == "publisher" else f"{who[0]}-{who[1]}"
        if key is not None:
            entities[key] = {"id": key, "name": name, "names": []}
        facts = origin or {"naming": "", "role": ""}
        return {"entity": key, "name": name, "how": one["how"]} | facts

    said = []
    for one in told["attributions"]:
        facts = {"naming": one["naming"], "role": one["role"]}
        chain = [hop(h, facts if n == one["origin"] else None) for n, h in enumerate(one["chain"])]
        said.append(one | {"chain": chain, "insertions": []})
    gold = {
        "attributions": said, "entities": list(entities.values()), "claims": told["claims"],
    }  # fmt: skip
    return GoldReport(
        told["id"], told["file"], "real", text, told["publisher"], "publisher",
        None, item.get("title"), {}, gold,
    )  # fmt: skip


def score_claims(table: Table, report: GoldReport, parsed: Parsed, *, errors: bool) -> None:
    """Adds which act each claim tells, who did it, to whom."""
    claims, tokens = report.gold["claims"], Tokens(report.text)
    context = Context(parsed.report, parsed.text, parsed.resolved)
    found = parsed.stated.claims
    pairs = same_claims(context, tokens, claims, found)
    table.add(report.id, "claims found", Counts(len(pairs), len(pairs), len(claims)))
    for at, other in sorted(pairs.items()):
        gold, one = claims[at], found[other]
        words = report.text[slice(*gold["passage"])][:90]
        right = one.act == gold["act"]
        table.add(report.id, "act", Counts(int(right), 1, 1))
        if errors and not right:
            print(f"act: {gold['act']} found {one.act} | {words!r}")
        for part in PARTS:
            who, wanted = getattr(one, part), gold[part]
            right = wanted is not None and who in named(context, wanted)
            table.add(report.id, part, Counts(int(right), int(who is not None), int(bool(wanted))))
            if errors and (who or wanted) and not right:
                name = report.text[slice(*wanted)] if wanted else None
                known = context.entities.get(who or "")
                print(f"{part}: {name!r} found {known.name if known else who!r} | {words!r}")


def same_claims(
    context: Context, tokens: Tokens, gold: list[Json], found: Sequence[Claim]
) -> dict[int, int]:
    """Index of the found claim by index of the annotated one.

    A passage may hold clauses that are claims of their own: of those that overlap it well, one that
    has its main verb goes first.
    """
    theirs = [tokens.inside([tuple(c["passage"])], trim=True) for c in gold]
    ours = [tokens.inside([c.passage], trim=True) for c in found]
    rows = []
    for i, claim in enumerate(gold):
        words = context.tree.within(tuple(claim["passage"]))
        head = context.tree.starts[context.head_among(words)] if len(words) else -1
        for j, one in enumerate(found):
            if one.passage[0] <= head < one.passage[1]:
                dice = 2 * len(theirs[i] & ours[j]) / max(1, len(theirs[i]) + len(ours[j]))
                rows.append((dice, -i, -j))
    pairs: dict[int, int] = {}
    for dice, i, j in sorted(rows, reverse=True):
        if dice >= PARTLY and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    left = [i for i in range(len(gold)) if i not in pairs]
    free = [j for j in range(len(found)) if j not in pairs.values()]
    more = matched([theirs[i] for i in left], [ours[j] for j in free])
    return pairs | {left[i]: free[j] for i, j in more.items()}


def named(context: Context, span: tuple[int, int]) -> set[str | None]:
    """Who has a mention at the head of what somebody was marked with, or at his name beside it."""
    tree = context.tree
    words = tree.within(span)
    if not len(words):
        return set()
    heads = {context.head_among(words)}
    for word in words:
        if tree.relation[word] in NAMED and tree.head[word] in heads:
            heads.add(word)
    found = {entity_of(context, word) for word in heads} - {None}
    for mention, entity in zip(
        context.reading.mentions, context.resolved.mention_entities, strict=True
    ):
        inside = tree.within((mention.start, mention.end))
        if entity and not heads.isdisjoint(inside) and mention.end <= span[1]:
            found.add(entity)
    return found


def _plain(said: Any) -> list[Json]:
    return [{"source": a.source, "cue": a.cue, "content": a.content} for a in said]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
