"""Weighing a ledger: from entries to allegations, touching only what a new report touches.

    entry -> fingerprints -> reuse          which texts share words
          -> names -> identities            who is who
          -> cells -> blocks -> likenesses -> groups      which claims are one proposition
          -> voices -> bounds               how many separate origins

Every step is a function of the set of reports: the order of arrival cannot matter, and a report
that is taken out leaves no trace.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable

from sayso.weigh.arrivals import exchange
from sayso.weigh.comparing import Comparing
from sayso.weigh.copying import Copying
from sayso.weigh.decided import ClaimAt, Decisions
from sayso.weigh.each import Each, alone
from sayso.weigh.entry import Entry
from sayso.weigh.grouping import Grouping
from sayso.weigh.identity import plain_same_name
from sayso.weigh.kept import Kept
from sayso.weigh.name_blocks import SameName
from sayso.weigh.naming import identify, parties_of
from sayso.weigh.shelf import Shelf
from sayso.weigh.touched import Touched, Weighed, number_of

__all__ = ["VERSION", "Weighed", "Weighing", "number_of"]

log = logging.getLogger(__name__)

VERSION = "12"
"""Raised whenever the rules or the weights change: older results are then made anew."""


class Weighing:
    """The weighing of one shelf. Not for several threads."""

    def __init__(
        self,
        shelf: Shelf,
        *,
        same_name: SameName = plain_same_name,
        decisions: Decisions | None = None,
        progress: Callable[[str, int, int], None] = lambda *_: None,
        each: Each = alone,
    ) -> None:
        """`each` does what is long and knows nothing of the shelf, perhaps in other processes."""
        self.each = each
        self.shelf = shelf
        self.same_name = same_name
        self.decisions = decisions or Decisions()
        self.progress = progress
        self._kept = Kept(shelf)
        self._comparing = Comparing(self._kept)
        self._grouping: Grouping | None = None
        """Whose allegations are still counted."""

    def key(self, form: str) -> str:
        """The identity of a folded name."""
        return self._kept.key(form)

    def update(
        self,
        entries: Iterable[Entry] = (),
        gone: Iterable[str] = (),
        *,
        again: Collection[ClaimAt] = (),
        again_names: Collection[str] = (),
        more: bool = False,
    ) -> Weighed:
        """Take entries in (an older one of the same report makes way) and reports out.

        `again` names claims, `again_names` folded names, whose decisions changed: what they are
        in is grouped and counted again. The report of a claim that came to stand, or stands no
        more, in `Decisions.own` has to be among the entries. With `more` to come in the same
        transaction, allegations may still be counted meanwhile, and large ones are counted by the
        last of the updates only: `finish` puts them on the shelf.
        """
        kept, done, now = self._kept, Weighed(), Touched(forms=set(again_names))
        old_ties = frozenset(self.shelf.ties())
        kept.know(self.shelf.identities())
        kept.forget_reuses()
        new = exchange(kept, entries, gone, now, done, own=self.decisions.own)
        copying = Copying(kept, new, now, each=self.each)
        identify(kept, now, same_name=self.same_name, decisions=self.decisions)
        before = self._comparing.compared
        touched, now.pairs = self._comparing.update(
            now.blocks, now.arrived, now.gone, now.renewed - now.arrived, progress=self.progress
        )
        now.regroup |= touched
        now.fresh |= now.arrived | now.renewed
        done.compared_claims = self._comparing.compared - before
        copying.finish(now, done, progress=self.progress)
        parties = parties_of(kept, old_ties, now)
        if self._grouping is not None:
            self._grouping.finish(progress=self.progress)
            now.recount |= self._grouping.owed
        self._grouping = grouping = Grouping(kept, self.decisions, parties, self.each, later=more)
        grouping.decided_again(again, new, now)
        grouping.regroup(now, done, progress=self.progress)
        grouping.recount(now, done)
        if not more:
            self._grouping = None
        log.info("weighed %d reports, %d groups counted", len(new), done.counted)
        return done

    def finish(self) -> None:
        """Have every allegation on the shelf."""
        if self._grouping is not None:
            self._grouping.finish(progress=self.progress)
            self._grouping.count_owed(progress=self.progress)
            self._grouping = None
