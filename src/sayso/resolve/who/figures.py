"""A figure: someone or something in one report while it is still being put together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.model import Entity, EntityName, Span, content_id
from sayso.resolve.who.knowledge import Party
from sayso.resolve.who.lexicon import TITLES
from sayso.vocabulary import MentionKind, NameRole, Naming, Role

__all__ = ["CODE", "LABEL", "Figure"]

LABEL = re.compile(
    r"(?:the\s|protected\s)?(?:witness|source|informant|interviewee|resident|detainee|subject|survivor|"
    r"victim|patient|defendant|person|speaker|respondent|complainant|agent|officer|soldier)\s(?:[A-Z]{1,2}\d{0,3}|\d{1,4}|[A-Z]{1,3}-?\d{1,4})",
    re.IGNORECASE,
)
"""What hides a name and is none: "Witness B", "Source 4"."""

CODE = re.compile(
    r"(?:(?:Mr|Mrs|Ms|MR|MRS|MS|Miss|Dr|DR|Citizen|Comrade|Nurse|Captain|Doctor)\.?\s)?[A-Z]\.?|[A-Z]{1,3}[\-–]?\d{1,4}"
)
"""A letter or a number in the place of a name."""
KUNYA = re.compile(
    r"(?P<rank>(?:[A-Z][a-z]+\.?\s){0,2})(?:Abu|Abou|Abo|Umm|Um|Ebu)\s(?:al-)?[\w’'\-]+"
)
"""What Arab fighters go by: "Abu Layth", with or without a rank before it."""
_FIGHT = frozenset({Role.commander, Role.participant, Role.spokesperson, Role.party})


@dataclass(slots=True, eq=False)
class Figure:
    """Becomes an `Entity`. `proper`: it has a name of its own; else it is only described."""

    kind: MentionKind
    name: str
    proper: bool
    first: int
    """Where it first stands in the text."""
    names: dict[str, tuple[NameRole, Span | None]] = field(default_factory=dict)
    party: Party | None = None
    country: str | None = None
    gatherer: str | None = None
    """"outlet", "ngo", "court" or "press_office" where it gathers others' words."""
    gender: str | None = None
    """"m" or "f", where the text (or a name used by one sex only) shows it."""
    plural: bool = False
    institution: bool = False
    pseudonym: bool = False
    unnamed: bool = False
    """The text says that the name is withheld."""
    document: bool = False
    former: bool = False
    rank: bool = False
    """Only a title ("Captain X") speaks of command: any other role comes before it."""
    testified: bool = False
    """Speaks as a witness in court: any other role comes before it."""
    part: Figure | None = None
    """The group that one of them is taken from ("one of them", "the other")."""
    saw: bool = False
    """Says that it saw or heard it: a witness where no other role is given."""
    told: list[Role] = field(default_factory=list)
    """Roles by what one clause tells of it, weaker than those by which it is called."""
    heads: set[str] = field(default_factory=set)
    """Lemmas of the nouns by which the text describes it."""
    roles: list[tuple[Role, Span | None]] = field(default_factory=list)
    belongs: list[Figure] = field(default_factory=list)
    """Groups that the text ties it to, in order."""
    held_by: Figure | None = None
    evidence: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    """How often each name stands in the text."""
    _id: tuple[tuple[str, MentionKind, str, int], str] | None = None
    into: Figure | None = None
    """The figure that this one turned out to be."""

    def live(self) -> Figure:
        """This figure, or the one that it was merged into."""
        figure = self
        while figure.into is not None:
            if figure.into.into is not None:
                figure.into = figure.into.into  # or else a chain of mergers is long each time
            figure = figure.into
        return figure

    def add(self, name: str, role: NameRole, span: Span | None, why: str = "") -> None:
        """Take up another name, with the passage that shows it and why it is thought the same."""
        self.counts[name] = self.counts.get(name, 0) + 1
        if name not in self.names:
            self.names[name] = (role, span)
            if why and why not in self.evidence:
                self.evidence.append(why)

    def is_person(self) -> bool:
        """One human being or several, not a body."""
        return self.kind is MentionKind.person

    def naming(self) -> Naming:
        """How the text names it; only what the text says."""
        if self.document and not self.proper:
            return Naming.document
        if self.proper and LABEL.fullmatch(self.name) is not None:
            return Naming.anonymous
        if self.proper and self.is_person() and self._in_disguise():
            return Naming.pseudonym
        if self.proper:
            real = any(
                role is NameRole.name and name.split() for name, (role, _) in self.names.items()
            )
            return Naming.pseudonym if self.pseudonym and not real else Naming.named
        if self.plural:
            return Naming.collective
        one_body = self.institution or self.kind is MentionKind.group
        return Naming.named if one_body else Naming.anonymous

    def _in_disguise(self) -> bool:
        """Only a letter or a code ("Mr K.", "W-17"); of fighters, "father of" alone."""
        if all(CODE.fullmatch(name) is not None for name in self.names):
            return True
        fights = any(role in _FIGHT for role, _ in self.roles)
        return fights and all(map(_kunya, self.names))

    def freeze(self, report: str) -> Entity:
        """The entity, with names in order of first sight; its id hashes report, kind and name."""
        ordered = sorted(
            self.names.items(), key=lambda row: (row[1][1] is None, row[1][1] or (0, 0), row[0])
        )
        names = [EntityName(name, role, _in_text(span)) for name, (role, span) in ordered]
        evidence = list(self.evidence)
        known = None if self.party is None else self.party.shared_name()
        if (
            self.party is not None
            and known is not None
            and not any(_alike(name, known) for name in self.names)
        ):
            names.append(EntityName(known, NameRole.name, None))
            evidence.append(f"{self.name}: a name of {known} ({self.party.file})")
        return Entity(
            id=self.id(report),
            kind=self.kind,
            name=self.name,
            names=tuple(names),
            country=self.country,
            evidence=tuple(evidence),
        )

    def id(self, report: str) -> str:
        """Stable over runs: a hash of the report, the kind, the name and where it first stands."""
        key = report, self.kind, self.name, self.first
        if self._id is None or self._id[0] != key:
            self._id = key, content_id("e", *key)
        return self._id[1]


def _kunya(name: str) -> bool:
    """Whether a name is a "father of" with at most a rank before it; "Osan Abu Delar" is whole."""
    match = KUNYA.fullmatch(name)
    before = "" if match is None else match.group("rank").lower().replace(".", "")
    return match is not None and set(before.split()) <= TITLES | {"brother", "leader", "chief"}


def _alike(one: str, other: str) -> bool:
    return one.casefold().replace("’", "'") == other.casefold().replace("’", "'")


def _in_text(span: Span | None) -> Span | None:
    """The span, or None for a name that does not stand in the text (a publisher's, a declared)."""
    return span if span is not None and span[0] >= 0 else None
