"""From one parsed report to its entry: what weighing needs of it, and nothing of other reports."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.intervals import Days, days_of
from sayso.model import Claim, Parsed, Span
from sayso.vocabulary import READ_KINDS, Caveat, Mode, ParagraphKind, RemarkStatus
from sayso.weigh.called import Called
from sayso.weigh.denials import tied
from sayso.weigh.entry import Actor, Entry, Saying
from sayso.weigh.grams import words_of
from sayso.weigh.sources import Sources
from sayso.weigh.tallies import is_toll
from sayso.weigh.titling import stated_span

__all__ = ["entry_of"]

_FURNITURE = frozenset({ParagraphKind.boilerplate, ParagraphKind.byline, ParagraphKind.credit})


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
        taker.called.publisher_form,
        report.byline,
        report.credit,
        report.url,
        report.published,
        len(parsed.reading.tokens),
        tuple(taker.sayings()),
        tuple(taker.called.names()),
        tuple(dict.fromkeys(taker.called.ties())),
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
        self.called = Called(parsed)
        self.sources = Sources(self.called)
        self.attributions = {a.id: a for a in parsed.reading.attributions}
        self.sentences = parsed.reading.sentences
        self._starts = [s.start for s in self.sentences]
        self._paragraphs = [p for p in parsed.text.paragraphs if p.kind in READ_KINDS]
        self._paragraph_starts = [p.start for p in self._paragraphs]

    def sayings(self) -> Iterator[Saying]:
        """All claims, bare denials tied to what they deny."""
        made = [self.saying(place, claim) for place, claim in enumerate(self.parsed.stated.claims)]
        yield from tied(_with_scenes(made), self._denied())

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
        # What its own words do not say can neither agree with another's nor contradict it.
        where, when = (
            None if facet in claim.inferred else value
            for facet, value in (("place", claim.place), ("time", claim.time))
        )
        return Saying(
            claim.id,
            place,
            self.words[slice(*claim.passage)],
            claim.passage,
            self.around(claim.passage),
            sentence if sentence >= 0 else None,
            self._share(claim.passage, sentence),
            self.sources.of(claim),
            claim.act.value if claim.act else None,
            claim.act_mode,
            self.called.actor(claim.agent),
            self.called.actor(claim.patient),
            self.called.actor(where),
            tuple(self.called.named_in(claim.passage)),
            days_of(when),
            when,
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
            told=self._told(claim.passage),
        )

    def _told(self, passage: Span) -> str | None:
        wide = stated_span(self.parsed.reading, self.words, passage)
        return None if wide == passage else self.words[slice(*wide)]

    def _share(self, span: Span, sentence: int) -> float:
        if sentence < 0:
            return 1.0
        size = self.sentences[sentence].end - self.sentences[sentence].start
        return round(min(1.0, (span[1] - span[0]) / max(1, size)), 3)

    def around(self, span: Span) -> Span:
        """The paragraph that a passage stands in, else the passage."""
        place = bisect_right(self._paragraph_starts, span[0]) - 1
        if place < 0 or self._paragraphs[place].end <= span[0]:
            return span
        return self._paragraphs[place].start, max(self._paragraphs[place].end, span[1])

    def withdrawn(self) -> Iterator[tuple[str, str, str]]:
        """Claims that remarks of this report correct, amend or retract, and who does so.

        A publisher's correction of what it says that it reported amends it: "We reported that a
        truce was signed. This was wrong." Other claims that a correction names or holds may be the
        new ones, so they only say what older ones it replaces.
        """
        for remark in self.parsed.stated.remarks:
            if remark.status not in (RemarkStatus.corrected, RemarkStatus.retracted):
                continue
            by = self.called.entities.get(remark.by or "")
            form = self.called.main_form(by) if by is not None else self.called.publisher_form
            for claim in self.parsed.stated.claims:
                about = bool({claim.id, claim.attribution} & set(remark.about))
                chain = self.parsed.resolved.chains.get(claim.attribution or "")
                own = claim.attribution is not None and chain is not None and chain.origin == 0
                corrected = remark.status is RemarkStatus.corrected
                if about and own and corrected and form == self.called.publisher_form:
                    yield claim.id, "amended", form
                elif about or remark.start <= claim.passage[0] < remark.end:
                    yield claim.id, remark.status.value, form


def _with_scenes(made: Sequence[Saying]) -> list[Saying]:
    """Tolls with the place and the time that they are of: their own, else the sentence's.

    Else the last that were told of before, else the first place after.
    """
    ordered = sorted(made, key=lambda one: (one.passage, one.place_in_report))
    places = [one.place if one.place is not None and one.place.named else None for one in ordered]
    here: dict[int | None, Actor] = {}
    for saying, there in zip(ordered, places, strict=True):
        if there is not None and saying.sentence is not None:
            here.setdefault(saying.sentence, there)
    place: Actor | None = next((one for one in places if one is not None), None)
    time: Days | None = None
    found: dict[int, Saying] = {}
    for saying, own in zip(ordered, places, strict=True):
        place, time = own or place, saying.time or time
        if is_toll(saying):
            where = own or here.get(saying.sentence) or place
            found[saying.place_in_report] = replace(saying, scene=where, scene_time=time)
    return [found.get(saying.place_in_report, saying) for saying in made]
