"""Scale: weighing a generated corpus of known truth, its time, memory and growth.

    python -m bench scale [--reports N] [--processes N] [--day | --copies] [--folder FOLDER]
                          [--log] [--json]

Reports are made as reading would have left them (no model runs): events with a dozen propositions
each, worded in several ways by named, unnamed and silent origins; some reports copy others. They
come in portions, and what each portion takes adds up to what an eighth, a quarter, half and all of
them take: the growth with every doubling is printed, in seconds of the processor, which tell more
than the clock where others use the machine. Then one report more. Generating is not counted.

The world grows with the corpus, as the one does that reports tell of: sixty reports come in a day,
100,000 in four and a half years; the reports about one event are spread over ten days' and mixed
with those about a hundred others; half of what they say has a day. Of the places and the people
there are more with every event, of the bodies more with its root, and a few of each are in much of
what is said (Zipf). `--day` is the hard case: a world that stays as it is, six bodies and 6,000
towns, where all happens on one day that nobody names, however many reports there are.
"""

from __future__ import annotations

import argparse
import json
import logging
import multiprocessing
import os
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Iterator
from copy import copy
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np

from bench.allegations import f1
from bench.generate import FIRST, GROUPS, LAST, OUTLETS, TOWNS
from sayso.ledger import Ledger
from sayso.show.weighing import BATCH, portion
from sayso.weigh.entry import Actor, Entry, Name, Saying, Source
from sayso.weigh.grams import words_of
from sayso.weigh.tables import Tables
from sayso.weigh.voice import OriginKind
from sayso.weigh.weighing import Weighing
from sayso.weigh.words import fold
from sayso.workers import Workers, seldom_collected

log = logging.getLogger(__name__)

PER_EVENT = 6
"""Reports about one event."""
A_DAY = 60
"""Reports that come in a day."""
MIXED = 600
"""Reports that come in no order."""
FIRST_DAY = date(2019, 1, 1)
CLAIMS = 10
PROPOSITIONS = 12
LEAST = 250  # fewer reports show no growth
ACTS = ("ASSAULT", "COERCE", "MOVE", "AID", "STATE")


class Corpus:
    """Generated reports by number: the same for the same seed, whatever was asked for before."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._texts: dict[int, str] = {}
        self.proposition = lru_cache(maxsize=8_192)(self._proposition)

    # --- the world -------------------------------------------------------------------------

    def story(self, number: int) -> int:
        """Which story comes with this number: those of ten days are mixed."""
        return number // MIXED * MIXED + _mixed(self.seed, number // MIXED)[number % MIXED]

    def day(self, event: int) -> date | None:
        """When an event was."""
        return FIRST_DAY + timedelta(days=event * PER_EVENT // A_DAY)

    def group(self, chance: random.Random, event: int) -> str:
        """A body that is in an event."""
        which = _few(chance, len(GROUPS) + 1.5 * event**0.5)
        name = GROUPS[which % len(GROUPS)]
        return f"{name} {which // len(GROUPS)}" if which >= len(GROUPS) else name

    def district(self, event: int) -> int:
        """Where an event was: each has a dozen towns."""
        return _few(random.Random(f"where-{self.seed}-{event}"), 100 + event / 4)

    def person(self, chance: random.Random, event: int) -> str:
        """Somebody who speaks of an event."""
        return f"{chance.choice(FIRST)} {chance.choice(LAST)} {_few(chance, 50 + event / 2)}"

    # --- reports ---------------------------------------------------------------------------

    def text(self, number: int) -> str:
        """A report's text; the last ones are kept, as a ledger has them at hand."""
        if number not in self._texts:
            self.entry(number)
        return self._texts[number]

    def entry(self, number: int) -> tuple[Entry, str]:
        """One report's entry and its text."""
        story = self.story(number)
        chance = random.Random(f"scale-{self.seed}-{story}")
        event = story // PER_EVENT
        if story % PER_EVENT and chance.random() < 0.15:
            chance = random.Random(f"scale-{self.seed}-{story - 1}")  # a copy of the one before
        when = self.day(event)
        published = "2023-03-07" if when is None else str(when + timedelta(days=_late(story)))
        outlet = chance.choice(OUTLETS)
        sentences, sayings, names = [], [], {}
        at = 0
        for place, which in enumerate(sorted(chance.sample(range(PROPOSITIONS), CLAIMS))):
            words, act, agent, town, dated, vector = self.proposition(
                event, which, chance.randrange(3)
            )
            kind = chance.choice((OriginKind.named, OriginKind.described, OriginKind.unknown))
            who = self.person(chance, event)
            line = words if kind is OriginKind.unknown else f"{words}, {who} said"
            filler = " ".join(_words(chance, 55))
            sentences.append(f"{line}. {filler}.")
            source = Source(
                kind, fold(who) if kind is OriginKind.named else f"\0r{number}\0{place}", who,
                "official" if kind is OriginKind.described else "", gatherers=(fold(outlet),),
            )  # fmt: skip
            if kind is OriginKind.named:
                names[fold(who)] = Name(fold(who), fold(who), "person")
            names[agent.form] = Name(agent.form, agent.form, "group")
            span = (at, at + len(words))
            sayings.append(
                Saying(
                    f"r{number}:{event}:{which}:{place}", place, words, span,
                    (at, at + len(sentences[-1])), place, 0.9, source, act, agent=agent,
                    place=Actor(fold(town), town, True, "place"), report=f"r{number}",
                    time=(when.toordinal(),) * 2 if when is not None and dated else None,
                    time_said=str(when) if when is not None and dated else None,
                    publisher=outlet, published=published, vector=vector,
                )
            )  # fmt: skip
            at += len(sentences[-1]) + 1
        text = " ".join(sentences)
        self._texts[number] = text
        if len(self._texts) > 2 * BATCH:
            del self._texts[next(iter(self._texts))]
        prints = tuple(sorted(words_of(text).index()))
        entry = Entry(
            f"r{number}", outlet, fold(outlet), None, None, None, published,
            len(text.split()), tuple(sayings), tuple(names.values()), (), prints=prints,
        )  # fmt: skip
        return entry, text

    def _proposition(
        self, event: int, which: int, wording: int
    ) -> tuple[str, str, Actor, str, bool, bytes]:
        """One proposition of an event in one of its wordings."""
        chance = random.Random(f"scale-{self.seed}-{event}-{which}")
        group = self.group(chance, event)
        town = f"{chance.choice(TOWNS)} {self.district(event)}"
        content = _words(chance, 7)
        middle = np.random.default_rng(event * 97 + which).normal(size=384)
        varied = random.Random(f"{self.seed}-{event}-{which}-{wording}")
        for _ in range(wording):
            content[varied.randrange(len(content))] = _words(varied, 1)[0]
        noise = np.random.default_rng(event * 97 + which * 7 + wording).normal(size=384)
        vector = middle + 0.5 * noise
        packed = (vector / np.linalg.norm(vector) * 127).round().astype(np.int8).tobytes()
        words = f"{group} {' '.join(content)} at {town}"
        agent = Actor(fold(group), group, True, "group")
        return words, chance.choice(ACTS), agent, town, chance.random() < 0.5, packed


@lru_cache(maxsize=8)
def _mixed(seed: int, window: int) -> list[int]:
    """The stories of some days in the order in which they come."""
    found = list(range(MIXED))
    random.Random(f"mixed-{seed}-{window}").shuffle(found)
    return found


def _few(chance: random.Random, most: float) -> int:
    """A number below the most: half as large, twice as often."""
    return int(most ** chance.random()) - 1


def _late(story: int) -> int:
    """How many days after the event a story is printed."""
    return min(9, int(random.Random(story).expovariate(0.5)))


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[list[str], list[float]]:
    """Invented words, as unevenly used as the words of a language are (Zipf)."""
    chance = random.Random("scale-words")
    parts = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    words = sorted({"".join(chance.choice(parts) for _ in range(3)) for _ in range(30_000)})
    chance.shuffle(words)
    return words, list(accumulate(1 / (place + 8) for place in range(len(words))))


def _words(chance: random.Random, count: int) -> list[str]:
    words, weights = _vocabulary()
    return chance.choices(words, cum_weights=weights, k=count)


class _Texts(Tables):
    """A ledger's tables, with texts from the generator: no reports are stored here."""

    def __init__(self, ledger: Ledger, corpus: Corpus) -> None:
        super().__init__(ledger.weighed.state)
        self._corpus = corpus

    def text(self, report: str) -> str:
        """The generated text."""
        return self._corpus.text(int(report[1:]))


class OneDay(Corpus):
    """The hard case: all happens on one day, in a world that does not grow."""

    def story(self, number: int) -> int:
        """One event after the other."""
        return number

    def day(self, event: int) -> date | None:
        """Never named."""

    def group(self, chance: random.Random, event: int) -> str:  # noqa: ARG002  as above
        """One of six."""
        return chance.choice(GROUPS)

    def district(self, event: int) -> int:
        """One of five hundred."""
        return event % 499

    def person(self, chance: random.Random, event: int) -> str:
        """One of some 180,000."""
        return f"{chance.choice(FIRST)} {chance.choice(LAST)} {event % 977}"


class Copies(OneDay):
    """One report over and over, under other ids and names."""

    def entry(self, number: int) -> tuple[Entry, str]:
        """The first report, as if another outlet had printed it whole."""
        first, text = super().entry(0)
        report = f"r{number}"
        sayings = tuple(
            replace(one, report=report, claim=one.claim.replace("r0:", f"{report}:", 1))
            for one in first.sayings
        )
        self._texts[number] = text
        return replace(first, report=report, sayings=sayings), text


class Spent:
    """Seconds on the clock and of the processor, inside `with` blocks."""

    def __init__(self) -> None:
        self.wall = self.cpu = 0.0

    def __enter__(self) -> None:
        self._began = time.perf_counter(), _processor()

    def now(self) -> Spent:
        """What was spent up to here."""
        return copy(self)

    def __exit__(self, *_: object) -> None:
        self.wall += time.perf_counter() - self._began[0]
        self.cpu += _processor() - self._began[1]


def _processor() -> float:
    """Seconds of the processor, those of processes beside this one too.

    The system tells of these when they have ended; of those that work, Linux alone tells.
    """
    total = time.process_time()
    for child in multiprocessing.active_children():
        try:
            parts = Path(f"/proc/{child.pid}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")
    return total


def weigh(
    path: Path, corpus: Corpus, count: int, marks: Collection[int] = (), processes: int = 1
) -> tuple[dict[int, Spent], Spent, Ledger]:
    """What the first reports cost up to each mark and to `count`, what one more does; the ledger.

    Portions end at the marks: up to each, a ledger of so many reports would have cost the same.
    """
    ledger = Ledger.create(path)
    spent, once = Spent(), Spent()
    up_to: dict[int, Spent] = {}
    at = 0
    with Workers(processes) as workers, seldom_collected():
        weighing = Weighing(_Texts(ledger, corpus), each=workers.each)
        for mark in sorted({*marks, count}):
            while at < mark:
                upper, size = min(at + BATCH, mark), portion(at)
                made = [corpus.entry(number)[0] for number in range(at, upper)]
                with spent, ledger.batch():
                    for start in range(0, len(made), size):
                        left = start + size < len(made)
                        weighing.update(made[start : start + size], more=left)
                at = upper
                log.info("%d reports: %.0f s, processor %.0f s", at, spent.wall, spent.cpu)
            up_to[mark] = spent.now()
    more = corpus.entry(count)[0]
    with once, ledger.batch():
        # A new process would not have the rest in memory.
        Weighing(_Texts(ledger, corpus)).update([more])
    return up_to, once, ledger


def b_cubed(ledger: Ledger) -> tuple[int, float]:
    """How many claims there are, and B³ F1 of the allegations against the propositions."""
    sizes: Counter[str] = Counter()
    for claims in groups(ledger):
        sizes.update(claims)
    total = sizes.total()
    precision = recall = 0.0
    for claims in groups(ledger):
        for proposition, many in claims.items():
            precision += many * many / claims.total()
            recall += many * many / sizes[proposition]
    return total, f1(precision / total, recall / total)


def groups(ledger: Ledger) -> Iterator[Counter[str]]:
    """Each allegation as the propositions of its claims."""
    for row in ledger.weighed.state.rows():
        parts = (claim.split(":") for claim in json.loads(row)["claims"])
        yield Counter(f"{event}:{which}" for _, event, which, _ in parts)


def main(argv: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench scale", description=__doc__)
    parser.add_argument("--reports", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=6)
    world = parser.add_mutually_exclusive_group()
    world.add_argument("--day", action="store_true", help="All on one day, in a small world.")
    world.add_argument("--copies", action="store_true", help="Copies of one report.")
    parser.add_argument(
        "--folder", type=Path, help="Where the ledger goes meanwhile: 100,000 reports take some GB."
    )
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--log", action="store_true", help="Print how far it is.")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO if asked.log else logging.WARNING)
    corpus = (Copies if asked.copies else OneDay if asked.day else Corpus)(asked.seed)
    count = asked.reports
    marks = sorted({mark for share in (8, 4, 2) if (mark := count // share) >= LEAST})
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        # What is loaded once is no part of the growth.
        weigh(Path(folder) / "warm.sayso", corpus, 20)[2].close()
        path = Path(folder) / "whole.sayso"
        up_to, one, ledger = weigh(path, corpus, count, marks, asked.processes)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        beside = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        claims, score = b_cubed(ledger)
        ledger.close()
        size = (Path(folder) / "whole.sayso").stat().st_size
    whole = up_to[count]
    figures: dict[str, Any] = {
        "reports": count, "claims": claims, "seed": asked.seed,
        "one_day": asked.day, "copies": asked.copies,
        "seconds": round(whole.wall, 2), "cpu_seconds": round(whole.cpu, 2),
        "cpu_seconds_up_to": {mark: round(spent.cpu, 2) for mark, spent in up_to.items()},
        "doubling_cpu": {
            f"{mark} to {2 * mark}": round(up_to[2 * mark].cpu / up_to[mark].cpu, 2)
            for mark in marks if 2 * mark in up_to
        },
        "one_more_seconds": round(one.wall, 3), "one_more_cpu_seconds": round(one.cpu, 3),
        "reports_per_second": round(count / whole.wall, 1),
        "reports_per_cpu_second": round(count / whole.cpu, 1),
        "peak_mebibytes": peak, "largest_worker_mebibytes": beside,
        "processes": asked.processes, "ledger_mebibytes": size // 2**20, "b3_f1": round(score, 3),
    }  # fmt: skip
    if asked.json:
        print(json.dumps(figures, indent=1))
    else:
        for key, value in figures.items():
            print(f"{key:20} {value}")
    return 0
