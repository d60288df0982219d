"""Claimed movements in the terminal: the stops in order, the exact words, who says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text as Styled

from sayso.ledger.journeys import JourneyRow
from sayso.show.parse_json import hop_json
from sayso.show.terminal.lines import GREY, indented
from sayso.show.terminal.safe import flat
from sayso.show.terminal.when import when
from sayso.show.words import chain_line
from sayso.vocabulary import JourneyStatus

__all__ = ["journey_row_json", "print_journeys"]

STATUS = {
    JourneyStatus.made: "said to have been made",
    JourneyStatus.attempted: "said to have been tried",
    JourneyStatus.planned: "said to be planned",
    JourneyStatus.habitual: "said to be usual",
    JourneyStatus.hypothetical: "supposed",
}


def print_journeys(console: Console, rows: Sequence[JourneyRow]) -> None:
    """Each journey with its stops, its words verbatim, its chain below."""
    for row in rows:
        line = Styled(flat(row.who), style="bold").append(": ", style="default")
        for place, stop in enumerate(row.stops):
            if place:
                line.append(" → ", style=GREY)
            if stop.via:
                line.append("via ", style=GREY)
            line.append(flat(stop.name), style="default")
        console.print(line)
        for words in row.words[:3]:
            indented(console, f"“{flat(words, most=400)}”")
        chain = Styled(flat(chain_line(row.chain)) if row.chain else "speaker not known", "cyan")
        if row.attribution is None:
            chain.append(" (the publisher's own words)", style=GREY)
        indented(console, chain)
        notes = [
            STATUS[row.status],
            when(row.time) if row.time else "when is not said",
            f"by means of: {flat(row.means)}" if row.means else "",
            row.report,
        ]
        indented(console, " · ".join(n for n in notes if n), style=GREY, after=1)


def journey_row_json(row: JourneyRow) -> dict[str, Any]:
    """One journey of a list as plain JSON."""
    return {
        "report": row.report,
        "publisher": row.publisher,
        "title": row.title,
        "published": row.published,
        "who": {"entity": row.entity, "name": row.who},
        "stops": [
            {
                "entity": stop.entity,
                "name": stop.name,
                "via": stop.via,
                "lat": stop.lat,
                "lon": stop.lon,
                "precision": stop.precision,
            }
            for stop in row.stops
        ],
        "means": row.means,
        "time": row.time,
        "status": row.status.value,
        "attribution": row.attribution,
        "chain": [hop_json(hop) for hop in row.chain.hops] if row.chain else [],
        "passages": [list(span) for span in row.passages],
        "words": list(row.words),
    }
