"""Claims: which propositions are claims, each with its facets and its origin's stance."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from sayso.model import Claim, Commitment, Remark, Span
from sayso.state.basis import publisher_basis
from sayso.state.caveats import Cautions
from sayso.state.commitment import Stance, cue_stance, joined_stance
from sayso.state.context import Context
from sayso.state.demands import act_of
from sayso.state.draft import Draft
from sayso.state.headings import Headings
from sayso.state.propositions import Proposition
from sayso.vocabulary import Act, Caveat, RemarkStatus

__all__ = ["claims_of", "drafts_of"]


def drafts_of(
    context: Context, propositions: Sequence[Proposition], remarks: Sequence[tuple[Remark, Span]]
) -> list[Draft]:
    """The propositions that are claims of their own, with what rules find in their own clauses."""
    phrases = sorted(span for remark, span in remarks if remark.status in NO_CLAIM)
    headings = Headings(context, [p.clause.span for p in propositions])
    stances = {a.id: cue_stance(context, a) for a in context.reading.attributions}
    taken: set[str] = set()
    found = []
    for proposition in propositions:
        said, span = proposition.attribution, proposition.passage
        if span is None or proposition.id in taken:
            continue
        alone = headings.alone(span)
        if said is None and (alone is False or _remarked(context, proposition, phrases)):
            continue
        if said is not None and _in_one(said.cue[:1], phrases):
            continue
        taken.add(proposition.id)
        act, agent, patient = act_of(
            context, proposition.clause, proposition.frame, proposition.act, said
        )
        cue = stances[said.id] if said is not None else Stance()
        found.append(
            Draft(
                proposition,
                span,
                act,
                joined_stance(cue, proposition.stance),
                bool(alone),
                agent,
                patient,
                proposition.place,
                proposition.time,
                context.speaker_of(said),
                proposition.inferred,
            )
        )
    return found


def claims_of(
    context: Context,
    drafts: Sequence[Draft],
    commitments: Mapping[str, Commitment],
    own: Commitment,
    remarks: Sequence[tuple[Remark, Span]],
) -> Iterator[Claim]:
    """One claim for each draft; each with the caveats of its chain and its place."""
    cautions = Cautions(context, [remark for remark, _ in remarks])
    for draft in drafts:
        proposition, stance = draft.proposition, draft.stance
        said, frame = proposition.attribution, proposition.frame
        basis = own.basis if said is None else commitments[said.id].basis
        if said is None:
            told = _sentence_words(context, proposition)
            mine = draft.agent is not None and draft.agent == context.speaker_of(None)
            basis = publisher_basis(told, basis, own=mine and draft.act is not Act.STATE)
        caveats = cautions.of(said, proposition.id)
        if draft.alone:
            caveats = tuple(dict.fromkeys((*caveats, Caveat.heading_only)))
        sense = frame.sense
        yield Claim(
            proposition.id,
            said.id if said is not None else None,
            draft.passage,
            act=draft.act,
            act_mode=sense.mode if sense is not None and sense.act is draft.act else None,
            agent=draft.agent,
            patient=draft.patient,
            place=draft.place,
            time=draft.time,
            count=frame.count,
            means=frame.means,
            purpose=frame.purpose,
            polarity=stance.polarity,
            certainty=stance.certainty,
            modality=stance.modality,
            basis=basis,
            caveats=caveats,
            inferred=draft.inferred,
        )


NO_CLAIM = frozenset(
    {
        RemarkStatus.could_not_verify, RemarkStatus.comment_declined, RemarkStatus.no_response,
        RemarkStatus.partly_verified, RemarkStatus.not_stated,
    }
)  # fmt: skip
"""What is a remark and no claim: that somebody declined to say asserts nothing about the world."""


def _remarked(context: Context, proposition: Proposition, phrases: Sequence[Span]) -> bool:
    """Whether the predicate itself is the phrase of a remark."""
    head = proposition.clause.head
    if not phrases or head < 0:
        return False
    tree = context.tree
    if _in_one(((tree.starts[head], tree.ends[head]),), phrases):
        return True
    if tree.child(head, "expl") < 0:
        return False
    # "There was no comment from them": what there was is the phrase
    there = [c for c in tree.children[head] if tree.relation[c] in ("nsubj", "obj", "obl")]
    return _in_one([(tree.starts[c], tree.ends[c]) for c in there], phrases)


def _in_one(spans: Sequence[Span], phrases: Sequence[Span]) -> bool:
    """Whether a span begins inside one of some sorted phrases."""
    for start, _ in spans:
        at = bisect_right(phrases, (start, 1 << 60)) - 1
        if at >= 0 and start < phrases[at][1]:
            return True
    return False


def _sentence_words(context: Context, proposition: Proposition) -> str:
    sentence = proposition.sentence
    return context.words[sentence.start : min(sentence.end, sentence.start + 600)]
