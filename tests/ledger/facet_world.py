"""Reports with times, places, remarks and journeys, for the tests of facets and identities."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sayso.model import (
    Attribution,
    Chain,
    Claim,
    Entity,
    EntityName,
    Hop,
    Journey,
    Paragraph,
    Parsed,
    Place,
    Reading,
    Remark,
    Report,
    Resolved,
    Stated,
    Text,
    content_id,
    text_hash,
)
from sayso.vocabulary import Act, How, MentionKind, NameRole, Naming, Role


@dataclass
class Build:
    """One report, built sentence by sentence: every sentence is a claim of its speaker."""

    publisher: str = "The Merrin Courier"
    text: str = ""
    entities: dict[str, Entity] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)
    chains: dict[str, Chain] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    journeys: list[Journey] = field(default_factory=list)

    def __post_init__(self) -> None:
        paper = Hop(self.publisher, None, Naming.named, Role.outlet, How.stated, None)
        self.chains[""] = Chain((paper,), None)

    def entity(
        self,
        name: str,
        kind: MentionKind = MentionKind.person,
        *,
        also: tuple[str, ...] = (),
        role: NameRole = NameRole.name,
        evidence: tuple[str, ...] = (),
    ) -> str:
        """An entity's id; the same name is the same entity."""
        made = content_id("e", self.publisher, name)
        self.entities[made] = Entity(
            made, kind, name, tuple(EntityName(one, role) for one in (name, *also)),
            evidence=evidence,
        )  # fmt: skip
        return made

    def located(self, name: str, lat: float, lon: float, precision: int) -> str:
        """A place entity with coordinates."""
        made = self.entity(name, MentionKind.place)
        self.places.append(Place(0, 1, name, made, lat, lon, None, "KV", precision))
        return made

    def say(
        self,
        words: str,
        speaker: str | None = None,
        *,
        naming: Naming = Naming.named,
        through: str | None = None,
        quoting: str | None = None,
        **facets: object,
    ) -> Claim:
        """One claim: by the publisher, or by an entity (an id), perhaps through a gatherer."""
        start = len(self.text) + (2 if self.text else 0)
        span = (start, start + len(words))
        self.text += ("\n\n" if self.text else "") + words
        attribution: str | None = None
        if speaker is not None:
            attribution = content_id("a", self.publisher, start)
            self.attributions.append(Attribution(attribution, (), (), (span,)))
            hops = list(self.chains[""].hops)
            if through is not None:
                hops.append(Hop(through, None, Naming.named, Role.outlet, How.stated, None))
            name = self.entities[speaker].name
            hops.append(Hop(name, speaker, naming, Role.unknown, How.stated, None))
            origin = len(hops) - 1
            if quoting is not None:
                quoted = self.entities[quoting].name
                hops.append(Hop(quoted, quoting, Naming.named, Role.commander, How.stated, None))
            self.chains[attribution] = Chain(tuple(hops), origin)
        made = Claim(content_id("c", self.publisher, start), attribution, span, **facets)  # type: ignore[arg-type]
        self.claims.append(made)
        return made

    def parsed(self) -> Parsed:
        """The whole report."""
        capture = text_hash(self.publisher + self.text)
        report = Report(
            content_id("r", capture, ""), capture, publisher=self.publisher, published="2021-03-04"
        )
        text = Text(self.text, "plain 1", (Paragraph(0, len(self.text)),))
        reading = Reading(text.sha256, "en", "reader 1", attributions=tuple(self.attributions))
        resolved = Resolved(
            reading, tuple(self.entities.values()), (), self.chains, places=tuple(self.places)
        )
        stated = Stated(tuple(self.claims), tuple(self.remarks), tuple(self.journeys))
        return Parsed(report, text, resolved, stated)


def pseudonymous(build: Build, name: str) -> str:
    """An entity that goes by a pseudonym."""
    made = build.entity(name)
    entity = build.entities[made]
    build.entities[made] = replace(entity, names=(EntityName(name, NameRole.pseudonym),))
    return made


__all__ = ["Act", "Build", "pseudonymous"]
