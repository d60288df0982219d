"""One claim in the terminal: its sentence, its chain hop by hop with the proof of each."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as Styled

from sayso.ledger.rows import ClaimRow
from sayso.model import Claim, Parsed, Span
from sayso.show.terminal.lines import GREY, indented
from sayso.show.terminal.safe import flat, printable
from sayso.show.words import BASIS, CAVEATS, CERTAINTY, MODALITY, POLARITY, REMARKS, hop_notes

__all__ = ["print_claim"]

CONTEXT = 160
"""Code points of the text shown on either side of a claim."""


def print_claim(console: Console, row: ClaimRow, parsed: Parsed) -> None:
    """Print everything that is known of one claim, and where each part of it stands."""
    text = parsed.text.text
    claim = row.claim
    console.print(_in_context(text, claim.passage))
    console.print(
        Styled(
            f"characters {claim.passage[0]}–{claim.passage[1]} of {row.report}"
            f" · {flat(row.title or 'no title')}",
            style=GREY,
        )
    )
    console.print()
    console.print(Styled("How it reached you", style="bold"))
    if row.chain is None or not row.chain.hops:
        console.print("  Nobody is known to have said it.")
    else:
        for index, hop in enumerate(row.chain.hops):
            notes = list(hop_notes(hop))
            if index == row.chain.origin:
                notes.append("the origin: whoever is said to know it")
            elif row.chain.origin is not None and index > row.chain.origin:
                notes.append("quoted by the origin, not heard by anyone else")
            line = Styled("  " * (index + 1) + ("← " if index else "")).append(
                flat(hop.name), style="cyan"
            )
            if notes:
                line.append(f"  ({', '.join(notes)})", style=GREY)
            console.print(line)
            if hop.passage:
                proof = flat(text[hop.passage[0] : hop.passage[1]], most=120)
                at = f"“{proof}”  at {hop.passage[0]}–{hop.passage[1]}"
                indented(console, at, 2 * (index + 3), style=GREY)
    console.print()
    console.print(
        Styled(
            "As the machine read it" + ("" if row.judgements else " (nobody has judged it)"),
            style="bold",
        )
    )
    if row.judgements:
        said = ", ".join(kind.value.replace("_", " ") for kind in row.judgements)
        console.print(f"  People said: {said}")
    for words in (
        POLARITY[claim.polarity],
        CERTAINTY[claim.certainty],
        MODALITY[claim.modality],
        BASIS[claim.basis],
    ):
        console.print(f"  {words}")
    _print_facets(console, row, parsed)
    if claim.caveats:
        console.print()
        console.print(Styled("Mind that", style="bold"))
        for caveat in claim.caveats:
            console.print(f"  {CAVEATS[caveat]}", style="yellow")
    _print_remarks(console, row, parsed)


def _print_facets(console: Console, row: ClaimRow, parsed: Parsed) -> None:
    names = {entity.id: entity.name for entity in parsed.resolved.entities}
    claim = row.claim
    text = parsed.text.text

    def words(span: Span | None) -> str | None:
        return text[span[0] : span[1]] if span else None

    facets = {
        "act": claim.act.value.lower() if claim.act else None,
        "who": names.get(claim.agent or ""),
        "to whom": names.get(claim.patient or ""),
        "where": _told_before("place", names.get(claim.place or ""), claim),
        "when": _told_before("time", claim.time, claim),
        "how many": claim.count.text if claim.count else None,
        "with what": words(claim.means),
        "what for": words(claim.purpose),
    }
    for label, value in facets.items():
        if value:
            indented(console, f"{label}: {flat(value)}")


def _told_before(facet: str, value: str | None, claim: Claim) -> str | None:
    """A facet, and that the claim's own words do not say it."""
    return f"{value} (from what is told before)" if value and facet in claim.inferred else value


def _print_remarks(console: Console, row: ClaimRow, parsed: Parsed) -> None:
    concerned = {row.id, row.claim.attribution}
    if row.chain:
        concerned |= {hop.entity for hop in row.chain.hops[1:]}
    concerned.discard(None)
    console.print()
    console.print(Styled("What is said about checking it", style="bold"))
    remarks = [r for r in parsed.stated.remarks if concerned & set(r.about)]
    for remark in remarks:
        words = flat(parsed.text.text[remark.start : remark.end])
        indented(console, f"{REMARKS[remark.status]}: “{words}”")
    if not remarks:
        console.print("  Nothing is said about verification.")


def _in_context(text: str, passage: Span) -> Styled:
    """The claim's words, bold, in what stands around them in its paragraph, verbatim."""
    start, end = passage
    before = text[max(0, start - CONTEXT) : start].rpartition("\n\n")[2]
    after = text[end : end + CONTEXT].partition("\n\n")[0]
    line = Styled(printable(before), style=GREY)
    line.append(printable(text[start:end]), style="bold default")
    return line.append(printable(after).rstrip(), style=GREY)
