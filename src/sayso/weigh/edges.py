"""What ties two voices: must (certainly one), absorb (a copy), may (possibly one). DESIGN 3.4-3.6.

Edges are found by grouping, never by comparing all pairs: the members of a group are tied to its
first, which gives the same components. Shared text comes in as `Overlap`s, found by `reuse`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.weigh.voice import OriginKind, Voice

__all__ = ["Edge", "Overlap", "Rule", "Strength", "absorbing", "may_edges", "must_edges"]

SHARED_QUOTATION = 8
"""Tokens of a quotation that two reports share: one copied the other, or both a third."""
CLAIM_RUN = 25
"""Tokens of a shared run that bears the claim."""
COPIED = 0.5
"""5-gram containment from which a text counts as a copy."""
RELATED = 0.15
"""5-gram containment from which two unresolved origins may be one."""

OF_SEVERAL = frozenset("a the one another other first second third fourth latter of them".split())
"""Words that say of an unnamed source no more than that it is one of several."""


class Strength(StrEnum):
    """How surely an edge makes one of two."""

    must = "must"
    absorb = "absorb"
    may = "may"


class Rule(StrEnum):
    """Why two voices are tied; each is a clause of the rules."""

    same_key = "same_key"
    same_utterance = "same_utterance"
    cites_report = "cites_report"
    same_credit = "same_credit"
    shared_quotation = "shared_quotation"
    claim_run = "claim_run"
    contained = "contained"
    marked_copy = "marked_copy"
    same_pseudonym = "same_pseudonym"
    like_descriptions = "like_descriptions"
    one_of_several = "one_of_several"
    related_text = "related_text"
    same_byline = "same_byline"
    heard_from = "heard_from"
    same_organisation = "same_organisation"
    held_by_same = "held_by_same"
    captor_and_captive = "captor_and_captive"
    overruled = "overruled"


WORDS = {
    Rule.same_key: "the same origin",
    Rule.same_utterance: "the same words on the same occasion",
    Rule.cites_report: "one cites the other's report for it",
    Rule.same_credit: "the same credit line or address",
    Rule.shared_quotation: f"a shared quotation of {SHARED_QUOTATION} words or more",
    Rule.claim_run: f"a shared run of {CLAIM_RUN} words or more",
    Rule.contained: "at least half of the text is shared",
    Rule.marked_copy: "a person marked its report as a copy",
    Rule.same_pseudonym: "the same pseudonym, used by two gatherers",
    Rule.like_descriptions: "descriptions that fit one person",
    Rule.one_of_several: "one of several people whom the same gatherer heard",
    Rule.related_text: "some text is shared, and neither says who knows it",
    Rule.same_byline: "the same author, and neither says who knows it",
    Rule.heard_from: "one is said to have heard it from the other",
    Rule.same_organisation: "the same organisation or chain of command",
    Rule.held_by_same: "held by the same party",
    Rule.captor_and_captive: "one holds the other",
    Rule.overruled: "a person decided",
}


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """A tie between two claims, the smaller id first, and the rule that made it."""

    one: str
    other: str
    strength: Strength
    rule: Rule
    because: str = ""
    """What the rule found: the shared key, name or party."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Text that two claims' reports share, as `reuse` measured it around the claims."""

    one: str
    other: str
    containment: float = 0.0
    """Share of the smaller claim-bearing passage's 5-grams that the other has, 0..1."""
    claim_run: int = 0
    """Tokens of the longest shared run that bears the claim."""
    quotation: int = 0
    """Tokens of the longest shared quotation."""
    same_credit: bool = False
    """The same credit line or canonical address."""
    copy: str = ""
    """The one of the two claims whose report a person marked as a copy of the other's."""

    def copy_rule(self) -> Rule | None:
        """The first clause of the absorb rule that holds, None for none."""
        if self.copy:
            return Rule.marked_copy
        if self.same_credit:
            return Rule.same_credit
        if self.quotation >= SHARED_QUOTATION:
            return Rule.shared_quotation
        if self.claim_run >= CLAIM_RUN:
            return Rule.claim_run
        return Rule.contained if self.containment >= COPIED else None


def must_edges(voices: Sequence[Voice]) -> Iterator[Edge]:
    """Rule 4: same key, same utterance, one cites the other's report for this claim."""
    yield from _starred(voices, lambda v: v.key, Strength.must, Rule.same_key)
    yield from _starred(voices, lambda v: v.utterance, Strength.must, Rule.same_utterance)
    by_report: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        by_report[voice.report].append(voice)
    for voice in voices:
        for report in sorted(voice.cites - {voice.report}):
            cited = by_report.get(report, [])
            # A report with several origins for it is no single thing to be one with.
            if len({other.key for other in cited}) == 1:
                yield _edge(voice, cited[0], Strength.must, Rule.cites_report, report)


def absorbing(
    voices: Sequence[Voice], overlaps: Iterable[Overlap]
) -> dict[str, list[tuple[str, Rule]]]:
    """Rule 5: for each unresolved claim, the claims whose text it reuses, with the clause.

    Also those whose report it cites where that has several origins: it stands behind one of them.
    """
    here = {voice.claim: voice for voice in voices}
    found: dict[str, list[tuple[str, Rule]]] = defaultdict(list)
    for overlap in overlaps:
        rule = overlap.copy_rule()
        one, other = here.get(overlap.one), here.get(overlap.other)
        if rule is None or one is None or other is None or one.report == other.report:
            continue
        for copy, source in ((one, other), (other, one)):
            if not copy.resolved and overlap.copy in ("", copy.claim):
                found[copy.claim].append((source.claim, rule))
    by_report: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        by_report[voice.report].append(voice)
    for voice in voices:
        if voice.resolved:
            continue
        for report in sorted(voice.cites - {voice.report}):
            cited = by_report.get(report, [])
            if len({other.key for other in cited}) > 1:
                found[voice.claim] += [(other.claim, Rule.cites_report) for other in cited]
    return {claim: sorted(sources) for claim, sources in found.items()}


def may_edges(voices: Sequence[Voice], overlaps: Iterable[Overlap]) -> Iterator[Edge]:
    """Rule 6: what makes two origins possibly one. For counting only, never an identity."""
    may = Strength.may
    pseudonyms = [v for v in voices if v.kind is OriginKind.pseudonym]
    yield from _starred(pseudonyms, lambda v: v.name.casefold(), may, Rule.same_pseudonym)
    unnamed = [v for v in voices if v.kind in (OriginKind.described, OriginKind.collective)]
    yield from _starred(unnamed, lambda v: v.description, may, Rule.like_descriptions)
    yield from _one_of_several(unnamed)
    unresolved = {v.claim: v for v in voices if not v.resolved}
    bylined = list(unresolved.values())
    yield from _starred(bylined, lambda v: v.byline and v.byline.casefold(), may, Rule.same_byline)
    for overlap in overlaps:
        both = overlap.one in unresolved and overlap.other in unresolved
        if both and overlap.copy_rule() is None and overlap.containment >= RELATED:
            yield _pair(overlap.one, overlap.other, may, Rule.related_text)
    yield from _declared(voices)


def _one_of_several(unnamed: Sequence[Voice]) -> Iterator[Edge]:
    """ "The second" of several sources whom one gatherer heard, and these several."""
    several: dict[str, Voice] = {}
    ordered = sorted(unnamed, key=lambda v: (v.key, v.claim))
    for voice in ordered:
        if voice.kind is OriginKind.collective and voice.gatherers:
            several.setdefault(voice.gatherers[-1], voice)
    for voice in ordered:
        if voice.kind is not OriginKind.described or not voice.gatherers:
            continue
        whole = several.get(voice.gatherers[-1])
        if whole is not None and set(voice.name.casefold().split()) <= OF_SEVERAL:
            yield _edge(voice, whole, Strength.may, Rule.one_of_several, whole.name)


def _declared(voices: Sequence[Voice]) -> Iterator[Edge]:
    """Ties between the people themselves: hearsay, organisation, captivity."""
    may = Strength.may
    first: dict[str, Voice] = {}
    for voice in voices:
        first.setdefault(voice.key, voice)
    for voice in voices:
        for key in sorted(voice.heard_from & first.keys() - {voice.key}):
            yield _edge(voice, first[key], may, Rule.heard_from, key)
        # Whoever gathered these words has it from him, unless it says that it saw for itself.
        through = first.get(voice.gatherers[-1]) if voice.gatherers and voice.resolved else None
        if through is not None and through.key != voice.key and not through.saw:
            yield _edge(voice, through, may, Rule.heard_from, through.key)
    free = [v for v in voices if not v.captor]
    for party in sorted({party for v in free for party in v.affiliation}):
        members = [v for v in free if party in v.affiliation]
        yield from _star(members, may, Rule.same_organisation, party)
        # "Guards" may be of the coast guard: whoever is described like a body may belong to it.
        if members:
            like = [v for v in free if not v.affiliation and v.description in party.split()]
            yield from _star([members[0], *like], may, Rule.same_organisation, party)
    for captor in sorted({captor for v in voices for captor in v.captor}):
        held = [v for v in voices if captor in v.captor]
        yield from _star(held, may, Rule.held_by_same, captor)
        holders = [v for v in voices if captor == v.key or captor in v.affiliation]
        for holder in holders[:1]:
            for captive in held:
                if captive.claim != holder.claim:
                    yield _edge(captive, holder, may, Rule.captor_and_captive, captor)


def _starred(
    voices: Iterable[Voice],
    key: Callable[[Voice], Hashable],
    strength: Strength,
    rule: Rule,
) -> Iterator[Edge]:
    groups: dict[Hashable, list[Voice]] = defaultdict(list)
    for voice in voices:
        value = key(voice)
        if value:
            groups[value].append(voice)
    for value, members in groups.items():
        yield from _star(members, strength, rule, str(value))


def _star(members: Sequence[Voice], strength: Strength, rule: Rule, because: str) -> Iterator[Edge]:
    """Every member tied to the first: the same component as all pairs would give."""
    for member in members[1:]:
        yield _edge(members[0], member, strength, rule, because)


def _edge(one: Voice, other: Voice, strength: Strength, rule: Rule, because: str) -> Edge:
    return _pair(one.claim, other.claim, strength, rule, because)


def _pair(one: str, other: str, strength: Strength, rule: Rule, because: str = "") -> Edge:
    low, high = sorted((one, other))
    return Edge(low, high, strength, rule, because)
