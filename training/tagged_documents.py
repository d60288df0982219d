"""Reports tagged in the text (`tagged.py`) as documents with attributions and leanings."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sayso.model.leanings import LABELS, Question
from sayso.read.words import Pieces
from sayso.vocabulary import Act
from training.corpora import tag_roles
from training.documents import Document, Leant, build, words_in
from training.marks import with_marks
from training.tagged import Saying, Tagged, speaker_of, usual_weights

__all__ = ["tagged_documents"]

Span = tuple[int, int]
FULL: Final = 300
"""Words from which a document takes in no further report."""
LEAST: Final = 0.4
MOST: Final = 2.0
"""How little and how much an example of an act counts."""


def tagged_documents(
    pieces: Pieces, reports: Sequence[Tagged], seed: int, usual: Counter[Act]
) -> Iterator[Document]:
    """The reports as documents, short ones joined to fill a window; then, one each, the contents
    that hold others' words.

    `usual`: how often each act comes in reports that were not written to show them all. What is
    rarer there weighs less here.
    """
    told = Counter(claim.act for one in reports for claim in one.claims)
    weights = usual_weights(told, usual, least=LEAST, most=MOST)
    order = list(reports)
    random.Random(seed).shuffle(order)
    joined: list[Tagged] = []
    for report in order:
        joined.append(report)
        if sum(len(one.text.split()) for one in joined) >= FULL:
            yield _document(pieces, joined, weights)
            joined = []
    if joined:
        yield _document(pieces, joined, weights)
    for report in order:
        for number, outer in report.sayings.items():
            inner = [
                one for n, one in report.sayings.items() if n != number and _within(one, outer)
            ]
            if inner and len(outer.content) == 1:
                start, end = outer.content[0]
                document = build(pieces, f"{report.id}.{number}", report.text[start:end])
                said = [_spans(report, one, -start) for one in inner]
                tag_roles(document, {"attributions": said})
                if document.links:
                    yield document


def _within(inner: Saying, outer: Saying) -> bool:
    """Whether one attribution stands in another's content."""
    pieces = [*inner.cue, *inner.content]
    return bool(pieces) and all(
        any(first <= start and end <= last for first, last in outer.content)
        for start, end in pieces
    )


def _spans(report: Tagged, one: Saying, shift: int) -> dict[str, list[Span]]:
    contents = [with_marks(report.text, span) for span in one.content]
    rows = {"source": one.source, "cue": one.cue, "content": contents}
    return {
        part: [(max(0, a + shift), b + shift) for a, b in spans if b + shift > 0]
        for part, spans in rows.items()
    }


def _document(
    pieces: Pieces, joined: Sequence[Tagged], weights: Mapping[Act, float]
) -> Document:  # fmt: skip
    text = "\n\n".join(report.text for report in joined)
    document = build(pieces, joined[0].id, text)
    said = []
    start = 0
    for report in joined:
        every = list(report.sayings.values())
        said += [
            _spans(report, one, start) for one in every
            if not any(other is not one and _within(one, other) for other in every)
        ]  # fmt: skip
        _lean(document, report, start, weights)
        start += len(report.text) + 2
    tag_roles(document, {"attributions": said})
    return document


def _lean(
    document: Document, report: Tagged, start: int, weights: Mapping[Act, float]
) -> None:  # fmt: skip
    """Roles of speakers; acts of claims, and who of those in the passage took part."""

    def words(spans: Sequence[Span]) -> list[Span]:
        return [words_in(document.words, a + start, b + start) for a, b in spans]

    named: dict[str, list[Span]] = {}
    for number, one in report.sayings.items():
        named.setdefault(speaker_of(report, number), []).extend(one.source)
    for number, one in report.sayings.items():
        speaker = speaker_of(report, number)
        role = report.sayings[speaker].role
        if role is not None:
            parts = {
                "mentions": words(named[speaker]),
                "saying": words([*one.source, *one.cue, *one.content]),
            }
            answer = LABELS[Question.role].index(role)
            document.leant.append(Leant(Question.role, parts, answer))
    for claim in report.claims:
        passage = {"passage": words([claim.passage])}
        answer = LABELS[Question.act].index(claim.act)
        document.leant.append(Leant(Question.act, passage, answer, weights[claim.act]))
        for question, spans in claim.parts.items():
            if spans or question not in claim.elsewhere:
                document.leant.append(Leant(question, passage, words(spans)))
