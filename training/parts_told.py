"""What the claims tell from which parts are learned: drafts of the rules, facets of the gold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import sayso
from bench import acts as plover
from bench.claims import matched, same_entities
from bench.gold.load import GoldReport
from bench.metrics import Tokens
from sayso.model import Parsed
from sayso.state.actors import entity_of
from sayso.state.claims import drafts_of
from sayso.state.context import Context
from sayso.state.draft import Draft
from sayso.state.propositions import find_propositions
from sayso.state.remarks import find_remarks
from sayso.vocabulary import Act, Modality
from training.tagged import Tagged, tagged

NEWS: Final = 3.0
"""What a PLOVER record counts: they are few, and the only sentences of real news."""
LESS: Final = 0.25
"""What a claim of a report written for training counts: they were written to differ."""


@dataclass
class Told:
    """One report as the rules have it, and for each draft that matches the gold claim's facets.

    A facet that the gold does not tell is not among them.
    """

    context: Context
    drafts: list[Draft]
    gold: dict[int, dict[str, Any]]
    same: dict[str, frozenset[str]]
    odd: bool
    weight: float = 1.0
    shown: bool = False
    """Whether its claims were written to show every act: no report tells them so evenly."""


def told(report: GoldReport, parsed: Parsed) -> Told:
    """The drafts of a report that has been read."""
    context = Context(parsed.report, parsed.text, parsed.resolved)
    drafts = _drafts(context)
    tokens = Tokens(report.text)
    claims = report.gold["claims"]
    pairs = matched(
        [tokens.inside([tuple(c["passage"])], trim=True) for c in claims],
        [tokens.inside([d.passage], trim=True) for d in drafts],
    )
    odd = int(report.id.split("/")[0].rsplit("-", 1)[-1]) % 2 == 1
    gold = {j: claims[i] for i, j in sorted(pairs.items())}
    return Told(context, drafts, gold, same_entities(report.gold, parsed), odd)


def news(record: dict[str, Any], parsed: Parsed) -> Told | None:
    """One PLOVER record; None where its event was not found."""
    context = Context(parsed.report, parsed.text, parsed.resolved)
    propositions = tuple(find_propositions(context))
    drafts = drafts_of(context, propositions, tuple(find_remarks(context, propositions)))
    claim = plover.chosen(parsed, record["eventText"])
    at = next((n for n, d in enumerate(drafts) if claim and d.proposition.id == claim.id), None)
    if at is None:
        return None
    facets: dict[str, Any] = {}
    wanted = plover.OLDER.get(record["event"], record["event"])
    if drafts[at].stance.modality is Modality.actual and wanted in tuple(Act):
        # What is announced is filed under the announcing there, not here.
        released = drafts[at].act is Act.CONCEDE and wanted == Act.RETREAT.value
        facets["act"] = Act.CONCEDE.value if released else wanted
    same: dict[str, frozenset[str]] = {}
    for part, side in (("agent", "source"), ("patient", "target")):
        those = plover.actors(record, side)
        if those:
            facets[part] = side
            for known in context.entities:
                if plover.same_actor(those, plover.names_of(parsed, known)):
                    same[known] = same.get(known, frozenset()) | {side}
    return Told(context, drafts, {at: facets}, same, odd=True, weight=NEWS)


def marked(report: Tagged, parsed: Parsed) -> Told:
    """One report with its claims tagged in the text: who is marked there is whom that stands for.

    A part whose holder is named outside the claim is not told.
    """
    context = Context(parsed.report, parsed.text, parsed.resolved)
    drafts = _drafts(context)
    tokens = Tokens(report.text)
    pairs = matched(
        [tokens.inside([claim.passage], trim=True) for claim in report.claims],
        [tokens.inside([d.passage], trim=True) for d in drafts],
    )
    gold: dict[int, dict[str, Any]] = {}
    same: dict[str, frozenset[str]] = {}
    for i, j in sorted(pairs.items()):
        claim = report.claims[i]
        gold[j] = {"act": claim.act.value}
        for question, spans in claim.parts.items():
            if not spans and question not in claim.elsewhere:
                gold[j][question.value] = None
            for span in spans[:1]:
                words = context.tree.within(span)
                holder = entity_of(context, context.head_among(words)) if len(words) else None
                if holder is not None:
                    gold[j][question.value] = holder
                    same[holder] = frozenset({holder})
    return Told(context, drafts, gold, same, odd=True, weight=LESS, shown=True)


def written() -> Iterator[Told]:
    """The reports written for training."""
    for report in tagged():
        yield marked(report, sayso.parse(report.text))


def _drafts(context: Context) -> list[Draft]:
    """A report's claims as the rules have them."""
    propositions = tuple(find_propositions(context))
    return drafts_of(context, propositions, tuple(find_remarks(context, propositions)))


def records() -> Iterator[Told]:
    """The developed half of the PLOVER records."""
    for line in plover.DATA.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if plover.Record(record["id"], "", "", None, None).developed:
            one = news(record, sayso.parse(record["text"], published=record["date"]))
            if one is not None:
                yield one
