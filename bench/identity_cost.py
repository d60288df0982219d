"""Cost of identities: names of generated ledgers matched across reports, and one report more.

    python -m bench identity_cost [--mentions N ...] [--json]

A mention is one name in one report. People and bodies are invented from syllables. New words come
up as they do in lists of real names: some are in every tenth name, new ones never cease, and the
vocabulary grows as a power of what was read (Pitman and Yor's process; the words of people's names
in Wikidata grow as n to the 0.75). A quarter are bodies that share all words but one or two with
others; a third of the people have their father's name too, half of these not always; many are
spelled in two ways, and a tenth go by a part of their name as well. Each size is matched in a
ledger of its own, all its names at once; then one report of 25 names more, of which five are new.
`power` is the growth of the processor's time from the size before: 1 is linear, 2 all pairs.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.ledger import Ledger
from sayso.show.weighing import same_name
from sayso.weigh.decided import Decisions
from sayso.weigh.entry import Name
from sayso.weigh.kept import Kept
from sayso.weigh.name_blocks import CAP, blocks_of_form
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
BODIES = (
    "brigade council front ministry monitor union committee office battalion party movement agency "
    "hospital university bank company society network police court army association centre guard"
).split()
SIZES = (100_000, 200_000, 400_000, 1_000_000)


class Words:
    """Invented words, each the likelier the more often it was drawn, new ones never ceasing."""

    def __init__(self, chance: random.Random, *, discount: float, spread: float = 20.0) -> None:
        """`discount` 0..1: the vocabulary grows as the draws to the power of it."""
        self._chance, self._discount, self._spread = chance, discount, spread
        self._drawn: list[tuple[str, bool]] = []
        """Every word that was drawn, and whether it was new then."""
        self._known = 0

    def draw(self) -> str:
        """One word, new with probability (spread + discount * known) / (spread + drawn)."""
        weight = self._spread + self._discount * self._known
        if self._chance.random() * (self._spread + len(self._drawn)) < weight:
            self._known += 1
            self._drawn.append((word(self._chance), True))
            return self._drawn[-1][0]
        while True:  # a word drawn n times weighs n less the discount
            found, new = self._chance.choice(self._drawn)
            if not new or self._chance.random() >= self._discount:
                self._drawn.append((found, False))
                return found


def word(chance: random.Random) -> str:
    """One invented word of two or three syllables."""
    count = chance.choice((2, 2, 3))
    body = "".join(chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(count))
    return body + chance.choice(ENDS)


def actors(number: int, seed: int) -> list[tuple[str, ...]]:
    """The names of so many people and bodies, folded, the main one first."""
    chance = random.Random(seed)
    given = Words(chance, discount=0.5)
    family = Words(chance, discount=0.75)
    places = Words(chance, discount=0.6)
    rows: list[tuple[str, ...]] = []
    for _ in range(number):
        if chance.random() < 0.25:
            rows.append((f"{places.draw()} {places.draw()} {chance.choice(BODIES)}",))
            continue
        between = f" {given.draw()}" if chance.random() < 0.33 else ""
        main = f"{given.draw()}{between} {family.draw()}"
        old, new = chance.choice(SPELLED)
        other = main.replace(old, new)
        names = (main, other) if other != main else (main,)
        if between and chance.random() < 0.5:
            names = (*names, f"{main.split()[0]} {main.split()[-1]}")
        rows.append((*names, main.split()[-1]) if chance.random() < 0.1 else names)
    chance.shuffle(rows)
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


def match(path: Path, mentions: int, seed: int) -> dict[str, Any]:
    """One size: seconds for all identities and for one report more, in a new ledger."""
    ledger = Ledger.create(path)
    with ledger.batch():
        shelf = Tables(ledger.weighed.state)
        kept, forms = Kept(shelf), set()
        for number, names in enumerate(reports(mentions, seed)):
            shelf.put_names({number: (names, ())})
            forms |= {form for name in names for form in (name.form, name.main)}
        start, busy = time.perf_counter(), time.process_time()
        identify(kept, Touched(forms=set(forms)), same_name=same_name, decisions=Decisions())
        whole, busy = time.perf_counter() - start, time.process_time() - busy
        more = next(reports(PER_REPORT * DISTINCT, seed + 2))[:5]
        more += next(reports(mentions, seed))[:20]
        start = time.perf_counter()
        fresh = {form for name in more for form in (name.form, name.main)}
        blocks = {block for form in fresh for block in blocks_of_form(form)}
        crowded = shelf.crowded_names(blocks, CAP)
        shelf.put_names({mentions: (more, ())})
        now = Touched(forms=fresh, crowded_names=crowded)
        identify(kept, now, same_name=same_name, decisions=Decisions())
        one = time.perf_counter() - start
        several = len(set(shelf.identities().values()))
    ledger.close()
    return {
        "mentions": mentions, "names": len(forms), "identities_of_several_names": several,
        "seconds": round(whole, 2), "processor_seconds": round(busy, 2),
        "one_report_more_seconds": round(one, 3),
    }  # fmt: skip


def main(argv: list[str]) -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(prog="python -m bench identity_cost", description=__doc__)
    options.add_argument("--mentions", type=int, nargs="+", default=SIZES)
    options.add_argument("--seed", type=int, default=11)
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args(argv)
    rows: list[dict[str, Any]] = []
    for mentions in sorted(chosen.mentions):
        with tempfile.TemporaryDirectory() as folder:
            row = match(Path(folder) / "names.sayso", mentions, chosen.seed)
        if rows:
            last = rows[-1]
            row["power"] = round(
                math.log(row["processor_seconds"] / last["processor_seconds"])
                / math.log(mentions / last["mentions"]),
                2,
            )
        row["peak_mebibytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        rows.append(row)
        if not chosen.json:
            print("  ".join(f"{key} {value}" for key, value in row.items()), flush=True)
    if chosen.json:
        print(json.dumps({"bench": "identity_cost", "seed": chosen.seed, "sizes": rows}, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
