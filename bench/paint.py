"""The workbench in Chromium: from a click to the painted page, on a ledger of many claims.

Facet clicks and searches on the claims page, allegations opened from within the workbench. It is
painted when the frame after the last change has been drawn and every request has been answered.

All claims of this ledger say much the same, which no collection does: comparing its reports would
take hours. `--weigh` of them are compared, enough for allegations of hundreds of claims, and the
comparing that goes on behind the pages is held still, so that it is not measured.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench.big_ledger import make
from bench.generate import TOWNS

GOALS_MS = {"facet click": 300.0, "search as one types": 300.0, "allegation": 500.0}
"""The 95th percentile that each must keep to."""

RESULT = Path(__file__).parent / "results" / "paint.json"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

WATCH = """
(() => {
  let asked = 0, changed = 0, answered = 0;
  const plain = window.fetch.bind(window);
  window.fetch = (...all) => {
    if (String(all[0]).endsWith('/events')) return plain(...all);
    asked += 1;
    return plain(...all).finally(() => { asked -= 1; answered = performance.now(); });
  };
  // A frame is drawn after its callbacks; a message posted from one comes once it was.
  const drawn = () => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => { changed = performance.now(); };
    port1.postMessage(0);
  });
  addEventListener('DOMContentLoaded', () => new MutationObserver(drawn).observe(document.body,
    { subtree: true, childList: true, characterData: true, attributes: true }));
  window.painted = (act, quiet) => new Promise((done, failed) => {
    const began = performance.now();
    act();
    const timer = setInterval(() => {
      const now = performance.now();
      if (asked === 0 && changed > began && now - Math.max(changed, answered) > quiet) {
        clearInterval(timer);
        done(changed - began);
      } else if (now - began > 60000) {
        clearInterval(timer);
        failed(new Error('nothing was painted in a minute'));
      }
    }, 20);
  });
})();
"""

CLICK = "n => { const all = [...document.querySelectorAll('.facet[open] .value')]; const one = \
all[n % all.length]; return window.painted(() => one.click(), 250) }"
TYPE = (
    "words => { const one = document.getElementById('claimwords'); return window.painted(() => { \
one.focus(); one.value = words; one.dispatchEvent(new Event('input', { bubbles: true })) }, 350) }"
)
GO = "hash => window.painted(() => { location.hash = hash }, 250)"


def main(argv: list[str]) -> int:
    """Open the workbench as a person does, click, and print how long each paint took."""
    parser = argparse.ArgumentParser(prog="python -m bench paint", description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=60, help="of each kind")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--ledger", type=Path, help="a ledger made by an earlier run, or to keep")
    parser.add_argument("--weigh", type=int, default=40, help="reports to compare, at least")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--keep", action="store_true", help="write bench/results/paint.json")
    options = parser.parse_args(argv)
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("no Chromium here: apt-get install chromium", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        path = options.ledger or Path(folder) / "big.sayso"
        if not path.exists():
            make(path, claims=options.claims, seed=options.seed).close()
        _weigh(path, options.weigh)
        with _opened(path) as address:
            answer = _measure(browser, address, times=options.times, seed=options.seed)
    answer = {"bench": "paint", "command": "python -m bench paint " + " ".join(argv), **answer}
    if options.keep:
        RESULT.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    if options.json:
        print(json.dumps(answer, indent=1))
    else:
        _tell(answer)
    return int(any(not row["kept"] for row in answer["rows"]))


def _weigh(path: Path, least: int) -> None:
    """Compare reports until so many are, a few at a time."""
    from sayso.ledger import Ledger
    from sayso.show.weighing import weigh

    with Ledger.open(path, write=True, tool="bench") as ledger:
        due = len(ledger.weighed.pending().new)
        total = sum(1 for _ in ledger.reports())

        def enough(_stage: str, done: int, _of: int) -> None:
            if total - due + done >= least:
                raise _Enough

        with suppress(_Enough):
            weigh(ledger, progress=enough, batch=20)


class _Enough(Exception):
    """As many reports are compared as were asked for."""


SERVE = """
import sys
from pathlib import Path
from sayso.settings import Settings
from sayso.show.web.server import serve
from sayso.show.web.weigher import Weigher
Weigher.start = lambda self: None
serve(Settings(ledger=Path(sys.argv[1])), port=None, browser=False, say=lambda line: None,
      ready=lambda address: print(address, flush=True))
"""


@contextmanager
def _opened(path: Path) -> Iterator[str]:
    """The workbench in a process of its own; its address."""
    running = subprocess.Popen(  # noqa: S603  our own program, no shell
        [sys.executable, "-c", SERVE, str(path)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert running.stdout is not None
        yield running.stdout.readline().strip()
    finally:
        running.terminate()
        running.wait(30)


def _measure(browser: str, address: str, *, times: int, seed: int) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright

    chance = random.Random(seed)
    took: dict[str, list[float]] = defaultdict(list)
    home = address.split("/?")[0]
    client = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    client.open(address).close()

    def ask(path: str) -> Any:
        with client.open(f"{home}/api{path}") as answer:
            return json.load(answer)

    claims = ask("/claims?limit=1")["total"]
    found = [row["id"] for row in ask("/allegations?sort=reports&limit=20")["items"]]
    largest = max(
        (ask(f"/allegations/{quote(one, safe='')}")["claims"] for one in found), default=0
    )
    started = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=FLAGS)
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(120_000)
        page.add_init_script(WATCH)
        page.goto(address)
        page.wait_for_selector("main h1")
        page.goto(f"{home}/#/claims")
        page.wait_for_selector(".facet .value")
        page.wait_for_selector("article.c")
        page.wait_for_timeout(1000)
        for number in range(times):
            if number % 3 == 0:
                page.evaluate(GO, "#/log")
                page.evaluate(GO, "#/claims")
            took["facet click"].append(page.evaluate(CLICK, chance.randrange(20)))
        for number in range(times):
            if number % 5 == 0:
                page.evaluate(GO, "#/log")
                page.evaluate(GO, "#/claims?" + f"basis={chance.choice(('hearsay', 'document'))}")
            # Never the words that stand there already: nothing would have to be painted.
            typed = f"{chance.choice(TOWNS)} shelled"[: 3 + (number * 7) % 11]
            took["search as one types"].append(page.evaluate(TYPE, typed))
        page.evaluate(GO, "#/allegations")
        for number in range(times if found else 0):
            ident = found[number % len(found)]
            took["allegation"].append(page.evaluate(GO, f"#/allegation/{quote(ident, safe='')}"))
            page.evaluate(GO, "#/log")
        version = chromium.version
        chromium.close()
    rows = []
    for kind, some in took.items():
        ordered = sorted(some)
        p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        rows.append(
            {"kind": kind, "times": len(some), "p50_ms": round(ordered[len(ordered) // 2], 1),
             "p95_ms": round(p95, 1), "worst_ms": round(ordered[-1], 1),
             "goal_ms": GOALS_MS[kind], "kept": p95 <= GOALS_MS[kind]}
        )  # fmt: skip
    return {
        "claims": claims, "seed": seed, "cores": os.cpu_count(), "load": round(started, 1),
        "chromium": version, "day": time.strftime("%Y-%m-%d"),
        "allegations_opened": len(found), "claims_of_the_largest": largest, "rows": rows,
    }  # fmt: skip


def _tell(answer: dict[str, Any]) -> None:
    print(f"{answer['claims']:,} claims, seed {answer['seed']}, Chromium {answer['chromium']}, "
          f"load {answer['load']} on {answer['cores']} cores")  # fmt: skip
    print(f"{'to the painted page':22} times   p50 ms   p95 ms  worst ms  goal ms")
    for row in answer["rows"]:
        print(
            f"{row['kind']:22} {row['times']:5} {row['p50_ms']:8} {row['p95_ms']:8}"
            f" {row['worst_ms']:9} {row['goal_ms']:8.0f}  {'kept' if row['kept'] else 'MISSED'}"
        )
    print(f"{answer['allegations_opened']} allegations opened again and again, the largest of "
          f"{answer['claims_of_the_largest']} claims")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
