"""Who is who on a shelf, kept up to date: only names that hang together with a touched one."""

from __future__ import annotations

from collections import defaultdict

from sayso.vocabulary import Tie
from sayso.weigh.decided import Decisions
from sayso.weigh.entry import Name, TieNamed
from sayso.weigh.identity import CAP, SameName, blocks_of_form, identities
from sayso.weigh.kept import Kept
from sayso.weigh.parties import Parties
from sayso.weigh.touched import Touched, number_of

__all__ = ["identify", "parties_of"]


def identify(kept: Kept, now: Touched, *, same_name: SameName, decisions: Decisions) -> None:
    """Identities of the names that are touched, and of all that hang together with them."""
    if not now.forms:
        return
    shelf = kept.shelf
    old = dict(shelf.identities())
    mates: dict[str, set[str]] = defaultdict(set)
    for form, key in old.items():
        mates[key] |= {form, key}
    region = set(now.forms) | _in_common_blocks(kept, now)
    waiting = list(region)
    names: set[Name] = set()
    while waiting:
        batch, waiting = waiting, []
        near = set(shelf.names_near(batch))
        names |= near
        linked = {form for name in near for form in (name.form, name.main)}
        for form in batch:
            linked |= mates.get(old.get(form, form), set())
        fresh = linked - region
        region |= fresh
        waiting = list(fresh)
    blocks = {block for form in region for block in blocks_of_form(form)}
    made = identities(
        names,
        same_name=same_name,
        same=decisions.same,
        different=decisions.different,
        crowded=shelf.crowded_names(blocks, CAP),
    )
    keys = {form: made.key(form) for form in region}
    changed = {form for form, key in keys.items() if old.get(form, form) != key}
    shelf.put_identities({form: keys[form] for form in changed})
    kept.keys = shelf.identities()
    for form in sorted(changed):
        cells = shelf.cells_named(number_of(form))
        now.renewed.update(cells)
        now.recount.update(cells)
    now.renewed -= now.gone


def _in_common_blocks(kept: Kept, now: Touched) -> set[str]:
    """Names that touched ones are compared with, or were until a block became crowded."""
    shelf = kept.shelf
    blocks = {block for form in now.forms for block in blocks_of_form(form)}
    wanted = blocks - (shelf.crowded_names(blocks, CAP) & now.crowded_names)
    if not wanted:
        return set()
    return {form for name in shelf.names_in(wanted) for form in (name.form, name.main)}


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
        forms = changed | {form for form, key in kept.keys.items() if key in changed}
        for form in sorted(forms):
            now.recount.update(kept.shelf.cells_named(number_of(form)))
    return Parties(ties, kept.key)
