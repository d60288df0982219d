"""The workbench's server: facet clicks, searches and pages on a ledger of many claims."""

from __future__ import annotations

import argparse
import json
import os
import random
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path

from bench.big_ledger import make
from bench.generate import FIRST, LAST, OUTLETS, TOWNS

GOAL_MS = 150.0


def main(argv: list[str]) -> int:
    """Serve a ledger, ask as a browser does, print the 50th and 95th percentile of each kind."""
    parser = argparse.ArgumentParser(prog="python -m bench web", description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=300, help="questions in all")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--ledger", type=Path, help="a ledger made by an earlier run, or to keep")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        path = options.ledger or Path(folder) / "big.sayso"
        if not path.exists():
            make(path, claims=options.claims, seed=options.seed).close()
        took, opened, total = ask(path, times=options.times, seed=options.seed)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    rows = []
    for kind, some in took.items():
        ordered = sorted(some)
        rows.append(
            {"kind": kind, "questions": len(some), "p50_ms": round(_at(ordered, 0.5), 1),
             "p95_ms": round(_at(ordered, 0.95), 1), "worst_ms": round(ordered[-1], 1)}
        )  # fmt: skip
    answer = {"bench": "web", "claims": total, "seed": options.seed, "load": round(load, 1),
              "first_columns_s": round(opened, 2), "rows": rows}  # fmt: skip
    if options.json:
        print(json.dumps(answer, indent=1))
    else:
        print(f"{total:,} claims, seed {options.seed}, load {load:.1f} on {os.cpu_count()} cores")
        print(f"columns ready after {opened:.2f} s (once, while the page loads)")
        print(f"{'':22} questions   p50 ms   p95 ms  worst ms")
        for row in rows:
            print(
                f"{row['kind']:22} {row['questions']:9} {row['p50_ms']:8} {row['p95_ms']:8}"
                f" {row['worst_ms']:9}"
            )
    bound = [row for row in rows if row["kind"] in ("facet click", "search as one types")]
    return int(any(float(str(row["p95_ms"])) > GOAL_MS for row in bound))


def _at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def ask(path: Path, *, times: int, seed: int) -> tuple[dict[str, list[float]], float, int]:
    """Milliseconds of every question by kind, seconds until the first answer, claims."""
    import httpx

    from sayso.ledger import Ledger
    from sayso.settings import Settings
    from sayso.show.web.server import serve

    Ledger.open(path, write=True).close()  # made by an older Sayso, perhaps
    address: list[str] = []
    ready = threading.Event()

    def heard(where: str) -> None:
        address.append(where)
        ready.set()

    threading.Thread(
        target=serve,
        args=(Settings(ledger=path),),
        kwargs={"port": None, "browser": False, "say": lambda _: None, "ready": heard},
        daemon=True,
    ).start()
    ready.wait(30)
    base, _, token = address[0].partition("/?token=")
    chance = random.Random(seed)
    took: dict[str, list[float]] = defaultdict(list)
    with httpx.Client(base_url=base, timeout=300) as client:
        for _ in range(100):
            try:
                client.get("/", params={"token": token})
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        started = time.perf_counter()
        total = int(client.get("/api/claims", params={"limit": "1"}).json()["total"])
        opened = time.perf_counter() - started
        report = client.get("/api/reports", params={"limit": "1"}).json()["items"][0]["id"]
        claim = client.get("/api/claims", params={"limit": "1"}).json()["items"][0]["id"]
        largest = client.get("/api/allegations", params={"sort": "reports", "limit": "20"})
        ids = [one["id"] for one in largest.json()["items"]]
        for number in range(times):
            kind, where, params = _question(chance, number, report, claim, ids)
            started = time.perf_counter()
            answer = client.get(where, params=params)
            took[kind].append((time.perf_counter() - started) * 1000)
            assert answer.status_code == 200, answer.text
    return took, opened, total


Question = tuple[str, str, list[tuple[str, str | int | float | bool | None]]]


def _question(
    chance: random.Random, number: int, report: str, claim: str, allegations: list[str]
) -> Question:
    """What a person does next: mostly clicks on facets and types."""
    who = f"person:{chance.choice(FIRST)} {chance.choice(LAST)}".lower()
    town = chance.choice(TOWNS)
    some = [
        ("basis", chance.choice(("hearsay", "own_act", "document"))),
        ("speaker", who),
        ("publisher", chance.choice(OUTLETS)),
        ("not.naming", "collective"),
        ("caveat", "unnamed_origin"),
        ("place", "none"),
    ]
    filters: list[tuple[str, str | int | float | bool | None]] = [
        *chance.sample(some, chance.randint(0, 3))
    ]
    typed = f"{town} shelled"[: chance.randint(1, 14)]
    match number % 8:
        case 0 | 1 | 2:
            return "facet click", "/api/claims/facets", filters
        case 3:
            return "page of 50 claims", "/api/claims", filters
        case 4:
            return "search as one types", "/api/claims/facets", [*filters, ("q", typed)]
        case 5:
            return "page of a search", "/api/claims", [*filters, ("q", typed)]
        case 6:
            return "suggestions", "/api/search", [("q", typed)]
    which = chance.random()
    if allegations and which < 0.25:
        # Of a ledger that was weighed (`sayso allegations`): those with most reports.
        return "allegation", f"/api/allegations/{chance.choice(allegations)}", []
    if allegations and which < 0.5:
        return "allegations", "/api/allegations", [("sort", "contested")]
    if which < 0.75:
        return "report's text", f"/api/reports/{report}/text", []
    return "one claim", f"/api/claims/{claim}", [("report", report)]
