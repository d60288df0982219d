"""Speed of reading alone: words a second with several processes, and the time around the model.

python -m bench reading_speed --data ARTICLES.jsonl [--processes 2] [--limit 840]

Words are runs of letters and digits (`\\w+`). Loading the model is not counted. The share outside
the forward pass is measured in one process, by processor time.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import re
import time
from pathlib import Path
from typing import Any

_reader: Any = None


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench reading_speed", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--limit", type=int, default=840)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before numpy is there: workers inherit it
    with options.data.open(encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file][: options.limit]
    words = sum(len(re.findall(r"\w+", text)) for text in texts)
    context = multiprocessing.get_context("spawn")
    with context.Pool(options.processes, _start) as pool:
        pool.map(_warm, range(8 * options.processes), chunksize=1)
        began = time.perf_counter()
        pool.map(_read, texts, chunksize=4)
        seconds = time.perf_counter() - began
        share, processor = pool.apply(_outside, (texts[:60],))
    sample = sum(len(re.findall(r"\w+", text)) for text in texts[:60])
    result = {
        "articles": len(texts), "words": words, "processes": options.processes,
        "seconds": round(seconds, 1), "words_per_second": round(words / seconds),
        "words_per_processor_second": round(sample / processor),
        "share_outside_the_model": round(share, 3), "processors": os.cpu_count(),
    }  # fmt: skip
    if options.json:
        print(json.dumps(result, indent=1))
    else:
        for name, value in result.items():
            print(f"{name.replace('_', ' '):28} {value}")
    return 0


def _start() -> None:
    global _reader
    from sayso.read import Reader

    _reader = Reader()


def _warm(_: int) -> None:
    from sayso.read import bare_text

    _reader.read(bare_text("The mayor said that the road was open again."))
    time.sleep(0.05)


def _read(text: str) -> int:
    from sayso.read import bare_text

    return len(_reader.read(bare_text(text)).tokens)


class _Timed:
    """The model's session with a clock around it."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.spent = 0.0

    def run(self, *given: Any) -> Any:
        began = time.process_time()
        result = self.session.run(*given)
        self.spent += time.process_time() - began
        return result


def _outside(texts: list[str]) -> tuple[float, float]:
    """Share of processor time outside the forward pass, and all of it."""
    inner = _reader._session
    timed = _Timed(inner._session)
    inner._session = timed
    began = time.process_time()
    for text in texts:
        _read(text)
    whole = time.process_time() - began
    inner._session = timed.session
    return 1.0 - timed.spent / whole, whole
