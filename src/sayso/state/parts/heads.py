"""Which word tells what a claim says."""

from __future__ import annotations

from sayso.state.context import Context
from sayso.state.draft import Draft
from sayso.state.falsehoods import called_false
from sayso.state.handling import seen

__all__ = ["head_of"]


def head_of(context: Context, draft: Draft) -> int:
    """The predicate, or the first word of a claim that has none.

    What is called false, or was seen, is told by its own verb.
    """
    head = draft.proposition.clause.head
    if head < 0:
        words = context.tree.within(draft.passage)
        return words.start if len(words) else 0
    told = called_false(context.tree, head)
    event = seen(context.tree, told)
    return event if event >= 0 else told
