"""Sources and chains in real reports: releases on Syria and Iraq, news, news of conflicts.

    python -m bench real [--half HALF] [--data ../shared/data] [--errors] [--json]

62 documents of re3d (of the American command, the British government and Wikipedia), 28 news
stories of TR-News and 48 news stories of conflicts (LGL, TempEval-3) were annotated by people who
had not seen the program, by the conventions of the gold corpus, each document by one of them.
`bench/real` holds their offsets, not the texts. Of each kind one half is for developing, the other
was only measured. The model learned mentions from re3d's documents, sources it did not, and of the
others nothing. The figures are those of `bench chains`, and whole relations as in
`bench attribution`, nested ones too.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.chains import Machine, score
from bench.gold.nouns import GoldReport
from bench.metrics import Table, Tokens, score_relations

HERE = Path(__file__).parent / "real"
HALVES = {
    "dev": "a.jsonl", "measure": "b.jsonl", "news-dev": "c.jsonl", "news-measure": "d.jsonl",
    "conflict-dev": "e.jsonl", "conflict-measure": "f.jsonl",
}  # fmt: skip
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
        score(table, report, parsed, errors=chosen.errors and chosen.half.endswith("dev"))
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
    gold = {"attributions": said, "entities": list(entities.values())}
    return GoldReport(
        told["id"], told["file"], "real", text, told["publisher"], "publisher",
        None, item.get("title"), {}, gold,
    )  # fmt: skip


def _plain(said: Any) -> list[Json]:
    return [{"source": a.source, "cue": a.cue, "content": a.content} for a in said]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
