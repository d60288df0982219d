"""Who is who on a shelf, kept up to date: only names that hang together with a touched one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sayso.vocabulary import Tie
from sayso.weigh.decided import Decisions
from sayso.weigh.entry import Name, TieNamed
from sayso.weigh.identity import identities
from sayso.weigh.kept import Kept
from sayso.weigh.name_blocks import SameName
from sayso.weigh.near import Near
from sayso.weigh.parties import Parties
from sayso.weigh.touched import Touched, number_of

__all__ = ["identify", "parties_of"]


def identify(kept: Kept, now: Touched, *, same_name: SameName, decisions: Decisions) -> None:
    """Identities of the names that are touched, and of all that hang together with them."""
    if not now.forms:
        return
    near = Near(kept.shelf, same_name)
    forms = now.forms | near.turned(now)
    region, names, hubs = _hanging_together(kept, forms)
    around = near.around(region)
    made = identities(
        names,
        same_name=same_name,
        same=decisions.same,
        different=decisions.different,
        crowded=near.crowded,
        around=around,
        ambiguous=hubs,
    )
    keys = {form: made.key(form) for form in region}
    changed = {form for form, key in keys.items() if kept.key(form) != key}
    kept.shelf.put_identities({form: keys[form] for form in changed})
    kept.renamed({form: keys[form] for form in changed})
    for form in sorted(changed):
        cells = kept.shelf.cells_named(number_of(form))
        now.renewed.update(cells)
        now.recount.update(cells)
    now.renewed -= now.gone


def _hanging_together(kept: Kept, forms: Collection[str]) -> tuple[set[str], set[Name], set[str]]:
    """These names with all that one report or their identity ties them to: names, rows, hubs.

    A hub is a name that stands for people outside who are two already, whatever becomes of those
    inside: it ties nobody, so they stay outside. Else a common name would draw in thousands.
    """
    region, known = set(forms), set[str]()
    rows: dict[str, set[Name]] = defaultdict(set)
    while True:
        while waiting := region - known:
            known |= waiting
            region |= kept.mates(waiting)
            for name in kept.shelf.names_near(waiting):
                rows[name.form].add(name)
                if name.main in waiting:
                    region.add(name.form)
        outside = {
            form: some for form in region
            if (some := [name for name in rows[form] if name.main not in region])
        }  # fmt: skip
        hubs = {
            form for form, some in outside.items()
            if any(name.kind == "person" for name in some)
            and len({kept.key(name.main) for name in some}) > 1
        }  # fmt: skip
        if len(hubs) == len(outside):
            break
        region |= {name.main for form, some in outside.items() if form not in hubs for name in some}
    names = {
        name if name.main in region else Name(name.form, name.form, name.kind)
        for form in region for name in rows[form]
    }  # fmt: skip
    return region, names, hubs


def parties_of(kept: Kept, old_ties: frozenset[TieNamed], now: Touched) -> Parties:
    """The parties of the whole ledger; touches whom a tie that came or went bears on."""
    ties = frozenset(kept.shelf.ties())
    changed = {kept.key(form) for tie in ties ^ old_ties for form in tie.forms}
    if changed:
        under: dict[str, set[str]] = defaultdict(set)
        for tie in ties:
            subject, target = (kept.key(form) for form in tie.forms)
            if tie.tie is not Tie.adverse_to:
                under[target].add(subject)
        waiting = list(changed)
        while waiting:  # all who stand under them, however many ranks down
            fresh = under[waiting.pop()] - changed
            changed |= fresh
            waiting += fresh
        forms = changed | kept.mates(changed)
        for form in sorted(forms):
            now.recount.update(kept.shelf.cells_named(number_of(form)))
    return Parties(ties, kept.key)
