"""Who is said to know a claim (rule 2), as the chain of one report gives it, before identities."""

from __future__ import annotations

from sayso.model import Chain, Claim, Entity, Hop
from sayso.vocabulary import Basis, Caveat, NameRole, Naming
from sayso.weigh.called import Called
from sayso.weigh.entry import Source, form_of
from sayso.weigh.voice import OriginKind
from sayso.weigh.words import head_of, number_in

__all__ = ["Sources"]

EXAMINED = frozenset({Basis.own_act, Basis.direct_observation, Basis.document, Basis.recording})
"""Bases on which the publisher's own voice is an origin: it did, saw, visited or examined."""
CAPTIVE = frozenset({Caveat.detained_by_publisher, Caveat.detained_by_party})
_KINDS = {
    Naming.named: OriginKind.named,
    Naming.pseudonym: OriginKind.pseudonym,
    Naming.document: OriginKind.document,
    Naming.collective: OriginKind.collective,
    Naming.anonymous: OriginKind.described,
    Naming.unknown: OriginKind.unknown,
}


class Sources:
    """The origins of one report's claims."""

    def __init__(self, called: Called) -> None:
        self.called = called
        self.parsed = called.parsed

    def of(self, claim: Claim) -> Source:
        """Who is said to know it (rule 2), before identities."""
        chain = self.parsed.resolved.chains.get(claim.attribution or "")
        if claim.attribution is None or chain is None or chain.origin == 0:
            return self._own_voice(claim, said=chain is not None and claim.attribution is not None)
        if chain.origin is None or not 0 <= chain.origin < len(chain.hops):
            before = chain.hops[:-1] or chain.hops
            return Source(
                OriginKind.unknown,
                name=chain.speaker.name if chain.hops else "",
                gatherers=tuple(self.called.form_of_hop(hop) for hop in before),
            )
        return self._heard(claim, chain, chain.origin)

    def _own_voice(self, claim: Claim, *, said: bool = False) -> Source:
        """The publisher: an origin where it saw or examined, or is `said` to have said it."""
        publisher = self.parsed.report.publisher or ""
        if (said or claim.basis in EXAMINED) and (publisher or self.called.publisher_form):
            return Source(
                OriginKind.publisher, self.called.publisher_form, publisher,
                entity=self._publisher_entity(),
            )  # fmt: skip
        forms = (self.called.publisher_form,) if self.called.publisher_form else ()
        return Source(OriginKind.unknown, name=publisher, gatherers=forms)

    def _publisher_entity(self) -> str | None:
        chain = self.parsed.resolved.chains.get("")
        return chain.hops[0].entity if chain is not None and chain.hops else None

    def _heard(self, claim: Claim, chain: Chain, at: int) -> Source:
        hop = chain.hops[at]
        kind = _KINDS[hop.naming]
        entity = self.called.entities.get(hop.entity or "")
        gatherers = tuple(
            self.called.form_of_hop(one)
            for one in chain.hops[:at]
            if one.naming is not Naming.unknown
        )
        named = kind in (OriginKind.named, OriginKind.pseudonym, OriginKind.document)
        captor = None
        if CAPTIVE & set(claim.caveats):
            captor = self._captor(hop, Caveat.detained_by_publisher in claim.caveats)
        return Source(
            kind,
            self.called.form_of_hop(hop) if named else self.called.opaque(hop.entity or hop.name),
            hop.name,
            "" if named else head_of(self._described(hop, entity)),
            None if named else self._announced(hop, entity),
            gatherers,
            tuple(
                self.called.form_of_hop(one)
                for one in chain.hops[at + 1 :]
                if one.naming in (Naming.named, Naming.pseudonym)
            ),
            captor,
            hop.entity,
        )

    def _captor(self, hop: Hop, publisher: bool) -> str:
        for tie in self.parsed.resolved.ties:
            if tie.tie.value == "held_by" and tie.subject == hop.entity:
                return form_of(self.called.end_of(tie.object))
        if publisher and self.called.publisher_form:
            return self.called.publisher_form
        # In whose hands is not said: in nobody's bloc, and in his own no longer.
        return self.called.opaque(f"captor of {hop.entity or hop.name}")

    def _described(self, hop: Hop, entity: Entity | None) -> str:
        if entity is not None:
            for name in entity.names:
                if name.role is NameRole.description:
                    return name.name
        return hop.name

    def _announced(self, hop: Hop, entity: Entity | None) -> int | None:
        """A stated number of people, wherever the report first gives it."""
        said = [hop.name]
        spans = [hop.passage] if hop.passage else []
        if entity is not None:
            said += [name.name for name in entity.names]
            spans += [name.passage for name in entity.names if name.passage]
        for span in spans:
            if span[0] < 0:  # a name from outside the text
                continue
            before = self.called.words[max(0, span[0] - 12) : span[0]].rsplit(None, 1)
            said.append(self.called.words[slice(*span)])
            # A number right in front of a mention that leaves it out: "two" before "officials".
            if before and self.called.words[span[0] - 1 : span[0]] == " ":
                said.append(before[-1])
        numbers = [number for one in said if (number := number_in(one)) is not None]
        return max(numbers, default=None)
