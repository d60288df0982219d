"""Entries in and out: what of the index that changes, nothing compared yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

import numpy as np

from sayso.weigh.blocks import blocks_of, cell_of
from sayso.weigh.decided import ClaimAt
from sayso.weigh.entry import Entry, Saying, as_compared
from sayso.weigh.kept import Kept
from sayso.weigh.name_blocks import CAP, blocks_of_form
from sayso.weigh.packed import NONE, Numbers, Rows, rows_of, without
from sayso.weigh.postings import Changed
from sayso.weigh.shelf import Shelf
from sayso.weigh.touched import Touched, Weighed, number_of

__all__ = ["exchange"]

AT_ONCE = 2_000
"""Claims whose blocks are worked out together."""


def exchange(
    kept: Kept,
    entries: Iterable[Entry],
    gone: Iterable[str],
    now: Touched,
    done: Weighed,
    *,
    own: Mapping[ClaimAt, str],
) -> set[int]:
    """Take reports out and in; the numbers of those that came in. `own`: see `Decisions`."""
    shelf = kept.shelf
    new = {number_of(entry.report): entry for entry in entries}
    out = {number for report in gone if (number := shelf.number(report)) is not None}
    done.reports, done.removed = len(new), len(out - set(new))
    out |= {number for number, entry in new.items() if shelf.number(entry.report) is not None}
    names = {name for entry in new.values() for name in entry.names}
    names |= {name for number in out for name in kept.entry(number).names}
    forms = {form for name in names for form in (name.form, name.main)}
    before = set(shelf.names_near(forms))
    now.crowded_names = shelf.crowded_names(
        {block for form in forms | now.forms for block in blocks_of_form(form)}, CAP
    )
    old = _prints(shelf, out)
    left = _take_out(kept, out, now)
    arriving: dict[int, Saying] = {}
    placed: list[tuple[int, int, int]] = []
    forms_in: set[tuple[int, int]] = set()
    for number, entry in sorted(new.items()):
        line = replace(entry, prints=()).to_json()
        shelf.put_entry(number, entry, line)
        kept.remember(number, entry, line)
        for saying in entry.sayings:
            cell = cell_of(saying, own.get((entry.report, saying.claim), ""))
            arriving.setdefault(cell, saying)
            placed.append((cell, number, saying.place_in_report))
            forms_in |= {(number_of(form), cell) for form in _forms(saying)}
    shelf.put_names({number: (entry.names, entry.ties) for number, entry in new.items()})
    # A name that other reports have too, with the same main name, says nothing new.
    moved = before ^ set(shelf.names_near(forms))
    now.forms |= {form for name in moved for form in (name.form, name.main)}
    held = shelf.occupied((*arriving, *left))
    now.arrived = {cell for cell in arriving if cell not in held}
    now.gone = {cell for cell in left if cell not in held and cell not in arriving}
    now.recount |= arriving.keys() | left.keys()
    shelf.put_cells(placed, ())
    coming = {cell: as_compared(arriving[cell]) for cell in sorted(now.arrived - left.keys())}
    blocks = _blocks(coming)
    shelf.put_points(coming, blocks)
    kept.arrived(coming)
    forms_out = {
        (number_of(form), cell) for cell in now.gone for saying in left[cell]
        for form in _forms(saying)
    }  # fmt: skip
    shelf.change_forms(add=sorted(forms_in), drop=sorted(forms_out - forms_in))
    # A cell that was left and filled again in one go never changed.
    now.arrived -= left.keys()
    now.blocks = Changed(_by_key(blocks), _by_key(shelf.blocks_of(now.gone)))
    shelf.blocks.change(now.blocks.added, now.blocks.dropped)
    shelf.drop_points(now.gone)
    now.grams = Changed(_prints(shelf, new), old)
    # A report that is read anew keeps most of its fingerprints.
    shelf.grams.change(without(now.grams.added, old), without(old, now.grams.added))
    return set(new)


def _take_out(kept: Kept, out: Collection[int], now: Touched) -> dict[int, list[Saying]]:
    """Reports out; the claims that stood in each cell they had a claim in."""
    shelf = kept.shelf
    left: dict[int, list[Saying]] = defaultdict(list)
    for number in sorted(out):
        entry = kept.entry(number)
        for saying, cell in zip(entry.sayings, shelf.cells_of(number), strict=True):
            left[cell].append(saying)
    for other in shelf.drop_reuses(out):
        now.recount.update(shelf.cells_of(other))
    now.old_groups |= set(shelf.groups_of(left).values())
    shelf.put_cells((), sorted(out))
    shelf.put_names(dict.fromkeys(out, ((), ())))
    for number in sorted(out):
        shelf.drop_entry(number)
        kept.forget(number)
    return left


def _blocks(sayings: Mapping[int, Saying]) -> dict[int, Numbers]:
    """The blocks that the claims of cells fall into."""
    cells = list(sayings)
    found: dict[int, Numbers] = {}
    for at in range(0, len(cells), AT_ONCE):
        some = cells[at : at + AT_ONCE]
        places, keys = blocks_of([sayings[cell] for cell in some])
        starts = np.searchsorted(places, np.arange(1, len(some)))
        found |= zip(some, np.split(keys, starts), strict=True)
    return found


def _prints(shelf: Shelf, numbers: Iterable[int]) -> Rows:
    """Reports by their fingerprints."""
    return _by_key(shelf.prints(sorted(numbers)))


def _by_key(found: Mapping[int, Numbers]) -> Rows:
    """Members with the keys of each, as keys with their members."""
    members = np.fromiter(found, np.int64, len(found))
    return rows_of(
        np.concatenate((NONE.keys, *found.values())),
        np.repeat(members, np.fromiter(map(len, found.values()), np.int64, len(found))),
    )


def _forms(saying: Saying) -> set[str]:
    """Every folded name that bears on a claim: who acts, who knows, through whom."""
    actors = (saying.agent, saying.patient, saying.place)
    found = {actor.form for actor in (*actors, *saying.named) if actor is not None and actor.named}
    source = saying.source
    found |= {source.form, *source.gatherers, *source.behind, source.captor or ""}
    return {form for form in found if form}
