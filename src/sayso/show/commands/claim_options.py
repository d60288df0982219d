"""The options that choose claims: declared once for every command that lists them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, TypeVar

import typer

__all__ = [
    "NONE", "Basis", "Caveat", "Filters", "InReport", "Mentions", "Naming", "Origin",
    "Publisher", "Role", "Speaker", "Words", "member", "takes_claim_filters",
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
Basis = Annotated[
    Text,
    typer.Option(help="How the origin knows: own_act, direct_observation, hearsay, document …"),
]
Role = Annotated[
    Text, typer.Option(help="What the origin is said to be: witness, detainee, official …")
]
Caveat = Annotated[
    Text, typer.Option(help="Claims with this caveat: detained_by_publisher, heading_only …")
]
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

Filters = dict[str, Any]
"""What `Session.claims` takes."""

NONE: Filters = {}
"""Stands where the filters go; a command never sees it."""

CHOOSING: dict[str, Any] = {
    "words": Words, "speaker": Speaker, "origin": Origin, "publisher": Publisher,
    "mentions": Mentions, "naming": Naming, "basis": Basis, "role": Role, "caveat": Caveat,
    "act": Act, "agent": Agent, "patient": Patient, "place": Place, "near": Near, "since": From,
    "until": To, "certainty": Certainty, "polarity": Polarity, "modality": Modality,
    "remark": Remark, "report": InReport,
}  # fmt: skip
"""Every filter of claims by its name in `Ledger.claims`, with its option."""

Member = TypeVar("Member", bound=StrEnum)


def takes_claim_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command every option that chooses claims; it gets them as one `filters`.

    Typer reads a command's options from its signature, so this makes one: the command's own
    options, with the filters in the place of `filters`.
    """
    own = inspect.signature(command, eval_str=True).parameters
    choosing = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=option)
        for name, option in CHOOSING.items()
    ]
    parameters: list[inspect.Parameter] = []
    for name, parameter in own.items():
        one = parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        parameters += choosing if name == "filters" else [one]

    def filtered(**given: Any) -> None:
        chosen = {name: given.pop(name) for name in CHOOSING}
        command(filters=claim_filters(**chosen), **given)

    filtered.__name__, filtered.__doc__ = command.__name__, command.__doc__
    filtered.__annotations__ = {one.name: one.annotation for one in parameters}
    filtered.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return filtered


def claim_filters(**given: str | None) -> Filters:
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
    filters: Filters = {
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
