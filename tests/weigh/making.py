"""Reports made by hand for tests of weighing, without a model."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sayso.model import (
    Attribution,
    Chain,
    Claim,
    Count,
    Declaration,
    Entity,
    EntityName,
    Hop,
    Mention,
    Paragraph,
    Parsed,
    Quotation,
    Reading,
    Remark,
    Report,
    Resolved,
    Sentence,
    Stated,
    Text,
    text_hash,
)
from sayso.vocabulary import (
    Act,
    Basis,
    Caveat,
    Certainty,
    How,
    MentionKind,
    NameRole,
    Naming,
    Polarity,
    RemarkStatus,
    Role,
)


@dataclass
class Making:
    """One report in the making: sentences are added, each with who says it."""

    id: str
    publisher: str | None = "The Merrin Courier"
    published: str | None = "2023-03-07"
    credit: str | None = None
    byline: str | None = None
    declarations: tuple[Declaration, ...] = ()
    _words: str = ""
    _claims: list[Claim] = field(default_factory=list)
    _sentences: list[Sentence] = field(default_factory=list)
    _attributions: list[Attribution] = field(default_factory=list)
    _chains: dict[str, Chain] = field(default_factory=dict)
    _entities: dict[str, Entity] = field(default_factory=dict)
    _quotations: list[Quotation] = field(default_factory=list)
    _remarks: list[Remark] = field(default_factory=list)
    _mentions: list[tuple[Mention, str]] = field(default_factory=list)

    def entity(
        self, name: str, kind: MentionKind = MentionKind.person, *also: tuple[str, NameRole]
    ) -> str:
        """An entity of this report, by its name."""
        known = f"{self.id}-{name}"
        names = (EntityName(name, NameRole.name), *(EntityName(n, r) for n, r in also))
        self._entities.setdefault(known, Entity(known, kind, name, names))
        return known

    def say(
        self,
        words: str,
        by: str | None = None,
        *,
        naming: Naming = Naming.named,
        through: tuple[str, ...] = (),
        act: Act | None = Act.ASSAULT,
        agent: str | None = None,
        patient: str | None = None,
        place: str | None = None,
        time: str | None = None,
        count: tuple[int | None, int | None, str] | None = None,
        polarity: Polarity = Polarity.pos,
        certainty: Certainty = Certainty.certain,
        basis: Basis = Basis.unknown,
        caveats: tuple[Caveat, ...] = (),
        quoted: bool = False,
    ) -> str:
        """Add a sentence that is one claim; `by` None is the publisher's own voice. Its id."""
        start = len(self._words) + (1 if self._words else 0)
        said = f"“{words}”" if quoted else words
        self._words += (" " if self._words else "") + said + "."
        end = start + len(said)
        if quoted:
            self._quotations.append(Quotation(start, end))
        self._sentences.append(Sentence(start, end + 1, 0, 0))
        number = len(self._claims)
        attribution = None
        if by is not None:
            attribution = f"{self.id}-a{number}"
            content = (start + 1, end - 1) if quoted else (start, end)
            self._attributions.append(Attribution(attribution, (), (), (content,)))
            hops = [self._hop(name, Naming.named, Role.outlet) for name in through]
            self._chains[attribution] = Chain(
                (*self._own(), *hops, self._hop(by, naming, Role.unknown)),
                None if naming is Naming.unknown else 1 + len(hops),
            )
        claim = Claim(
            f"{self.id}-c{number}",
            attribution,
            (start, end),
            act,
            agent=self._known(agent, MentionKind.group, start),
            patient=self._known(patient, MentionKind.group, start),
            place=self._known(place, MentionKind.place, start),
            time=time,
            count=Count(*count) if count else None,
            polarity=polarity,
            certainty=certainty,
            basis=basis,
            caveats=caveats,
        )
        self._claims.append(claim)
        return claim.id

    def inside(self, claim: str, words: str) -> str:
        """Add a claim inside another one's passage. Its id."""
        outer = next(one for one in self._claims if one.id == claim)
        start = self._words.index(words, outer.passage[0])
        made = replace(
            outer,
            id=f"{self.id}-c{len(self._claims)}",
            passage=(start, start + len(words)),
            polarity=Polarity.pos,
        )
        self._claims.append(made)
        return made.id

    def own_words(self, claim: str) -> None:
        """Let the publisher itself be whose words a claim's attribution gives: "we reported"."""
        said = next(one.attribution for one in self._claims if one.id == claim)
        assert said is not None
        self._chains[said] = Chain(self._own(), 0)

    def describe(self, name: str) -> None:
        """Let an entity have no name but this description."""
        known = f"{self.id}-{name}"
        kind = self._entities[known].kind
        names = (EntityName(name, NameRole.description),)
        self._entities[known] = Entity(known, kind, name, names)

    def remark(self, status: RemarkStatus, *about: str, by: str | None = None) -> None:
        """Add a remark at the end of the text."""
        start = len(self._words)
        self._words += " A remark."
        self._remarks.append(
            Remark(start, len(self._words), self.entity(by) if by else None, status, about)
        )

    def _known(self, name: str | None, kind: MentionKind, start: int) -> str | None:
        if name is None:
            return None
        known = self.entity(name, kind)
        self._mentions.append((Mention(start, start + 1, kind), known))
        return known

    def _own(self) -> tuple[Hop, ...]:
        if self.publisher is None:
            return (Hop("unknown", None, Naming.unknown, Role.outlet, How.not_stated, None),)
        return (self._hop(self.publisher, Naming.named, Role.outlet),)

    def _hop(self, name: str, naming: Naming, role: Role) -> Hop:
        kind = MentionKind.group if role is Role.outlet else MentionKind.person
        if naming is Naming.unknown:
            return Hop("unknown", None, naming, role, How.not_stated, None)
        known = f"{self.id}-{name}"
        part = {
            Naming.anonymous: NameRole.description,
            Naming.collective: NameRole.description,
            Naming.pseudonym: NameRole.pseudonym,
        }.get(naming, NameRole.name)
        self._entities.setdefault(known, Entity(known, kind, name, (EntityName(name, part),)))
        return Hop(name, known, naming, role, How.stated, None)

    def parsed(self) -> Parsed:
        """The report as the stages before weighing would leave it."""
        words = self._words
        chains = {"": Chain(self._own(), 0), **self._chains}
        reading = Reading(
            text_hash(words),
            "en",
            "made 1",
            sentences=tuple(self._sentences),
            quotations=tuple(self._quotations),
            mentions=tuple(mention for mention, _ in self._mentions),
            attributions=tuple(self._attributions),
        )
        resolved = Resolved(
            reading,
            tuple(self._entities.values()),
            tuple(owner for _, owner in self._mentions),
            chains,
        )
        report = Report(
            self.id,
            text_hash(self.id + words),
            publisher=self.publisher,
            byline=self.byline,
            credit=self.credit,
            published=self.published,
            declarations=self.declarations,
        )
        text = Text(words, "made 1", (Paragraph(0, max(1, len(words))),))
        return Parsed(report, text, resolved, Stated(tuple(self._claims), tuple(self._remarks)))
