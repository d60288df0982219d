"""State: from a resolved reading to claims, remarks and journeys. A pure function of one report."""

from __future__ import annotations

from sayso.model import Report, Resolved, Stated, Text
from sayso.state.basis import publisher_commitment
from sayso.state.claims import claims_of, drafts_of
from sayso.state.commitment import as_first_claimed, commitment_of
from sayso.state.context import Context
from sayso.state.journeys import find_journeys
from sayso.state.leant import with_places
from sayso.state.parts import with_acts, with_parts
from sayso.state.propositions import find_propositions
from sayso.state.remarks import find_remarks
from sayso.state.scenes import with_scenes

__all__ = ["state"]


def state(report: Report, text: Text, resolved: Resolved) -> Stated:
    """Everything that one report claims, through whom, and how surely."""
    context = Context(report, text, resolved)
    propositions = tuple(find_propositions(context))
    commitments = {a.id: commitment_of(context, a) for a in resolved.reading.attributions}
    remarks = tuple(find_remarks(context, propositions))
    own = publisher_commitment(context)
    drafts = drafts_of(context, propositions, remarks)
    drafts = with_places(context, with_parts(context, with_acts(context, drafts)))
    drafts = with_scenes(context, drafts)
    claims = tuple(claims_of(context, drafts, commitments, own, remarks))
    journeys = tuple(find_journeys(context, propositions))
    settled = as_first_claimed(context, commitments, claims)
    return Stated(claims, tuple(r for r, _ in remarks), journeys, settled)
