"""What a claim tells and who took which part in it, weighed over all that a report gives.

`deeds` says what speaks for each act; `cast` who stands where, `paths` how a word hangs on a
predicate, `signals` what speaks for each candidate; `choice` adds it up.
"""

from __future__ import annotations

from sayso.state.parts.choice import with_acts, with_parts

__all__ = ["with_acts", "with_parts"]
