"""Caveats: what a reader must know before leaning on a claim. Computed, never typed in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.english.screened import Screened
from sayso.model import Attribution, Chain, Remark
from sayso.state.context import Context
from sayso.vocabulary import Caveat, How, MentionKind, Naming, RemarkStatus, Role, Tie

__all__ = ["Cautions"]

TRANSLATED = Screened(
    r"\b(?:translated (?:from|by|into)|translation (?:from|by)|through (?:an? )?(?:interpreter|"
    r"translator)|speaking in \w+ through|(?:and|was|were) translated)\b",
    re.IGNORECASE,
)
UNNAMED = frozenset({Naming.anonymous, Naming.collective, Naming.unknown})
PARTIES = frozenset({Role.party, Role.commander})
OFFICE = frozenset({Role.official, Role.spokesperson})
HOLDERS = PARTIES | {Role.official}
ARMED_ORGAN = re.compile(
    r"\b(?:army|military|armed forces|air ?force|navy|coast ?guard|border guards?|national guard|"
    r"gendarmerie|troops|(?:ministry|minister|department|directorate|secretary) (?:of|for) "
    r"(?:the |public |national |state |internal )*(?:defen[cs]e|interior|security)|"
    r"(?:defen[cs]e|interior|security) (?:ministry|minister|department|directorate|secretary|"
    r"forces?|services?|official)|security directorate|"
    r"intelligence (?:service|agency|directorate))\b",
    re.IGNORECASE,
)
"""Those of a state who fight: a party, whoever else is one."""
ADVOCATE = re.compile(
    r"\b(?:lawyers?|attorneys?|counsel|solicitors?|defen[cs]e|advocates?)\b", re.I
)
DOUBTED = frozenset({RemarkStatus.could_not_verify, RemarkStatus.partly_verified})
_UPWARDS = frozenset({Tie.part_of, Tie.spokesperson, Tie.member})


class Cautions:
    """The caveats of one report's claims; what does not depend on the passage is kept."""

    def __init__(self, context: Context, remarks: Sequence[Remark]) -> None:
        self._context = context
        self._kept: dict[str, tuple[Caveat, ...]] = {}
        self._doubted = {about for r in remarks if r.status in DOUBTED for about in r.about}
        self._adverse: set[str] = set()
        self._holders: dict[str, set[str]] = {}
        self._above: dict[str, set[str]] = {}
        for tie in context.resolved.ties:
            if tie.tie in (Tie.commands, Tie.adverse_to):
                self._adverse |= {tie.subject, tie.object}
            elif tie.tie is Tie.held_by:
                self._holders.setdefault(tie.subject, set()).add(tie.object)
            elif tie.tie in _UPWARDS:
                self._above.setdefault(tie.subject, set()).add(tie.object)
        self._parties = self._party_spokespersons()
        self._translated = self._translated_spans()

    def _party_spokespersons(self) -> set[str]:
        """Who speaks for or belongs to what somebody is adverse to."""
        found = set(self._adverse)
        for subject, bodies in self._above.items():
            if bodies & self._adverse:
                found.add(subject)
        return found

    def _translated_spans(self) -> tuple[bool, list[int]]:
        """Whether the credit or the title tells of a translation, and where the body does."""
        report = self._context.report
        whole = bool(TRANSLATED.search(f"{report.credit or ''} {report.byline or ''}"))
        found = [m.start() for m in TRANSLATED.finditer(self._context.words)]
        return whole, found

    def of(self, attribution: Attribution | None, claim: str) -> tuple[Caveat, ...]:
        """The caveats of a claim made through one attribution (None: the publisher)."""
        name = attribution.id if attribution is not None else ""
        kept = self._kept.get(name)
        if kept is None:
            chain = self._context.chain_of(attribution)
            found = self._of_chain(attribution, chain) if chain is not None and chain.hops else ()
            kept = self._kept[name] = tuple(dict.fromkeys(found))
        if claim in self._doubted and Caveat.gatherer_could_not_verify not in kept:
            return (*kept, Caveat.gatherer_could_not_verify)
        return kept

    def _of_chain(self, attribution: Attribution | None, chain: Chain) -> Iterator[Caveat]:
        origin = chain.hops[chain.origin] if chain.origin is not None else None
        gatherers = chain.hops[: chain.origin] if chain.origin is not None else chain.hops[:-1]
        held = origin is not None and (
            origin.role is Role.detainee or (origin.entity or "") in self._holders
        )
        if held:
            yield self._captivity(chain)
        if origin is not None and self._is_party(chain, held=held):
            yield Caveat.party_to_conflict
        if attribution is not None and len(gatherers) == 1:
            yield Caveat.single_gatherer
        if attribution is not None and (origin is None or origin.naming in UNNAMED):
            yield Caveat.unnamed_origin
        if any(hop.how is How.not_stated for hop in chain.hops[1:]):
            yield Caveat.channel_not_stated
        whose = origin.entity if origin is not None else None
        if attribution is not None and {attribution.id, whose} & self._doubted:
            yield Caveat.gatherer_could_not_verify
        if attribution is not None and attribution.insertions:
            yield Caveat.has_insertions
        if self._translated[0] or (attribution is not None and self._is_translated(attribution)):
            yield Caveat.translated

    def _is_party(self, chain: Chain, *, held: bool) -> bool:
        """Whether the origin is a party to the conflict, or speaks for one; a captive does not."""
        if held or chain.origin is None:
            return False
        hop = chain.hops[chain.origin]
        if hop.role in PARTIES or (hop.entity or "") in self._parties:
            return True
        if hop.role not in OFFICE:
            return False
        bodies = self._above.get(hop.entity or "", set())
        if self._at_arms(hop.name) or any(self._at_arms(self._name(body)) for body in bodies):
            return True
        first = chain.hops[0]
        if chain.origin == 1 and (first.role in PARTIES or self._at_arms(first.name)):
            return True  # who speaks in an army's own communiqué speaks for the army
        if hop.role is not Role.spokesperson or ADVOCATE.search(hop.name):
            return False
        return not bodies or any(self._body_at_arms(body) for body in bodies)

    def _at_arms(self, name: str) -> bool:
        """Whether a name says that its bearer is an armed organ of a state, or steers one."""
        return ARMED_ORGAN.search(name) is not None

    def _name(self, entity: str) -> str:
        known = self._context.entities.get(entity)
        return known.name if known is not None else ""

    def _body_at_arms(self, body: str) -> bool:
        entity = self._context.entities.get(body)
        return entity is not None and entity.kind in (MentionKind.group, MentionKind.place)

    def _is_translated(self, attribution: Attribution) -> bool:
        """Whether "through an interpreter" stands in the same sentence as the attribution."""
        starts = self._translated[1]
        if not starts or not (attribution.cue or attribution.source):
            return False
        position = (attribution.cue or attribution.source)[0][0]
        sentence = self._context.sentence_at(position)
        if sentence is None:
            return False
        at = bisect_left(starts, sentence.start)
        return at < len(starts) and starts[at] < sentence.end

    def _captivity(self, chain: Chain) -> Caveat:
        """By whom the origin is held: by the publisher (or what it is part of), else by a party.

        Whoever speaks straight through a party's or an authority's own publication is held by it,
        whichever of its units took him, unless an adversary is said to hold him.
        """
        publisher = chain.hops[0].entity
        origin = chain.hops[chain.origin].entity if chain.origin is not None else None
        holders = self._whole(self._holders.get(origin or "", set()))
        if (
            chain.origin == 1
            and chain.hops[0].role in HOLDERS
            and not self._held_by_others(holders)
        ):
            return Caveat.detained_by_publisher
        return (
            Caveat.detained_by_publisher
            if holders & self._whole({publisher} if publisher else set())
            else Caveat.detained_by_party
        )

    def _held_by_others(self, holders: set[str]) -> bool:
        """Whether somebody is held by one whom the publisher, or its party, is adverse to."""
        publisher = self._context.speaker_of(None)
        mine = self._whole({publisher}) if publisher is not None else set()
        return any(
            tie.tie is Tie.adverse_to
            and ((tie.subject in mine and tie.object in holders)
                 or (tie.object in mine and tie.subject in holders))
            for tie in self._context.resolved.ties
        )  # fmt: skip

    def _whole(self, bodies: set[str]) -> set[str]:
        """Some bodies with all that they are part of."""
        found = set(bodies)
        rim = found
        for _ in range(4):
            rim = {up for body in rim for up in self._above.get(body, ())} - found
            found |= rim
        return found
