"""The options that choose claims: declared once for every command that lists them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, TypeVar

import typer

__all__ = [
    "Act", "Agent", "Basis", "Caveat", "Certainty", "From", "InReport", "Mentions", "Modality",
    "Naming", "Near", "Origin", "Patient", "Place", "Polarity", "Publisher", "Remark", "Role",
    "Speaker", "To", "Words", "claim_filters", "member",
]  # fmt: skip

Text = str | None

Words = Annotated[
    Text, typer.Option("--words", "-w", help='Words in the claim; "in quotes" for a phrase.')
]
Speaker = Annotated[Text, typer.Option(help="Whose words they are; a name, or a key of `sources`.")]
Origin = Annotated[Text, typer.Option(help="Who is said to know it.")]
Publisher = Annotated[Text, typer.Option(help="Who published it.")]
Mentions = Annotated[Text, typer.Option(help="Someone or something named in it.")]
Naming = Annotated[
    Text, typer.Option(help="named, pseudonym, anonymous, collective, document or unknown.")
]
Basis = Annotated[Text, typer.Option(help="How the origin knows.")]
Role = Annotated[Text, typer.Option(help="What the origin is said to be.")]
Caveat = Annotated[Text, typer.Option(help="Claims with this caveat.")]
InReport = Annotated[Text, typer.Option("--report", help="Claims of one report, by its id.")]
Act = Annotated[Text, typer.Option(help="The kind of act: ASSAULT, MOVE, COERCE …")]
Agent = Annotated[Text, typer.Option(help="Who is said to have done it.")]
Patient = Annotated[Text, typer.Option(help="To whom or to what.")]
Place = Annotated[Text, typer.Option(help="Where, by name.")]
Near = Annotated[
    Text,
    typer.Option(
        metavar="LAT,LON,KM", help="Where, by distance; only places known to a district or better."
    ),
]
From = Annotated[
    Text, typer.Option("--from", metavar="DATE", help="Not wholly before: a day, month or year.")
]
To = Annotated[
    Text, typer.Option("--to", metavar="DATE", help="Not wholly after: a day, month or year.")
]
Certainty = Annotated[Text, typer.Option(help="certain, probable, possible or unknown.")]
Polarity = Annotated[Text, typer.Option(help="pos, neg or unknown: said to be so, or not so.")]
Modality = Annotated[Text, typer.Option(help="actual, future or hypothetical.")]
Remark = Annotated[
    Text, typer.Option(help="Claims of which this is remarked: could_not_verify, denied …")
]

Member = TypeVar("Member", bound=StrEnum)


def claim_filters(**given: str | None) -> dict[str, object]:
    """What `Session.claims` takes, from the options as typed. Raises WrongUse."""
    from sayso import vocabulary
    from sayso.ledger.claim_facets import Near as Circle

    vocabularies: dict[str, type[StrEnum]] = {
        "naming": vocabulary.Naming,
        "basis": vocabulary.Basis,
        "role": vocabulary.Role,
        "caveat": vocabulary.Caveat,
        "act": vocabulary.Act,
        "certainty": vocabulary.Certainty,
        "polarity": vocabulary.Polarity,
        "modality": vocabulary.Modality,
        "remark": vocabulary.RemarkStatus,
    }
    filters: dict[str, object] = {
        name: member(vocabularies[name], value, f"--{name}") if name in vocabularies else value
        for name, value in given.items()
    }
    if given.get("near") is not None:
        filters["near"] = Circle.parse(str(given["near"]))
    return filters


def member(vocabulary: type[Member], value: str | None, option: str) -> Member | None:
    """The vocabulary's member that `value` names. Raises WrongUse with the list of those there."""
    from sayso.errors import WrongUse

    if value is None:
        return None
    asked = value.replace("-", "_").casefold()
    for one in vocabulary:
        if one.value.casefold() == asked:
            return one
    there = ", ".join(str(one) for one in vocabulary)
    raise WrongUse(f"{option} {value!r} is none of: {there}")
