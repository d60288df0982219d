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
    region, names = _hanging_together(kept, forms)
    around = near.around(region)
    made = identities(
        names,
        same_name=same_name,
        same=decisions.same,
        different=decisions.different,
        crowded=near.crowded,
        around=around,
    )
    keys = {form: made.key(form) for form in region}
    changed = {form for form, key in keys.items() if kept.key(form) != key}
    kept.shelf.put_identities({form: keys[form] for form in changed})
    kept.renamed({form: keys[form] for form in changed})
    for form in sorted(changed):
        cells = kept.shelf.members("form", number_of(form))
        now.renewed.update(cells)
        now.recount.update(cells)
    now.renewed -= now.gone


def _hanging_together(kept: Kept, forms: Collection[str]) -> tuple[set[str], set[Name]]:
    """These names with all that one report or their identity ties them to, and their rows."""
    region, names = set(forms), set[Name]()
    waiting = region
    while waiting:
        rows = set(kept.shelf.names_near(waiting))
        names |= rows
        linked = {form for name in rows for form in (name.form, name.main)}
        linked |= kept.mates(waiting)
        waiting = linked - region
        region |= waiting
    return region, names


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
            now.recount.update(kept.shelf.members("form", number_of(form)))
    return Parties(ties, kept.key)
