"""From one parsed report to its entry: what weighing needs of it, and nothing of other reports."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from sayso.intervals import days_of
from sayso.model import Chain, Claim, Entity, Hop, Parsed, Span
from sayso.vocabulary import (
    READ_KINDS,
    Basis,
    Caveat,
    MentionKind,
    Mode,
    NameRole,
    Naming,
    ParagraphKind,
    RemarkStatus,
)
from sayso.weigh.denials import tied
from sayso.weigh.entry import OPAQUE, Actor, Entry, Name, Saying, Source, TieNamed, form_of
from sayso.weigh.grams import words_of
from sayso.weigh.voice import OriginKind
from sayso.weigh.words import fold, head_of, number_in

__all__ = ["entry_of"]

SAW = frozenset({Basis.own_act, Basis.direct_observation})
EXAMINED = SAW | {Basis.document, Basis.recording}
"""Bases on which the publisher's own voice is an origin: it did, saw, visited or examined."""
CAPTIVE = frozenset({Caveat.detained_by_publisher, Caveat.detained_by_party})
MOST_NAMED = 6
_ACTORS = frozenset({"person", "group", "nationality", "place", "facility"})
_NOT_NAMES = frozenset({NameRole.description, NameRole.pseudonym})
_FURNITURE = frozenset({ParagraphKind.boilerplate, ParagraphKind.byline, ParagraphKind.credit})
_KINDS = {
    Naming.named: OriginKind.named,
    Naming.pseudonym: OriginKind.pseudonym,
    Naming.document: OriginKind.document,
    Naming.collective: OriginKind.collective,
    Naming.anonymous: OriginKind.described,
    Naming.unknown: OriginKind.unknown,
}


def entry_of(parsed: Parsed, *, superseded: bool = False) -> Entry:
    """The entry of one report. Pure: the same report gives the same entry."""
    taker = _Taker(parsed)
    report, text = parsed.report, parsed.text
    quotes = tuple((q.start, q.end) for q in parsed.reading.quotations)
    skip = tuple((p.start, p.end) for p in text.paragraphs if p.kind in _FURNITURE)
    prints = words_of(text.text, quotes=quotes, skip=skip).index()
    return Entry(
        report.id,
        report.publisher,
        taker.publisher_form,
        report.byline,
        report.credit,
        report.url,
        report.published,
        len(parsed.reading.tokens),
        tuple(taker.sayings()),
        tuple(taker.names()),
        tuple(dict.fromkeys(taker.ties())),
        quotes,
        skip,
        tuple(sorted(prints)),
        tuple(taker.withdrawn()),
        superseded,
    )


class _Taker:
    """One report with its lookups."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.words = parsed.text.text
        self.entities: dict[str, Entity] = {e.id: e for e in parsed.resolved.entities}
        self.attributions = {a.id: a for a in parsed.reading.attributions}
        self.sentences = parsed.reading.sentences
        self._starts = [s.start for s in self.sentences]
        owners = parsed.resolved.mention_entities
        self._mentions = sorted(
            (mention.start, mention.end, owner)
            for mention, owner in zip(parsed.reading.mentions, owners, strict=False)
            if owner is not None
        )
        self._mention_starts = [start for start, _, _ in self._mentions]
        self._called = self._names_of_one()
        longest = sorted(self._called, key=lambda name: (-len(name), name))
        self._names = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
            if longest
            else None
        )
        self._coordinates = {
            place.entity: (place.lat, place.lon, place.precision)
            for place in parsed.resolved.places
            if place.lat is not None and place.lon is not None
        }
        self._paragraphs = [p for p in parsed.text.paragraphs if p.kind in READ_KINDS]
        self._paragraph_starts = [p.start for p in self._paragraphs]
        own = parsed.resolved.chains.get("")
        first = own.hops[0] if own is not None and own.hops else None
        self.publisher_form = (
            self.form_of_hop(first)
            if first is not None and first.naming is not Naming.unknown
            else fold(parsed.report.publisher or "")
        )

    # --- names -----------------------------------------------------------------------------

    def _names_of_one(self) -> dict[str, str]:
        """Names, as they are written, that only one body, country or person of the report has."""
        owners: dict[str, set[str]] = {}
        for entity in self.entities.values():
            if entity.kind.value in _ACTORS and self.is_named(entity):
                for name in entity.names:
                    written = name.name.strip()
                    if name.role not in _NOT_NAMES and len(written) > 1 and written[0].isupper():
                        owners.setdefault(written, set()).add(entity.id)
        return {name: min(one) for name, one in owners.items() if len(one) == 1}

    def main_form(self, entity: Entity) -> str:
        """The folded name that stands for an entity; of a description, its head."""
        name = self.main_name(entity)
        return head_of(entity.name) if name is None else fold(name)

    def main_name(self, entity: Entity) -> str | None:
        """The name that stands for an entity, as written; None for one only described."""
        proper = [name.name for name in entity.names if name.role is NameRole.name]
        if any(name == entity.name for name in proper) or not entity.names:
            return entity.name
        if proper:
            return proper[0]
        named = [name.name for name in entity.names if name.role not in _NOT_NAMES]
        if named:
            return named[0]
        if any(name.role is NameRole.pseudonym for name in entity.names):
            return entity.name
        return None

    def is_named(self, entity: Entity) -> bool:
        """Whether it has a name of its own."""
        return not entity.names or any(name.role not in _NOT_NAMES for name in entity.names)

    def names(self) -> Iterator[Name]:
        """Every name with its entity's main one; parts of a person's name are left out."""
        for entity in self.entities.values():
            if not self.is_named(entity):
                continue
            main = self.main_form(entity)
            seen = {main}
            yield Name(main, main, entity.kind.value)
            for name in entity.names:
                form = fold(name.name)
                if name.role in _NOT_NAMES or form in seen or not form:
                    continue
                if entity.kind is MentionKind.person and " " not in form and " " in main:
                    continue
                seen.add(form)
                yield Name(form, main, entity.kind.value, name.role is NameRole.acronym)

    def form_of_hop(self, hop: Hop) -> str:
        """The form that a hop's entity, or its own name, has."""
        entity = self.entities.get(hop.entity or "")
        if entity is not None and self.is_named(entity):
            return self.main_form(entity)
        return fold(hop.name)

    def actor(self, entity_id: str | None) -> Actor | None:
        """An entity as the actor of a claim."""
        entity = self.entities.get(entity_id or "")
        if entity is None:
            return None
        named = self.is_named(entity)
        return Actor(
            self.main_form(entity),
            entity.name,
            named,
            entity.kind.value,
            entity.country,
            self._coordinates.get(entity.id),
        )

    def ties(self) -> Iterator[TieNamed]:
        """Ties stated in the text or declared, between names as written."""
        for tie in self.parsed.resolved.ties:
            subject, target = self._end(tie.subject), self._end(tie.object)
            if subject and target:
                yield TieNamed(subject, tie.tie, target)
        for declared in self.parsed.report.declarations:
            yield TieNamed(declared.subject, declared.tie, declared.object)

    def _end(self, entity_id: str) -> str:
        """One end of a tie. Somebody without a name is nobody outside this report."""
        entity = self.entities.get(entity_id)
        if entity is None:
            return entity_id
        name = self.main_name(entity) if self.is_named(entity) else None
        return self.opaque(entity_id) if name is None else name

    def opaque(self, entity_id: str) -> str:
        """A form for someone without a name: it means nothing outside this report."""
        return f"{OPAQUE}{self.parsed.report.id}{OPAQUE}{entity_id}"

    # --- claims ----------------------------------------------------------------------------

    def sayings(self) -> Iterator[Saying]:
        """All claims, bare denials tied to what they deny."""
        made = [self.saying(place, claim) for place, claim in enumerate(self.parsed.stated.claims)]
        yield from tied(made, self._denied())

    def _denied(self) -> dict[str, set[str]]:
        """For the claims inside a remark that denies, the claims that it denies."""
        found: dict[str, set[str]] = {}
        for remark in self.parsed.stated.remarks:
            if remark.status is not RemarkStatus.denied:
                continue
            about = {
                claim.id
                for claim in self.parsed.stated.claims
                if {claim.id, claim.attribution} & set(remark.about)
            }
            for claim in self.parsed.stated.claims:
                if remark.start <= claim.passage[0] < remark.end:
                    found.setdefault(claim.id, set()).update(about - {claim.id})
        return found

    def saying(self, place: int, claim: Claim) -> Saying:
        """One claim as weighing keeps it."""
        attribution = self.attributions.get(claim.attribution or "")
        sentence = bisect_right(self._starts, claim.passage[0]) - 1
        return Saying(
            claim.id,
            place,
            self.words[slice(*claim.passage)],
            claim.passage,
            self.around(claim.passage),
            sentence if sentence >= 0 else None,
            self._share(claim.passage, sentence),
            self.source(claim),
            claim.act.value if claim.act else None,
            claim.act_mode,
            self.actor(claim.agent),
            self.actor(claim.patient),
            self.actor(claim.place),
            tuple(self.named_in(claim.passage)),
            days_of(claim.time),
            claim.time,
            claim.count.low if claim.count else None,
            claim.count.high if claim.count else None,
            claim.count.text if claim.count else None,
            self.words[slice(*claim.means)] if claim.means else None,
            self.words[slice(*claim.purpose)] if claim.purpose else None,
            claim.polarity.value,
            claim.certainty.value,
            claim.modality.value,
            claim.basis.value,
            Caveat.heading_only in claim.caveats,
            attribution is not None and attribution.mode is Mode.direct,
            self.parsed.report.id,
            self.parsed.report.publisher,
            self.parsed.report.published,
            self.sentences[sentence].vector if sentence >= 0 else b"",
        )

    def _share(self, span: Span, sentence: int) -> float:
        if sentence < 0:
            return 1.0
        size = self.sentences[sentence].end - self.sentences[sentence].start
        return round(min(1.0, (span[1] - span[0]) / max(1, size)), 3)

    def named_in(self, span: Span) -> Iterator[Actor]:
        """Whom and what a passage names, each once, at most `MOST_NAMED`."""
        place = bisect_right(self._mention_starts, span[0] - 1)
        here = []
        for start, end, entity in self._mentions[place:]:
            if start >= span[1]:
                break
            if end <= span[1]:
                here.append((start, end, entity))
        if self._names is not None:
            # A name that was read elsewhere in the report and overlooked here.
            for match in self._names.finditer(self.words, *span):
                if not any(start < match.end() and match.start() < end for start, end, _ in here):
                    here.append((*match.span(), self._called[match[0]]))
        found: dict[str, Actor] = {}
        for _, _, entity in sorted(here):
            if len(found) == MOST_NAMED:
                break
            actor = self.actor(entity)
            if actor is not None and actor.named and actor.kind in _ACTORS:
                found.setdefault(actor.form, replace(actor, at=None))
        yield from found.values()

    def around(self, span: Span) -> Span:
        """The paragraph that a passage stands in, else the passage."""
        place = bisect_right(self._paragraph_starts, span[0]) - 1
        if place < 0 or self._paragraphs[place].end <= span[0]:
            return span
        return self._paragraphs[place].start, max(self._paragraphs[place].end, span[1])

    def source(self, claim: Claim) -> Source:
        """Who is said to know it (rule 2), before identities."""
        chain = self.parsed.resolved.chains.get(claim.attribution or "")
        if claim.attribution is None or chain is None or chain.origin == 0:
            return self._own_voice(claim, said=chain is not None and claim.attribution is not None)
        if chain.origin is None or not 0 <= chain.origin < len(chain.hops):
            before = chain.hops[:-1] or chain.hops
            return Source(
                OriginKind.unknown,
                name=chain.speaker.name if chain.hops else "",
                gatherers=tuple(self.form_of_hop(hop) for hop in before),
            )
        return self._heard(claim, chain, chain.origin)

    def _own_voice(self, claim: Claim, *, said: bool = False) -> Source:
        """The publisher: an origin where it saw or examined, or is `said` to have said it."""
        publisher = self.parsed.report.publisher or ""
        if (said or claim.basis in EXAMINED) and (publisher or self.publisher_form):
            return Source(
                OriginKind.publisher, self.publisher_form, publisher,
                entity=self._publisher_entity(),
            )  # fmt: skip
        forms = (self.publisher_form,) if self.publisher_form else ()
        return Source(OriginKind.unknown, name=publisher, gatherers=forms)

    def _publisher_entity(self) -> str | None:
        chain = self.parsed.resolved.chains.get("")
        return chain.hops[0].entity if chain is not None and chain.hops else None

    def _heard(self, claim: Claim, chain: Chain, at: int) -> Source:
        hop = chain.hops[at]
        kind = _KINDS[hop.naming]
        entity = self.entities.get(hop.entity or "")
        gatherers = tuple(
            self.form_of_hop(one) for one in chain.hops[:at] if one.naming is not Naming.unknown
        )
        named = kind in (OriginKind.named, OriginKind.pseudonym, OriginKind.document)
        captor = None
        if CAPTIVE & set(claim.caveats):
            captor = self._captor(hop, Caveat.detained_by_publisher in claim.caveats)
        return Source(
            kind,
            self.form_of_hop(hop) if named else self.opaque(hop.entity or hop.name),
            hop.name,
            "" if named else head_of(self._described(hop, entity)),
            None if named else self._announced(hop, entity),
            gatherers,
            tuple(
                self.form_of_hop(one)
                for one in chain.hops[at + 1 :]
                if one.naming in (Naming.named, Naming.pseudonym)
            ),
            captor,
            hop.entity,
        )

    def _captor(self, hop: Hop, publisher: bool) -> str:
        for tie in self.parsed.resolved.ties:
            if tie.tie.value == "held_by" and tie.subject == hop.entity:
                return form_of(self._end(tie.object))
        if publisher and self.publisher_form:
            return self.publisher_form
        # In whose hands is not said: in nobody's bloc, and in his own no longer.
        return self.opaque(f"captor of {hop.entity or hop.name}")

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
            before = self.words[max(0, span[0] - 12) : span[0]].rsplit(None, 1)
            said.append(self.words[slice(*span)])
            # A number right in front of a mention that leaves it out: "two" before "officials".
            if before and self.words[span[0] - 1 : span[0]] == " ":
                said.append(before[-1])
        numbers = [number for one in said if (number := number_in(one)) is not None]
        return max(numbers, default=None)

    # --- taking back -----------------------------------------------------------------------

    def withdrawn(self) -> Iterator[tuple[str, str, str]]:
        """Claims that remarks of this report correct, amend or retract, and who does so.

        A publisher's correction of what it says that it reported amends it: "We reported that a
        truce was signed. This was wrong." Other claims that a correction names or holds may be the
        new ones, so they only say what older ones it replaces.
        """
        for remark in self.parsed.stated.remarks:
            if remark.status not in (RemarkStatus.corrected, RemarkStatus.retracted):
                continue
            by = self.entities.get(remark.by or "")
            form = self.main_form(by) if by is not None else self.publisher_form
            for claim in self.parsed.stated.claims:
                about = bool({claim.id, claim.attribution} & set(remark.about))
                chain = self.parsed.resolved.chains.get(claim.attribution or "")
                own = claim.attribution is not None and chain is not None and chain.origin == 0
                corrected = remark.status is RemarkStatus.corrected
                if about and own and corrected and form == self.publisher_form:
                    yield claim.id, "amended", form
                elif about or remark.start <= claim.passage[0] < remark.end:
                    yield claim.id, remark.status.value, form
