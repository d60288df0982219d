"""One report in the terminal: its text verbatim, who says what beside it.

Attributions are numbered in reading order and coloured by speaker; a bracketed number stands
before the first word of each content, outside the report's own words by its style. Sentences in
which nothing was found, and boilerplate, are grey.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from sayso.model import Attribution, Chain, Paragraph, Parsed, Span
from sayso.show.terminal.lines import GREY
from sayso.show.terminal.safe import flat, printable
from sayso.show.words import REMARKS, chain_line
from sayso.vocabulary import READ_KINDS, ParagraphKind

__all__ = ["print_report"]

SPEAKER_STYLES = ("cyan", "green", "magenta", "yellow", "blue", "red")


def print_report(console: Console, parsed: Parsed) -> None:
    """Print the whole report with its attributions marked and their chains in the margin."""
    report = parsed.report
    console.print(Styled(printable(report.title or "(no title)"), style="bold"))
    facts = [
        report.publisher or "publisher not known",
        report.byline or "",
        report.published or "date not known",
        report.url or "",
        report.id,
    ]
    console.print(Styled(printable("  ·  ".join(f for f in facts if f)), style=GREY))
    if parsed.reading.unread:
        console.print(Styled(f"Not read: {parsed.reading.unread}", style="yellow"))
    console.print()
    page = _Page(parsed)
    for paragraph in parsed.text.paragraphs:
        console.print(page.paragraph(paragraph))
    _print_remarks(console, parsed)


def _print_remarks(console: Console, parsed: Parsed) -> None:
    names = {entity.id: entity.name for entity in parsed.resolved.entities}
    for remark in parsed.stated.remarks:
        who = names.get(remark.by or "", parsed.report.publisher or "the publisher")
        words = parsed.text.text[remark.start : remark.end]
        console.print(
            Styled(f"Remark: {REMARKS[remark.status]} ({printable(who)}): ", style="yellow").append(
                f"“{flat(words)}”", style="default"
            )
        )


class _Page:
    """The parts of a report that its paragraphs draw on, sorted once."""

    def __init__(self, parsed: Parsed) -> None:
        self._text = parsed.text.text
        self._chains = parsed.resolved.chains
        ordered = sorted(parsed.reading.attributions, key=lambda a: (a.extent, a.parent or ""))
        self._numbered = list(enumerate(ordered, 1))
        self._sentences = parsed.reading.sentences
        self._own_voice = [c.passage for c in parsed.stated.claims if c.attribution is None]
        self._colours: dict[str, str] = {}

    def paragraph(self, paragraph: Paragraph) -> RenderableType:
        """One paragraph beside the chains of the attributions that begin in it."""
        here = [
            (number, attribution)
            for number, attribution in self._numbered
            if any(_overlap(span, paragraph) for span in attribution.content + attribution.cue)
        ]
        words = self._styled(paragraph, here)
        if paragraph.kind not in READ_KINDS:
            words.stylize(GREY)
            return Padding(words, (0, 0, 1, 0))
        if paragraph.kind in (ParagraphKind.headline, ParagraphKind.heading):
            words.stylize("bold")
        margin = [
            self._margin(number, attribution)
            for number, attribution in here
            if paragraph.start <= attribution.extent[0] < paragraph.end
        ]
        row = Table.grid(padding=(0, 3, 1, 0), expand=True)
        row.add_column(ratio=3)
        row.add_column(ratio=2)
        row.add_row(words, Group(*margin))
        return row

    def _styled(self, paragraph: Paragraph, here: list[tuple[int, Attribution]]) -> Styled:
        start, end = paragraph.start, paragraph.end
        styled = Styled(printable(self._text[start:end]))
        for sentence in self._silent(paragraph, here):
            styled.stylize(GREY, sentence[0] - start, sentence[1] - start)
        for _, attribution in here:
            colour = self._colour(attribution)
            for first, last in attribution.content:
                styled.stylize(colour, max(first, start) - start, max(min(last, end) - start, 0))
        for _, attribution in here:
            for first, last in attribution.source + attribution.cue:
                if _overlap((first, last), paragraph):
                    styled.stylize("underline", max(first, start) - start, min(last, end) - start)
        return self._numbers(styled, paragraph, here)

    def _numbers(
        self, styled: Styled, paragraph: Paragraph, here: list[tuple[int, Attribution]]
    ) -> Styled:
        marks = sorted(
            (attribution.content[0][0] if attribution.content else attribution.extent[0], number)
            for number, attribution in here
        )
        marks = [mark for mark in marks if paragraph.start <= mark[0] < paragraph.end]
        parts = styled.divide([at - paragraph.start for at, _ in marks]) if marks else [styled]
        whole = Styled()
        for index, part in enumerate(parts):
            if index:
                whole.append(f"[{marks[index - 1][1]}]", style="bold reverse")
            whole.append_text(part)
        return whole

    def _silent(self, paragraph: Paragraph, here: list[tuple[int, Attribution]]) -> Iterator[Span]:
        """Sentences of the paragraph in which no attribution and no claim was found."""
        taken = [span for _, a in here for span in a.content + a.cue + a.source]
        taken += [c for c in self._own_voice if _overlap(c, paragraph)]
        for sentence in self._sentences:
            if sentence.start >= paragraph.end or sentence.end <= paragraph.start:
                continue
            if not any(s < sentence.end and e > sentence.start for s, e in taken):
                yield max(sentence.start, paragraph.start), min(sentence.end, paragraph.end)

    def _colour(self, attribution: Attribution) -> str:
        chain = self._chains.get(attribution.id)
        key = (chain.speaker.entity or chain.speaker.name) if chain else ""
        count = len(self._colours)
        return self._colours.setdefault(key, SPEAKER_STYLES[count % len(SPEAKER_STYLES)])

    def _margin(self, number: int, attribution: Attribution) -> Styled:
        chain = self._chains.get(attribution.id) or Chain((), None)
        depth = "↳ " if attribution.parent else ""
        line = Styled(f"[{number}] {depth}", style="bold")
        words = chain_line(chain) if chain.hops else "speaker not known"
        return line.append(printable(words), style=self._colour(attribution))


def _overlap(span: Span, paragraph: Paragraph) -> bool:
    return span[0] < paragraph.end and span[1] > paragraph.start
