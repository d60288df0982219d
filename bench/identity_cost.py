"""Cost of identities: names of a generated ledger matched across reports, and one report more.

    python -m bench identity_cost [--mentions N] [--json]

A mention is one name in one report. People and bodies are invented from syllables, a few of them
much spoken of, many spelled in two or three ways; a tenth go by a part of their name as well.
Matched are a tenth of the mentions, then all, each in a ledger of its own; then one report of 25
names more, of which five are new.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from sayso.ledger import Ledger
from sayso.show.weighing import same_name
from sayso.weigh.decided import Decisions
from sayso.weigh.entry import Name
from sayso.weigh.kept import Kept
from sayso.weigh.naming import identify
from sayso.weigh.tables import Tables
from sayso.weigh.touched import Touched

PER_REPORT = 25
DISTINCT = 8
"""Mentions for one person or body, on average."""
ONSETS = "b br d dr f g gr h j k kh l m n p r s sh st t tr v w y z".split()
VOWELS = "a e i o u ai ei ou".split()
ENDS = "n r l k d m s t sh v".split()
SPELLED = (("kh", "k"), ("ou", "u"), ("ei", "ey"), ("sh", "s"), ("z", "s"), ("ai", "ay"))
BODIES = "brigade council front ministry monitor union committee office".split()


def word(chance: random.Random) -> str:
    """One invented word of two or three syllables."""
    count = chance.choice((2, 2, 3))
    body = "".join(chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(count))
    return body + chance.choice(ENDS)


def actors(number: int, seed: int) -> list[tuple[str, ...]]:
    """The names of so many people and bodies, folded, the main one first."""
    chance = random.Random(seed)
    given = [word(chance) for _ in range(max(40, number // 20))]
    family = [word(chance) for _ in range(max(80, number // 4))]
    rows: list[tuple[str, ...]] = []
    for _ in range(number):
        if chance.random() < 0.25:
            rows.append((f"{word(chance)} {word(chance)} {chance.choice(BODIES)}",))
            continue
        main = f"{chance.choice(given)} {chance.choice(family)}"
        old, new = chance.choice(SPELLED)
        other = main.replace(old, new)
        names = (main, other) if other != main else (main,)
        rows.append((*names, main.split()[1]) if chance.random() < 0.1 else names)
    return rows


def reports(mentions: int, seed: int) -> Iterator[list[Name]]:
    """The names of each report."""
    cast = actors(mentions // DISTINCT, seed)
    chance = random.Random(seed + 1)
    for _ in range(mentions // PER_REPORT):
        rows = []
        for _ in range(PER_REPORT):
            names = cast[int(len(cast) * chance.random() ** 2)]
            kind = "group" if names[0].split()[-1] in BODIES else "person"
            main = chance.choice([name for name in names if " " in name])
            rows.append(Name(chance.choice((main, names[-1])), main, kind))
        yield rows


def match(path: Path, mentions: int, seed: int) -> tuple[float, float, int]:
    """Seconds for all identities, for one report more, and how many names there are."""
    ledger = Ledger.create(path)
    with ledger.batch():
        shelf = Tables(ledger.weighed.state)
        kept, forms = Kept(shelf), set()
        for number, names in enumerate(reports(mentions, seed)):
            shelf.put_names(number, names, ())
            forms |= {form for name in names for form in (name.form, name.main)}
        start = time.perf_counter()
        identify(kept, Touched(forms=set(forms)), same_name=same_name, decisions=Decisions())
        whole = time.perf_counter() - start
        more = next(reports(PER_REPORT * DISTINCT, seed + 2))[:5]
        more += next(reports(mentions, seed))[:20]
        start = time.perf_counter()
        shelf.put_names(mentions, more, ())
        fresh = {form for name in more for form in (name.form, name.main)}
        identify(kept, Touched(forms=fresh), same_name=same_name, decisions=Decisions())
        one = time.perf_counter() - start
    ledger.close()
    return whole, one, len(forms)


def main(argv: list[str]) -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m bench identity_cost", description=__doc__)
    options.add_argument("--mentions", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=11)
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        tenth = match(Path(folder) / "a.sayso", chosen.mentions // 10, chosen.seed)
        whole = match(Path(folder) / "b.sayso", chosen.mentions, chosen.seed)
    figures = {
        "mentions": chosen.mentions, "names": whole[2], "seconds": round(whole[0], 2),
        "seconds_for_a_tenth": round(tenth[0], 2), "growth": round(whole[0] / tenth[0], 1),
        "one_report_more_seconds": round(whole[1], 3),
        "peak_mebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }  # fmt: skip
    if chosen.json:
        print(json.dumps({"bench": "identity_cost", "seed": chosen.seed, **figures}, indent=1))
        return 0
    for key, value in figures.items():
        print(f"{key:24} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
